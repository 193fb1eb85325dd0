#include "catalogue/AlikeRows.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "catalogue/FaceRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/PlaceRows.h"
#include "catalogue/Registers.h"
#include "catalogue/UnderstandingRows.h"

namespace albumen {
namespace {

struct Circumstances {
    std::string name; ///< of the first file, without its end
    int width = 0, height = 0;
    std::optional<std::int64_t> takenLocalS;
    std::optional<double> latitude, longitude;
};

/// When and where a picture was taken, by the first of its photos that says it; a mere day is no moment.
Result<std::map<ContentNo, Circumstances>> circumstances(Db& db)
{
    std::map<ContentNo, Circumstances> all;
    Query query = db.query("SELECT p.content_id, p.taken_s, p.taken_span, p.lat, p.lon, p.name, c.width, c.height "
                           "FROM photo p JOIN content c ON c.id = p.content_id WHERE p.state IN (?, ?) "
                           "ORDER BY p.state, p.id",
                           PhotoState::present, PhotoState::trashed);
    while (query.next()) {
        const auto [place, first] = all.try_emplace(query.id<ContentNo>(0));
        Circumstances& one = place->second;
        if (first) {
            one.name = std::filesystem::path(query.text(5)).stem().native();
            one.width = static_cast<int>(query.integer(6));
            one.height = static_cast<int>(query.integer(7));
        }
        const bool moment = query.id<DateSpan>(2) == DateSpan::moment;
        if (!one.takenLocalS && moment) one.takenLocalS = query.maybeInteger(1);
        if (!one.latitude) one.latitude = query.maybeReal(3);
        if (!one.longitude) one.longitude = query.maybeReal(4);
    }
    TRY(query.status());
    Query said = db.query("SELECT content_id, taken_s FROM temp.content_taken");
    while (said.next()) all[said.id<ContentNo>(0)].takenLocalS = said.integer(1);
    TRY(said.status());
    TRY_ASSIGN(const auto places, PlaceRows(db).said());
    for (const auto& [content, at] : places) {
        all[content].latitude = at.latitude;
        all[content].longitude = at.longitude;
    }
    return all;
}

constexpr std::int64_t noNetwork = 0;

/// Those that were compared by this network.
Result<std::set<ContentNo>> grouped(Db& db, std::int64_t network)
{
    std::set<ContentNo> contents;
    Query query =
        db.query("SELECT content_id FROM d.pass WHERE kind = ? AND model_key = ?", PassKind::grouped, network);
    while (query.next()) contents.insert(query.id<ContentNo>(0));
    TRY(query.status());
    return contents;
}

Result<std::int64_t> keyOf(Db& db, const std::optional<ModelRev>& network, bool make)
{
    if (!network) return noNetwork;
    TRY_ASSIGN(const auto key, modelKey(db, *network, make));
    return key.value_or(noNetwork);
}

Result<std::map<ContentNo, std::vector<Tag>>> tagsOfAll(Db& db)
{
    std::map<ContentNo, std::vector<Tag>> tags;
    Query query = db.query("SELECT DISTINCT content_id, tag FROM d.tag ORDER BY content_id, tag");
    while (query.next()) tags[query.id<ContentNo>(0)].push_back(query.id<Tag>(1));
    TRY(query.status());
    return tags;
}

Result<std::map<ContentNo, std::string>> classesOfAll(Db& db)
{
    std::map<ContentNo, std::string> classes;
    Query query = db.query("SELECT s.content_id, l.word FROM d.scene s JOIN d.label l ON l.id = s.label "
                           "WHERE s.kind = 1 AND s.rank = 0");
    while (query.next()) classes[query.id<ContentNo>(0)] = query.text(1);
    TRY(query.status());
    return classes;
}

} // namespace

Result<std::vector<PhotoToGroup>> AlikeRows::photos(const std::optional<ModelRev>& network, PooledVectors& looks) const
{
    TRY_ASSIGN(const std::vector<LookOf> stored, UnderstandingRows(db_).looks(network, LooksOf::thrownToo));
    TRY_ASSIGN(const auto where, circumstances(db_));
    TRY_ASSIGN(auto tags, tagsOfAll(db_));
    TRY_ASSIGN(auto classes, classesOfAll(db_));
    TRY_ASSIGN(const std::int64_t key, keyOf(db_, network, false));
    TRY_ASSIGN(const auto before, grouped(db_, key));
    const auto first = std::ranges::find_if(stored, [](const LookOf& one) { return !one.look.pooled.empty(); });
    if (network && first != stored.end()) looks.reserve(stored.size(), first->look.pooled.size(), *network);
    std::vector<PhotoToGroup> photos;
    photos.reserve(stored.size());
    for (const LookOf& one : stored) {
        PhotoToGroup photo{.id = one.content,
                           .hash = one.look.hash,
                           .look = looks.add(one.look),
                           .asked = before.contains(one.content)};
        if (const auto found = where.find(one.content); found != where.end()) {
            photo.name = found->second.name;
            photo.width = found->second.width;
            photo.height = found->second.height;
            photo.takenLocalS = found->second.takenLocalS;
            photo.latitude = found->second.latitude;
            photo.longitude = found->second.longitude;
        }
        photo.tags = std::move(tags[one.content]);
        photo.scene = std::move(classes[one.content]);
        photos.push_back(std::move(photo));
    }
    return photos;
}

Result<std::vector<AlikeGroup>> AlikeRows::groups() const
{
    return groupsOf("collection");
}

Result<std::vector<AlikeGroup>> AlikeRows::stored() const
{
    return groupsOf("collection_and_trash");
}

Result<std::vector<AlikeGroup>> AlikeRows::collected(std::vector<AlikeGroup> groups) const
{
    std::set<ContentNo> there;
    Query query = db_.query("SELECT content_id FROM temp.collection");
    while (query.next()) there.insert(query.id<ContentNo>(0));
    TRY(query.status());
    for (AlikeGroup& group : groups)
        std::erase_if(group.members, [&there](ContentNo member) { return !there.contains(member); });
    std::erase_if(groups, [](const AlikeGroup& group) { return group.members.size() < 2; });
    return groups;
}

Result<std::vector<AlikeGroup>> AlikeRows::groupsOf(const std::string& view) const
{
    std::vector<AlikeGroup> groups;
    Query query = db_.query("SELECT kind, group_id, content_id FROM d.similar WHERE content_id IN "
                            "(SELECT content_id FROM temp." +
                            view + ") ORDER BY kind, group_id, content_id");
    while (query.next()) {
        const auto kind = query.id<AlikeKind>(0);
        const auto number = query.id<ContentNo>(1);
        if (groups.empty() || groups.back().kind != kind || groups.back().number != number)
            groups.push_back({.kind = kind, .number = number});
        groups.back().members.push_back(query.id<ContentNo>(2));
    }
    TRY(query.status());
    std::erase_if(groups, [](const AlikeGroup& group) { return group.members.size() < 2; }); // photos went since
    return groups;
}

Status AlikeRows::store(std::span<const AlikeGroup> groups, std::span<const PhotoToGroup> photos,
                        const std::optional<ModelRev>& network)
{
    TRY(db_.run("DELETE FROM d.similar"));
    for (const AlikeGroup& group : groups)
        for (const ContentNo member : group.members)
            TRY(db_.run("INSERT INTO d.similar(content_id, kind, group_id, best) VALUES (?, ?, ?, 0)", member,
                        group.kind, group.number));
    TRY_ASSIGN(const std::int64_t key, keyOf(db_, network, true));
    for (const PhotoToGroup& photo : photos)
        if (!photo.asked)
            TRY(db_.run("INSERT OR REPLACE INTO d.pass(content_id, kind, model_key, found) VALUES (?, ?, ?, 0)",
                        photo.id, PassKind::grouped, key));
    return {};
}

Result<std::vector<SameFiles>> AlikeRows::duplicates() const
{
    std::vector<SameFiles> all;
    bool collected = false; // one of them is no photo of an archive
    const auto endOne = [&] {
        if (!all.empty() && (all.back().photos.size() < 2 || !collected)) all.pop_back();
        collected = false;
    };
    Query query = db_.query("SELECT p.content_id, p.id, r.kind FROM photo p JOIN folder f ON f.id = p.folder_id "
                            "JOIN root r ON r.id = f.root_id WHERE p.state = ?1 AND r.kind <> ?2 "
                            "AND r.state <> ?3 AND p.content_id IS NOT NULL ORDER BY p.content_id, p.id",
                            PhotoState::present, RootKind::references, RootState::removed);
    while (query.next()) {
        const auto content = query.id<ContentNo>(0);
        if (all.empty() || all.back().content != content) {
            endOne();
            all.push_back({content, {}});
        }
        all.back().photos.push_back(query.id<PhotoId>(1));
        collected = collected || query.id<RootKind>(2) != RootKind::archive;
    }
    TRY(query.status());
    endOne();
    return all;
}

Result<std::set<ContentNo>> AlikeRows::withThrownFiles() const
{
    std::set<ContentNo> contents;
    Query query = db_.query("SELECT DISTINCT content_id FROM photo WHERE state = ? "
                            "AND content_id IN (SELECT content_id FROM temp.collection)",
                            PhotoState::trashed);
    while (query.next()) contents.insert(query.id<ContentNo>(0));
    TRY(query.status());
    return contents;
}

Result<KeepFacts> AlikeRows::keepFacts(ContentNo content) const
{
    KeepFacts facts{.id = content};
    TRY_ASSIGN(const Understanding seen, UnderstandingRows(db_).of(content));
    const auto measure = [&seen](Measure which) {
        const auto found = seen.measures.find(which);
        return found == seen.measures.end() ? std::nullopt : std::optional(found->second);
    };
    facts.sharpness = measure(Measure::laplacian);
    facts.shaken = measure(Measure::shaken);
    if (const auto unsharp = measure(Measure::unsharp)) facts.shaken = std::max(facts.shaken.value_or(0), *unsharp);
    facts.brightness = measure(Measure::brightness);
    TRY_ASSIGN(const std::vector<LabelledFace> faces, FaceRows(db_).ofContent(content));
    for (const LabelledFace& face : faces) {
        if (face.how == LabelHow::notAFace || face.how == LabelHow::ignored) continue;
        facts.faces.push_back(face.quality);
        facts.namedPeople += face.how == LabelHow::decided || face.how == LabelHow::sure ? 1 : 0;
    }
    Query query = db_.query(
        "SELECT c.width * c.height, (SELECT max(size) FROM photo p WHERE p.content_id = c.id AND p.state = ?2), "
        "EXISTS(SELECT 1 FROM temp.content_favourite v WHERE v.content_id = c.id), "
        "EXISTS(SELECT 1 FROM photo p WHERE p.content_id = c.id AND p.state = ?2 AND p.camera <> ''), "
        "(SELECT min(mtime_ns) FROM photo p WHERE p.content_id = c.id AND p.state = ?2), "
        "coalesce((SELECT taken_s FROM temp.content_taken t WHERE t.content_id = c.id), "
        "(SELECT p.taken_s FROM photo p WHERE p.content_id = c.id AND p.state = ?2 AND p.taken_s IS NOT NULL "
        "ORDER BY p.id LIMIT 1)), (SELECT stars FROM temp.content_stars v WHERE v.content_id = c.id) "
        "FROM content c WHERE c.id = ?1",
        content, PhotoState::present);
    if (query.next()) {
        facts.pixels = static_cast<std::uint64_t>(query.integer(0));
        facts.bytes = static_cast<std::uint64_t>(query.integer(1));
        facts.favourite = query.integer(2) != 0;
        facts.camera = query.integer(3) != 0;
        facts.modifiedNs = query.integer(4);
        facts.takenLocalS = query.maybeInteger(5);
        facts.stars = static_cast<int>(query.integer(6));
    }
    TRY(query.status());
    TRY_ASSIGN(facts.at, placeOf(content));
    return facts;
}

/// As a person said, else as the first of the files that says it.
Result<std::optional<Coordinates>> AlikeRows::placeOf(ContentNo content) const
{
    TRY_ASSIGN(std::optional<Coordinates> at, PlaceRows(db_).saidOf(content));
    Query query = db_.query("SELECT lat, lon FROM photo WHERE content_id = ? AND state = ? AND lat IS NOT NULL AND "
                            "lon IS NOT NULL ORDER BY id",
                            content, PhotoState::present);
    while (!at && query.next())
        if (const Coordinates inFile{query.real(0), query.real(1)}; isPosition(inFile)) at = inFile;
    TRY(query.status());
    return at;
}

Result<int> AlikeRows::factsInFile(PhotoId photo) const
{
    TRY_ASSIGN(const auto count,
               db_.one("SELECT (taken_s IS NOT NULL) + (lat IS NOT NULL) + (coalesce(camera, '') <> '') "
                       "FROM photo WHERE id = ?",
                       photo));
    return static_cast<int>(count.value_or(0));
}

} // namespace albumen
