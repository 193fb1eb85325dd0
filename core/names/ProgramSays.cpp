#include "names/ProgramSays.h"

#include <algorithm>

#include "base/Sentence.h"
#include "catalogue/Db.h"
#include "metadata/RegionKeys.h"
#include "names/ProgramReaders.h"

namespace albumen {
namespace {

/// The database itself, where its folder was named.
Result<Path> databaseAt(Files& files, const Path& from, const std::vector<Path>& names)
{
    TRY_ASSIGN(const FileInfo there, files.info(from, Follow::yes));
    if (there.kind != FileKind::folder) return from;
    for (const Path& name : names)
        if (files.exists(from / name)) return from / name;
    return fail(Code::pathMissing, Stage::import, from / names.front());
}

/// A database that another program writes, or did not finish writing, holds more than its file.
Status checkClosed(Files& files, const Path& database)
{
    for (const char* const beside : {"-wal", "-journal"}) {
        const auto log = files.info(database.native() + beside);
        if (log && log->size > 0) return fail(Code::libraryInUse, Stage::import, database, beside);
    }
    return {};
}

Result<ProgramSays> readDatabase(Files& files, OtherProgram program, const Path& from, const JobControl& job)
{
    const bool digikam = program == OtherProgram::digikam;
    TRY_ASSIGN(const Path database,
               databaseAt(files, from,
                          digikam ? std::vector<Path>{"digikam4.db"} : std::vector<Path>{"photo.db", "data/photo.db"}));
    TRY(checkClosed(files, database));
    auto said = [&]() -> Result<ProgramSays> {
        TRY_ASSIGN(const std::unique_ptr<Db> db, Db::open(database, DbAccess::unchanging));
        return digikam ? readDigikam(*db, job) : readShotwell(*db, job);
    }();
    if (said || said.error().code == Code::cancelled || said.error().code == Code::outOfMemory) return said;
    return fail(Code::foreignFile, Stage::import, database, std::string(noProgramData) + said.error().detail);
}

std::optional<RelBox> uprightBox(const MarkedFace& face, const PictureFrame& frame)
{
    if (face.of != BoxOf::shownPixels) return face.box;
    if (frame.upright.empty()) return std::nullopt;
    const auto wide = static_cast<float>(frame.upright.width), high = static_cast<float>(frame.upright.height);
    return RelBox{face.box.x / wide, face.box.y / high, face.box.w / wide, face.box.h / high};
}

} // namespace

std::vector<FaceRegion> regionsOf(const PictureSaid& said, const PictureFrame& frame)
{
    std::vector<FaceRegion> regions;
    const PictureFrame upright{frame.upright};
    for (const MarkedFace& face : said.faces) {
        if (regions.size() >= maxRegions) break;
        if (const auto box = uprightBox(face, frame))
            addRegion(regions, face.name, *box, face.of == BoxOf::stored ? frame : upright, RegionSource::program);
    }
    return withoutDoubles(std::move(regions));
}

Result<std::vector<Path>> filesBelow(Files& files, const Path& folder, const JobControl& job,
                                     std::vector<Error>& problems)
{
    std::vector<Path> found, waiting{folder};
    while (!waiting.empty()) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::import);
        const Path next = std::move(waiting.back());
        waiting.pop_back();
        auto entries = files.list(next);
        if (!entries && next == folder) return fail(entries.error());
        if (!entries) problems.push_back(entries.error());
        if (!entries) continue;
        for (const FolderEntry& entry : *entries)
            if (entry.kind == FileKind::folder)
                waiting.push_back(next / entry.name);
            else if (entry.kind == FileKind::file)
                found.push_back(next / entry.name);
    }
    std::ranges::sort(found);
    return found;
}

Result<ProgramSays> readProgram(Files& files, OtherProgram program, const Path& from, const JobControl& job)
{
    switch (program) {
    case OtherProgram::digikam:
    case OtherProgram::shotwell: return readDatabase(files, program, from, job);
    case OtherProgram::picasa: return readPicasa(files, from, job);
    case OtherProgram::takeout: return readTakeout(files, from, job);
    }
    return fail(Code::internal, Stage::import, from);
}

} // namespace albumen
