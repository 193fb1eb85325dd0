#include "archive/Zipper.h"

#include <algorithm>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "archive/ArchiveHome.h"
#include "archive/EditedZips.h"
#include "archive/FilingNeeds.h"
#include "archive/Inspection.h"
#include "archive/NameChanges.h"
#include "archive/SafeName.h"
#include "archive/VerifiedCopy.h"
#include "archive/ops/Op.h"
#include "base/FileRights.h"
#include "base/SearchText.h"
#include "base/Text.h"

namespace albumen {
namespace {

constexpr std::uint64_t entryOverhead =
    30 + 46 + 2 * 255 + 2 * 28 + 2 * 9 + 22; // headers, both names, Zip64 and time fields, end record

/// What is to be done about the zip of one target.
struct ZipTask {
    JournalOp op = JournalOp::zip;
    Target target;
    std::vector<ZipEntry> entries;
    std::optional<ZipRecord> old;
    ZipLook seen;                       ///< of the old one
    std::vector<ZipEntry> lacking = {}; ///< files that are to be in it and are missing or damaged
    bool oldIsOurs() const { return old && seen.found == Found::same; }
    /// Does the old one lie there, be it damaged?
    bool oldLies() const { return oldIsOurs() || (old && seen.found == Found::damaged); }
    bool oldIsTheirs() const { return old && (seen.found == Found::edited || seen.found == Found::notOurs); }
    std::string name; ///< the zip's new one
    std::uint64_t bytes() const
    {
        std::uint64_t sum = 0;
        for (const ZipEntry& entry : entries) sum += entry.size + entryOverhead;
        return sum;
    }
};

std::string zipNameOf(const Target& target)
{
    return target.folder + ".zip";
}

/// Those of the files in the target, by name.
template <class Which>
std::vector<ZipEntry> entriesWhere(const ArchiveSettings& home, const LedgerState& state, const TargetKey& target,
                                   Which which)
{
    const auto found =
        std::find_if(state.targets.begin(), state.targets.end(), [&](const Target& one) { return one.key == target; });
    std::vector<ZipEntry> entries;
    if (found == state.targets.end()) return entries;
    auto file = std::lower_bound(state.filed.begin(), state.filed.end(), target,
                                 [](const FiledFile& one, const TargetKey& key) { return one.target < key; });
    for (; file != state.filed.end() && file->target == target; ++file)
        if (which(*file))
            entries.push_back(
                {file->name, home.save / found->folder / file->name, file->size, file->mtimeNs, file->hash});
    std::sort(entries.begin(), entries.end(), [](const ZipEntry& a, const ZipEntry& b) { return a.name < b.name; });
    return entries;
}

class ZipRun
{
public:
    ZipRun(Files& files, Ledger& ledger, ArchiveSettings home, const LedgerState& state, const Identity& identity,
           const JobControl& job, FilingReport& report)
        : files_(files), ledger_(ledger), home_(std::move(home)), state_(state), identity_(identity), job_(job),
          report_(report)
    {
    }

    /// First those that are thrown away, then those that get another name, then those that are made. What is seen of
    /// the old zips on the way is recorded by settleSeen().
    Result<std::vector<ZipTask>> tasks(const std::optional<std::set<PersonId>>& only)
    {
        for (const ZipRecord& zip : state_.zips) recorded_.add(zip.name);
        gatherLost();
        std::vector<ZipTask> named, all;
        std::vector<NameWish> wishes;
        for (const Target& target : state_.targets) {
            if (!job_.mayGoOn()) break;
            if (target.key.kind != TargetKind::person) continue;
            ZipTask task = taskOf(target);
            const bool asked = !only || only->contains(target.key.person);
            TRY_ASSIGN(const Due due, asked ? decide(task) : Result<Due>(Due::waits));
            if (task.oldLies()) lying_.insert(task.old->name);
            if (due == Due::retirement) task.op = JournalOp::retireZip;
            if (due == Due::retirement) all.push_back(std::move(task));
            if (due == Due::retirement || (!task.old && due != Due::making)) continue;
            wishes.push_back(wishOf(task, due));
            if (due != Due::making) task.op = JournalOp::renameZip;
            if (due != Due::making) task.entries = task.lacking = {}; // those of all people take room
            named.push_back(std::move(task));
        }
        nameAll(std::move(wishes), named, all);
        std::ranges::copy_if(named, std::back_inserter(all),
                             [](const ZipTask& one) { return one.op == JournalOp::zip; });
        return all;
    }

