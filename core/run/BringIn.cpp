#include "run/BringIn.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "archive/Companions.h"
#include "archive/GivenPlace.h"
#include "archive/OwnParts.h"
#include "archive/SafeName.h"
#include "base/MemoryBudget.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "load/ContentHash.h"
#include "load/FileReader.h"
#include "load/ImageFormat.h"
#include "metadata/ExifReader.h"
#include "metadata/LivePhoto.h"
#include "metadata/SidecarFiles.h"
#include "photo/RawName.h"
#include "scan/FileEnumerator.h"

namespace albumen {
namespace {

constexpr std::int64_t nanoseconds = 1'000'000'000;

/// Of the computer's clock, which is what a card's files say.
std::int64_t localTimeOf(std::int64_t mtimeNs)
{
    const auto seconds = static_cast<std::time_t>(mtimeNs / nanoseconds);
    std::tm local{};
    if (!localtime_r(&seconds, &local)) return mtimeNs / nanoseconds;
    return seconds + local.tm_gmtoff;
}

class Bringer
{
public:
    Bringer(Files& files, const ToBringIn& wanted, const KnowsContent& knows, const JobControl& job,
            const ProgressSink& progress)
        : files_(files), wanted_(wanted), knows_(knows), job_(job), meter_(JobStep::file, progress), read_(readAtOnce),
          reader_(files)
    {
    }

    Report bring()
    {
        const Status brought = work();
        endBy(brought ? brought : fail(ofFinished(brought.error(), wanted_.to)), job_, report_);
        meter_.finish();
        return std::move(report_);
    }

private:
    struct Fresh {
        FoundPhoto file;
        Path folder;         ///< it goes into
        std::size_t row = 0; ///< in `broughtIn`
        std::vector<Companion> beside = {};
    };

    Status work()
    {
        TRY(folderByDate(wanted_.by, 0)); // said before anything is read
        TRY(find());
        meter_.setTotal(found_.size());
        for (const FoundPhoto& photo : found_) {
            if (!job_.mayGoOn()) return fail(Error{.code = Code::cancelled});
            TRY(judge(photo));
            meter_.advance(1, photo.size, printable(photo.path));
        }
        TRY(addBeside());
        if (wanted_.dryRun) return {};
        TRY(expectSpace());
        meter_.setTotal(found_.size() + fresh_.size());
        for (const Fresh& one : fresh_) {
            TRY(copy(one));
            meter_.advance(1, one.file.size, printable(one.file.path));
        }
        return {};
    }

    Status find()
    {
        ScanRoot root;
        root.path = wanted_.from;
        FileEnumerator enumerator(files_, wanted_.excluded, liveIdentifiers(files_));
        WalkEnd end = enumerator.walk(root, job_, [this](FoundPhoto photo) {
            found_.push_back(std::move(photo));
            return true;
        });
        if (end.outcome == Outcome::cancelled) return fail(Error{.code = Code::cancelled});
        report_.problems = std::move(end.problems);
        report_.leftOut = end.leftOut;
        report_.otherKinds = std::move(end.otherKinds);
        report_.found = found_.size();
        if (found_.empty() && !report_.problems.empty()) return fail(report_.problems.front());
        if (found_.empty()) return fail(Code::pathEmpty, Stage::scan, wanted_.from);
        return {};
    }

    /// New, known, or not to be read. Fails: as the catalogue; cancelled.
    Status judge(const FoundPhoto& photo)
    {
        const std::size_t row = report_.broughtIn.size();
        report_.broughtIn.push_back({.from = photo.path, .to = {}, .what = BroughtIn::What::unreadable});
        auto seen = look(photo);
        if (!seen) {
            if (seen.error().code == Code::cancelled) return fail(seen.error());
            addProblem(photo.path, seen.error());
            return {};
        }
        TRY_ASSIGN(const bool known, knows_(seen->content));
        const bool twice = !seen_.insert(seen->content).second;
        report_.broughtIn[row].what = known          ? BroughtIn::What::known
                                      : twice        ? BroughtIn::What::twice
                                      : seen->unread ? BroughtIn::What::unreadable
                                                     : BroughtIn::What::fresh;
        if (known || twice) return {};
        if (seen->unread && wanted_.dryRun) { // else the run names its copy
            seen->unread->detail = copiedUnread;
            addProblem(photo.path, *seen->unread);
        }
        TRY_ASSIGN(const Path folder, folderByDate(wanted_.by, seen->localS));
        report_.broughtIn[row].to = wanted_.to / folder / safeFileName(photo.name);
        fresh_.push_back({photo, wanted_.to / folder, row});
        return {};
    }

    struct Seen {
        ContentId content;
        std::int64_t localS = 0;
        std::optional<Error> unread; ///< it is no picture by its header
    };
    Result<Seen> look(const FoundPhoto& photo)
    {
        TRY_ASSIGN(const PhotoFile file, reader_.open(photo, read_, job_));
        const std::vector<std::string> sidecars = sidecarTexts(files_, photo.path),
                                       lists = takeoutTexts(files_, photo.path);
        const ExifReader exif;
        const ExifFacts facts = file.film ? exif.readFilm(filmBytes(*file.film), FilmWatch(job_), sidecars, lists)
                                          : exif.read(file.bytes, sidecars, lists);
        TRY_ASSIGN(const ContentId data,
                   file.film ? ContentHash().identifyFilm(*file.film, job_) : ContentHash().identify(file.bytes));
        const Orientation turn = file.film ? Orientation::upright : exif.turnOf(file.bytes, facts);
        Seen seen{seenAs(data, turn), facts.takenLocalS.value_or(localTimeOf(photo.mtimeNs)), {}};
        if (file.film) return seen;
        if (const auto header = readHeader(file.bytes); !header) seen.unread = header.error();
        return seen;
    }

