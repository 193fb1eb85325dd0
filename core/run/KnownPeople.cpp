#include "run/KnownPeople.h"

#include "base/Day.h"

namespace albumen {
namespace {

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
    for (const FaceRows::SaidPair& pair : pairs) {
        if (pair.same)
            constraints.sayOne(pair.a, pair.b);
        else
            constraints.keepApart(pair.a, pair.b);
    }
    TRY_ASSIGN(const auto births, faces.births());
    for (const auto& [person, day] : births)
        if (const auto born = dayOf(day)) constraints.born(person, *born);
    if (births.empty()) return constraints;
    TRY_ASSIGN(const auto taken, faces.taken());
    for (const auto& [content, time] : taken) constraints.taken(content, time);
    return constraints;
}

Gallery galleryOf(const std::vector<DecidedFace>& rows, const ModelRev& model, std::size_t dim)
{
    std::vector<GalleryFace> faces;
    faces.reserve(rows.size());
    for (const DecidedFace& row : rows) faces.push_back({row.face, row.person, row.root, row.vector});
    return Gallery(model, dim, faces);
}

std::vector<RefusedFace> refusedFaces(std::vector<FaceRows::Refused> rows)
{
    std::vector<RefusedFace> faces;
    faces.reserve(rows.size());
    for (FaceRows::Refused& row : rows) faces.push_back({row.root, std::move(row.vector)});
    return faces;
}

} // namespace

Result<PeopleFacts> readPeopleFacts(Db& db, const ModelRev& embedder)
{
    FaceRows faces(db);
    PeopleFacts facts;
    TRY_ASSIGN(facts.gallery, faces.gallery(embedder));
    TRY_ASSIGN(facts.refused, faces.refused(embedder));
    TRY_ASSIGN(facts.constraints, readConstraints(faces, facts.gallery));
    return facts;
}

KnownPeople::KnownPeople(PeopleFacts facts, const ChosenModels& models, std::size_t dim)
    : gallery(galleryOf(facts.gallery, *models.embedder(), dim)), index(makeBruteForceIndex(gallery.rows())),
      constraints(std::move(facts.constraints)),
      limits(learnLimits(gallery, *index, refusedFaces(std::move(facts.refused)), models.matchLimits(),
                         models.groupLimit()))
{
}

} // namespace albumen