    Status settleSeen() { return seen_.empty() ? Status{} : ledger_.settle(home_.no, std::exchange(seen_, {})); }

    Status expectSpace(const std::vector<ZipTask>& tasks)
    {
        std::uint64_t most = 0;
        std::int64_t kept = 0; // what the zips made so far take more than those they replaced
        for (const ZipTask& task : tasks) {
            if (task.op != JournalOp::zip) continue;
            const auto bytes = static_cast<std::int64_t>(task.bytes());
            most = std::max(most, static_cast<std::uint64_t>(std::max<std::int64_t>(kept + bytes, 0)));
            kept += bytes - (task.oldIsOurs() ? static_cast<std::int64_t>(task.old->size) : 0);
        }
        return most == 0 ? Status() : expectFree(files_, home_.zips, most, Code::noSpaceForZips, Stage::zip);
    }

    /// False: cancelled. An Error ends the job; what is wrong with one zip is a problem.
    Result<bool> run(const ZipTask& task, FilingId filing)
    {
        if (nameless_.contains(task.target.key)) return true; // the next zipping tries again
        const JournalEntry entry = entryOf(task, filing);
        TRY_ASSIGN(const auto ids, ledger_.plan(filing, {&entry, 1}));
        LedgerBatch batch;
        auto done = carryOut(task, entry, ids.front(), batch);
        if (!done && task.op == JournalOp::renameZip) nameless_.insert(task.target.key);
        if (!done) {
            const Error error = ofFinished(done.error(), entry.destination);
            batch.journal.push_back({ids.front(), JournalState::failed, error.code});
            TRY(ledger_.settle(home_.no, batch));
            if (endsJob(error.code)) return fail(error);
            report_.problems.push_back(error);
            return true;
        }
        batch.journal.push_back({ids.front(), *done ? JournalState::done : JournalState::skipped, std::nullopt});
        TRY(files_.syncFolder(home_.zips));
        TRY(ledger_.settle(home_.no, batch));
        return *done;
    }

private:
    /// In the place of a moved file, which was all there was, may be something else.
    static bool mayBeLost(const FiledFile& file)
    {
        return isLacking(file) || (file.state == FiledState::foreign && file.mode == FilingMode::move);
    }

    void gatherLost()
    {
        for (const FiledFile& file : state_.filed)
            if (mayBeLost(file)) lost_.insert({file.content, file.companion});
        if (lost_.empty()) return;
        for (const FiledFile& file : state_.filed)
            if (file.state == FiledState::there) lost_.erase({file.content, file.companion});
    }

    /// What is to be in the zip and lies nowhere in the archive.
    std::vector<ZipEntry> lostOf(const ZipTask& task) const
    {
        return entriesWhere(home_, state_, task.target.key, [this](const FiledFile& file) {
            return mayBeLost(file) && lost_.contains({file.content, file.companion});
        });
    }

    static bool holdsAll(const ZipTask& task)
    {
        std::vector<ZipEntry> all = task.entries;
        all.insert(all.end(), task.lacking.begin(), task.lacking.end());
        return task.old->fingerprint == fingerprintOf(std::move(all));
    }

    ZipTask taskOf(const Target& target) const
    {
        ZipTask task{.target = target, .entries = zipEntriesOf(home_, state_, target.key)};
        for (const ZipRecord& zip : state_.zips)
            if (zip.target == target.key) task.old = zip;
        task.lacking = entriesWhere(home_, state_, target.key, isLacking);
        return task;
    }

    /// waits: it keeps its name too, for nobody asked, a link is in its place, or nobody may read it. none: it is as it
    /// should be, or as good as it can be until its files are mended.
    enum class Due { waits, none, making, retirement };

