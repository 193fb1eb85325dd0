#include "archive/Verifier.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <set>
#include <sstream>

#include "archive/ArchiveHome.h"
#include "archive/EditedZips.h"
#include "archive/FilingNeeds.h"
#include "archive/Flaws.h"
#include "archive/Identity.h"
#include "archive/Misplaced.h"
#include "archive/RenamedFolders.h"
#include "archive/VerifiedCopy.h"
#include "archive/Zipper.h"
#include "base/Contract.h"
#include "base/FileRights.h"
#include "base/Text.h"

namespace albumen {
namespace {

constexpr std::uint64_t checkpointEvery = 1000; // files; a kill costs at most as many again
constexpr std::string_view checkpointNote = "verify";
constexpr std::string_view seedNote = "verify-sample"; // which is the next

/// A thing to check: a filed file, or, after all of those, a zip.
struct ItemKey {
    bool zip = false;
    TargetKey target;
    std::string name;
    auto operator<=>(const ItemKey&) const = default;
};

/// Where a check stands.
struct Checkpoint {
    std::uint64_t seed = 0;
    double share = 1;
    std::uint64_t checked = 0, damaged = 0;
    ItemKey last;
};

std::string textOf(const Checkpoint& point)
{
    std::ostringstream text;
    text.precision(17);
    text << point.seed << ' ' << point.share << ' ' << point.checked << ' ' << point.damaged << ' ' << point.last.zip
         << ' ' << static_cast<int>(point.last.target.kind) << ' ' << raw(point.last.target.person) << ' '
         << point.last.name;
    return text.str();
}

std::optional<Checkpoint> checkpointOf(const std::string& text)
{
    std::istringstream in(text);
    Checkpoint point;
    int kind = 0;
    std::int64_t person = 0;
    if (!(in >> point.seed >> point.share >> point.checked >> point.damaged >> point.last.zip >> kind >> person))
        return std::nullopt;
    in.get();
    std::getline(in, point.last.name, '\0');
    point.last.target = {static_cast<TargetKind>(kind), static_cast<PersonId>(person)};
    return point;
}

/// How far its place lies beyond where the seed's part begins: every thing has its place on a round, of which each seed
/// takes the next part. The same answer for the same seed, whatever else is in the archive.
double placeOf(const ItemKey& key, const Checkpoint& point)
{
    Xxh128Hasher hasher;
    const std::int64_t numbers[] = {key.zip, static_cast<std::int64_t>(key.target.kind), raw(key.target.person)};
    hasher.add(std::as_bytes(std::span(numbers)));
    hasher.add(std::as_bytes(std::span(key.name.data(), key.name.size())));
    const Xxh128 hash = hasher.finish();
    std::uint32_t number = 0;
    std::memcpy(&number, hash.data(), sizeof number);
    const double place = number / 4294967296.0; // 2^32: the number of possible values
    const double from = std::fmod(static_cast<double>(point.seed) * point.share, 1.0);
    return place >= from ? place - from : place - from + 1;
}

class VerifyRun
{
public:
    VerifyRun(Files& files, Ledger& ledger, ArchiveSettings home, const LedgerState& state, Checkpoint point,
              const JobControl& job, ProgressMeter& meter, FilingReport& report, OpensAsPicture opens,
              const HasPhoto& hasPhoto)
        : files_(files), ledger_(ledger), home_(std::move(home)), state_(state), point_(std::move(point)), job_(job),
          identity_(files, job, std::move(opens)), hasPhoto_(hasPhoto), meter_(meter), report_(report)
    {
        for (const Target& target : state.targets) {
            folders_[target.key] = target.folder;
            const auto instead = identity_.insteadOf(home_.save / target.folder, Identity::Use::look);
            if (target.made && instead) waiting_.emplace(target.key, *instead);
        }
        for (const FiledFile& file : state.filed)
            if (file.state == FiledState::there) ++whole_[{file.content, file.companion}];
        reachOne();
    }

    Status run()
    {
        for (const auto& [key, instead] : waiting_)
            report_.problems.push_back({.code = instead, .stage = Stage::verify, .path = home_.save / folders_[key]});
        if (zipsClosed_)
            report_.problems.push_back({.code = Code::archiveClosed, .stage = Stage::verify, .path = home_.zips});
        TRY(nameEditedZips());
        nameAgain();
        TRY(eachItem(
            [this](const ItemKey& key, const FiledFile* file, const ZipRecord* zip) { return check(key, file, zip); }));
        TRY(save(job_.cancelled() ? textOf(point_) : std::string()));
        report_.checked = point_.checked;
        report_.damaged =
            point_.damaged + static_cast<std::uint64_t>(std::ranges::count_if(waiting_, [](const auto& one) {
                return isDamage(flawOf(one.second).value_or(Flaw::closed));
            }));
        sayWhatIsLost();
        return {};
    }

