#include "offsite/Rclone.h"

#include <algorithm>
#include <chrono>
#include <set>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "archive/VerifiedCopy.h"
#include "base/Text.h"
#include "offsite/SaidJson.h"
#include "offsite/SentProof.h"
#include "offsite/SentTree.h"

namespace albumen {
namespace {

using Json = nlohmann::json;

constexpr const char* rcloneProgram = "rclone";
constexpr int noFolder = 3, noFile = 4; // how rclone ends where a path is not there

std::string remoteOf(const std::string& where)
{
    return where.substr(0, where.find(':'));
}

/// In a pattern of rclone these letters mean more than themselves.
std::string rclonePattern(const std::string& text)
{
    std::string pattern;
    for (const char letter : text) {
        if (std::string_view("*?[]{}\\").find(letter) != std::string_view::npos) pattern += '\\';
        pattern += letter;
    }
    return pattern;
}

std::vector<std::string> filtersOf(const OffsiteSource& source)
{
    std::vector<std::string> filters{"--skip-links"};
    for (const std::string& name : source.only) filters.push_back("--include=/" + rclonePattern(name));
    if (!source.only.empty()) return filters;
    for (const Path& folder : source.without)
        filters.push_back("--exclude=/" + rclonePattern(folder.lexically_relative(source.folder).native()) + "/**");
    filters.push_back(fmt::format("--exclude={}/**", archiveTrashName));
    filters.emplace_back("--exclude=.albumen-*.part");
    return filters;
}

/// All remotes with what rclone knows of them; it may hold secrets and goes nowhere.
Result<Json> configuration(const JobControl& job)
{
    std::string text;
    TRY_ASSIGN(const ProgramEnd end,
               runProgram({.program = rcloneProgram, .arguments = {"config", "dump", "--ask-password=false"}}, job,
                          [&text](Heard from, std::string_view line) {
                              if (from == Heard::output) (text += line) += '\n';
                          }));
    if (end.code != 0) return fail(programError(rcloneProgram, end.lastLine));
    Json all = Json::parse(text, nullptr, false);
    return all.is_object() ? std::move(all) : Json::object();
}

std::string saidIn(std::string_view line)
{
    constexpr std::size_t timeLetters = std::string_view("2026/11/29 12:48:15 ").size();
    const bool dated = line.size() > timeLetters && line[4] == '/' && line[7] == '/' && line[13] == ':';
    return printable(dated ? line.substr(timeLetters) : line);
}

} // namespace

/// What a call said beside its output.
struct Rclone::Told {
    std::string error;
    std::uint64_t transfers = 0, bytes = 0, putAway = 0;

