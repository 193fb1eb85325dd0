#include "run/GiveCopies.h"

#include <algorithm>

#include "archive/GivenPlace.h"
#include "archive/OwnParts.h"
#include "archive/SafeName.h"
#include "archive/VerifiedCopy.h"
#include "archive/ZipFile.h"
#include "base/SearchText.h"
#include "base/Text.h"
#include "load/JpegEncoder.h"
#include "metadata/ExifWriter.h"
#include "photo/FilmName.h"

namespace albumen {
namespace {

constexpr int jpegQuality = 92; // for looking at, and sent by mail

SourceFacts factsOf(const FoundPhoto& photo)
{
    return {photo.path, photo.size, photo.mtimeNs};
}

class Giver
{
public:
    Giver(Files& files, const CopiesToGive& wanted, const JobControl& job, const ProgressSink& progress)
        : files_(files), wanted_(wanted), job_(job), meter_(JobStep::file, progress), pictures_(files)
    {
    }

    Report give()
    {
        meter_.setTotal(wanted_.photos.size());
        const Status given = isZipName(wanted_.to) ? intoZip() : intoFolder(wanted_.to);
        endBy(given ? given : fail(ofFinished(given.error(), wanted_.to)), job_, report_);
        meter_.finish();
        return std::move(report_);
    }

private:
    bool isSmaller(const FoundPhoto& photo) const
    {
        return wanted_.longSide > 0 && !hasFilmExtension(photo.path.native());
    }

    std::string nameOf(const FoundPhoto& photo) const
    {
        const Path name = photo.path.filename();
        const std::string ending = folded(name.extension().native());
        const bool jpeg = ending == ".jpg" || ending == ".jpeg";
        return isSmaller(photo) && !jpeg ? name.stem().native() + ".jpg" : name.native();
    }

    /// Of photos as they are; smaller ones take less.
    Status expectSpace(const Path& folder) const
    {
        std::uint64_t needed = spareBytes;
        for (const PhotoToGive& photo : wanted_.photos) needed += photo.file.size;
        return expectFree(files_, folder, needed);
    }

    /// Each that goes well; what does not is a problem. Fails: what no other photo can get over.
    Status intoFolder(const Path& folder)
    {
        TRY(files_.makeFolders(folder));
        if (wanted_.longSide <= 0) TRY(expectSpace(folder));
        const OwnParts parts = OwnParts::in(files_, folder);
        for (const PhotoToGive& photo : wanted_.photos) {
            if (!job_.mayGoOn()) return fail(Error{.code = Code::cancelled});
            const Status given = put(photo, parts);
            if (!given && !isAbout(given.error(), photo.file.path)) return given;
            if (!given) addProblem(photo.file, given.error());
            meter_.advance(1, photo.file.size, printable(photo.file.path));
        }
        return files_.syncFolder(folder);
    }

    void addProblem(const FoundPhoto& photo, Error error)
    {
        error.path = photo.path;
        if (error.stage == Stage::none) error.stage = Stage::file;
        report_.problems.push_back(std::move(error));
        meter_.addProblem();
    }

    Status put(const PhotoToGive& photo, const OwnParts& parts)
    {
        const Path& folder = parts.folder();
        const std::string wanted = safeFileName(nameOf(photo.file));
        const SourceFacts source = factsOf(photo.file);
        if (!isSmaller(photo.file)) {
            TRY_ASSIGN(const auto place, placeFor(files_, folder, wanted, source.path, job_));
            if (!place) return fail(Error{.code = Code::cancelled});
            report_.unchanged += place->there ? 1 : 0;
            if (place->there) return {};
        }
        const Path part = parts.of(wanted);
        TRY(make(photo, part));
        TRY_ASSIGN(const FileInfo made, files_.info(part));
        TRY_ASSIGN(const auto place, givePlace(files_, part, folder, wanted, job_));
        if (!place) return fail(Error{.code = Code::cancelled});
        ++(place->there ? report_.unchanged : report_.copied);
        report_.bytesCopied += place->there ? 0 : made.size;
        return {};
    }

    Status make(const PhotoToGive& photo, const Path& part)
    {
        const SourceFacts source = factsOf(photo.file);
        std::vector<std::byte> bytes;
        if (isSmaller(photo.file)) {
            TRY_ASSIGN(bytes, smaller(photo));
        }
        TRY_ASSIGN(const auto hash, isSmaller(photo.file) ? writeVerified(files_, bytes, source, part, job_)
                                                          : copyVerified(files_, source, part, job_));
        return hash ? Status() : Status(fail(Error{.code = Code::cancelled}));
    }