    std::uint64_t count()
    {
        std::uint64_t items = 0;
        (void)eachItem([&](const ItemKey&, const FiledFile*, const ZipRecord*) -> Status {
            ++items;
            return {};
        });
        return items;
    }

private:
    template <class Each> Status everyItem(Each each)
    {
        for (const FiledFile& file : state_.filed)
            if (!waiting_.contains(file.target)) TRY(each(ItemKey{false, file.target, file.name}, &file, nullptr));
        if (zipsClosed_) return {};
        for (const ZipRecord& zip : state_.zips) TRY(each(ItemKey{true, zip.target, zip.name}, nullptr, &zip));
        return {};
    }

    template <class Each> Status eachItem(Each each)
    {
        return everyItem([&](const ItemKey& key, const FiledFile* file, const ZipRecord* zip) -> Status {
            return due(key) ? each(key, file, zip) : Status();
        });
    }

    /// The smallest share of anything is one thing.
    void reachOne()
    {
        if (point_.share >= 1) return;
        double nearest = 1;
        (void)everyItem([&](const ItemKey& key, const FiledFile*, const ZipRecord*) -> Status {
            nearest = std::min(nearest, placeOf(key, point_));
            return {};
        });
        reach_ = std::max(reach_, std::nextafter(nearest, 2.0));
    }

    bool chosen(const ItemKey& key) const { return point_.share >= 1 || placeOf(key, point_) < reach_; }

    /// Those that others were made beside, as long as they are there.
    Status nameEditedZips()
    {
        if (zipsClosed_) return {};
        TRY_ASSIGN(const auto before, editedZips(ledger_, home_.no));
        std::set<std::string> names = before;
        for (const ZipRecord& zip : state_.zips) names.erase(zip.name);
        std::erase_if(names, [this](const std::string& name) { return !files_.exists(home_.zips / name); });
        for (const std::string& name : names) {
            const Path path = home_.zips / name;
            damaged(codeOf(FiledState::foreign, path), path, "another was made beside it");
        }
        return names == before ? Status() : keepEditedZips(ledger_, home_.no, names);
    }

    /// What was found before the checkpoint and waits to be mended.
    void nameAgain()
    {
        if (!start_) return;
        const auto name = [this](const ItemKey& key, Code code, const Path& path) {
            if (*start_ < key || !chosen(key)) return;
            report_.problems.push_back(
                {.code = code, .stage = Stage::verify, .path = path, .detail = "found before this check was stopped"});
        };
        for (const FiledFile& file : state_.filed) {
            if (file.state == FiledState::there || waiting_.contains(file.target)) continue;
            const std::size_t before = report_.problems.size();
            const Path path = home_.save / folders_[file.target] / file.name;
            name({false, file.target, file.name}, codeOf(file.state, path), path);
            if (report_.problems.size() > before && file.state != FiledState::foreign)
                spoilt_.emplace_back(before, itemOf(file));
        }
        if (zipsClosed_) return;
        for (const ZipRecord& zip : state_.zips) {
            const Path path = home_.zips / zip.name;
            const bool missing = !files_.exists(path);
            if (missing || zip.fingerprint == Xxh128{})
                name({true, zip.target, zip.name}, missing ? Code::zipMissing : Code::zipDamaged, path);
        }
    }

    Code codeOf(FiledState state, const Path& path) const
    {
        if (state == FiledState::missing) return Code::archiveMissing;
        if (state == FiledState::damaged) return Code::archiveDamaged;
        const auto now = files_.info(path);
        return now && now->kind != FileKind::file ? Code::foreignFile : Code::editedFile;
    }

    /// Of what can be made anew from no photo and no other copy, that is said; and where it lies, if it does.
    void sayWhatIsLost()
    {
        for (const auto& [problem, item] : spoilt_)
            if (whole_[item] == 0 && hasPhoto_ && !hasPhoto_(item.first))
                report_.problems[problem].code = Code::archiveLost;
        sayWhereTheyLie(files_, home_.save, state_, report_.problems, job_);
    }

    bool due(const ItemKey& key) const { return start_ < key && chosen(key) && !job_.cancelled(); }

    Status check(const ItemKey& key, const FiledFile* file, const ZipRecord* zip)
    {
        if (!job_.mayGoOn()) return {};
        const std::uint64_t before = report_.bytesChecked;
        TRY_ASSIGN(const bool whole, file ? checkFile(*file) : checkZipOf(*zip));
        if (!whole) return {}; // cancelled in the middle: checked next time
        ++point_.checked;
        point_.last = key;
        meter_.advance(1, report_.bytesChecked - before, printable(key.name));
        if (point_.checked % checkpointEvery == 0) return save(textOf(point_));
        return {};
    }

