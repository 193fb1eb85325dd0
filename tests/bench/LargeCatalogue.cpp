#include "LargeCatalogue.h"

#include <random>
#include <string>
#include <vector>

#include "catalogue/GroupRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"

namespace albumen::bench {
namespace {

Status makePhotos(Db& db, const Size& size)
{
    TRY(db.run(
        "INSERT INTO root(id, uid, path, kind, has_marker, state) VALUES (1, randomblob(16), '/photos', 0, 0, 0)"));
    for (std::int64_t i = 1; i <= size.folders(); ++i)
        TRY(db.run("INSERT INTO folder VALUES (?, 1, ?)", i, "folder " + std::to_string(i)));
    for (std::int64_t i = 1; i <= size.photos; ++i) {
        TRY(db.run("INSERT INTO content VALUES (?, randomblob(16), 0, 0, 4000, 3000, 1)", i));
        TRY(db.run("INSERT INTO photo(id, folder_id, name, size, mtime_ns, content_id, orientation, taken_s, state) "
                   "VALUES (?, ?, ?, 1000, 1, ?, 1, ?, 0)",
                   i, 1 + i % size.folders(), std::to_string(i) + ".jpg", i, i * 1000));
    }
    for (std::int64_t i = 1; i <= size.faces(); ++i)
        TRY(db.run("INSERT INTO face VALUES (?, randomblob(16), ?, 0.1, 0.1, 0.2, 0.2, 0, 0.9, 0)", i, (i + 1) / 2));
    return {};
}

/// Faces in a shuffled order: the first are decided, those behind them matched with one of these, half of all grouped.
Status makePeople(Db& db, const Size& size, const std::vector<std::int64_t>& faces, std::int64_t key)
{
    Draft draft{DecisionKind::import, "planted", {}};
    for (std::int64_t i = 1; i <= size.people; ++i) {
        TRY_ASSIGN(const PersonId person, PeopleRows(db).create());
        draft.writes.push_back({Register::personName, raw(person), 0, "Person " + std::to_string(i)});
    }
    const auto personOf = [&size](std::int64_t place) { return 1 + place % size.people; };
    for (std::int64_t i = 0; i < size.decided(); ++i)
        draft.writes.push_back({Register::facePerson, faces[std::size_t(i)], 0, personOf(i)});
    TRY(DecisionLog(db, 0).append(draft));
    for (std::int64_t i = 0; i < size.matched(); ++i) {
        const std::int64_t evidence = i % size.decided();
        TRY(db.run("INSERT INTO d.match VALUES (?, ?, ?, 0.3, ?, NULL, NULL, ?)",
                   faces[std::size_t(size.decided() + i)], personOf(evidence),
                   i % 3 == 0 ? MatchGrade::ask : MatchGrade::sure, faces[std::size_t(evidence)], key));
    }
    for (std::int64_t i = 1; i <= size.faces(); ++i)
        TRY(db.run("INSERT INTO d.face_look VALUES (?, NULL, 0, 0, 0, 80, 300, ?)", i, i % 3));
    return {};
}

Status makeGroups(Db& db, const Size& size, const std::vector<std::int64_t>& faces, const ModelRev& embedder)
{
    std::vector<GroupToKeep> groups(std::size_t(size.groups));
    for (std::size_t i = faces.size() / 2; i < faces.size(); ++i)
        groups[i % groups.size()].faces.emplace_back(FaceId{faces[i]}, true);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i].number = std::int64_t(i) + 1;
        groups[i].best = groups[i].faces.front().first;
    }
    return GroupRows(db).replace(groups, embedder);
}

} // namespace

void makeLarge(Catalogue& catalogue, const Size& size, const ModelRev& embedder)
{
    std::vector<std::int64_t> faces(std::size_t(size.faces()));
    for (std::size_t i = 0; i < faces.size(); ++i) faces[i] = std::int64_t(i) + 1;
    std::shuffle(faces.begin(), faces.end(), std::mt19937(12));
    must(catalogue.write([&](Db& db) { return makePhotos(db, size); }));
    must(catalogue.write([&](Db& db) -> Status {
        TRY_ASSIGN(const auto key, modelKey(db, embedder, true));
        return makePeople(db, size, faces, *key);
    }));
    must(catalogue.write([&](Db& db) { return makeGroups(db, size, faces, embedder); }));
    must(catalogue.checkpoint());
}

} // namespace albumen::bench
