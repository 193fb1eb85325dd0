#include "offsite/Restic.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "archive/VerifiedCopy.h"
#include "base/FileRights.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "offsite/SaidJson.h"
#include "offsite/SentProof.h"
#include "offsite/SentRecord.h"
#include "offsite/SentTree.h"

namespace albumen {
namespace {

using Json = nlohmann::json;

constexpr const char* resticProgram = "restic";
constexpr int someUnread = 3; // how a backup ends that lacks files which could not be read
constexpr const char* ourTag = "albumen";
constexpr std::string_view isLocked = "already locked";

/// A tag holds no comma.
std::string tagOf(std::string name)
{
    std::ranges::replace(name, ',', '_');
    return name;
}

/// In a pattern of restic these letters mean more than themselves.
std::string resticPattern(const std::string& text)
{
    std::string pattern;
    for (const char letter : text) {
        if (std::string_view("*?[\\").find(letter) != std::string_view::npos) pattern += '\\';
        pattern += letter;
    }
    return pattern;
}

/// What a backup says as it goes on.
struct Telling {
    ProgressMeter& meter;
    std::uint64_t begun = meter.now().done;
    std::uint64_t files = 0, bytes = 0;
    std::uint64_t sent = 0, bytesSent = 0;

    void hear(std::string_view line)
    {
        const Json json = Json::parse(line, nullptr, false);
        if (!json.is_object()) return;
        const std::string type = textIn(json, "message_type");
        if (type == "status") {
            const std::uint64_t nowFiles = numberIn(json, "files_done"), nowBytes = numberIn(json, "bytes_done");
            meter.setTotal(begun + numberIn(json, "total_files"));
            if (nowFiles >= files && nowBytes >= bytes) meter.advance(nowFiles - files, nowBytes - bytes);
            files = std::max(files, nowFiles);
            bytes = std::max(bytes, nowBytes);
        } else if (type == "summary") {
            sent = numberIn(json, "files_new") + numberIn(json, "files_changed");
            bytesSent = numberIn(json, "data_added");
        }
    }
};

} // namespace

struct Restic::Ended {
    int code = 0;
    std::string said; ///< the first that was fatal, else the last line
    Error error() const { return programError(resticProgram, said); }
    bool saysNoRepository() const
    {
        return code == 10 || said.find("config file") != std::string::npos || // 10: since 0.17
               said.find("repository does not exist") != std::string::npos;
    }
};

Result<Restic::Ended> Restic::run(std::vector<std::string> arguments, const Path& folder, const OffsiteWork& work,
                                  const LineSink& output) const
{
    std::vector<std::string> all{"--password-file", place_.passwordFile};
    if (work.limitKbs > 0)
        all.push_back(fmt::format("--limit-upload={}", std::max<std::uint64_t>(1, work.limitKbs * 1000 / 1024)));
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::string fatal;
    const auto hear = [&](Heard from, std::string_view line) {
        if (from == Heard::output && output) output(from, line);
        if (from == Heard::output || !fatal.empty()) return;
        const Json json = Json::parse(line, nullptr, false); // newer ones
        if (const std::string said = textIn(json, "message"); !said.empty()) fatal = printable(said);
        if (const auto at = line.find("Fatal: "); at != std::string_view::npos)
            fatal = printable(line.substr(at + std::string_view("Fatal: ").size()));
        if (line.find(isLocked) != std::string_view::npos) fatal = printable(line); // advice follows
    };
    TRY_ASSIGN(const ProgramEnd end, runProgram({.program = resticProgram,
                                                 .arguments = std::move(all),
                                                 .folder = folder,
                                                 .environment = {{"RESTIC_REPOSITORY", place_.where}}},
                                                work.job, hear));
    return Ended{end.code, fatal.empty() ? printable(end.lastLine) : fatal};
}

Status Restic::runWell(std::vector<std::string> arguments, const OffsiteWork& work) const
{
    TRY_ASSIGN(const Ended ended, run(std::move(arguments), {}, work));
    return ended.code == 0 ? Status() : fail(ended.error());
}

Result<Encryption> Restic::encryption(const JobControl& job)
{
    TRY(runProgram({.program = resticProgram, .arguments = {"version"}}, job));
    return Encryption::all;
}

Status Restic::begin(const OffsiteWork& work)
{
    if (const auto info = work.files.info(place_.passwordFile, Follow::yes); !info) return fail(info.error());
    if (!isForOwnerAlone(place_.passwordFile))
        return fail(Code::usage, Stage::file, place_.passwordFile,
                    fmt::format("others may read the password in {0}; chmod 600 {0} takes that away",
                                printable(place_.passwordFile)));
    TRY_ASSIGN(const Ended there, run({"cat", "config"}, {}, work));
    if (there.code == 0) return {};
    if (!there.saysNoRepository()) return fail(there.error());
    if (place_.begun) return fail(Code::archiveOffline, Stage::file, place_.where);
    return runWell({"init"}, work);
}

Status Restic::send(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done)
{
    TRY(runWell({"unlock"}, work)); // what a sending that was killed left; never one that is under way
    for (const OffsiteSource& source : sources)
        if (const Status sent = sendOne(source, work, done); !sent && !isAway(sent, done)) return sent;
    return runWell({"check"}, work);
}

Status Restic::sendOne(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done) const
{
    TRY_ASSIGN(SentTree here, treeToSend(source, work, done));
    std::vector<std::string> arguments{"backup", "--json", "--tag", ourTag, "--tag", tagOf(source.name)};
    for (const Path& folder : source.without) arguments.push_back("--exclude=" + resticPattern(folder.native()));
    for (const char* const name : {archiveTrashName, ".albumen-*.part"})
        arguments.push_back(fmt::format("--exclude={}", name));
    arguments.emplace_back("--");
    if (source.only.empty()) arguments.emplace_back(".");
    arguments.insert(arguments.end(), source.only.begin(), source.only.end());
    Telling telling{work.meter};
    TRY_ASSIGN(const Ended ended, run(std::move(arguments), source.folder, work,
                                      [&telling](Heard, std::string_view line) { telling.hear(line); }));
    done.sent += telling.sent;
    done.bytesSent += telling.bytesSent;
    if (ended.code == someUnread) done.problems.push_back(ended.error());
    if (ended.code != 0 && ended.code != someUnread) return fail(ended.error());
    if (work.record) work.record->put(source.name, std::move(here.files));
    return {};
}

Status Restic::check(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done)
{
    TRY(runWell({"unlock"}, work));
    TRY_ASSIGN(const Ended ended, run({"check", "--read-data"}, {}, work));
    const bool locked = ended.said.find(isLocked) != std::string::npos; // somebody works there now: nothing was read
    if (ended.code != 0 && locked) return fail(ended.error());
    if (ended.code != 0) {
        done.problems.push_back({.code = Code::offsiteDiffers,
                                 .stage = Stage::verify,
                                 .path = place_.name,
                                 .detail = std::string(offsiteRepository) + ended.said});
        return {};
    }
    TRY_ASSIGN(const auto snapshots, newest(work));
    for (const OffsiteSource& source : sources) {
        OffsiteDone whole;
        const auto here = treeToSend(source, work, whole);
        if (!here && here.error().code != Code::rootOffline) return fail(here.error());
        if (!here || here->files.empty()) continue;
        const bool known = work.record && !work.record->of(source.name).empty();
        const bool there = snapshots.contains(tagOf(source.name));
        if (!there && known) done.problems.push_back(notAsSent(source.name, true));
        for (const auto& [file, facts] : here->files) {
            const bool sent = there && (!known || work.record->has(source.name, file, facts));
            done.waiting += sent || (known && !there) ? 0 : 1;
            done.files += sent ? 1 : 0;
            done.bytes += sent ? facts.size : 0;
        }
        if (there && known) TRY(checkListed(source, snapshots.at(tagOf(source.name)), work, done));
    }
    return {};
}

/// Somebody may have taken the newest sending away: then an older one is whole, and lacks what came later.
Status Restic::checkListed(const OffsiteSource& source, const Snapshot& snapshot, const OffsiteWork& work,
                           OffsiteDone& done) const
{
    std::set<Path> there;
    TRY_ASSIGN(const Ended ended, run({"ls", "--json", snapshot.id}, {}, work, [&there](Heard, std::string_view line) {
                   const Json json = Json::parse(line, nullptr, false);
                   if (json.is_object() && textIn(json, "type") == "file")
                       there.insert(Path(textIn(json, "path")).lexically_relative("/"));
               }));
    if (ended.code != 0) return fail(ended.error());
    for (const auto& [file, sent] : work.record->of(source.name))
        if (isUtf8(file.native()) && !there.contains(file)) // restic lists other bytes as signs of its own
            done.problems.push_back(sentAndGone(source, file, Path(source.name) / file, work));
    return {};
}

Result<std::map<std::string, Restic::Snapshot>> Restic::newest(const OffsiteWork& work) const
{
    std::string text;
    TRY_ASSIGN(const Ended ended, run({"snapshots", "--json", "--latest=1", "--tag", ourTag}, {}, work,
                                      [&text](Heard, std::string_view line) { text += line; }));
    if (ended.code != 0) return fail(ended.error());
    const Json all = Json::parse(text, nullptr, false);
    std::map<std::string, Snapshot> newest;
    if (!all.is_array()) return newest;
    for (const Json& one : all) {
        const Snapshot snapshot{textIn(one, "id"), textIn(one, "time")};
        if (snapshot.id.empty() || !one.contains("tags") || !one["tags"].is_array()) continue;
        for (const Json& tag : one["tags"]) {
            if (!tag.is_string() || tag == ourTag) continue;
            Snapshot& best = newest[tag.get<std::string>()];
            if (best.time < snapshot.time) best = snapshot;
        }
    }
    return newest;
}

Result<bool> Restic::fetch(const Path& what, const Path& to, const OffsiteWork& work, OffsiteDone&)
{
    TRY_ASSIGN(const auto snapshots, newest(work));
    bool any = false;
    for (const auto& [name, snapshot] : snapshots) {
        if (!what.empty() && !isUnder(what, name)) continue;
        std::vector<std::string> arguments{"restore", snapshot.id, "--verify", "--target", to / name};
        if (!what.empty() && what != name)
            arguments.push_back("--include=/" + resticPattern(what.lexically_relative(name).native()));
        TRY(runWell(std::move(arguments), work));
        const auto tree = treeOf(work.files, {.name = {}, .folder = to / name}, work.job);
        any = any || (tree && !tree->files.empty());
    }
    return any;
}

} // namespace albumen