    Status save(const std::string& checkpoint)
    {
        if (!batch_.empty()) TRY(ledger_.settle(home_.no, std::exchange(batch_, {})));
        return ledger_.setNote(home_.no, checkpointNote, checkpoint);
    }

    void damaged(Code code, const Path& path, std::string detail)
    {
        if (isDamage(flawOf(code).value_or(Flaw::damaged))) ++point_.damaged;
        meter_.addProblem();
        report_.problems.push_back({.code = code, .stage = Stage::verify, .path = path, .detail = std::move(detail)});
    }

    /// Says what is wrong, and what state that is.
    FiledState judge(Found found, const Path& path, Code whereMissing, Code whereDamaged)
    {
        switch (found) {
        case Found::same: return FiledState::there;
        case Found::missing: damaged(whereMissing, path, "missing"); return FiledState::missing;
        case Found::damaged: damaged(whereDamaged, path, "other bytes"); return FiledState::damaged;
        case Found::photo:
        case Found::edited: damaged(Code::editedFile, path, "other size or time"); return FiledState::foreign;
        case Found::notOurs: damaged(Code::foreignFile, path, "a link or a folder"); return FiledState::foreign;
        }
        return FiledState::foreign;
    }

    /// False: cancelled.
    Result<bool> checkFile(const FiledFile& file)
    {
        const Path path = home_.save / folders_[file.target] / file.name;
        const auto looked = identity_.look(file, path, Depth::whole);
        if (!looked && looked.error().code == Code::pathDenied) return nobodyMayRead(looked.error());
        TRY_ASSIGN(const auto& seen, looked);
        if (!seen) return false;
        if (seen->found == Found::same || seen->found == Found::damaged) report_.bytesChecked += seen->info.size;
        const bool hurtLink = seen->found == Found::photo && file.state == FiledState::damaged;
        if (seen->found == Found::photo && !hurtLink) return true; // the link shows what its photo is by now
        const bool theirs = file.state == FiledState::foreign;
        if (theirs && seen->found == Found::missing && isFiledBeside(file)) {
            batch_.filedGone.push_back({file.target, file.name});
            return true;
        }
        const bool moved = seen->found == Found::edited && file.mode == FilingMode::move;
        FiledFile now = file;
        const Found found = hurtLink                                  ? Found::damaged
                            : theirs && seen->found == Found::damaged ? Found::edited
                                                                      : seen->found;
        now.state = judge(found, path, Code::archiveMissing, Code::archiveDamaged);
        if (moved) return true; // whose it is, the next filing decides
        if (isLacking(now)) spoilt_.emplace_back(report_.problems.size() - 1, itemOf(file));
        if (file.state == FiledState::there && now.state != FiledState::there) --whole_[itemOf(file)];
        if (now.state == FiledState::there) now.mtimeNs = seen->info.mtimeNs;
        if (now != file) batch_.filed.push_back(std::move(now));
        return true;
    }

    /// It may be as it was filed: that is no damage, and nothing is recorded.
    Result<bool> nobodyMayRead(Error error)
    {
        error.stage = Stage::verify;
        report_.problems.push_back(std::move(error));
        meter_.addProblem();
        return true;
    }

    /// Does another copy lie in the same folder? What somebody edited and took away is then not missed.
    bool isFiledBeside(const FiledFile& file) const
    {
        return std::ranges::any_of(state_.filed, [&file](const FiledFile& other) {
            return other.state == FiledState::there && other.target == file.target && itemOf(other) == itemOf(file);
        });
    }

    Result<bool> checkZipOf(const ZipRecord& zip)
    {
        const Path path = home_.zips / zip.name;
        if (const auto opened = files_.openRead(path); !opened && opened.error().code == Code::pathDenied)
            return nobodyMayRead(opened.error());
        TRY_ASSIGN(const auto seen, lookAtZip(files_, zip, path, job_));
        if (!seen) return false;
        if (seen->info.kind == FileKind::link) {
            damaged(Code::archiveLinked, path, "a link");
            return true;
        }
        const bool known = zip.fingerprint == Xxh128{}; // found damaged before
        if (seen->found != Found::same && !known) {
            if (judge(seen->found, path, Code::zipMissing, Code::zipDamaged) == FiledState::damaged) mark(zip);
            return true;
        }
        const ZipCheck found = checkZip(files_, path, nullptr, job_);
        if (found.cancelled) return false;
        report_.bytesChecked += found.bytes;
        const bool asMade = found.fingerprint == zip.fingerprint || zip.fingerprint == keptWhenRenewed;
        if (!known && found.damage.empty() && asMade) {
            ZipRecord now = zip;
            now.mtimeNs = seen->info.mtimeNs;
            now.size = seen->info.size;
            if (now != zip) batch_.zips.push_back(std::move(now));
            return true;
        }
        std::string detail = found.damage.empty() ? "other bytes" : "";
        for (const Error& error : found.damage) detail += (detail.empty() ? "" : "; ") + error.detail;
        damaged(seen->found == Found::missing ? Code::zipMissing : Code::zipDamaged, path, detail);
        mark(zip);
        return true;
    }

