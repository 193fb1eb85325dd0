#include "offsite/Offsite.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "archive/GivenPlace.h"
#include "archive/SafeName.h"
#include "base/Hash.h"
#include "base/NearNames.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "offsite/OffsiteFolder.h"
#include "offsite/PlaceRecord.h"
#include "offsite/Rclone.h"
#include "offsite/Restic.h"
#include "offsite/SentProof.h"
#include "offsite/SentTree.h"

namespace albumen {
namespace {

const Path changedFolder = "Not as sent";
constexpr const char* passingName = ".albumen-passing.part"; // no file that is fetched

/// The people whose folders were sent, as far as that was recorded.
std::vector<std::string> peopleSent(const OffsiteWork& work)
{
    std::set<std::string> names;
    if (!work.record) return {};
    for (const auto& [path, sent] : work.record->below("People")) {
        const Path below = path.lexically_relative("People");
        if (below.has_parent_path()) names.insert(below.begin()->native());
    }
    return {names.begin(), names.end()};
}

/// A name is a person's before it is a path; what has a slash is a path first. Gives the path there, also of what was
/// sent and is not there any more.
Result<Path> fetchOne(OffsiteTarget& target, const std::string& what, const Path& to, const OffsiteWork& work,
                      OffsiteDone& done)
{
    const Path path = Path(what).lexically_normal(), person = Path("People") / safeFolderName(what);
    const bool leadsOut = path.is_absolute() || std::ranges::find(path, Path("..")) != path.end();
    std::vector<Path> ways{person};
    if (!leadsOut) ways.insert(what.find('/') == std::string::npos ? ways.end() : ways.begin(), path);
    for (const Path& way : ways) {
        TRY_ASSIGN(const bool found, target.fetch(way, to, work, done));
        if (found) return way;
    }
    for (const Path& way : ways)
        if (work.record && !work.record->below(way).empty()) return way;
    if (!leadsOut)
        return fail(Code::pathMissing, Stage::file, what,
                    fmt::format("{}{}", sentNear, fmt::join(namesLike(what, peopleSent(work)), ", ")));
    return fail(Code::usage, Stage::file, what,
                fmt::format("{} is no path at that place; write it as People/NAME/FILE", printable(what)));
}

/// One of its own for each place and wish, so that a restore that was killed goes on and brings nothing else.
Path fetchFolder(const OffsitePlace& place, const std::vector<std::string>& what, const Path& to)
{
    Xxh128Hasher hasher;
    const auto add = [&hasher](const std::string& text) {
        hasher.add(std::as_bytes(std::span(text.c_str(), text.size() + 1)));
    };
    add(place.where);
    for (const std::string& one : what) add(one);
    return to / (".albumen-fetch-" + toHex(hasher.finish()).substr(0, 12));
}

/// Gives the paths there; an empty one is all of it.
Result<std::vector<Path>> fetchAll(OffsiteTarget& target, const std::vector<std::string>& what, const Path& to,
                                   const OffsiteWork& work, OffsiteDone& done)
{
    std::vector<Path> ways;
    for (const std::string& one : what) {
        TRY_ASSIGN(ways.emplace_back(), fetchOne(target, one, to, work, done));
    }
    if (!what.empty()) return ways;
    TRY_ASSIGN(const bool any, target.fetch({}, to, work, done));
    if (!any && (!work.record || work.record->empty())) return fail(Code::pathMissing, Stage::file, "People");
    return std::vector<Path>{Path()};
}

/// What was sent of these and did not come back is a problem, but for what a sending that did not end put away there.
/// Gives what came back in other bytes.
Result<std::set<Path>> notAsTheyWere(const OffsiteTarget& target, const std::vector<Path>& ways, const Path& fetched,
                                     const OffsiteWork& work, OffsiteDone& done)
{
    std::set<Path> told, changed;
    for (const Error& problem : done.problems) told.insert(problem.path); // what could not be read there
    for (const Path& way : ways)
        for (const auto& [path, sent] : work.record->below(way)) {
            if (told.contains(path)) continue;
            const bool back = work.files.info(fetched / path).has_value();
            bool same = false;
            if (back) {
                TRY_ASSIGN(same, isAsSent(fetched / path, sent, work));
            }
            if (!same && work.record->open()) {
                TRY_ASSIGN(same, target.keptAway(path, sent, work));
            }
            if (same) continue;
            if (back)
                changed.insert(path);
            else
                done.problems.push_back(notAsSent(path, true));
        }
    return changed;
}

/// Somebody else put it there: nobody asked for it by its own path, and the record has all that was sent. Into a
/// repository nobody puts anything without its password.
bool isForeign(const OffsitePlace& place, const Path& file, const std::vector<Path>& ways, const OffsiteWork& work)
{
    if (place.kind == OffsiteKind::restic) return false;
    if (work.record->empty() || work.record->open() || isUnder(file, offsiteRemovedName)) return false;
    return std::ranges::find(ways, file) == ways.end() && work.record->below(file).empty();
}

Error neverSent(const Path& file)
{
    return {.code = Code::foreignFile, .stage = Stage::verify, .path = file, .detail = std::string(offsiteForeign)};
}

Error backChanged(const Path& file, const Path& backAs)
{
    return {.code = Code::offsiteDiffers,
            .stage = Stage::verify,
            .path = file,
            .detail = std::string(offsiteBackAs) + backAs.native()};
}

/// What is left in a folder of our own, and the folder.
Status clearOut(Files& files, const Path& folder)
{
    TRY_ASSIGN(const auto entries, files.list(folder));
    for (const FolderEntry& entry : entries)
        TRY(entry.kind == FileKind::folder ? clearOut(files, folder / entry.name) : files.remove(folder / entry.name));
    return files.removeFolder(folder);
}

/// Folders below `to`, each made once. One whose name a file or a link has gets a number.
class FoldersTo
{
public:
    FoldersTo(Files& files, const Path& to) : files_(files) { known_[Path()] = to; }
    Result<Path> of(const Path& below)
    {
        if (const auto known = known_.find(below); known != known_.end()) return known->second;
        TRY_ASSIGN(const Path above, of(below.parent_path()));
        for (int number = 1;; ++number) {
            const Path folder = above / numberedFolder(below.filename().native(), number);
            const auto info = files_.info(folder);
            if (!info && info.error().code != Code::pathMissing) return fail(info.error());
            if (info && info->kind != FileKind::folder) continue;
            TRY(files_.makeFolders(folder));
            return known_[below] = folder;
        }
    }

private:
    Files& files_;
    std::map<Path, Path> known_;
};

/// Gives what was fetched its place beside what lies in `to`; what was changed there lies apart.
Status giveAll(const OffsiteTarget& target, const OffsitePlace& place, const Path& fetched,
               const std::vector<Path>& ways, const Path& to, const OffsiteWork& work, OffsiteDone& done)
{
    TRY_ASSIGN(const auto changed, notAsTheyWere(target, ways, fetched, work, done));
    TRY_ASSIGN(const SentTree tree, treeOf(work.files, {.name = {}, .folder = fetched}, work.job));
    FoldersTo folders(work.files, to);
    for (const auto& [file, facts] : tree.files) {
        if (isForeign(place, file, ways, work)) {
            done.problems.push_back(neverSent(file));
            continue;
        }
        const bool differs = changed.contains(file);
        TRY_ASSIGN(const Path folder, folders.of((differs ? changedFolder / file : file).parent_path()));
        TRY_ASSIGN(const auto given, givePlace(work.files, fetched / file, folder, file.filename().native(), work.job));
        if (!given) return fail(Code::cancelled, Stage::none);
        if (differs) done.problems.push_back(backChanged(file, given->path));
        ++done.files;
        done.bytes += facts.size;
        done.sent += given->there ? 0 : 1;
        done.bytesSent += given->there ? 0 : facts.size;
        TRY(work.files.syncFolder(folder));
    }
    return {};
}

/// That nothing can be compared is said once. A repository proves what it gives back.
Error uncompared(const OffsitePlace& place, std::string_view why)
{
    return {.code = Code::foreignFile, .path = place.where, .detail = std::string(why)};
}

} // namespace

std::string_view nameOf(OffsiteKind kind)
{
    switch (kind) {
    case OffsiteKind::folder: return "folder";
    case OffsiteKind::rclone: return "rclone";
    case OffsiteKind::restic: return "restic";
    }
    return "folder";
}

std::string_view nameOf(Encryption encryption)
{
    switch (encryption) {
    case Encryption::none: return "not encrypted";
    case Encryption::contents: return "encrypted, but names of people and files can be read";
    case Encryption::all: return "encrypted";
    case Encryption::unknown: return "not known whether encrypted";
    }
    return "not known whether encrypted";
}

std::unique_ptr<OffsiteTarget> makeTarget(const OffsitePlace& place)
{
    switch (place.kind) {
    case OffsiteKind::rclone: return std::make_unique<Rclone>(place);
    case OffsiteKind::restic: return std::make_unique<Restic>(place);
    case OffsiteKind::folder: break;
    }
    return std::make_unique<OffsiteFolder>(place);
}

Status sendOffsite(const OffsitePlace& place, const std::vector<OffsiteSource>& sources, const OffsiteWork& given,
                   OffsiteDone& done)
{
    const auto target = makeTarget(place);
    TRY(target->begin(given));
    TRY_ASSIGN(PlaceRecord kept, recordOfPlace(*target, place, given, done));
    OffsiteWork work = given;
    work.record = &kept.record;
    if (!kept.ours) doubtSent(sources, work);
    kept.record.setOpen(true);
    TRY(keepRecord(*target, work)); // what was in its way is said at the end, if it still is
    const Status sent = target->send(sources, work, done);
    if (sent) proveSent(sources, work);
    if (!sent || !work.job.mayGoOn()) { // the next one goes on, and what has no hash yet gets it by that
        const Status noted = keepHere(work);
        return sent ? noted : sent;
    }
    kept.record.setOpen(false);
    TRY_ASSIGN(auto inTheWay, keepRecord(*target, work));
    if (inTheWay) done.problems.push_back(*std::move(inTheWay));
    return {};
}

Status checkOffsite(const OffsitePlace& place, const std::vector<OffsiteSource>& sources, const OffsiteWork& given,
                    OffsiteDone& done)
{
    const auto target = makeTarget(place);
    TRY(target->begin(given));
    TRY_ASSIGN(PlaceRecord kept, recordOfPlace(*target, place, given, done));
    OffsiteWork work = given;
    work.record = &kept.record;
    if (kept.ours) TRY(compareRecords(*target, place, work, done));
    TRY(target->check(sources, work, done));
    return kept.ours && work.job.mayGoOn() ? keepHere(work) : Status();
}

Status fetchOffsite(const OffsitePlace& place, const std::vector<std::string>& what, const Path& to,
                    const OffsiteWork& given, OffsiteDone& done)
{
    OffsitePlace there = place;
    there.begun = true; // nothing is made at a place by asking it for something
    const auto target = makeTarget(there);
    TRY(target->begin(given));
    Files& files = given.files;
    const bool isThere = files.exists(to);
    const Path fetched = fetchFolder(place, what, to);
    TRY(files.makeFolders(fetched));
    const Status ended = [&]() -> Status {
        OffsiteWork work = given;
        work.passing = fetched / passingName;
        TRY_ASSIGN(PlaceRecord kept, recordOfPlace(*target, place, work, done));
        work.record = &kept.record;
        TRY_ASSIGN(const auto ways, fetchAll(*target, what, fetched, work, done));
        if (place.kind != OffsiteKind::restic && kept.record.empty()) {
            std::erase_if(done.problems, [](const Error& one) { return one.detail == sentUnknown; });
            done.problems.push_back(uncompared(place, sentUncompared));
        } else if (kept.record.open()) {
            done.problems.push_back(uncompared(place, sentCutOff));
        }
        return giveAll(*target, place, fetched, ways, to, work, done);
    }();
    const Status cleared = clearOut(files, fetched);
    if (!ended && !isThere) (void)files.removeFolder(to); // where nothing came
    return ended ? cleared : ended;
}

} // namespace albumen