    void hear(std::string_view line, ProgressMeter& meter)
    {
        const Json json = Json::parse(line, nullptr, false);
        if (!json.is_object()) {
            error = saidIn(line);
            return;
        }
        const std::string level = textIn(json, "level"), object = textIn(json, "object");
        if (level == "error" || level == "fatal")
            error = (object.empty() ? "" : printable(object) + ": ") + printable(textIn(json, "msg"));
        if (json.contains("stats") && json["stats"].is_object()) take(json["stats"], meter);
    }

private:
    void take(const Json& stats, ProgressMeter& meter)
    {
        const std::uint64_t files = numberIn(stats, "transfers"), size = numberIn(stats, "bytes");
        meter.setTotal(meter.now().done - transfers + std::max(numberIn(stats, "totalTransfers"), files));
        if (files >= transfers && size >= bytes) meter.advance(files - transfers, size - bytes);
        transfers = std::max(transfers, files);
        bytes = std::max(bytes, size);
        putAway = numberIn(stats, "renames");
    }
};

struct Rclone::Ended {
    int code = 0;
    Told told;
    Error error() const { return programError(rcloneProgram, told.error); }
};

Result<Rclone::Ended> Rclone::run(Arguments arguments, const OffsiteWork& work, const LineSink& output) const
{
    for (const char* const one : {"--use-json-log", "--stats=1s", "--stats-log-level=NOTICE", "--ask-password=false"})
        arguments.emplace_back(one);
    Ended ended;
    TRY_ASSIGN(const ProgramEnd end, runProgram({.program = rcloneProgram, .arguments = std::move(arguments)}, work.job,
                                                [&](Heard from, std::string_view line) {
                                                    if (from == Heard::errors)
                                                        ended.told.hear(line, work.meter);
                                                    else if (output)
                                                        output(from, line);
                                                }));
    ended.code = end.code;
    return ended;
}

Status Rclone::runWell(Arguments arguments, const OffsiteWork& work) const
{
    TRY_ASSIGN(const Ended ended, run(std::move(arguments), work));
    return ended.code == 0 ? Status() : fail(ended.error());
}

std::string Rclone::pathOf(const Path& below) const
{
    if (below.empty()) return place_.where;
    const bool joined = place_.where.ends_with(':') || place_.where.ends_with('/');
    return place_.where + (joined ? "" : "/") + below.native();
}

Error Rclone::unknownRemote() const
{
    return {.code = Code::usage,
            .stage = Stage::file,
            .path = place_.where,
            .detail = fmt::format("rclone knows no remote called {}; rclone config makes one",
                                  printable(remoteOf(place_.where)))};
}

Status Rclone::begin(const OffsiteWork& work)
{
    TRY_ASSIGN(const Json all, configuration(work.job));
    if (!all.contains(remoteOf(place_.where))) return fail(unknownRemote());
    const std::string mark = pathOf(offsiteMarkName);
    if (!place_.begun) return runWell({"touch", mark}, work);
    bool there = false;
    TRY_ASSIGN(const Ended ended, run({"lsf", mark}, work, [&there](Heard, std::string_view) { there = true; }));
    if (there) return {};
    if (ended.code != 0 && ended.code != noFolder && ended.code != noFile) return fail(ended.error());
    return fail(Code::archiveOffline, Stage::file, place_.where);
}

Status Rclone::send(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done)
{
    for (const OffsiteSource& source : sources) {
        const Status sent = sendOne(source, work, done);
        if (!sent && !isAway(sent, done)) return sent;
        if (sent) TRY(compare(source, true, work, done));
    }
    return {};
}

/// What a check found changed there has the size and the time of what is here, by which rclone goes.
Status Rclone::sendSpoilt(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done) const
{
    if (!work.record) return {};
    for (const Path& file : work.record->spoilt(source.name)) {
        const auto here = work.files.info(source.folder / file);
        if (!here) continue;
        TRY(runWell({"copyto", "--ignore-times", source.folder / file, pathOf(Path(source.name) / file)}, work));
        ++done.sent;
        done.bytesSent += here->size;
    }
    return {};
}

Status Rclone::sendOne(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done) const
{
    const std::size_t problems = done.problems.size();
    TRY_ASSIGN(SentTree here, treeToSend(source, work, done));
    if (done.problems.size() > problems) return fail(done.problems.back()); // nobody knows what is gone
    using std::chrono::floor, std::chrono::seconds;
    const auto now =
        floor<seconds>(std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(work.nowMs)));
    Arguments arguments{"sync",
                        source.folder,
                        pathOf(source.name),
                        "--backup-dir=" + pathOf(Path(offsiteRemovedName) / fmt::format("{:%F}", now) / source.name),
                        fmt::format("--suffix=-{:%H%M%S}", now),
                        "--suffix-keep-extension"};
    for (std::string& filter : filtersOf(source)) arguments.push_back(std::move(filter));
    if (work.limitKbs > 0) arguments.push_back(fmt::format("--bwlimit={}B", work.limitKbs * 1000));
    TRY(sendSpoilt(source, work, done));
    TRY_ASSIGN(const Ended ended, run(std::move(arguments), work));
    done.sent += ended.told.transfers;
    done.bytesSent += ended.told.bytes;
    done.put += ended.told.putAway;
    if (ended.code != 0) return fail(ended.error());
    if (!work.record) return {};
    TRY_ASSIGN(SentTree since, treeOf(work.files, source, work.job)); // what came meanwhile may have gone along
    here.files.merge(std::move(since.files));
    if (!source.only.empty()) {
        TRY_ASSIGN(const auto there, filesThere(source, work));
        here.files.merge(sentBefore(source, work, [&there](const Path& one) { return there.contains(one); }));
    }
    work.record->put(source.name, std::move(here.files));
    return {};
}