    /// Made anew by the next zipping; the damaged one goes to the trash.
    void mark(const ZipRecord& zip)
    {
        ZipRecord stale = zip;
        stale.fingerprint = {};
        batch_.zips.push_back(std::move(stale));
    }

    Files& files_;
    Ledger& ledger_;
    const ArchiveSettings home_;
    const LedgerState& state_;
    const bool zipsClosed_ = !state_.zips.empty() && !mayLookInto(home_.zips); ///< they wait
    Checkpoint point_;
    double reach_ = point_.share; ///< the part of the round that is checked
    const std::optional<ItemKey> start_ =
        point_.checked == 0 ? std::nullopt : std::optional<ItemKey>(point_.last); ///< none sorts before all keys
    const JobControl& job_;
    const Identity identity_;
    const HasPhoto& hasPhoto_;
    ProgressMeter& meter_;
    FilingReport& report_;
    std::map<TargetKey, std::string> folders_;
    std::map<TargetKey, Code> waiting_;                ///< what stands in their folder's place
    std::map<Item, std::uint64_t> whole_;              ///< copies, as far as is known
    std::vector<std::pair<std::size_t, Item>> spoilt_; ///< which problem, and of what
    LedgerBatch batch_;
};

Result<std::uint64_t> nextSeed(Ledger& ledger, ArchiveNo no)
{
    TRY_ASSIGN(const std::string text, ledger.note(no, seedNote));
    std::uint64_t next = 0;
    std::from_chars(text.data(), text.data() + text.size(), next); // an empty one is the first
    return next;
}

} // namespace

FilingReport Verifier::verify(const Path& save, const Path& zips, double share, std::optional<std::uint64_t> seed,
                              const JobControl& job, const ProgressSink& progress)
{
    EXPECTS(share > 0 && share <= 1);
    FilingReport report;
    ProgressMeter meter(JobStep::verify, progress);
    const Status done = [&]() -> Status {
        if (!job.mayGoOn()) return {};
        TRY_ASSIGN(const auto home, findArchive(ledger_, save, zips));
        if (!home) return fail(Code::nothingFiled, Stage::verify, save);
        TRY_ASSIGN(const LedgerState filed, ledger_.read(home->no));
        TRY_ASSIGN(const bool there, isArchiveThere(files_, ledger_, *home, filed));
        if (!there) return fail(filed.filed.empty() ? Code::nothingFiled : Code::archiveOffline, Stage::verify, save);
        TRY_ASSIGN(const auto saveFence, files_.fence(save));
        std::unique_ptr<Fence> zipsFence;
        if (!toCheck_) {
            TRY_ASSIGN(const bool zipsAway, areZipsAway(files_, ledger_, *home));
            if (zipsAway && mayLookInto(zips)) return fail(Code::archiveOffline, Stage::verify, zips);
            if (auto fence = files_.fence(zips)) zipsFence = std::move(*fence);
        }
        TRY(recoverArchive(files_, ledger_, *home, toCheck_ || zipsWait(zips, false), job));
        TRY_ASSIGN(LedgerState state, ledger_.read(home->no));
        TRY_ASSIGN(const auto renamed, renamedByHand(files_, home->save, state, {}));
        follow(renamed, state);
        if (toCheck_) {
            std::erase_if(state.filed, [this](const FiledFile& file) { return !toCheck_(file); });
            state.zips.clear();
        }
        if (state.filed.empty() && state.zips.empty()) return fail(Code::nothingFiled, Stage::verify, save);
        TRY_ASSIGN(const std::string note, ledger_.note(home->no, checkpointNote));
        TRY_ASSIGN(const std::uint64_t next, nextSeed(ledger_, home->no));
        Checkpoint point{.seed = seed.value_or(next), .share = share};
        const auto before = checkpointOf(note);
        if (before && before->seed == point.seed && before->share == share) point = *before;
        VerifyRun run(files_, ledger_, *home, state, point, job, meter, report, opens_, hasPhoto_);
        meter.setTotal(run.count());
        TRY(run.run());
        if (seed || share >= 1 || job.cancelled()) return {};
        return ledger_.setNote(home->no, seedNote, std::to_string(next + 1));
    }();
    if (!done)
        report.failWith(done.error());
    else if (job.cancelled())
        report.outcome = Outcome::cancelled;
    meter.finish();
    return report;
}

} // namespace albumen
