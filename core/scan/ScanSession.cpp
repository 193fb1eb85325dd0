#include "scan/ScanSession.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "scan/RootMarker.h"

namespace albumen {
namespace {

/// Whether `relative`, or a folder above it, is among the untold; "" stands for the whole root.
bool isUntold(const std::set<std::string, std::less<>>& untold, std::string_view relative)
{
    if (untold.empty()) return false;
    while (!relative.empty()) {
        if (untold.contains(relative)) return true;
        const auto slash = relative.rfind('/');
        relative = slash == std::string_view::npos ? std::string_view() : relative.substr(0, slash);
    }
    return untold.contains(std::string_view());
}

/// One root of one session.
class RootPass
{
public:
    /// `newest`: known before the session began.
    RootPass(const ScanRoot& root, KnownPhotos& known, PhotoId newest)
        : root_(root), known_(known), detector_(known), newest_(newest)
    {
        scan_.id = root.id;
    }

    /// False: stop; either the callback said so, or `error` is set.
    bool take(FoundPhoto found, const ScanSession::OnPhoto& onPhoto)
    {
        const auto verdict = detector_.judge(found);
        if (!verdict) {
            error = verdict.error();
            return false;
        }
        ++scan_.found;
        ++(verdict->change == Change::fresh     ? scan_.fresh
           : verdict->change == Change::changed ? scan_.changed
                                                : scan_.same);
        if (verdict->known) seen_.push_back(*verdict->known);
        return onPhoto({std::move(found), verdict->change, verdict->known});
    }

    /// Of a root seen to its end: what was known as present and has not been seen. What the session itself found may be
    /// known by now, for it is stored meanwhile.
    Status findMissing(const std::vector<std::string>& untoldList)
    {
        const std::set<std::string, std::less<>> untold(untoldList.begin(), untoldList.end());
        const std::set<std::string, std::less<>> named(root_.onlyFiles.begin(), root_.onlyFiles.end());
        std::sort(seen_.begin(), seen_.end());
        TRY_ASSIGN(const std::set<std::string> folders, foldersLookedAt());
        for (const std::string& folder : folders) {
            TRY_ASSIGN(const std::vector<KnownPhoto> photos, known_.inFolder(root_.id, folder));
            for (const KnownPhoto& photo : photos) {
                const std::string relative = folder.empty() ? photo.name : folder + "/" + photo.name;
                if (photo.state != PhotoState::present || (!named.empty() && !named.contains(relative))) continue;
                if (photo.id > newest_ || std::binary_search(seen_.begin(), seen_.end(), photo.id)) continue;
                if (!isUntold(untold, relative)) scan_.missing.push_back(photo.id);
            }
        }
        std::sort(scan_.missing.begin(), scan_.missing.end());
        return {};
    }

    void leftOut(WalkEnd& end)
    {
        scan_.leftOut = end.leftOut;
        scan_.otherKinds = std::move(end.otherKinds);
    }

    RootScan end(RootOutcome outcome)
    {
        scan_.outcome = outcome;
        return std::move(scan_);
    }

    std::optional<Error> error;

private:
    /// Relative to the root; those in which a photo may be missing now.
    Result<std::set<std::string>> foldersLookedAt() const
    {
        std::set<std::string> folders;
        for (const std::string& file : root_.onlyFiles) folders.insert(Path(file).parent_path());
        if (!root_.onlyFiles.empty()) return folders;
        TRY_ASSIGN(const std::vector<std::string> all, known_.folders(root_.id));
        for (const std::string& folder : all)
            if (root_.below.empty() || folder == root_.below || folder.starts_with(root_.below + "/"))
                folders.insert(folder);
        return folders;
    }

    const ScanRoot& root_;
    KnownPhotos& known_;
    ChangeDetector detector_;
    PhotoId newest_;
    std::vector<PhotoId> seen_;
    RootScan scan_;
};

/// Whether the root can be looked at; if not, why is a problem.
bool isThere(Files& files, const ScanRoot& root, std::vector<Error>& problems)
{
    const auto presence = RootMarker(files).check(root.path, root.uid, root.hasMarker);
    if (presence && *presence != RootPresence::offline) return true;
    Error error = presence ? Error{.code = Code::rootOffline, .path = root.path} : presence.error();
    error.stage = Stage::scan;
    problems.push_back(std::move(error));
    return false;
}

void takeProblems(WalkEnd& end, ScanReport& report)
{
    std::move(end.problems.begin(), end.problems.end(), std::back_inserter(report.problems));
}

} // namespace

ScanSession::ScanSession(Files& files, KnownPhotos& known, std::vector<Path> excluded, Beside beside,
                         LiveIdentifiers live)
    : files_(files), known_(known), excluded_(std::move(excluded)), beside_(std::move(beside)), live_(std::move(live))
{
}

Result<ScanReport> ScanSession::run(std::span<const ScanRoot> roots, const JobControl& job, const OnPhoto& onPhoto)
{
    ScanReport report;
    FileEnumerator enumerator(files_, excluded_, live_);
    TRY_ASSIGN(const PhotoId newest, known_.newest());
    for (const ScanRoot& root : roots) {
        RootPass pass(root, known_, newest);
        if (report.outcome == Outcome::cancelled || !job.mayGoOn()) {
            report.outcome = Outcome::cancelled;
            report.roots.push_back(pass.end(RootOutcome::cancelled));
            continue;
        }
        if (!isThere(files_, root, report.problems)) {
            report.roots.push_back(pass.end(RootOutcome::offline));
            continue;
        }
        WalkEnd end = enumerator.walk(root, job, [&](FoundPhoto found) {
            found.beside = beside_(found.path);
            return pass.take(std::move(found), onPhoto);
        });
        if (pass.error) return fail(*pass.error);
        if (end.outcome == Outcome::cancelled || !job.mayGoOn()) {
            takeProblems(end, report);
            report.outcome = Outcome::cancelled;
            report.roots.push_back(pass.end(RootOutcome::cancelled));
        } else if (!isThere(files_, root, report.problems)) { // pulled out on the way: nothing is missing, all is away,
            report.roots.push_back(pass.end(RootOutcome::offline)); // and one problem says so
        } else {
            takeProblems(end, report);
            TRY(pass.findMissing(end.untold));
            pass.leftOut(end);
            report.roots.push_back(pass.end(RootOutcome::completed));
        }
    }
    return report;
}

} // namespace albumen