Result<bool> Rclone::isCrypt(const JobControl& job) const
{
    TRY_ASSIGN(const Json all, configuration(job));
    const std::string remote = remoteOf(place_.where);
    return all.contains(remote) && textIn(all[remote], "type") == "crypt";
}

/// As it is here now: then what is not so there is lost or changed there. Where nobody remembers, what is there and
/// differs counts as sent.
bool Rclone::wasSent(const OffsiteSource& source, const Path& file, bool missing, const OffsiteWork& work) const
{
    if (!work.record || work.record->of(source.name).empty()) return !missing;
    const auto here = work.files.info(source.folder / file);
    return here && work.record->has(source.name, file, {here->size, here->mtimeNs});
}

Status Rclone::compare(const OffsiteSource& source, bool fresh, const OffsiteWork& work, OffsiteDone& done) const
{
    TRY_ASSIGN(const bool crypt, isCrypt(work.job));
    std::uint64_t same = 0, differ = 0;
    std::map<Path, SentFile> changedHere; // of what was sent
    const auto hear = [&](Heard, std::string_view line) {
        if (line.size() < 3 || line[1] != ' ') return;
        const bool missing = line[0] == '+', wrong = line[0] == '*' || line[0] == '!';
        same += line[0] == '=' ? 1 : 0;
        differ += missing || wrong ? 1 : 0;
        if (!missing && !wrong) return;
        const Path file = line.substr(2);
        if (!fresh && !wasSent(source, file, missing, work)) {
            ++done.waiting;
            const auto& known = work.record ? work.record->of(source.name) : changedHere;
            if (const auto sent = known.find(file); sent != known.end()) changedHere.insert(*sent);
            return;
        }
        done.problems.push_back(notAsSent(pathOf(Path(source.name) / file), missing));
        if (work.record && wrong) work.record->spoil(source.name, file);
    };
    Arguments arguments{crypt ? "cryptcheck" : "check", source.folder, pathOf(source.name), "--one-way",
                        "--combined=-"};
    for (std::string& filter : filtersOf(source)) arguments.push_back(std::move(filter));
    TRY_ASSIGN(Ended ended, run(arguments, work, hear));
    if (crypt && ended.code != 0 && same + differ == 0) { // below it lies what tells no hashes
        arguments.front() = "check";
        done.sizesOnly = true;
        TRY_ASSIGN(ended, run(arguments, work, hear));
    }
    if (ended.code != 0 && differ == 0) return fail(ended.error());
    if (!fresh) done.files += same + differ;
    for (const auto& [file, sent] : changedHere) TRY(checkAlone(source, file, sent, work, done));
    return {};
}

Status Rclone::check(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done)
{
    for (const OffsiteSource& source : sources) {
        TRY(compare(source, false, work, done));
        TRY(checkNotHere(source, work, done));
    }
    return {};
}

Result<std::set<Path>> Rclone::filesThere(const OffsiteSource& source, const OffsiteWork& work) const
{
    std::set<Path> there;
    TRY_ASSIGN(const Ended ended, run({"lsf", "--recursive", "--files-only", pathOf(source.name)}, work,
                                      [&there](Heard, std::string_view line) { there.insert(Path(line)); }));
    if (ended.code != 0 && ended.code != noFolder) return fail(ended.error());
    return there;
}

/// False: there is no such file.
Result<bool> Rclone::bring(const Path& there, const Path& to, const OffsiteWork& work) const
{
    if (work.files.exists(to)) TRY(work.files.remove(to)); // of a time that was killed
    TRY(work.files.makeFolders(to.parent_path()));
    TRY_ASSIGN(const Ended ended, run({"copyto", pathOf(there), to}, work));
    if (ended.code == noFolder || ended.code == noFile) return false;
    if (ended.code != 0) return fail(ended.error());
    return work.files.exists(to);
}