    Result<Due> decide(ZipTask& task)
    {
        if (const Path old = task.old ? home_.zips / task.old->name : Path(); task.old && !mayRead(old)) {
            report_.problems.push_back({.code = Code::pathDenied, .stage = Stage::zip, .path = old}); // it may be whole
            return Due::waits;
        }
        if (task.old) {
            TRY_ASSIGN(const auto seen, lookAtZip(files_, *task.old, home_.zips / task.old->name, job_));
            if (!seen) return Due::waits;
            task.seen = *seen;
        }
        if (task.seen.info.kind == FileKind::link) { // waits, whatever lies behind it
            report_.problems.push_back(
                {.code = Code::archiveLinked, .stage = Stage::zip, .path = home_.zips / task.old->name});
            return Due::waits;
        }
        const FileInfo& now = task.seen.info;
        if (task.oldIsOurs() && (task.old->mtimeNs != now.mtimeNs || task.old->size != now.size)) { // not its entries
            task.old->mtimeNs = now.mtimeNs;
            task.old->size = now.size;
            seen_.zips.push_back(*task.old);
        }
        const bool waits = task.entries.empty() ? task.target.made : task.oldIsOurs() && holdsAll(task);
        if (!task.lacking.empty() && waits) return Due::none;
        if (task.entries.empty()) return task.old ? Due::retirement : Due::none;
        if (!task.old && adopt(task)) return Due::waits;
        if (!task.oldIsOurs() || task.old->fingerprint != fingerprintOf(task.entries)) return Due::making;
        ++report_.zipsUnchanged;
        for (const ZipEntry& entry : task.entries) narrowRights(home_.zips / task.old->name, entry.path);
        return Due::none;
    }

    /// The very zip that is to be made lies there: its archive outlived what was recorded of it.
    bool adopt(ZipTask& task)
    {
        const std::string name = zipNameOf(task.target);
        const auto there = files_.info(home_.zips / name);
        if (!there || there->kind != FileKind::file || recorded_.taken(name)) return false;
        const ZipCheck check = checkZip(files_, home_.zips / name, &task.entries, job_);
        if (check.cancelled || !check.damage.empty()) return false;
        task.old = {task.target.key, name, check.fingerprint, check.entries, there->size, there->mtimeNs};
        seen_.zips.push_back(*task.old);
        recorded_.add(name);
        ++report_.adopted;
        ++report_.zipsUnchanged;
        return true;
    }

    /// One that somebody edited keeps its name and is theirs.
    static NameWish wishOf(const ZipTask& task, Due due)
    {
        NameWish wish{.wanted = zipNameOf(task.target), .now = {}};
        if (task.old && !(due == Due::making && task.oldIsTheirs())) wish.now = task.old->name;
        if (due == Due::waits || (due == Due::none && !task.oldLies())) wish.may = NameWish::May::stay;
        return wish;
    }

    /// Gives each its name, and adds the tasks that are needed for that.
    void nameAll(std::vector<NameWish> wishes, std::vector<ZipTask>& named, std::vector<ZipTask>& all)
    {
        NameChanges changes(
            std::move(wishes), numberedFile, ofWaiting(), [this](const std::string& name) { return isStrangers(name); },
            NameChanges::Strangers::passedNow);
        for (const Renaming& one : changes.inOrder()) {
            if (!named[one.wish].oldLies()) continue;
            ZipTask& task = all.emplace_back(named[one.wish]);
            task.op = JournalOp::renameZip;
            task.old->name = one.from;
            task.name = one.to;
        }
        for (std::size_t i = 0; i < named.size(); ++i) {
            named[i].name = changes.names()[i];
            if (named[i].oldLies()) named[i].old->name = named[i].name;
        }
    }

    /// The zips of those whose folder waits.
    NameSet ofWaiting() const
    {
        NameSet names;
        for (const ZipRecord& zip : state_.zips)
            if (std::ranges::find(state_.targets, zip.target, &Target::key) == state_.targets.end())
                names.add(zip.name);
        return names;
    }

    /// Does a file have this name that is none of our zips?
    bool isStrangers(const std::string& name) const
    {
        const Path there = home_.zips / name;
        return files_.exists(there) && std::ranges::none_of(lying_, [&](const std::string& own) {
                   return own == name || isOtherSpelling(files_, home_.zips / own, there);
               });
    }

