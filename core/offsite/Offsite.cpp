#include "offsite/Offsite.h"

#include <algorithm>
#include <set>
#include <span>

#include <fmt/format.h>

#include "archive/GivenPlace.h"
#include "archive/SafeName.h"
#include "base/Hash.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "offsite/OffsiteFolder.h"
#include "offsite/Rclone.h"
#include "offsite/Restic.h"
#include "offsite/SentProof.h"
#include "offsite/SentRecord.h"
#include "offsite/SentTree.h"

namespace albumen {
namespace {

constexpr const char* changedFolder = "Not as sent";

/// A name is a person's before it is a path; what has a slash is a path first. Gives the path there, also of what was
/// sent and is not there any more.
Result<Path> fetchOne(OffsiteTarget& target, const std::string& what, const Path& to, const OffsiteWork& work)
{
    const Path path = Path(what).lexically_normal(), person = Path("People") / safeFolderName(what);
    const bool leadsOut = path.is_absolute() || std::ranges::find(path, Path("..")) != path.end();
    std::vector<Path> ways{person};
    if (!leadsOut) ways.insert(what.find('/') == std::string::npos ? ways.end() : ways.begin(), path);
    for (const Path& way : ways) {
        TRY_ASSIGN(const bool found, target.fetch(way, to, work));
        if (found) return way;
    }
    for (const Path& way : ways)
        if (work.record && !work.record->below(way).empty()) return way;
    if (!leadsOut) return fail(Code::pathMissing, Stage::file, what);
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
                                   const OffsiteWork& work)
{
    std::vector<Path> ways;
    for (const std::string& one : what) {
        TRY_ASSIGN(ways.emplace_back(), fetchOne(target, one, to, work));
    }
    if (!what.empty()) return ways;
    TRY_ASSIGN(const bool any, target.fetch({}, to, work));
    if (!any && (!work.record || work.record->empty())) return fail(Code::pathMissing, Stage::file, "People");
    return std::vector<Path>{Path()};
}

/// What was sent of these and did not come back is a problem. Gives what came back in other bytes.
Result<std::set<Path>> notAsTheyWere(const std::vector<Path>& ways, const Path& fetched, const OffsiteWork& work,
                                     OffsiteDone& done)
{
    std::set<Path> changed;
    if (!work.record) return changed;
    for (const Path& way : ways)
        for (const auto& [path, sent] : work.record->below(way)) {
            if (!work.files.info(fetched / path)) {
                done.problems.push_back(notAsSent(path, true));
                continue;
            }
            TRY_ASSIGN(const bool same, isAsSent(fetched / path, sent, work));
            if (!same) changed.insert(path);
        }
    return changed;
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

/// Gives what was fetched its place beside what lies in `to`; what was changed there lies apart.
Status giveAll(const Path& fetched, const std::set<Path>& changed, const Path& to, const OffsiteWork& work,
               OffsiteDone& done)
{
    TRY_ASSIGN(const SentTree tree, treeOf(work.files, {.name = {}, .folder = fetched}, work.job));
    for (const auto& [file, facts] : tree.files) {
        const bool differs = changed.contains(file);
        const Path folder = ((differs ? to / changedFolder : to) / file).parent_path();
        TRY(work.files.makeFolders(folder));
        TRY_ASSIGN(const auto place, givePlace(work.files, fetched / file, folder, file.filename().native(), work.job));
        if (!place) return fail(Code::cancelled, Stage::none);
        if (differs) done.problems.push_back(backChanged(file, place->path));
        ++done.files;
        done.bytes += facts.size;
        done.sent += place->there ? 0 : 1;
        done.bytesSent += place->there ? 0 : facts.size;
        TRY(work.files.syncFolder(folder));
    }
    return clearOut(work.files, fetched);
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

Status sendOffsite(const OffsitePlace& place, const std::vector<OffsiteSource>& sources, const OffsiteWork& work,
                   OffsiteDone& done)
{
    const auto target = makeTarget(place);
    TRY(target->begin(work));
    TRY(target->send(sources, work, done));
    proveSent(sources, work);
    return {};
}

Status checkOffsite(const OffsitePlace& place, const std::vector<OffsiteSource>& sources, const OffsiteWork& work,
                    OffsiteDone& done)
{
    const auto target = makeTarget(place);
    TRY(target->begin(work));
    return target->check(sources, work, done);
}

Status fetchOffsite(const OffsitePlace& place, const std::vector<std::string>& what, const Path& to,
                    const OffsiteWork& work, OffsiteDone& done)
{
    const auto target = makeTarget(place);
    TRY(target->begin(work));
    const Path fetched = fetchFolder(place, what, to);
    TRY(work.files.makeFolders(fetched));
    const auto ways = fetchAll(*target, what, fetched, work);
    if (!ways) {
        (void)work.files.removeFolder(fetched); // where nothing came
        return fail(ways.error());
    }
    TRY_ASSIGN(const auto changed, notAsTheyWere(*ways, fetched, work, done));
    return giveAll(fetched, changed, to, work, done);
}

} // namespace albumen