    Result<std::vector<std::byte>> smaller(const PhotoToGive& photo)
    {
        TRY_ASSIGN(const LoadedImage image, pictures_.read(photo, wanted_.longSide, job_));
        TRY_ASSIGN(const std::vector<std::byte> jpeg, encodedJpeg(image.pixels, jpegQuality));
        ExifFacts facts = image.exif;
        facts.orientation = Orientation::upright; // the pixels are
        if (!wanted_.places) facts.latitude = facts.longitude = std::nullopt;
        return withExif(jpeg, facts);
    }

    Status intoZip()
    {
        if (files_.exists(wanted_.to)) return fail(Code::nameTaken, Stage::zip, wanted_.to);
        const Path folder = wanted_.to.parent_path();
        TRY(files_.makeFolders(folder));
        const OwnParts parts = OwnParts::in(files_, folder);
        const Path part = parts.of(wanted_.to.filename()),
                   work = parts.of("photos of " + wanted_.to.filename().native());
        if (wanted_.longSide <= 0) {
            TRY(expectSpace(folder));
            TRY_ASSIGN(const auto entries, entriesAsTheyAre());
            return zip(entries, part);
        }
        const Status made = intoFolder(work);
        const auto entries = made ? entriesIn(work) : fail(made.error());
        const Status zipped = entries ? zip(*entries, part) : Status(fail(entries.error()));
        removeWork(work);
        return zipped;
    }

    Result<std::vector<ZipEntry>> entriesAsTheyAre()
    {
        std::vector<ZipEntry> entries;
        NameSet names;
        for (const PhotoToGive& photo : wanted_.photos) {
            const auto hash = hashFile(files_, photo.file.path, job_);
            if (hash && !*hash) return fail(Error{.code = Code::cancelled});
            const auto info = files_.info(photo.file.path);
            const bool same = info && info->size == photo.file.size && info->mtimeNs == photo.file.mtimeNs;
            if (!hash || !same) {
                addProblem(photo.file, hash ? Error{.code = Code::sourceChanged, .stage = Stage::zip} : hash.error());
                continue;
            }
            entries.push_back({names.claimFile(safeFileName(nameOf(photo.file))), photo.file.path, photo.file.size,
                               photo.file.mtimeNs, **hash});
            report_.bytesCopied += photo.file.size;
            meter_.advance(1, photo.file.size, printable(photo.file.path));
        }
        report_.copied = entries.size();
        return entries;
    }

    /// Of the smaller ones that were made.
    Result<std::vector<ZipEntry>> entriesIn(const Path& folder)
    {
        std::vector<ZipEntry> entries;
        TRY_ASSIGN(const auto there, files_.list(folder));
        for (const FolderEntry& entry : there) {
            if (isPartName(entry.name)) continue;
            TRY_ASSIGN(const FileInfo info, files_.info(folder / entry.name));
            TRY_ASSIGN(const auto hash, hashFile(files_, folder / entry.name, job_));
            if (!hash) return fail(Error{.code = Code::cancelled});
            entries.push_back({entry.name, folder / entry.name, info.size, info.mtimeNs, *hash});
        }
        std::ranges::sort(entries, {}, &ZipEntry::name);
        return entries;
    }

    Status zip(const std::vector<ZipEntry>& entries, const Path& part)
    {
        if (entries.empty()) return fail(Code::nothingFiled, Stage::zip, wanted_.to);
        TRY_ASSIGN(const bool written, writeZip(files_, part, entries, job_));
        if (!written) return fail(Error{.code = Code::cancelled});
        const ZipCheck check = checkZip(files_, part, &entries, job_);
        Status named = check.cancelled         ? Status(fail(Error{.code = Code::cancelled}))
                       : !check.damage.empty() ? Status(fail(check.damage.front()))
                                               : files_.rename(part, wanted_.to);
        if (!named) {
            (void)files_.remove(part);
            return named;
        }
        report_.zipsMade = 1;
        return files_.syncFolder(wanted_.to.parent_path());
    }

    /// Our own files, in a folder that was made for them.
    void removeWork(const Path& work)
    {
        if (const auto there = files_.list(work))
            for (const FolderEntry& entry : *there) (void)files_.remove(work / entry.name);
        (void)files_.removeFolder(work);
    }

    Files& files_;
    const CopiesToGive& wanted_;
    const JobControl& job_;
    ProgressMeter meter_;
    PicturesToGive pictures_;
    Report report_;
};

} // namespace

bool isZipName(const Path& path)
{
    return folded(path.extension().native()) == ".zip";
}

Report giveCopies(Files& files, const CopiesToGive& wanted, const JobControl& job, const ProgressSink& progress)
{
    return Giver(files, wanted, job, progress).give();
}

} // namespace albumen
