#include "catalogue/FaceRows.h"

#include <set>

#include "catalogue/Half.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "catalogue/Views.h"

namespace albumen {

namespace {

// Whom a face is labelled with; its group where nobody settled it: ask or unknown, the two first parameters.
constexpr auto labelColumns =
    "SELECT l.face_id, l.content_id, l.x, l.y, l.w, l.h, l.score, k.height_px, k.sharpness, k.yaw, k.pitch, k.roll, "
    "k.grade, l.how, l.person, n.name, g.number, l.distance, l.evidence FROM temp.face_label l "
    "LEFT JOIN d.face_look k ON k.face_id = l.face_id "
    "LEFT JOIN main.person_name n ON n.person_id = l.person "
    "LEFT JOIN d.group_face gf ON gf.face_id = l.face_id AND l.how IN (?, ?) "
    "LEFT JOIN d.face_group g ON g.id = gf.group_id ";

// A face nobody settled, with a vector of the model, in a photo that is present (the two first parameters).
constexpr auto openColumns =
    "SELECT f.id, f.content_id, k.method, k.hash, f.x, f.y, f.w, f.h, l.grade, e.vec FROM temp.live_face f "
    "JOIN d.embedding e ON e.face_id = f.id AND e.model_key = ? "
    "LEFT JOIN d.face_look l ON l.face_id = f.id "
    "JOIN main.content_key k ON k.content_id = f.content_id "
    " AND k.method = (SELECT min(method) FROM main.content_key WHERE content_id = f.content_id) "
    "WHERE NOT EXISTS(SELECT 1 FROM main.face_person s WHERE s.face_id = f.id) "
    " AND NOT EXISTS(SELECT 1 FROM main.face_status s WHERE s.face_id = f.id) "
    " AND EXISTS(SELECT 1 FROM main.photo p WHERE p.content_id = f.content_id AND p.state = ?) ";
// The person's faces are found by index first; what they are labelled with says the last word.
constexpr auto ofOnePerson =
    "WHERE l.face_id IN (SELECT face_id FROM temp.maybe_of_person WHERE person = (SELECT root_id FROM person WHERE id "
    "= ?3)) "
    "AND l.person = (SELECT root_id FROM person WHERE id = ?3) AND l.how <= ?4 ORDER BY l.how, l.content_id, l.face_id";
constexpr auto ofOneGroup = "WHERE l.face_id IN (SELECT m.face_id FROM d.face_group h JOIN d.group_face m ON "
                            "m.group_id = h.id WHERE h.number = ?3) "
                            "AND g.number = ?3 AND l.content_id NOT IN (SELECT content_id FROM temp.thrown_content) "
                            "ORDER BY l.content_id, l.face_id";
// A face that defines a person (its grade, and the model of its vector, before the rest of the conditions).
constexpr auto galleryColumns =
    "SELECT f.id, f.content_id, p.id, p.root_id, e.vec FROM main.face_person s JOIN temp.live_face f ON f.id = "
    "s.face_id "
    "JOIN main.person p ON p.id = s.person_id JOIN d.face_look k ON k.face_id = f.id AND k.grade = ? "
    "JOIN d.embedding e ON e.face_id = f.id AND e.model_key = ? "
    "WHERE NOT EXISTS(SELECT 1 FROM main.face_status x WHERE x.face_id = f.id) "
    "AND NOT EXISTS(SELECT 1 FROM temp.person_deleted x WHERE x.person_id = p.root_id) ";
constexpr auto openOrder = "ORDER BY k.hash, f.x, f.y, f.id";

Result<std::vector<FaceId>> idsOf(Query query)
{
    std::vector<FaceId> faces;
    while (query.next()) faces.push_back(query.id<FaceId>(0));
    TRY(query.status());
    return faces;
}

Result<std::int64_t> keyOf(Db& db, const ModelRev& model)
{
    TRY_ASSIGN(const auto key, modelKey(db, model, false));
    return key.value_or(-1); // never seen: no row has it
}

} // namespace

Result<std::vector<LabelledFace>> FaceRows::labelled(Query query) const
{
    std::vector<LabelledFace> faces;
    while (query.next()) {
        LabelledFace face;
        face.id = query.id<FaceId>(0);
        face.content = query.id<ContentNo>(1);
        face.box = {query.single(2), query.single(3), query.single(4), query.single(5)};
        face.score = query.single(6);
        if (!query.null(12))
            face.quality = {query.single(7),  query.single(8),  query.single(9),
                            query.single(10), query.single(11), query.id<FaceGrade>(12)};
        face.how = query.id<LabelHow>(13);
        if (!query.null(14)) face.person = query.id<PersonId>(14);
        face.name = query.text(15);
        face.group = query.maybeInteger(16);
        if (!query.null(17)) face.distance = query.single(17);
        if (!query.null(18)) face.evidence = query.id<FaceId>(18);
        faces.push_back(std::move(face));
    }
    TRY(query.status());
    return faces;
}

Result<std::vector<LabelledFace>> FaceRows::ofContent(ContentNo content) const
{
    return labelled(db_.query(std::string(labelColumns) + "WHERE l.content_id = ? ORDER BY l.x, l.face_id",
                              LabelHow::ask, LabelHow::unknown, content));
}

Result<std::vector<LabelledFace>> FaceRows::ofPhoto(PhotoId photo) const
{
    return labelled(
        db_.query(std::string(labelColumns) +
                      "WHERE l.content_id = (SELECT content_id FROM photo WHERE id = ?) ORDER BY l.x, l.face_id",
                  LabelHow::ask, LabelHow::unknown, photo));
}

Result<std::optional<LabelledFace>> FaceRows::face(FaceId id) const
{
    TRY_ASSIGN(auto faces, labelled(db_.query(std::string(labelColumns) + "WHERE l.face_id = ?", LabelHow::ask,
                                              LabelHow::unknown, id)));
    if (faces.empty()) return std::nullopt;
    return std::move(faces.front());
}

Result<std::vector<FaceId>> FaceRows::idsOfAll() const
{
    return idsOf(db_.query("SELECT l.face_id FROM temp.face_label l WHERE EXISTS(SELECT 1 FROM main.photo p "
                           "WHERE p.content_id = l.content_id AND p.state = ?) ORDER BY l.content_id, l.x, l.face_id",
                           PhotoState::present));
}

Result<std::vector<LabelledFace>> FaceRows::all() const
{
    return labelled(db_.query(
        std::string(labelColumns) +
            "WHERE l.content_id IN (SELECT content_id FROM temp.collection) ORDER BY l.content_id, l.x, l.face_id",
        LabelHow::ask, LabelHow::unknown));
}

Result<std::vector<LabelledFace>> FaceRows::ofPerson(PersonId person, bool withAsk) const
{
    return labelled(db_.query(std::string(labelColumns) + ofOnePerson, LabelHow::ask, LabelHow::unknown, person,
                              withAsk ? LabelHow::ask : LabelHow::sure));
}

Result<std::vector<LabelledFace>> FaceRows::ofGroup(std::int64_t number) const
{
    return labelled(db_.query(std::string(labelColumns) + ofOneGroup, LabelHow::ask, LabelHow::unknown, number));
}

Result<std::vector<LabelledFace>> FaceRows::rows(std::span<const FaceId> faces) const
{
    std::vector<LabelledFace> all;
    for (const FaceId id : faces) {
        TRY_ASSIGN(auto found, face(id));
        if (found) all.push_back(std::move(*found));
    }
    return all;
}

Result<std::vector<FaceId>> FaceRows::idsOfPerson(PersonId person, bool withAsk) const
{
    return idsOf(db_.query("SELECT l.face_id FROM temp.face_label l "
                           "WHERE l.face_id IN (SELECT face_id FROM temp.maybe_of_person WHERE person = "
                           "(SELECT root_id FROM person WHERE id = ?1)) "
                           "AND l.person = (SELECT root_id FROM person WHERE id = ?1) AND l.how <= ?2 "
                           "AND l.content_id NOT IN (SELECT content_id FROM temp.thrown_content) "
                           "ORDER BY l.how, l.content_id, l.face_id",
                           person, withAsk ? LabelHow::ask : LabelHow::sure));
}

Result<std::vector<FaceId>> FaceRows::idsOfGroup(std::int64_t number) const
{
    return idsOf(db_.query("SELECT l.face_id FROM d.face_group g CROSS JOIN d.group_face gf ON gf.group_id = g.id "
                           "CROSS JOIN temp.face_label l ON l.face_id = gf.face_id "
                           "WHERE g.number = ? AND l.how IN (?, ?) "
                           "AND l.content_id NOT IN (SELECT content_id FROM temp.thrown_content) "
                           "ORDER BY l.content_id, l.face_id",
                           number, LabelHow::ask, LabelHow::unknown));
}

Result<std::vector<FaceId>> FaceRows::idsOfContent(ContentNo content) const
{
    return idsOf(
        db_.query("SELECT l.face_id FROM temp.face_label l WHERE l.content_id = ? ORDER BY l.x, l.face_id", content));
}

Result<std::vector<FaceRows::OfPerson>> FaceRows::ofPersonByTime(PersonId root) const
{
    std::vector<OfPerson> faces;
    Query query = db_.query(
        "SELECT l.face_id, l.how, l.distance, coalesce((SELECT t.taken_s FROM temp.content_taken t "
        "WHERE t.content_id = l.content_id), (SELECT max(p.taken_s) FROM photo p WHERE p.content_id = l.content_id)) "
        "FROM temp.face_label l WHERE l.face_id IN (SELECT face_id FROM temp.maybe_of_person WHERE person = ?1) "
        "AND l.person = ?1 AND l.content_id NOT IN (SELECT content_id FROM temp.thrown_content)",
        root);
    while (query.next())
        faces.push_back({query.id<FaceId>(0), query.id<LabelHow>(1), query.single(2), query.maybeInteger(3)});
    TRY(query.status());
    return faces;
}

Result<std::vector<FaceRows::Ignored>> FaceRows::ignored() const
{
    std::vector<Ignored> faces;
    Query query = db_.query("SELECT s.decision_id, d.at_ms, s.face_id FROM main.face_status s "
                            "JOIN decision d ON d.id = s.decision_id JOIN temp.live_face f ON f.id = s.face_id "
                            "WHERE s.status = ? AND EXISTS(SELECT 1 FROM temp.collection c WHERE c.content_id = "
                            "f.content_id) ORDER BY s.decision_id DESC, s.face_id",
                            FaceStatus::ignored);
    while (query.next()) faces.push_back({query.id<DecisionId>(0), query.integer(1), query.id<FaceId>(2)});
    TRY(query.status());
    return faces;
}

Result<std::optional<FaceRows::DecidedBy>> FaceRows::decidedBy(FaceId face) const
{
    std::optional<DecidedBy> by;
    Query query = db_.query("SELECT d.id, d.kind, d.at_ms, d.note FROM state s JOIN decision d ON d.id = s.decision_id "
                            "WHERE s.reg IN (?, ?) AND s.a = ? AND s.b = 0 ORDER BY d.id DESC LIMIT 1",
                            Register::facePerson, Register::faceStatus, face);
    if (query.next()) by = {query.id<DecisionId>(0), query.id<DecisionKind>(1), query.integer(2), query.text(3)};
    TRY(query.status());
    return by;
}

Result<std::vector<DecidedFace>> FaceRows::decided(Query query)
{
    std::vector<DecidedFace> faces;
    while (query.next())
        faces.push_back({query.id<FaceId>(0), query.id<ContentNo>(1), query.id<PersonId>(2), query.id<PersonId>(3),
                         fromHalf(query.blob(4))});
    TRY(query.status());
    return faces;
}

Result<std::vector<DecidedFace>> FaceRows::gallery(const ModelRev& embedder) const
{
    TRY_ASSIGN(const std::int64_t key, keyOf(db_, embedder));
    return decided(db_.query(std::string(galleryColumns) + "ORDER BY p.root_id, f.id", FaceGrade::good, key));
}

Result<std::optional<DecidedFace>> FaceRows::galleryFace(const ModelRev& embedder, FaceId face) const
{
    TRY_ASSIGN(const std::int64_t key, keyOf(db_, embedder));
    TRY_ASSIGN(std::vector<DecidedFace> faces,
               decided(db_.query(std::string(galleryColumns) + "AND s.face_id = ?", FaceGrade::good, key, face)));
    if (faces.empty()) return std::nullopt;
    return std::move(faces.front());
}

Result<std::vector<ContentNo>> FaceRows::contentsToMatch(const ModelRev& embedder) const
{
    TRY_ASSIGN(const std::int64_t key, keyOf(db_, embedder));
    std::vector<ContentNo> contents;
    Query query = db_.query("SELECT DISTINCT f.content_id FROM d.embedding e JOIN temp.live_face f ON f.id = e.face_id "
                            "WHERE e.model_key = ? ORDER BY f.content_id",
                            key);
    while (query.next()) contents.push_back(query.id<ContentNo>(0));
    TRY(query.status());
    return contents;
}

Result<std::vector<OpenFace>> FaceRows::open(Query query) const
{
    std::vector<OpenFace> faces;
    while (query.next()) {
        OpenFace face;
        face.face = query.id<FaceId>(0);
        face.content = query.id<ContentNo>(1);
        face.key.method = static_cast<int>(query.integer(2));
        const auto hash = query.blob(3);
        if (hash.size() == face.key.hash.size()) std::copy(hash.begin(), hash.end(), face.key.hash.begin());
        face.box = {query.single(4), query.single(5), query.single(6), query.single(7)};
        if (!query.null(8)) face.grade = query.id<FaceGrade>(8);
        face.vector = fromHalf(query.blob(9));
        faces.push_back(std::move(face));
    }
    TRY(query.status());
    return faces;
}

Result<std::vector<OpenFace>> FaceRows::toMatch(const ModelRev& embedder) const
{
    TRY_ASSIGN(const std::int64_t key, keyOf(db_, embedder));
    return open(db_.query(std::string(openColumns) + openOrder, key, PhotoState::present));
}

Result<std::vector<OpenFace>> FaceRows::toMatch(const ModelRev& embedder, const std::vector<ContentNo>& contents) const
{
    TRY_ASSIGN(const std::int64_t key, keyOf(db_, embedder));
    std::vector<OpenFace> faces;
    for (const ContentNo content : contents) {
        TRY_ASSIGN(auto some, open(db_.query(std::string(openColumns) + "AND f.content_id = ? " + openOrder, key,
                                             PhotoState::present, content)));
        for (OpenFace& face : some) faces.push_back(std::move(face));
    }
    return faces;
}

Result<std::vector<OpenFace>> FaceRows::toGroup(const ModelRev& embedder) const
{
    TRY_ASSIGN(const std::int64_t key, keyOf(db_, embedder));
    return open(
        db_.query(std::string(openColumns) +
                      "AND f.content_id IN (SELECT content_id FROM temp.collection) "
                      "AND NOT EXISTS(SELECT 1 FROM temp.good_match m WHERE m.face_id = f.id AND m.grade = ?) " +
                      openOrder,
                  key, PhotoState::present, MatchGrade::sure));
}

Result<std::vector<std::pair<FaceId, PersonId>>> FaceRows::forbidden() const
{
    std::vector<std::pair<FaceId, PersonId>> pairs;
    Query query =
        db_.query("SELECT DISTINCT s.face_id, p.root_id FROM face_not_person s JOIN person p ON p.id = s.person_id "
                  "ORDER BY 1, 2");
    while (query.next()) pairs.emplace_back(query.id<FaceId>(0), query.id<PersonId>(1));
    TRY(query.status());
    return pairs;
}

Result<std::vector<FaceRows::Refused>> FaceRows::refused(const ModelRev& embedder) const
{
    TRY_ASSIGN(const std::int64_t key, keyOf(db_, embedder));
    std::vector<Refused> faces;
    Query query = db_.query("SELECT DISTINCT f.id, p.root_id, e.vec FROM main.face_not_person s "
                            "JOIN main.person p ON p.id = s.person_id JOIN temp.live_face f ON f.id = s.face_id JOIN "
                            "d.face_look k ON k.face_id = f.id AND k.grade = ? "
                            "JOIN d.embedding e ON e.face_id = f.id AND e.model_key = ? ORDER BY p.root_id, f.id",
                            FaceGrade::good, key);
    while (query.next()) faces.push_back({query.id<FaceId>(0), query.id<PersonId>(1), fromHalf(query.blob(2))});
    TRY(query.status());
    return faces;
}

Result<std::vector<AskedMatch>> FaceRows::asked() const
{
    std::vector<AskedMatch> faces;
    Query query = db_.query("SELECT l.face_id, l.person, l.distance, l.evidence FROM temp.face_label l WHERE l.how = ? "
                            "AND l.content_id IN (SELECT content_id FROM temp.collection) ORDER BY l.face_id",
                            LabelHow::ask);
    while (query.next())
        faces.push_back({query.id<FaceId>(0), query.id<PersonId>(1), query.single(2), query.id<FaceId>(3)});
    TRY(query.status());
    return faces;
}

Result<std::vector<FaceId>> FaceRows::confirmed() const
{
    std::vector<FaceId> faces;
    Query query = db_.query("SELECT s.face_id FROM face_person s JOIN decision d ON d.id = s.decision_id "
                            "WHERE d.kind = ? ORDER BY s.face_id",
                            DecisionKind::confirmed);
    while (query.next()) faces.push_back(query.id<FaceId>(0));
    TRY(query.status());
    return faces;
}

Result<std::vector<ContentNo>> FaceRows::contentsAround(const std::vector<FaceId>& faces) const
{
    std::set<ContentNo> contents;
    for (const FaceId face : faces) {
        Query query =
            db_.query("SELECT content_id FROM main.face WHERE id = ?1 UNION SELECT f.content_id FROM d.match m "
                      "JOIN main.face f ON f.id = m.face_id WHERE m.evidence_face = ?1",
                      face);
        while (query.next()) contents.insert(query.id<ContentNo>(0));
        TRY(query.status());
    }
    return std::vector<ContentNo>(contents.begin(), contents.end());
}

Result<std::vector<std::pair<PersonId, std::string>>> FaceRows::births() const
{
    std::vector<std::pair<PersonId, std::string>> days;
    Query query = db_.query("SELECT p.root_id, s.day FROM temp.person_birth s JOIN person p ON p.id = s.person_id "
                            "ORDER BY p.root_id, s.day");
    while (query.next()) days.emplace_back(query.id<PersonId>(0), query.text(1));
    TRY(query.status());
    return days;
}

Result<std::vector<std::pair<ContentNo, std::int64_t>>> FaceRows::taken() const
{
    std::vector<std::pair<ContentNo, std::int64_t>> times;
    Query query = db_.query(
        "SELECT p.content_id, coalesce((SELECT t.taken_s FROM temp.content_taken t "
        "WHERE t.content_id = p.content_id), max(p.taken_s)) AS taken FROM photo p WHERE p.content_id IS NOT NULL "
        "GROUP BY p.content_id HAVING taken IS NOT NULL ORDER BY p.content_id");
    while (query.next()) times.emplace_back(query.id<ContentNo>(0), query.integer(1));
    TRY(query.status());
    return times;
}

Result<std::vector<FaceRows::SaidPair>> FaceRows::saidPairs() const
{
    std::vector<SaidPair> pairs;
    Query query = db_.query("SELECT a, b, pair_is FROM temp.face_pair ORDER BY a, b");
    while (query.next())
        pairs.push_back({query.id<FaceId>(0), query.id<FaceId>(1), query.id<PairIs>(2) == PairIs::same});
    TRY(query.status());
    return pairs;
}

Result<std::vector<DecidedIn>> FaceRows::decidedIn() const
{
    std::vector<DecidedIn> decided;
    Query query = db_.query(
        "SELECT DISTINCT f.content_id, p.root_id FROM face_person s JOIN face f ON f.id = s.face_id AND f.state = ? "
        "JOIN person p ON p.id = s.person_id ORDER BY 1, 2",
        faceLive);
    while (query.next()) decided.push_back({query.id<ContentNo>(0), query.id<PersonId>(1)});
    TRY(query.status());
    return decided;
}

Result<std::optional<Embedding>> FaceRows::embedding(FaceId face, const ModelRev& embedder) const
{
    TRY_ASSIGN(const std::int64_t key, keyOf(db_, embedder));
    std::optional<Embedding> found;
    Query query = db_.query("SELECT vec FROM d.embedding WHERE model_key = ? AND face_id = ?", key, face);
    if (query.next()) found = Embedding{embedder, fromHalf(query.blob(0))};
    TRY(query.status());
    return found;
}

} // namespace albumen
