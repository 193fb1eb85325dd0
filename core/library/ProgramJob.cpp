// Names, albums, ratings and favourites that another program keeps.
#include <algorithm>

#include "base/Text.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/PhotoRows.h"
#include "library/Jobs.h"
#include "library/NamesDraft.h"
#include "library/ProgramDraft.h"
#include "names/PhotosByPath.h"

namespace albumen {
namespace {

/// All that is to be decided, of pictures of the library.
struct ToTakeIn {
    NamesByContent names;
    ProgramWrites writes;
};

std::string_view wordOf(OtherProgram program)
{
    switch (program) {
    case OtherProgram::digikam: return "digiKam";
    case OtherProgram::shotwell: return "Shotwell";
    case OtherProgram::picasa: return "Picasa";
    case OtherProgram::takeout: return "Google Takeout";
    }
    return "";
}

Result<PhotosByPath> photosByPath(Db& db)
{
    TRY_ASSIGN(const std::vector<PhotoRow> rows, PhotoRows(db).photosUnder({}));
    std::vector<PhotoPlace> places;
    for (const PhotoRow& row : rows)
        if (row.content) places.push_back({row.path, *row.content, row.size, row.takenLocalS});
    return PhotosByPath(std::move(places));
}

void add(const PictureSaid& said, const PhotoPlace& photo, const PictureFrame& frame, bool tags, ToTakeIn& all)
{
    NamesOfPicture& names = all.names[photo.content];
    for (FaceRegion& region : regionsOf(said, frame)) names.regions.push_back(std::move(region));
    for (const std::string& name : said.people)
        if (std::string kept = personNameIn(name); !kept.empty()) names.placeless.insert(std::move(kept));
    SaidOfPicture& one = all.writes.pictures[photo.content];
    one.rating = std::max(one.rating, said.rating);
    one.favourite = one.favourite || said.favourite;
    if (!photo.takenLocalS && said.takenUtcS) one.takenS = said.takenUtcS;
    for (const std::string& album : said.albums) all.writes.albums[album].push_back(photo.content);
    if (tags)
        for (const std::string& tag : said.tags) all.writes.albums[tag].push_back(photo.content);
}

/// Finds each picture of the other program here.
Result<ToTakeIn> meet(Db& db, const ProgramSays& says, bool tags, ProgramCounts& counts, const JobControl& job)
{
    TRY_ASSIGN(const PhotosByPath photos, photosByPath(db));
    ToTakeIn all;
    for (const PictureSaid& said : says.pictures) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::import);
        ++counts.pictures;
        const auto photo = photos.find(said);
        if (!photo) {
            counts.notHere.push_back(said.path);
            continue;
        }
        ++counts.here;
        const PhotoPlace& place = photos.at(*photo);
        TRY_ASSIGN(const PictureFacts picture, FaceBoxRows(db).picture(place.content));
        add(said, place, {picture.upright, picture.orientation}, tags, all);
    }
    return all;
}

Result<Draft> draftOf(Db& db, const ToTakeIn& all, std::string note, Report& report, const JobControl& job)
{
    Draft draft{.kind = DecisionKind::import, .note = std::move(note), .writes = {}};
    report.names = {.unreadable = report.names.unreadable};
    for (const auto& [content, names] : all.names)
        report.names.photos += names.regions.empty() && names.placeless.empty() ? 0 : 1;
    TRY(putNames(db, all.names, false, draft, report.names, job));
    TRY(putProgramWrites(db, all.writes, draft, report.program));
    return draft;
}

} // namespace

Report Jobs::work(const jobs::ImportProgram& order, RunId, const Told& told)
{
    const auto says = readProgram(state_.parts.files, order.program, order.from, told.job);
    if (!says) return failedBy({says.error().code, Stage::import, says.error().path, says.error().detail});
    Report report;
    for (const Error& problem : says->problems) {
        report.problems.push_back(problem);
        report.problems.back().stage = Stage::import;
    }
    report.names.unreadable = says->problems.size();
    const auto all = state_.catalogue().read(
        [&](Db& db) { return meet(db, *says, order.tags, report.program, told.job); }, &told.job);
    if (!all) return failedBy(all.error());
    const std::string note = std::string(wordOf(order.program)) + ", " + printable(order.from);
    if (order.dryRun) { // drafted, and taken back as a whole
        const Status drafted = state_.catalogue().write([&](Db& db) -> Status {
            TRY_ASSIGN(const Draft draft, draftOf(db, *all, note, report, told.job));
            report.names.fresh = !draft.writes.empty();
            return fail(Code::nothingToUndo, Stage::import);
        });
        return drafted.error().code == Code::nothingToUndo ? report : failedBy(drafted.error());
    }
    const auto decided = decisions_.decideBy([&](Db& db) { return draftOf(db, *all, note, report, told.job); });
    if (!decided) return failedBy(decided.error());
    report.names.fresh = decided->id.has_value();
    return report;
}

} // namespace albumen
