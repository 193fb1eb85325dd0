#include "run/PeopleJob.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/Contract.h"
#include "catalogue/GroupRows.h"
#include "catalogue/MatchRows.h"
#include "people/GroupKeeper.h"
#include "people/Grouper.h"
#include "people/Matcher.h"
#include "run/KnownPeople.h"

namespace albumen {
namespace {

struct Snapshot {
    PeopleFacts facts;
    std::vector<OpenFace> open;
};

/// `openFaces` reads which faces to match or group.
template <class OpenFaces> Result<Snapshot> snapshotOf(Db& db, const ModelRev& embedder, const OpenFaces& openFaces)
{
    FaceRows faces(db);
    Snapshot snapshot;
    TRY_ASSIGN(snapshot.facts, readPeopleFacts(db, embedder));
    TRY_ASSIGN(snapshot.open, openFaces(faces));
    return snapshot;
}

template <class OpenFaces>
Result<Snapshot> readSnapshot(Catalogue& catalogue, const ModelRev& embedder, const OpenFaces& openFaces)
{
    return catalogue.read([&](Db& db) { return snapshotOf(db, embedder, openFaces); });
}

/// Per picture all faces together, so that nobody is in one photo twice.
std::vector<FaceMatch> matchesOf(const KnownPeople& known, const std::vector<OpenFace>& open)
{
    std::vector<FaceMatch> matches;
    const Matcher matcher(known.gallery, *known.index, known.constraints, known.limits);
    std::map<ContentNo, std::vector<FaceToMatch>> byContent;
    for (const OpenFace& face : open) byContent[face.content].push_back({face.face, face.box, face.grade, face.vector});
    for (const auto& [content, faces] : byContent) {
        const auto found = matcher.match(content, faces);
        for (std::size_t i = 0; i < faces.size(); ++i)
            if (found[i]) matches.push_back({faces[i].face, *found[i]});
    }
    return matches;
}

Status matchOpen(Catalogue& catalogue, const ChosenModels& models, PeopleFacts facts, const std::vector<OpenFace>& open)
{
    if (open.empty()) return {};
    const KnownPeople known(std::move(facts), models, open.front().vector.size());
    const std::vector<FaceMatch> matches = matchesOf(known, open);
    std::vector<FaceId> asked;
    for (const OpenFace& face : open) asked.push_back(face.face);
    return catalogue.write([&](Db& db) -> Status {
        TRY(MatchRows(db).replace(asked, matches, *models.embedder()));
        return MatchRows(db).storeLimits(known.limits);
    });
}

template <class OpenFaces> Status match(Catalogue& catalogue, const ChosenModels& models, const OpenFaces& openFaces)
{
    const std::optional<ModelRev> embedder = models.embedder();
    if (!embedder) return {};
    TRY_ASSIGN(Snapshot snapshot, readSnapshot(catalogue, *embedder, openFaces));
    return matchOpen(catalogue, models, std::move(snapshot.facts), snapshot.open);
}

/// What a decision speaks of.
struct Touched {
    bool people = false; ///< merges, births, deleted people: anybody may be matched anew
    std::vector<FaceId> faces;
    std::vector<ContentNo> contents;         ///< in which those faces are, and those that were matched by them
    std::vector<std::vector<float>> vectors; ///< of those faces
};

Result<Touched> touchedBy(Db& db, DecisionId decision, const ModelRev& embedder)
{
    Touched touched;
    TRY_ASSIGN(const auto writes, DecisionLog(db, 0).writesOf(decision));
    std::set<FaceId> faces;
    for (const RegisterWrite& write : writes) {
        touched.people = touched.people || changesWhoIsWho(write.reg);
        if (write.reg > Register::faceBox) continue;
        faces.insert(FaceId{write.a});
        if (write.reg == Register::facePair) faces.insert(FaceId{write.b});
    }
    touched.faces.assign(faces.begin(), faces.end());
    TRY_ASSIGN(touched.contents, FaceRows(db).contentsAround(touched.faces));
    for (const FaceId face : touched.faces) {
        TRY_ASSIGN(auto vector, FaceRows(db).embedding(face, embedder));
        if (vector) touched.vectors.push_back(std::move(vector->vector));
    }
    return touched;
}

/// The open faces of pictures in which one is touched or like one that is.
std::vector<OpenFace> around(const Touched& touched, std::vector<OpenFace> open, float reach)
{
    std::set<ContentNo> contents(touched.contents.begin(), touched.contents.end());
    const auto isNear = [&](const OpenFace& face) {
        return std::any_of(touched.vectors.begin(), touched.vectors.end(), [&](const std::vector<float>& vector) {
            return distanceFrom(innerProduct(vector.data(), face.vector.data(), vector.size())) <= reach;
        });
    };
    for (const OpenFace& face : open)
        if (!contents.contains(face.content) && isNear(face)) contents.insert(face.content);
    std::erase_if(open, [&](const OpenFace& face) { return !contents.contains(face.content); });
    return open;
}

/// The face to show for a group: a core, the best-looking first in the grouper's order.
GroupToKeep toKeep(const NumberedGroup& numbered)
{
    GroupToKeep kept{.number = numbered.number, .best = numbered.group.faces.front(), .faces = {}};
    for (std::size_t i = 0; i < numbered.group.faces.size(); ++i)
        kept.faces.emplace_back(numbered.group.faces[i], i < numbered.group.cores);
    return kept;
}

/// Gives every group the number that it is shown by from now on. None: cancelled, and the old groups stay.
Result<std::optional<Regrouped>> group(Catalogue& catalogue, const ChosenModels& models, int threads,
                                       const JobControl& job, bool keepShown)
{
    const ModelRev embedder = *models.embedder();
    std::unordered_map<FaceId, std::int64_t> shown; // numbers of the groups that stay together
    TRY_ASSIGN(const Snapshot snapshot, catalogue.read([&](Db& db) -> Result<Snapshot> {
        if (keepShown) {
            TRY_ASSIGN(shown, GroupRows(db).numbers(embedder));
        }
        return snapshotOf(db, embedder, [&](FaceRows& faces) { return faces.toGroup(embedder); });
    }));
    std::vector<FaceToGroup> faces;
    for (const OpenFace& face : snapshot.open) {
        const auto number = shown.find(face.face);
        faces.push_back(
            {face.face, face.key, face.box, face.grade, face.vector, number == shown.end() ? 0 : number->second});
    }
    const auto partition = makeMeanGrouper(models.groupLimit(), threads)->group(faces, snapshot.facts.constraints, job);
    if (!partition) return std::nullopt;
    Regrouped regrouped;
    TRY(catalogue.write([&](Db& db) -> Status {
        GroupRows rows(db);
        TRY_ASSIGN(const std::vector<GroupRow> old, rows.list());
        TRY_ASSIGN(const std::int64_t next, rows.nextNumber());
        std::vector<ShownGroup> before;
        for (const GroupRow& group : old) before.push_back({group.number, group.members});
        std::vector<GroupToKeep> kept;
        for (const NumberedGroup& group : keepNumbers(*partition, before, next)) {
            regrouped.faces += group.group.faces.size();
            regrouped.kept += group.number < next ? 1 : 0;
            kept.push_back(toKeep(group));
        }
        regrouped.groups = kept.size();
        return rows.replace(kept, embedder);
    }));
    return regrouped;
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

Status matchAfter(Catalogue& catalogue, const ChosenModels& models, DecisionId decision)
{
    const std::optional<ModelRev> embedder = models.embedder();
    if (!embedder) return {};
    TRY_ASSIGN(const Touched touched, catalogue.read([&](Db& db) { return touchedBy(db, decision, *embedder); }));
    if (touched.people) return matchAll(catalogue, models);
    if (touched.faces.empty()) return {};
    TRY_ASSIGN(Snapshot snapshot,
               readSnapshot(catalogue, *embedder, [&](FaceRows& faces) { return faces.toMatch(*embedder); }));
    const float reach = neighboursWithin(models.matchLimits().ask);
    return matchOpen(catalogue, models, std::move(snapshot.facts), around(touched, std::move(snapshot.open), reach));
}

Status groupAll(Catalogue& catalogue, const ChosenModels& models, int threads, const JobControl& job)
{
    if (!models.embedder()) return {};
    TRY(group(catalogue, models, threads, job, true));
    return {};
}

Result<std::optional<Regrouped>> groupAgain(Catalogue& catalogue, const ChosenModels& models, int threads,
                                            const JobControl& job)
{
    EXPECTS(models.embedder());
    return group(catalogue, models, threads, job, false);
}

} // namespace albumen
