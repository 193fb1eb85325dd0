#include "library/FilingInput.h"

#include "archive/Companions.h"
#include "base/MemoryBudget.h"
#include "catalogue/FilingRows.h"
#include "catalogue/PlacelessRows.h"
#include "catalogue/RunRows.h"
#include "library/FurtherFiles.h"
#include "load/FileReader.h"
#include "load/ImageFormat.h"
#include "load/InProcessLoader.h"
#include "load/JpegDecoder.h"
#include "metadata/LivePhoto.h"
#include "metadata/SidecarFiles.h"
#include "names/NamesInCopies.h"
#include "photo/RawName.h"
#include "run/FilingTargets.h"

namespace albumen {
namespace {

Status mayGoOn(const JobControl& job)
{
    if (job.mayGoOn()) return {};
    return fail(Code::cancelled, Stage::plan);
}

/// Filing follows no links: a photo that is one is filed from where it lies.
Status followLinks(Files& files, FilingInput& input, const JobControl& job)
{
    for (PhotoToFile& photo : input.photos) {
        TRY(mayGoOn(job));
        const auto info = files.info(photo.source);
        if (!info || info->kind != FileKind::link) continue;
        if (auto real = files.canonical(photo.source)) photo.source = std::move(*real);
    }
    return {};
}

/// Wanted nowhere.
PhotoToFile thrownAway(ContentNo content)
{
    PhotoToFile photo;
    photo.content = content;
    photo.present = false;
    photo.thrownAway = true;
    return photo;
}

} // namespace

Result<FilingInput> filingInput(LibraryState& state, const ArchiveChoice& choice, NamesWanted names,
                                const JobControl& job)
{
    const auto chosen = state.models(); // filing needs none
    const std::optional<ModelRev> embedder = chosen ? chosen->embedder() : std::nullopt;
    FurtherPhotos further;
    TRY_ASSIGN(FilingInput input,
               state.catalogue().read(
                   [&](Db& db) -> Result<FilingInput> {
                       TRY_ASSIGN(std::vector<FilingContent> contents, filingContents(db, embedder));
                       if (choice.placeless) TRY(PlacelessRows(db).addTo(contents));
                       for (FilingContent& one : contents)
                           if (!one.further.empty()) further.emplace(one.content, std::move(one.further));
                       TRY(mayGoOn(job));
                       FilingInput wanted = filingInputOf(
                           contents, {.unknown = choice.unknown, .noPeople = choice.noPeople, .mode = choice.mode});
                       TRY_ASSIGN(wanted.notSeenYet, peopleNotSeenYet(db, embedder));
                       if (names == NamesWanted::yes && choice.namesInCopies)
                           TRY(addNames(db, wanted, job)); // cancelled: seen below
                       TRY(mayGoOn(job));
                       return wanted;
                   },
                   &job));
    for (const Path& path : choice.excluded) input.leftOut.insert(path.lexically_relative(choice.save).native());
    Files& files = state.parts.files;
    if (names == NamesWanted::no) { // folders need no companions either
        TRY(followLinks(files, input, job));
        return input;
    }
    TRY_ASSIGN(FiledPhotos filed, state.catalogue().read([](Db& db) { return filedPhotos(db); }, &job));
    TRY_ASSIGN(const FiledThrownAway thrown, state.catalogue().read([](Db& db) { return filedThrownAway(db); }, &job));
    for (const PhotoId photo : thrown.further) filed.further.erase(photo);
    addFurtherFiles(input, further, filed);
    TRY(followLinks(files, input, job));
    TRY_ASSIGN(auto raws, state.catalogue().read([](Db& db) { return RunRows(db).unreadablePaths(); }, &job));
    std::erase_if(raws, [](const Path& file) { return !isRawName(file); });
    const CompanionChoice companions{.sidecars = choice.sidecars,
                                     .films = choice.films,
                                     .raws = std::move(raws),
                                     .lists = [&files](const Path& photo) { return takeoutBeside(files, photo); }};
    if (!addCompanions(files, input, companions, job, liveIdentifiers(files)))
        return fail(Code::cancelled, Stage::plan);
    TRY(chooseFiles(state, input, filed, job));
    for (const ContentNo picture : thrown.pictures) input.photos.push_back(thrownAway(picture));
    for (const PhotoId photo : thrown.further) input.photos.push_back(thrownAway(furtherFile(photo)));
    return input;
}

OpensAsPicture openerOf(Files& files, const JobControl& job)
{
    return [&files, &job](const Path& path) {
        const LoadRequest small{.longSide = 64};
        MemoryBudget budget(decodedAtOnce); // a larger picture is alone in it
        if (const auto file = files.openRead(path, Follow::no); file && isFilm(**file)) {
            const auto film = InProcessLoader(budget).loadFilm(filmBytes(**file), small, job);
            return film && !film->cut;
        }
        const auto bytes = readWhole(files, path, maxPhotoBytes, Follow::no);
        if (!bytes) return false;
        if (formatOf(*bytes) == ImageFormat::jpeg) {
            const auto hurt = JpegDecoder().isHurt(*bytes, {.request = small, .job = job, .budget = budget});
            if (!hurt || *hurt) return false;
        }
        const auto picture = InProcessLoader(budget).load(*bytes, small, job);
        return picture && !picture->cut;
    };
}

} // namespace albumen