    /// As mode move takes it: all that belongs to a photo.
    Status addBeside()
    {
        FilingInput input;
        input.options.mode = FilingMode::move;
        for (const Fresh& one : fresh_) {
            PhotoToFile& photo = input.photos.emplace_back();
            photo.source = one.file.path;
            photo.targets = {TargetKey{TargetKind::noPeople, {}}};
            photo.raw = isRawName(one.file.name);
        }
        const auto lists = [this](const Path& photo) { return takeoutBeside(files_, photo); };
        if (!addCompanions(files_, input, {.everything = true, .lists = lists}, job_, liveIdentifiers(files_)))
            return fail(Error{.code = Code::cancelled});
        for (std::size_t i = 0; i < fresh_.size(); ++i) fresh_[i].beside = std::move(input.photos[i].companions);
        return {};
    }

    Status expectSpace() const
    {
        std::uint64_t needed = spareBytes;
        for (const Fresh& one : fresh_) {
            needed += one.file.size;
            for (const Companion& beside : one.beside) needed += beside.size;
        }
        return expectFree(files_, wanted_.to, needed);
    }

    /// Fails: what no other photo can get over.
    Status copy(const Fresh& one)
    {
        if (!job_.mayGoOn()) return fail(Error{.code = Code::cancelled});
        TRY(files_.makeFolders(one.folder));
        auto given = give({one.file.path, one.file.size, one.file.mtimeNs}, one.folder, safeFileName(one.file.name));
        if (!given) return problemOrEnd(one.file.path, given.error());
        report_.broughtIn[one.row].to = given->path;
        ++(given->there ? report_.unchanged : report_.copied);
        report_.bytesCopied += given->there ? 0 : one.file.size;
        for (const Companion& beside : one.beside) {
            const std::string name = companionName(given->path.filename().native(), beside.ending);
            const auto also = give({beside.source, beside.size, beside.mtimeNs}, one.folder, name);
            if (!also) TRY(problemOrEnd(beside.source, also.error()));
            report_.companions += also && !also->there ? 1 : 0;
        }
        return {};
    }

    Result<GivenPlace> give(const SourceFacts& source, const Path& folder, const std::string& name)
    {
        TRY_ASSIGN(const auto place, placeFor(files_, folder, name, source.path, job_));
        if (!place) return fail(Error{.code = Code::cancelled});
        if (place->there) return *place;
        if (!parts_ || parts_->folder() != folder) parts_ = OwnParts::in(files_, folder);
        const Path part = parts_->of(name);
        TRY_ASSIGN(const auto hash, copyVerified(files_, source, part, job_));
        if (!hash) return fail(Error{.code = Code::cancelled});
        TRY_ASSIGN(const auto given, givePlace(files_, part, folder, name, job_));
        if (!given) return fail(Error{.code = Code::cancelled});
        TRY(files_.syncFolder(folder));
        return *given;
    }

    Status problemOrEnd(const Path& path, const Error& error)
    {
        if (!isAbout(error, path)) return fail(error);
        addProblem(path, error);
        return {};
    }

    void addProblem(const Path& path, Error error)
    {
        error.path = path;
        report_.problems.push_back(std::move(error));
        meter_.addProblem();
    }

    Files& files_;
    const ToBringIn& wanted_;
    const KnowsContent& knows_;
    const JobControl& job_;
    ProgressMeter meter_;
    MemoryBudget read_;
    FileReader reader_;
    std::vector<FoundPhoto> found_;
    std::vector<Fresh> fresh_;
    std::set<ContentId> seen_;
    std::optional<OwnParts> parts_; ///< of the folder that was copied into last
    Report report_;
};

} // namespace

Result<Path> folderByDate(const std::string& by, std::int64_t localS)
{
    using namespace std::chrono;
    const year_month_day day(floor<days>(sys_seconds(seconds(localS))));
    const std::map<std::string, std::string> fields{{"year", fmt::format("{:04}", int(day.year()))},
                                                    {"month", fmt::format("{:02}", unsigned(day.month()))},
                                                    {"day", fmt::format("{:02}", unsigned(day.day()))}};
    std::string text;
    for (std::size_t at = 0; at < by.size();) {
        if (by[at] != '{') {
            text += by[at++];
            continue;
        }
        const std::size_t end = by.find('}', at);
        const auto field = end == by.npos ? fields.end() : fields.find(by.substr(at + 1, end - at - 1));
        if (field == fields.end())
            return fail(Code::usage, Stage::file, by, "folders by date know {year}, {month} and {day}");
        text += field->second;
        at = end + 1;
    }
    const Path path = Path(text).lexically_normal();
    if (path.is_absolute() || (!path.empty() && *path.begin() == ".."))
        return fail(Code::usage, Stage::file, by, "folders by date lie inside the photo folder");
    return path;
}

Report bringIn(Files& files, const ToBringIn& wanted, const KnowsContent& knows, const JobControl& job,
               const ProgressSink& progress)
{
    return Bringer(files, wanted, knows, job, progress).bring();
}

} // namespace albumen