    JournalEntry entryOf(const ZipTask& task, FilingId filing)
    {
        JournalEntry entry{.op = task.op, .target = task.target.key, .size = task.bytes()};
        if (task.op != JournalOp::zip) entry.source = home_.zips / task.old->name;
        if (task.op == JournalOp::retireZip) {
            const Path trash = home_.zips / archiveTrashName / fmt::format("{}", static_cast<std::int64_t>(filing));
            entry.destination = freeName(trash, task.old->name);
        } else {
            entry.destination = home_.zips / task.name;
        }
        if (const auto there = opOf(task.op).moves ? files_.info(entry.source) : Result<FileInfo>())
            entry.inode = there->inode;
        return entry;
    }

    Path freeName(const Path& folder, const std::string& wanted)
    {
        return folder / freeFileName(wanted, [&](const std::string& name) { return !files_.exists(folder / name); });
    }

    Result<bool> carryOut(const ZipTask& task, const JournalEntry& entry, JournalId id, LedgerBatch& batch)
    {
        switch (task.op) {
        case JournalOp::renameZip: return rename(task, entry, batch);
        case JournalOp::retireZip: return retire(task, entry, batch);
        default: return make(task, entry, id, batch);
        }
    }

    Result<bool> make(const ZipTask& task, const JournalEntry& entry, JournalId id, LedgerBatch& batch)
    {
        const Path part = home_.zips / partName(id);
        TRY_ASSIGN(const bool written, writeZip(files_, part, task.entries, job_));
        if (!written) return false;
        const ZipCheck check = checkZip(files_, part, &task.entries, job_);
        const auto info = files_.info(part);
        if (check.cancelled || !check.damage.empty() || !info) {
            (void)files_.remove(part);
            if (check.cancelled) return false;
            TRY(expectSoundFiles(task.target.key, batch));
            return fail(info ? check.damage.front() : info.error());
        }
        if (task.old && task.seen.found == Found::edited) TRY(leaveToThem(*task.old, Code::editedFile));
        TRY(clearPlace(task, entry));
        const auto lies = files_.info(entry.destination);
        const bool replaces = task.oldIsOurs() && lies && *lies == task.seen.info;
        auto placed = replaces ? files_.replace(part, entry.destination) : files_.rename(part, entry.destination);
        if (!placed) {
            (void)files_.remove(part);
            return fail(std::move(placed).error());
        }
        batch.zips.push_back(
            {task.target.key, task.name, fingerprintOf(task.entries), task.entries.size(), info->size, info->mtimeNs});
        ++report_.zipsMade;
        report_.zipsNew += task.old ? 0 : 1;
        report_.zipsAgain += task.old && task.seen.found == Found::missing ? 1 : 0;
        report_.mended += task.old && task.seen.found == Found::damaged ? 1 : 0;
        return true;
    }

    /// It is not ours any more: named now, and by every check as long as it is there.
    Status leaveToThem(const ZipRecord& zip, Code code)
    {
        report_.problems.push_back({.code = code, .stage = Stage::zip, .path = home_.zips / zip.name});
        TRY_ASSIGN(auto names, editedZips(ledger_, home_.no));
        names.insert(zip.name);
        return keepEditedZips(ledger_, home_.no, names);
    }

    /// A file may have gone bad with its size and time as they were: it is recorded, and the next filing mends it.
    Status expectSoundFiles(const TargetKey& target, LedgerBatch& batch)
    {
        std::vector<Error> problems;
        for (const ZipEntry& entry : zipEntriesOf(home_, state_, target)) {
            const auto filed = std::find_if(state_.filed.begin(), state_.filed.end(), [&](const FiledFile& one) {
                return one.target == target && one.name == entry.name;
            });
            TRY_ASSIGN(const auto look, identity_.look(*filed, entry.path, Depth::whole));
            if (!look || look->found == Found::same) continue;
            const bool missing = look->found == Found::missing;
            batch.filed.push_back(*filed);
            batch.filed.back().state = missing ? FiledState::missing : FiledState::damaged;
            problems.push_back({.code = missing ? Code::archiveMissing : Code::archiveDamaged,
                                .stage = Stage::zip,
                                .path = entry.path,
                                .detail = {}});
        }
        if (problems.empty()) return {};
        const Error last = std::move(problems.back());
        problems.pop_back();
        report_.problems.insert(report_.problems.end(), problems.begin(), problems.end());
        return fail(last);
    }

