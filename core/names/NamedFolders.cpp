#include "names/NamedFolders.h"

#include <algorithm>

#include "archive/SafeName.h"
#include "base/SearchText.h"
#include "base/Text.h"
#include "catalogue/PhotoRows.h"

namespace albumen {
namespace {

/// A face this many times as high as the next is the one the photo is of. Origin: in photos of one person with others
/// behind, the person's face is about twice as high; faces side by side differ by less than a third.
constexpr float standsOut = 1.5F;
/// A face is taken for the person of its folder when it lies at most this far from one chosen without doubt (1 -
/// cosine): wider than a match, since the folder's name is evidence too.
constexpr float resembles = 0.75F;

struct Doubtful {
    Path photo;
    std::vector<LabelledFace> faces;
};

std::optional<FaceId> undoubted(const std::vector<LabelledFace>& faces)
{
    if (faces.size() == 1 || (faces.size() > 1 && faces[0].quality.heightPx >= standsOut * faces[1].quality.heightPx))
        return faces[0].id;
    return std::nullopt;
}

/// The face nearest to those chosen without doubt, if near enough.
Result<std::optional<FaceId>> resembling(Db& db, const Doubtful& doubtful, const std::vector<Embedding>& sure,
                                         const ModelRev& embedder)
{
    std::optional<FaceId> best;
    float nearest = resembles;
    for (const LabelledFace& face : doubtful.faces) {
        TRY_ASSIGN(const auto embedding, FaceRows(db).embedding(face.id, embedder));
        if (!embedding) continue;
        for (const Embedding& known : sure) {
            const float distance = distanceOf(*embedding, known);
            if (distance > nearest) continue;
            nearest = distance;
            best = face.id;
        }
    }
    return best;
}

/// The same picture may lie in the folder twice, and be known by two ways.
void addFace(FolderPerson& person, FaceId face)
{
    if (std::ranges::find(person.faces, face) == person.faces.end()) person.faces.push_back(face);
}

/// Gives the person the faces that no other can be meant of. Ensures: the photos of which one may be.
Result<std::vector<Doubtful>> chooseUndoubted(Db& db, const Path& folder, FolderPerson& person,
                                              std::vector<Error>& problems, const JobControl& job)
{
    std::vector<Doubtful> doubtful;
    TRY_ASSIGN(std::vector<PhotoRow> photos, PhotoRows(db).photosUnder({folder}));
    const auto isSame = [](const PhotoRow& a, const PhotoRow& b) { return a.path == b.path; };
    photos.erase(std::unique(photos.begin(), photos.end(), isSame), photos.end()); // also one of the collection
    for (const PhotoRow& photo : photos) {
        if (!job.mayGoOn()) break;
        TRY_ASSIGN(std::vector<LabelledFace> faces, facesAt(db, photo.path));
        if (const auto face = undoubted(faces))
            addFace(person, *face);
        else if (faces.empty() && photo.content)
            problems.push_back({.code = Code::noFace, .stage = Stage::import, .path = photo.path, .detail = {}});
        else if (!faces.empty())
            doubtful.push_back({photo.path, std::move(faces)});
    }
    return doubtful;
}

/// Gives the person, of each doubtful photo, the face that resembles those they have.
Status chooseFor(Db& db, FolderPerson& person, const std::vector<Doubtful>& doubtful,
                 const std::optional<ModelRev>& embedder, std::vector<Error>& problems, const JobControl& job)
{
    std::vector<Embedding> sure;
    for (const FaceId face : person.faces) {
        if (!embedder || !job.mayGoOn()) break;
        TRY_ASSIGN(auto embedding, FaceRows(db).embedding(face, *embedder));
        if (embedding) sure.push_back(*std::move(embedding));
    }
    for (const Doubtful& photo : doubtful) {
        if (!job.mayGoOn()) break;
        std::optional<FaceId> face;
        if (embedder) {
            TRY_ASSIGN(face, resembling(db, photo, sure, *embedder));
        }
        if (face)
            addFace(person, *face);
        else
            problems.push_back({.code = Code::severalFaces, .stage = Stage::import, .path = photo.photo, .detail = {}});
    }
    return {};
}

} // namespace

Result<std::vector<std::string>> namesOfFolders(Files& files, const Path& folder, std::vector<Error>& problems)
{
    const auto entries = files.list(folder);
    if (!entries) return fail(entries.error().code, Stage::import, folder, entries.error().detail);
    std::vector<std::string> names;
    for (const FolderEntry& entry : *entries) {
        if (entry.kind != FileKind::folder || entry.name.starts_with('.')) continue;
        if (const Status named = checkPersonName(isUtf8(entry.name) ? nameTakenIn(entry.name) : entry.name))
            names.push_back(entry.name);
        else
            problems.push_back({named.error().code, Stage::import, folder / entry.name, named.error().detail});
    }
    if (names.empty() && !problems.empty()) return fail(problems.front());
    std::sort(names.begin(), names.end());
    if (names.empty()) return fail(Code::pathEmpty, Stage::import, folder, "no folder named by a person in it");
    return names;
}

Result<std::vector<LabelledFace>> facesAt(Db& db, const Path& photo)
{
    TRY_ASSIGN(const auto row, PhotoRows(db).photoAt(photo));
    if (!row) return std::vector<LabelledFace>{};
    TRY_ASSIGN(std::vector<LabelledFace> faces, FaceRows(db).ofPhoto(row->id));
    std::erase_if(faces, [](const LabelledFace& face) { return face.how == LabelHow::notAFace; });
    std::stable_sort(faces.begin(), faces.end(), [](const LabelledFace& a, const LabelledFace& b) {
        return a.quality.heightPx > b.quality.heightPx;
    });
    return faces;
}

Result<std::optional<FolderFaces>> facesInFolders(Db& db, const Path& folder, const std::vector<std::string>& names,
                                                  const std::optional<ModelRev>& embedder, const JobControl& job)
{
    FolderFaces chosen;
    for (const std::string& name : names) {
        FolderPerson person{.name = nameTakenIn(name), .faces = {}};
        TRY_ASSIGN(const auto doubtful, chooseUndoubted(db, folder / name, person, chosen.problems, job));
        TRY(chooseFor(db, person, doubtful, embedder, chosen.problems, job));
        if (job.cancelled()) return std::nullopt;
        if (!person.faces.empty()) chosen.people.push_back(std::move(person));
    }
    return chosen;
}

} // namespace albumen