/// What is not here as it was sent is in no comparison with it: it is brought here for one.
Status Rclone::checkAlone(const OffsiteSource& source, const Path& file, const SentFile& sent, const OffsiteWork& work,
                          OffsiteDone& done) const
{
    if (work.passing.empty()) return {};
    const Path there = Path(source.name) / file;
    TRY_ASSIGN(const bool brought, bring(there, work.passing, work));
    auto same = brought ? isAsSent(work.passing, sent, work) : Result<bool>(false);
    if (brought) (void)work.files.remove(work.passing);
    if (same && !*same && work.record->open()) same = keptAway(there, sent, work);
    if (!same) return fail(same.error());
    if (!*same)
        done.problems.push_back(brought ? notAsSent(pathOf(there), false)
                                        : sentAndGone(source, file, pathOf(there), work));
    return {};
}

Status Rclone::checkNotHere(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done) const
{
    TRY_ASSIGN(const SentTree here, treeOf(work.files, source, work.job));
    for (const auto& [file, sent] : notHere(source, here, work)) TRY(checkAlone(source, file, sent, work, done));
    return {};
}

Result<bool> Rclone::keptAway(const Path& file, const SentFile& sent, const OffsiteWork& work) const
{
    if (work.passing.empty()) return false;
    TRY_ASSIGN(const auto all, filesThere({.name = offsiteRemovedName, .folder = {}}, work));
    for (const Path& one : all) {
        const bool named = one.filename().native().starts_with(file.stem().native() + "-"); // its time follows
        if (!named || one.parent_path().lexically_relative(*one.begin()) != file.parent_path()) continue;
        TRY_ASSIGN(const bool brought, bring(Path(offsiteRemovedName) / one, work.passing, work));
        const auto same = brought ? isAsSent(work.passing, sent, work) : Result<bool>(false);
        (void)work.files.remove(work.passing);
        if (!same || *same) return same;
    }
    return false;
}

Status Rclone::keepRecord(const OffsiteWork& work)
{
    return runWell({"copyto", "--ignore-times", work.recordFile, pathOf(offsiteRecordName)}, work);
}

Result<std::optional<SentRecord>> Rclone::recordThere(const OffsiteWork& work)
{
    if (work.passing.empty()) return std::nullopt;
    TRY_ASSIGN(const bool brought, bring(offsiteRecordName, work.passing, work));
    if (!brought) return std::nullopt;
    auto record = SentRecord::read(work.files, work.passing);
    (void)work.files.remove(work.passing);
    if (!record) return fail(std::move(record).error());
    return std::move(*record);
}

Result<bool> Rclone::fetch(const Path& what, const Path& to, const OffsiteWork& work, OffsiteDone&)
{
    Arguments arguments{"copyto", pathOf(what), what.empty() ? to : to / what};
    if (what.empty())
        for (const std::string& one :
             {std::string(offsiteRemovedName) + "/**", std::string(offsiteMarkName), std::string(offsiteRecordName)})
            arguments.push_back("--exclude=/" + one);
    TRY_ASSIGN(const Ended ended, run(std::move(arguments), work));
    if (ended.code == noFolder || ended.code == noFile) return false;
    if (ended.code != 0) return fail(ended.error());
    const auto info = work.files.info(what.empty() ? to : to / what);
    if (!info) return false;
    if (info->kind == FileKind::file) return true;
    TRY_ASSIGN(const SentTree tree, treeOf(work.files, {.name = {}, .folder = to / what}, work.job));
    return !tree.files.empty();
}

Result<Encryption> Rclone::encryption(const JobControl& job)
{
    TRY_ASSIGN(const Json all, configuration(job));
    std::string remote = remoteOf(place_.where);
    for (std::size_t steps = 0; steps <= all.size(); ++steps) { // one may lie on another, and in a circle
        if (!all.contains(remote) && steps == 0) return fail(unknownRemote());
        if (!all.contains(remote)) return Encryption::none;
        const Json& one = all[remote];
        const std::string type = textIn(one, "type");
        if (type == "crypt")
            return textIn(one, "filename_encryption") == "off" ? Encryption::contents : Encryption::all;
        if (type != "alias" && type != "chunker" && type != "compress" && type != "hasher" && type != "cache")
            return Encryption::none;
        remote = remoteOf(textIn(one, "remote"));
    }
    return Encryption::none;
}

} // namespace albumen
