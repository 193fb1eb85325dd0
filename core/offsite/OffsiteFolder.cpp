#include "offsite/OffsiteFolder.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "archive/SafeName.h"
#include "archive/VerifiedCopy.h"
#include "base/FileRights.h"
#include "base/Hash.h"
#include "base/Text.h"
#include "offsite/SentProof.h"

namespace albumen {
namespace {

constexpr std::uint64_t longestMark = 1024;

Result<std::string> markIn(Files& files, const Path& folder)
{
    TRY_ASSIGN(const auto bytes, readWhole(files, folder / offsiteMarkName, longestMark, Follow::no));
    return std::string(trimmed({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
}

/// Disks of cameras and old sticks round a time to two seconds, and show it by having no fraction.
bool isUnchanged(const SentFile& here, const SentFile& there)
{
    constexpr std::int64_t second = 1'000'000'000, hundredth = second / 100;
    if (here.size != there.size) return false;
    const std::int64_t apart = std::abs(here.mtimeNs - there.mtimeNs);
    return apart == 0 || (there.mtimeNs % hundredth == 0 && apart <= 2 * second);
}

/// Gives the hash of the bytes.
Result<Xxh128> provedCopy(Files& files, const SourceFacts& from, const Path& part, const JobControl& job)
{
    TRY_ASSIGN(const auto hash, copyVerified(files, from, part, job));
    return hash ? Result<Xxh128>(*hash) : fail(Code::cancelled, Stage::none);
}

/// No other file could be written either.
bool endsAll(const Error& error)
{
    return error.code == Code::cancelled || error.code == Code::diskFull || error.code == Code::noSpace ||
           error.code == Code::diskOutOfFiles || error.code == Code::diskReadOnly;
}

/// Waits as long as these bytes may take.
void pace(std::uint64_t bytes, const OffsiteWork& work, std::chrono::steady_clock::time_point since)
{
    if (work.limitKbs == 0) return;
    const auto until = since + std::chrono::milliseconds(bytes / work.limitKbs);
    while (std::chrono::steady_clock::now() < until && work.job.mayGoOn())
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

std::string dayText(std::int64_t nowMs)
{
    return fmt::format("{:%F}", std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(nowMs)));
}

Status nameIt(Files& files, const Path& part, const Path& final)
{
    const Status named = files.rename(part, final);
    if (!named) (void)files.remove(part);
    return named ? files.syncFolder(final.parent_path()) : named;
}

/// The hash of both. None: one cannot be read any more as it was, or they differ.
Result<std::optional<Xxh128>> sameBytes(const Path& here, const Path& there, const OffsiteWork& work)
{
    TRY_ASSIGN(const auto ours, hashFile(work.files, here, work.job));
    if (!ours) return fail(Code::cancelled, Stage::none);
    const auto theirs = hashFile(work.files, there, work.job);
    if (theirs && !*theirs) return fail(Code::cancelled, Stage::none);
    return theirs && **theirs == *ours ? ours : std::nullopt;
}

/// Tells of a file there, or once of its folder, that nobody may read it: it may be as it was sent.
bool isClosed(const Path& file, OffsiteDone& done)
{
    const Path folder = file.parent_path();
    const bool closed = !mayLookInto(folder);
    if (!closed && mayRead(file)) return false;
    const Path& what = closed ? folder : file;
    if (std::ranges::find(done.problems, what, &Error::path) == done.problems.end())
        done.problems.push_back({.code = Code::pathDenied, .stage = Stage::verify, .path = what});
    return true;
}

} // namespace

Result<std::string> markOffsiteFolder(Files& files, const Path& folder)
{
    TRY(files.makeFolders(folder));
    if (auto mark = markIn(files, folder); mark && !mark->empty()) return mark;
    TRY_ASSIGN(const auto entries, files.list(folder));
    const bool empty = std::ranges::all_of(entries, [](const FolderEntry& one) { return one.name == "lost+found"; });
    if (!empty)
        return fail(Code::usage, Stage::file, folder,
                    fmt::format("{} is not empty; choose a new or an empty folder", printable(folder)));
    const std::string mark = randomHex(32);
    TRY(writeWhole(files, folder / offsiteMarkName, mark + "\n"));
    return mark;
}

Status OffsiteFolder::begin(const OffsiteWork& work)
{
    const auto mark = markIn(work.files, where_);
    if (mark && *mark == place_.mark) return {};
    return fail(Code::archiveOffline, Stage::file, where_, mark ? "another mark" : mark.error().detail);
}

Status OffsiteFolder::send(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done)
{
    TRY_ASSIGN(const auto fence, work.files.fence(where_));
    for (const OffsiteSource& source : sources)
        if (const Status sent = sendOne(source, work, done); !sent && !isAway(sent, done)) return sent;
    return {};
}

/// What lies there of a source; nothing where nothing was sent yet.
Result<SentTree> OffsiteFolder::treeThere(const OffsiteSource& source, const OffsiteWork& work) const
{
    auto tree = treeOf(work.files, {.name = {}, .folder = where_ / source.name, .only = source.only}, work.job);
    if (!tree && tree.error().code == Code::pathMissing) return SentTree{};
    return tree;
}

Status OffsiteFolder::sendOne(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done)
{
    TRY_ASSIGN(const SentTree here, treeToSend(source, work, done));
    TRY_ASSIGN(const SentTree there, treeThere(source, work));
    for (const Path& part : there.parts) TRY(work.files.remove(part));
    if (here.problems.empty()) // else nobody knows what is gone
        for (const auto& [file, facts] : there.files)
            if (!here.files.contains(file)) {
                TRY(putAway(source, file, work));
                if (work.record) work.record->drop(source.name, file);
                ++done.put;
            }
    std::vector<std::pair<Path, SentFile>> toCopy;
    std::uint64_t bytes = spareBytes;
    for (const auto& [file, facts] : here.files) {
        const auto old = there.files.find(file);
        const bool spoilt = work.record && work.record->spoilt(source.name).contains(file);
        if (old != there.files.end() && isUnchanged(facts, old->second) && !spoilt) continue;
        toCopy.emplace_back(file, facts);
        bytes += facts.size;
    }
    if (!toCopy.empty()) TRY(expectFree(work.files, where_, bytes));
    work.meter.setTotal(work.meter.now().done + toCopy.size());
    std::map<Path, SentFile> now = here.files;
    std::set<Path> failed;
    for (const auto& [file, facts] : toCopy) {
        const auto since = std::chrono::steady_clock::now();
        const bool old = there.files.contains(file);
        const auto copied = copy(source, file, facts, old, work);
        if (!copied && endsAll(copied.error())) return fail(copied.error());
        if (!copied) {
            TRY(begin(work)); // a drive that was pulled out is said once
            done.problems.push_back(copied.error());
            failed.insert(file);
            if (!work.record || !work.record->has(source.name, file, facts)) now.erase(file); // else it is lost there
        } else {
            now[file].hash = *copied;
            if (work.record) work.record->add(source.name, file, now[file]);
            ++done.sent;
            done.bytesSent += facts.size;
            done.put += old ? 1 : 0;
        }
        work.meter.advance(1, facts.size, printable(file));
        pace(facts.size, work, since);
    }
    now.merge(sentBefore(source, work, [&](const Path& one) { return work.files.exists(where_ / source.name / one); }));
    if (work.record && !here.problems.empty()) now.merge(std::map(work.record->of(source.name))); // these stayed there
    if (!work.record) return {};
    work.record->put(source.name, std::move(now));
    for (const Path& file : failed) work.record->spoil(source.name, file);
    return {};
}

Status OffsiteFolder::putAway(const OffsiteSource& source, const Path& file, const OffsiteWork& work) const
{
    const Path from = where_ / source.name / file;
    const Path folder = (where_ / offsiteRemovedName / dayText(work.nowMs) / source.name / file).parent_path();
    TRY(work.files.makeFolders(folder));
    const std::string name = freeFileName(file.filename().native(),
                                          [&](const std::string& one) { return !work.files.exists(folder / one); });
    TRY(work.files.rename(from, folder / name));
    TRY(work.files.syncFolder(folder));
    for (Path empty = from.parent_path(); empty != where_ / source.name; empty = empty.parent_path())
        if (!work.files.removeFolder(empty)) break;
    return {};
}

Result<Xxh128> OffsiteFolder::copy(const OffsiteSource& source, const Path& file, const SentFile& facts, bool old,
                                   const OffsiteWork& work) const
{
    const Path final = where_ / source.name / file, folder = final.parent_path();
    TRY(work.files.makeFolders(folder));
    const Path part = freePart(work.files, folder);
    const auto made = provedCopy(work.files, {source.folder / file, facts.size, facts.mtimeNs}, part, work.job);
    if (!made) return fail(ofFinished(made.error(), final));
    if (old) {
        if (const Status away = putAway(source, file, work); !away) {
            (void)work.files.remove(part);
            return fail(away.error());
        }
        TRY(work.files.makeFolders(folder));
    }
    TRY(nameIt(work.files, part, final));
    return *made;
}

Status OffsiteFolder::check(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done)
{
    for (const OffsiteSource& source : sources)
        if (const Status checked = checkOne(source, work, done); !checked && !isAway(checked, done)) return checked;
    return {};
}

Status OffsiteFolder::checkOne(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done) const
{
    OffsiteDone whole;
    TRY_ASSIGN(const SentTree here, treeToSend(source, work, whole));
    done.problems.insert(done.problems.end(), whole.problems.begin(), whole.problems.end());
    TRY_ASSIGN(const SentTree there, treeThere(source, work));
    work.meter.setTotal(work.meter.now().done + here.files.size());
    for (const auto& [file, facts] : here.files) {
        work.meter.advance(1, facts.size, printable(file));
        const auto old = there.files.find(file);
        const bool sameTime = old != there.files.end() && old->second.mtimeNs == facts.mtimeNs;
        const Path path = where_ / source.name / file;
        if (isClosed(path, done)) continue;
        if (old == there.files.end() || (!isUnchanged(facts, old->second) && !sameTime)) {
            TRY(checkChanged(source, file, facts, old == there.files.end(), work, done));
            continue;
        }
        const auto same = sameBytes(source.folder / file, path, work);
        if (!same && same.error().code == Code::cancelled) return fail(same.error());
        if (!same) { // one that cannot be read here keeps nobody from the rest
            done.problems.push_back(same.error());
            continue;
        }
        ++done.files;
        done.bytes += facts.size;
        const bool known = work.record && work.record->has(source.name, file, facts);
        if (*same && known) work.record->prove(source.name, file, **same); // whatever the record said
        if (*same) continue;
        done.problems.push_back(notAsSent(path, false));
        if (work.record) work.record->spoil(source.name, file);
    }
    return checkNotHere(source, here, work, done);
}

/// It may be changed here, there, or on both sides.
Status OffsiteFolder::checkChanged(const OffsiteSource& source, const Path& file, const SentFile& here, bool gone,
                                   const OffsiteWork& work, OffsiteDone& done) const
{
    const bool asHere = work.record && work.record->has(source.name, file, here);
    asHere ? ++done.files : ++done.waiting;
    const auto& known = work.record ? work.record->of(source.name) : std::map<Path, SentFile>();
    const auto sent = known.find(file);
    if (sent == known.end()) return {};
    const Path path = where_ / source.name / file;
    bool same = false;
    if (!gone && !asHere) {
        TRY_ASSIGN(same, isAsSent(path, sent->second, work));
    }
    if (!same && !asHere && work.record->open()) {
        TRY_ASSIGN(same, keptAway(Path(source.name) / file, sent->second, work));
    }
    if (!same) done.problems.push_back(notAsSent(path, gone));
    return {};
}

/// Of what was sent and is not to be sent any more, the place has the only copy.
Status OffsiteFolder::checkNotHere(const OffsiteSource& source, const SentTree& here, const OffsiteWork& work,
                                   OffsiteDone& done) const
{
    for (const auto& [file, sent] : notHere(source, here, work)) {
        const Path path = where_ / source.name / file;
        if (isClosed(path, done)) continue;
        const bool lies = work.files.info(path).has_value();
        bool same = false;
        if (lies) {
            TRY_ASSIGN(same, isAsSent(path, sent, work));
        }
        if (!same && work.record->open()) {
            TRY_ASSIGN(same, keptAway(Path(source.name) / file, sent, work));
        }
        if (!same) done.problems.push_back(lies ? notAsSent(path, false) : sentAndGone(source, file, path, work));
    }
    return {};
}

Result<bool> OffsiteFolder::keptAway(const Path& file, const SentFile& sent, const OffsiteWork& work) const
{
    const Path removed = where_ / offsiteRemovedName;
    const auto days = work.files.list(removed);
    if (!days) return false; // nothing was put away, or nobody can look
    for (const FolderEntry& day : *days) {
        const Path folder = removed / day.name / file.parent_path();
        bool found = false;
        (void)freeFileName(file.filename().native(), [&](const std::string& one) {
            if (!work.files.exists(folder / one)) return true;
            const auto same = isAsSent(folder / one, sent, work);
            return found = same && *same;
        });
        if (!work.job.mayGoOn()) return fail(Code::cancelled, Stage::none);
        if (found) return true;
    }
    return false;
}

Status OffsiteFolder::keepRecord(const OffsiteWork& work)
{
    return work.record->write(work.files, where_ / offsiteRecordName);
}

Result<std::optional<SentRecord>> OffsiteFolder::recordThere(const OffsiteWork& work)
{
    const Path file = where_ / offsiteRecordName;
    const auto info = work.files.info(file);
    if (!info && info.error().code == Code::pathMissing) return std::nullopt;
    if (info && info->kind != FileKind::file) return fail(Code::foreignFile, Stage::file, file);
    TRY_ASSIGN(SentRecord record, SentRecord::read(work.files, file));
    return record;
}

Status OffsiteFolder::fetchFile(const Path& file, const SentFile& facts, const Path& to, const OffsiteWork& work) const
{
    const Path final = to / file;
    const auto there = work.files.info(final);
    if (there && there->size == facts.size && there->mtimeNs == facts.mtimeNs) return {};
    if (there) TRY(work.files.remove(final)); // `to` is ours, and this is not whole
    TRY(work.files.makeFolders(final.parent_path()));
    const Path part = freePart(work.files, final.parent_path());
    TRY(provedCopy(work.files, {where_ / file, facts.size, facts.mtimeNs}, part, work.job));
    return nameIt(work.files, part, final);
}

Result<bool> OffsiteFolder::fetch(const Path& what, const Path& to, const OffsiteWork& work, OffsiteDone& done)
{
    TRY_ASSIGN(const auto fence, work.files.fence(where_));
    const Path from = what.empty() ? where_ : where_ / what;
    const auto info = work.files.info(from);
    if (!info && info.error().code != Code::pathMissing && info.error().code != Code::pathNotFolder)
        return fail(info.error());
    if (!info || (info->kind != FileKind::file && info->kind != FileKind::folder)) return false;
    SentTree tree;
    if (info->kind == FileKind::file) {
        tree.files[what] = {.size = info->size, .mtimeNs = info->mtimeNs};
    } else {
        TRY_ASSIGN(const SentTree found,
                   treeOf(work.files,
                          {.name = {}, .folder = from, .only = {}, .without = {where_ / offsiteRemovedName}},
                          work.job));
        done.problems.insert(done.problems.end(), found.problems.begin(), found.problems.end());
        for (const auto& [file, facts] : found.files)
            if (file != offsiteMarkName && file != offsiteRecordName) tree.files[what / file] = facts;
    }
    work.meter.setTotal(work.meter.now().done + tree.files.size());
    for (const auto& [file, facts] : tree.files) {
        if (const Status fetched = fetchFile(file, facts, to, work); !fetched) {
            if (endsAll(fetched.error()) || fetched.error().path != where_ / file) return fail(fetched.error());
            TRY(begin(work)); // a drive that was pulled out is said once
            done.problems.push_back(fetched.error());
            done.problems.back().path = file;
        }
        work.meter.advance(1, facts.size, printable(file));
    }
    return !tree.files.empty();
}

} // namespace albumen
