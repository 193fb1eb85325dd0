#include "catalogue/UnderstandingRows.h"

#include <cstring>

#include "base/Contract.h"
#include "catalogue/Half.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"

namespace albumen {
namespace {

constexpr int sceneKind = 1, imagenetKind = 2; // in d.scene

std::span<const std::byte> bytesOf(const std::vector<std::uint8_t>& numbers)
{
    return std::as_bytes(std::span(numbers));
}

std::vector<std::uint8_t> numbersOf(std::span<const std::byte> bytes)
{
    std::vector<std::uint8_t> numbers(bytes.size());
    std::memcpy(numbers.data(), bytes.data(), bytes.size());
    return numbers;
}

Look lookIn(const Query& query, int first)
{
    return {.hash = static_cast<std::uint64_t>(query.integer(first)),
            .tone = numbersOf(query.blob(first + 1)),
            .pooled = query.null(first + 2) ? std::vector<float>{} : fromHalf(query.blob(first + 2)),
            .network = {}};
}

/// "(?, ?)" for so many keys, which are numbers of our own.
std::string listOf(const std::vector<std::int64_t>& keys)
{
    std::string list;
    for (const std::int64_t key : keys) list += (list.empty() ? "" : ", ") + std::to_string(key);
    return "(" + list + ")";
}

} // namespace

Status UnderstandingRows::store(ContentNo content, const Understanding& seen, std::span<const FaceId> faces)
{
    for (const char* const table : {"verdict", "tag", "scene", "look"})
        TRY(db_.run(std::string("DELETE FROM d.") + table + " WHERE content_id = ?", content));
    for (const auto& [measure, number] : seen.measures) {
        const auto detail = seen.details.find(measure);
        TRY(db_.run("INSERT INTO d.verdict(content_id, kind, raw, detail) VALUES (?, ?, ?, ?)", content, measure,
                    number, detail == seen.details.end() ? std::nullopt : std::optional(detail->second)));
    }
    if (seen.objects)
        for (const SeenObject& one : *seen.objects)
            TRY(db_.run(
                "INSERT INTO d.tag(content_id, class80, tag, score, x, y, w, h) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                content, one.object, one.tag, one.score, one.box.x, one.box.y, one.box.w, one.box.h));
    TRY(storeGuesses(content, sceneKind, seen.scene));
    TRY(storeGuesses(content, imagenetKind, seen.imagenet));
    if (seen.look) TRY(storeLook(content, *seen.look));
    TRY(storeAttributes(seen, faces));
    TRY(db_.run("DELETE FROM d.pass WHERE content_id = ? AND kind IN (?, ?)", content, PassKind::understand,
                PassKind::grouped));
    for (const ModelRev& model : seen.models) {
        TRY_ASSIGN(const auto key, modelKey(db_, model, true));
        TRY(db_.run("INSERT OR REPLACE INTO d.pass(content_id, kind, model_key, found) VALUES (?, ?, ?, 0)", content,
                    PassKind::understand, *key));
    }
    return {};
}

Status UnderstandingRows::storeGuesses(ContentNo content, int kind, const std::vector<Guess>& guesses)
{
    int rank = 0;
    for (const Guess& guess : guesses) {
        TRY(db_.run("INSERT OR IGNORE INTO d.label(word) VALUES (?)", guess.label));
        TRY(db_.run("INSERT INTO d.scene(content_id, kind, rank, label, p) "
                    "VALUES (?, ?, ?, (SELECT id FROM d.label WHERE word = ?), ?)",
                    content, kind, rank++, guess.label, guess.probability));
    }
    return {};
}

Status UnderstandingRows::storeLook(ContentNo content, const Look& look)
{
    std::optional<std::int64_t> network;
    if (look.network) {
        TRY_ASSIGN(network, modelKey(db_, *look.network, true));
    }
    const auto pooled = look.pooled.empty() ? std::nullopt : std::optional(toHalf(look.pooled));
    return db_.run("INSERT INTO d.look(content_id, phash, tone, pooled, model_key) VALUES (?, ?, ?, ?, ?)", content,
                   static_cast<std::int64_t>(look.hash), bytesOf(look.tone), pooled, network);
}

Result<Understanding> UnderstandingRows::of(ContentNo content) const
{
    Understanding seen;
    Query measures = db_.query("SELECT kind, raw, detail FROM d.verdict WHERE content_id = ?", content);
    while (measures.next()) {
        seen.measures[measures.id<Measure>(0)] = measures.single(1);
        if (!measures.null(2)) seen.details[measures.id<Measure>(0)] = measures.text(2);
    }
    TRY(measures.status());
    Query objects = db_.query("SELECT class80, tag, score, x, y, w, h FROM d.tag WHERE content_id = ? "
                              "ORDER BY score DESC, rowid",
                              content);
    std::vector<SeenObject> found;
    while (objects.next())
        found.push_back({static_cast<int>(objects.integer(0)),
                         objects.id<Tag>(1),
                         {objects.single(3), objects.single(4), objects.single(5), objects.single(6)},
                         objects.single(2)});
    TRY(objects.status());
    TRY_ASSIGN(seen.scene, guessesOf(content, sceneKind));
    TRY_ASSIGN(seen.imagenet, guessesOf(content, imagenetKind));
    Query models = db_.query("SELECT m.id, m.revision FROM d.pass p JOIN d.model m ON m.key = p.model_key "
                             "WHERE p.content_id = ? AND p.kind = ? ORDER BY m.id, m.revision",
                             content, PassKind::understand);
    while (models.next()) seen.models.push_back({models.text(0), models.text(1)});
    TRY(models.status());
    if (!seen.models.empty()) seen.objects = std::move(found);
    return seen;
}

Result<std::vector<Guess>> UnderstandingRows::guessesOf(ContentNo content, int kind) const
{
    std::vector<Guess> guesses;
    Query query = db_.query("SELECT l.word, s.p FROM d.scene s JOIN d.label l ON l.id = s.label "
                            "WHERE s.content_id = ? AND s.kind = ? ORDER BY s.rank",
                            content, kind);
    while (query.next()) guesses.push_back({query.text(0), query.single(1)});
    TRY(query.status());
    return guesses;
}

Result<std::set<Verdict>> UnderstandingRows::disagreed(ContentNo content) const
{
    std::set<Verdict> verdicts;
    Query query = db_.query("SELECT b FROM main.state WHERE reg = ? AND a = ?", Register::verdictDisagreed, content);
    while (query.next()) verdicts.insert(query.id<Verdict>(0));
    TRY(query.status());
    return verdicts;
}

Result<std::optional<Look>> UnderstandingRows::lookOf(ContentNo content) const
{
    std::optional<Look> look;
    Query query = db_.query("SELECT l.phash, l.tone, l.pooled, m.id, m.revision FROM d.look l "
                            "LEFT JOIN d.model m ON m.key = l.model_key WHERE l.content_id = ?",
                            content);
    if (query.next()) {
        look = lookIn(query, 0);
        if (!query.null(3)) look->network = ModelRev{query.text(3), query.text(4)};
    }
    TRY(query.status());
    return look;
}

Result<std::vector<LookOf>> UnderstandingRows::looks(const std::optional<ModelRev>& network, LooksOf of) const
{
    std::optional<std::int64_t> key;
    if (network) {
        TRY_ASSIGN(key, modelKey(db_, *network, false));
    }
    std::vector<LookOf> looks;
    Query query = db_.query("SELECT l.content_id, l.phash, l.tone, CASE WHEN l.model_key = ? THEN l.pooled END "
                            "FROM d.look l WHERE l.content_id IN (SELECT content_id FROM temp." +
                                std::string(of == LooksOf::collection ? "collection" : "collection_and_trash") +
                                ") ORDER BY l.content_id",
                            key);
    while (query.next()) {
        looks.push_back({query.id<ContentNo>(0), lookIn(query, 1)});
        if (!looks.back().look.pooled.empty()) looks.back().look.network = network;
    }
    TRY(query.status());
    return looks;
}

Result<std::vector<ToUnderstand>> UnderstandingRows::waiting(std::span<const ModelRev> models) const
{
    std::vector<std::int64_t> keys;
    for (const ModelRev& model : models) {
        TRY_ASSIGN(const auto key, modelKey(db_, model, false));
        keys.push_back(key.value_or(0)); // 0: it has looked at nothing yet
    }
    std::vector<ToUnderstand> waiting;
    Query query = db_.query(
        "SELECT p.content_id, r.id, r.path, f.path, p.name, p.size, p.mtime_ns, p.beside, p.taken_s, p.camera, "
        "min(p.id) FROM photo p JOIN folder f ON f.id = p.folder_id JOIN root r ON r.id = f.root_id "
        "WHERE p.state = ?1 AND p.content_id IS NOT NULL AND r.kind <> ?2 AND r.state = ?3 "
        "AND EXISTS(SELECT 1 FROM d.pass d WHERE d.content_id = p.content_id AND d.kind = ?4) "
        "AND (SELECT count(*) FROM d.pass u WHERE u.content_id = p.content_id AND u.kind = ?5 AND u.model_key IN " +
            listOf(keys) + ") < ?6 GROUP BY p.content_id ORDER BY p.taken_s DESC, p.content_id",
        PhotoState::present, RootKind::references, RootState::online, PassKind::detect, PassKind::understand,
        keys.size());
    while (query.next()) {
        ToUnderstand one;
        one.content = query.id<ContentNo>(0);
        one.file = {.root = query.id<RootId>(1),
                    .path = absolutePath(query.text(2), query.text(3), query.text(4)),
                    .folder = query.text(3),
                    .name = query.text(4),
                    .size = static_cast<std::uint64_t>(query.integer(5)),
                    .mtimeNs = query.integer(6),
                    .beside = query.integer(7)};
        one.facts.takenLocalS = query.maybeInteger(8);
        one.facts.camera = query.text(9);
        waiting.push_back(std::move(one));
    }
    TRY(query.status());
    return waiting;
}

Status UnderstandingRows::storeAttributes(const Understanding& seen, std::span<const FaceId> faces)
{
    EXPECTS(seen.attributes.empty() || seen.attributes.size() == faces.size());
    for (std::size_t i = 0; i < seen.attributes.size(); ++i) {
        TRY(db_.run("DELETE FROM d.face_attribute WHERE face_id = ?", faces[i]));
        int rank = 0;
        for (const Guess& guess : seen.attributes[i])
            TRY(db_.run("INSERT INTO d.face_attribute(face_id, rank, label, p) VALUES (?, ?, ?, ?)", faces[i], rank++,
                        guess.label, guess.probability));
    }
    return {};
}

Result<std::map<FaceId, std::vector<Guess>>> UnderstandingRows::attributesIn(ContentNo content) const
{
    std::map<FaceId, std::vector<Guess>> attributes;
    Query query =
        db_.query("SELECT a.face_id, a.label, a.p FROM main.face f JOIN d.face_attribute a ON a.face_id = f.id "
                  "WHERE f.content_id = ? ORDER BY a.face_id, a.rank",
                  content);
    while (query.next()) attributes[query.id<FaceId>(0)].push_back({query.text(1), query.single(2)});
    TRY(query.status());
    return attributes;
}

Status UnderstandingRows::forgetAttributes()
{
    return db_.run("DELETE FROM d.face_attribute");
}

Result<std::vector<FaceHere>> UnderstandingRows::facesIn(ContentNo content) const
{
    std::vector<FaceHere> faces;
    Query query = db_.query("SELECT face_id, x, y, w, h, score FROM temp.face_label WHERE content_id = ? AND how <> ?",
                            content, LabelHow::notAFace);
    while (query.next()) {
        FaceHere& face = faces.emplace_back();
        face.id = query.id<FaceId>(0);
        face.box.box = {query.single(1), query.single(2), query.single(3), query.single(4)};
        face.box.score = query.single(5);
    }
    TRY(query.status());
    return faces;
}

} // namespace albumen