    /// A damaged zip makes room for the good one; so does one that holds the last of a file that is gone or was edited.
    Status clearPlace(const ZipTask& task, const JournalEntry& entry)
    {
        if (!task.old || task.old->name != task.name || !files_.exists(entry.destination)) return {};
        const bool damaged = task.seen.found == Found::damaged;
        const bool edited = task.old->fingerprint == keptWhenRenewed;
        if (!damaged && !edited && !(task.oldIsOurs() && mayHoldAny(files_, entry.destination, lostOf(task), job_)))
            return {};
        const Path trash = home_.zips / archiveTrashName /
                           (damaged  ? "damaged"
                            : edited ? "before files were edited"
                                     : "with what is missing now");
        TRY(files_.makeFolders(trash));
        TRY(files_.rename(entry.destination, freeName(trash, task.name)));
        return files_.syncFolder(trash);
    }

    Result<bool> rename(const ZipTask& task, const JournalEntry& entry, LedgerBatch& batch)
    {
        TRY(files_.rename(entry.source, entry.destination));
        ZipRecord renamed = *task.old;
        renamed.name = task.name;
        batch.zips.push_back(std::move(renamed));
        return true;
    }

    Result<bool> retire(const ZipTask& task, const JournalEntry& entry, LedgerBatch& batch)
    {
        if (task.oldIsOurs() || task.seen.found == Found::damaged) {
            TRY(files_.makeFolders(entry.destination.parent_path()));
            TRY(files_.rename(entry.source, entry.destination));
            TRY(files_.syncFolder(entry.destination.parent_path()));
            ++report_.zipsRetired;
        } else if (files_.exists(entry.source)) {
            TRY(leaveToThem(*task.old, task.seen.found == Found::edited ? Code::editedFile : Code::foreignFile));
        }
        batch.zipsGone.push_back(task.target.key);
        if (!task.target.made) batch.targetsGone.push_back(task.target.key);
        return true;
    }

