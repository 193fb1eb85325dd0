#include "run/PeopleJob.h"

#include <map>
#include <unordered_map>

#include "catalogue/FaceRows.h"
#include "catalogue/PeopleRows.h"
#include "people/Gallery.h"
#include "people/GroupKeeper.h"
#include "people/Grouper.h"
#include "people/Matcher.h"

namespace albumen {
namespace {

/// Everything matching reads, from one moment of the library.
struct Snapshot {
    std::vector<DecidedFace> gallery;
    std::vector<OpenFace> open;
    Constraints constraints;
    std::unordered_map<FaceId, std::int64_t> shown; ///< groups that a person may have seen
};

Result<Constraints> readConstraints(FaceRows& faces, const std::vector<DecidedFace>& gallery)
{
    Constraints::Merges merges;
    for (const DecidedFace& row : gallery)
        if (row.person != row.root) merges[row.person] = row.root;
    Constraints constraints(std::move(merges));
    TRY_ASSIGN(const auto forbidden, faces.forbidden());
    for (const auto& [face, person] : forbidden) constraints.forbid(face, person);
    TRY_ASSIGN(const auto decided, faces.decidedIn());
    for (const DecidedIn& row : decided) constraints.decided(row.content, row.root);
    TRY_ASSIGN(const auto pairs, faces.saidPairs());
    for (const FaceRows::SaidPair& pair : pairs)
        if (!pair.same) constraints.keepApart(pair.a, pair.b);
    return constraints;
}

/// `openFaces` reads which faces to match or group.
template <class OpenFaces>
Result<Snapshot> readSnapshot(Catalogue& catalogue, const ModelRev& embedder, const OpenFaces& openFaces)
{
    return catalogue.read([&](Db& db) -> Result<Snapshot> {
        FaceRows faces(db);
        Snapshot snapshot;
        TRY_ASSIGN(snapshot.gallery, faces.gallery(embedder));
        TRY_ASSIGN(snapshot.open, openFaces(faces));
        TRY_ASSIGN(snapshot.constraints, readConstraints(faces, snapshot.gallery));
        TRY_ASSIGN(snapshot.shown, PeopleRows(db).groupNumbers(embedder));
        return snapshot;
    });
}

Gallery galleryOf(const std::vector<DecidedFace>& rows, const ModelRev& model, std::size_t dim)
{
    std::vector<GalleryFace> faces;
    faces.reserve(rows.size());
    for (const DecidedFace& row : rows) faces.push_back({row.face, row.person, row.root, row.vector});
    return Gallery(model, dim, faces);
}

/// Per picture all faces together, so that nobody is in one photo twice.
std::vector<FaceMatch> matchesOf(const Snapshot& snapshot, const ChosenModels& models)
{
    std::vector<FaceMatch> matches;
    if (snapshot.open.empty() || snapshot.gallery.empty()) return matches;
    const Gallery gallery = galleryOf(snapshot.gallery, *models.embedder(), snapshot.open.front().vector.size());
    const auto index = makeBruteForceIndex(gallery.rows());
    const Matcher matcher(gallery, *index, snapshot.constraints, models.matchLimits());
    std::map<ContentNo, std::vector<FaceToMatch>> byContent;
    for (const OpenFace& face : snapshot.open)
        byContent[face.content].push_back({face.face, face.box, face.grade, face.vector});
    for (const auto& [content, faces] : byContent) {
        const auto found = matcher.match(content, faces);
        for (std::size_t i = 0; i < faces.size(); ++i)
            if (found[i]) matches.push_back({faces[i].face, *found[i]});
    }
    return matches;
}

template <class OpenFaces> Status match(Catalogue& catalogue, const ChosenModels& models, const OpenFaces& openFaces)
{
    const std::optional<ModelRev> embedder = models.embedder();
    if (!embedder) return {};
    TRY_ASSIGN(const Snapshot snapshot, readSnapshot(catalogue, *embedder, openFaces));
    const std::vector<FaceMatch> matches = matchesOf(snapshot, models);
    std::vector<FaceId> asked;
    for (const OpenFace& face : snapshot.open) asked.push_back(face.face);
    return catalogue.write([&](Db& db) { return PeopleRows(db).replaceMatches(asked, matches, *embedder); });
}

/// The face to show for a group: a core, the best-looking first in the grouper's order.
GroupToKeep toKeep(const NumberedGroup& numbered)
{
    GroupToKeep kept{.number = numbered.number, .best = numbered.group.faces.front(), .faces = {}};
    for (std::size_t i = 0; i < numbered.group.faces.size(); ++i)
        kept.faces.emplace_back(numbered.group.faces[i], i < numbered.group.cores);
    return kept;
}

} // namespace

Status matchContents(Catalogue& catalogue, const ChosenModels& models, const std::vector<ContentNo>& contents)
{
    return match(catalogue, models, [&](FaceRows& faces) { return faces.toMatch(*models.embedder(), contents); });
}

Status matchAll(Catalogue& catalogue, const ChosenModels& models)
{
    return match(catalogue, models, [&](FaceRows& faces) { return faces.toMatch(*models.embedder()); });
}

Status groupAll(Catalogue& catalogue, const ChosenModels& models, int threads, const JobControl& job)
{
    const std::optional<ModelRev> embedder = models.embedder();
    if (!embedder) return {};
    TRY_ASSIGN(const Snapshot snapshot,
               readSnapshot(catalogue, *embedder, [&](FaceRows& faces) { return faces.toGroup(*embedder); }));
    std::vector<FaceToGroup> faces;
    for (const OpenFace& face : snapshot.open) {
        const auto shown = snapshot.shown.find(face.face);
        faces.push_back({face.face, face.key, face.box, face.grade, face.vector,
                         shown == snapshot.shown.end() ? 0 : shown->second});
    }
    const auto partition = makeMeanGrouper(models.groupLimit(), threads)->group(faces, snapshot.constraints, job);
    if (!partition) return {}; // cancelled: the old groups stay
    return catalogue.write([&](Db& db) -> Status {
        PeopleRows rows(db);
        TRY_ASSIGN(const std::vector<GroupRow> old, rows.groups());
        TRY_ASSIGN(const std::int64_t next, rows.nextGroupNumber());
        std::vector<ShownGroup> shown;
        for (const GroupRow& group : old) shown.push_back({group.number, group.members});
        std::vector<GroupToKeep> kept;
        for (const NumberedGroup& group : keepNumbers(*partition, shown, next)) kept.push_back(toKeep(group));
        return rows.replaceGroups(kept, *embedder);
    });
}

} // namespace albumen