    Files& files_;
    Ledger& ledger_;
    const ArchiveSettings home_;
    const LedgerState& state_;
    const Identity& identity_;
    const JobControl& job_;
    FilingReport& report_;
    NameSet recorded_;                                 ///< names of zips
    std::set<std::string> lying_;                      ///< of those that lie there
    std::set<TargetKey> nameless_;                     ///< whose zip could not get its name
    std::set<std::pair<ContentNo, std::string>> lost_; ///< pictures and companions of which no sound copy is filed
    LedgerBatch seen_;
};

/// Those of the inspection, and what is missing or damaged since somebody looked last.
std::vector<Error> problemsOf(const Inspection& seen, const ArchiveSettings& home)
{
    std::map<TargetKey, std::string> folders;
    for (const Target& target : seen.state.targets) folders[target.key] = target.folder;
    std::vector<Error> problems = seen.problems;
    for (const FiledFile& file : seen.state.filed) {
        const auto changed = seen.changed.find({file.target, file.name});
        const bool edited = changed != seen.changed.end() && changed->second.found == Found::edited;
        if (edited && file.state != FiledState::foreign)
            problems.push_back({.code = Code::editedFile,
                                .stage = Stage::zip,
                                .path = home.save / folders[file.target] / file.name,
                                .detail = {}});
    }
    for (const auto& [key, state] : seen.spoilt)
        problems.push_back({.code = state == FiledState::missing ? Code::archiveMissing : Code::archiveDamaged,
                            .stage = Stage::zip,
                            .path = home.save / folders[key.target] / key.name,
                            .detail = {}});
    return problems;
}

/// Where nobody may change the zips that is told once, and keeps nobody from the rest.
Status sayWaiting(Error why, FilingReport& report)
{
    why.stage = Stage::zip;
    if (!isDenied(why.code) && why.code != Code::archiveClosed) return fail(std::move(why));
    report.problems.push_back(std::move(why));
    return {};
}

/// Whose they are by now filing decides, and until then a zip that holds them as they were stays.
void leaveOutChanged(Inspection& seen)
{
    for (FiledFile& file : seen.state.filed)
        if (file.state != FiledState::foreign && seen.changed.contains({file.target, file.name}))
            file.state = FiledState::damaged;
}

} // namespace

std::vector<ZipEntry> zipEntriesOf(const ArchiveSettings& home, const LedgerState& state, const TargetKey& target)
{
    return entriesWhere(home, state, target, [](const FiledFile& file) { return file.state == FiledState::there; });
}

FilingReport Zipper::zip(const Path& save, const Path& zips, const std::optional<std::set<PersonId>>& only,
                         const JobControl& job, const ProgressSink& progress)
{
    FilingReport report;
    ProgressMeter meter(JobStep::zip, progress);
    const Status done = [&]() -> Status {
        if (!job.mayGoOn()) return {};
        TRY_ASSIGN(const OpenedArchive archive, openArchive(files_, ledger_, save, zips));
        const ArchiveSettings& home = archive.settings;
        if (archive.zipsWait) return sayWaiting(*archive.zipsWait, report);
        TRY(recoverArchive(files_, ledger_, home, false, job));
        TRY_ASSIGN(LedgerState recorded, ledger_.read(home.no));
        const Identity identity(files_, job, opens_);
        TRY_ASSIGN(auto seen, inspect(identity, home, std::move(recorded), job));
        if (!seen) return {};
        report.problems = problemsOf(*seen, home);
        leaveOutChanged(*seen);
        if (!seen->batch.empty()) TRY(ledger_.settle(home.no, seen->batch));
        ZipRun run(files_, ledger_, home, seen->state, identity, job, report);
        TRY_ASSIGN(const auto tasks, run.tasks(only));
        TRY(run.settleSeen());
        meter.setTotal(tasks.size());
        if (tasks.empty() || job.cancelled()) return {};
        TRY(run.expectSpace(tasks));
        TRY_ASSIGN(const FilingId filing, ledger_.beginFiling(home.no, FilingMode::copy, clock_.nowMs()));
        Result<bool> goesOn = true;
        for (auto task = tasks.begin(); task != tasks.end() && goesOn && *goesOn; ++task) {
            if (!job.mayGoOn()) break;
            goesOn = run.run(*task, filing);
            meter.advance(1, task->bytes(), printable(zipNameOf(task->target)));
        }
        const Outcome outcome = !goesOn ? Outcome::failed : job.cancelled() ? Outcome::cancelled : Outcome::completed;
        TRY(ledger_.endFiling(filing, outcome));
        if (!goesOn && isDenied(goesOn.error().code)) return sayWaiting(deniedOf(zips, goesOn.error().code), report);
        if (!goesOn) return fail(std::move(goesOn).error());
        return {};
    }();
    if (!done)
        report.failWith(done.error());
    else if (job.cancelled())
        report.outcome = Outcome::cancelled;
    meter.finish();
    return report;
}

Result<std::optional<std::uint64_t>> Zipper::stale(const Path& save, const Path& zips, const JobControl& job)
{
    if (!job.mayGoOn()) return std::nullopt;
    TRY_ASSIGN(const auto home, findArchive(ledger_, save, zips));
    if (!home) return 0;
    TRY_ASSIGN(const bool away, areZipsAway(files_, ledger_, *home));
    if (away) return 0; // what they are like is seen when they are back
    TRY_ASSIGN(LedgerState recorded, ledger_.read(home->no));
    const Identity identity(files_, job, opens_);
    TRY_ASSIGN(auto seen, inspect(identity, *home, std::move(recorded), job));
    if (!seen) return std::nullopt;
    leaveOutChanged(*seen);
    FilingReport ignored;
    TRY_ASSIGN(const auto tasks,
               ZipRun(files_, ledger_, *home, seen->state, identity, job, ignored).tasks(std::nullopt));
    if (job.cancelled()) return std::nullopt;
    std::set<TargetKey> stale;
    for (const ZipTask& task : tasks) stale.insert(task.target.key);
    return stale.size();
}

} // namespace albumen
