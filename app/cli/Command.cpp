#include "cli/Command.h"

#include <chrono>
#include <limits>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/NearNames.h"
#include "base/SearchText.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "library/Sentences.h"

namespace albumen::cli {
namespace {

Json peopleJson(const Report& report)
{
    Json people = Json::array();
    for (const PersonReport& person : report.people) {
        Json row{{"name", person.name}, {"photos", person.photos}, {"new", person.newPhotos}};
        putPath(row, "folder", person.folder);
        putPath(row, "zip", person.zip);
        people.push_back(std::move(row));
    }
    return people;
}

Json secondsJson(const StageSeconds& s)
{
    return {{"read", s.read},   {"identify", s.identify}, {"load", s.load},           {"detect", s.detect},
            {"align", s.align}, {"embed", s.embed},       {"thumbnail", s.thumbnail}, {"store", s.store}};
}

Json understandSecondsJson(const UnderstandSeconds& s)
{
    return {{"measure", s.measure}, {"dark", s.dark},       {"classes", s.classes},
            {"guesses", s.guesses}, {"imprint", s.imprint}, {"attributes", s.attributes},
            {"tags", s.tags}};
}

Json reportJson(const Report& report)
{
    Json result;
    result["found"] = report.found;
    result["same"] = report.same;
    result["new"] = report.fresh;
    result["looked"] = report.looked;
    result["unreadable"] = report.unreadable;
    result["cut"] = report.cut();
    result["left_out"] = report.leftOut;
    result["other_kinds"] = report.otherKinds;
    result["moved"] = report.moved;
    result["missing"] = report.missing;
    result["faces"] = report.faces;
    result["people"] = peopleJson(report);
    result["unknown"] = {
        {"groups", report.unknownGroups}, {"faces", report.unknownFaces}, {"to_confirm", report.toConfirm}};
    result["folders"] = {
        {"made", report.foldersMade}, {"there", report.foldersThere}, {"removed", report.foldersRemoved}};
    result["filed"] = {{"copied", report.copied},       {"renewed", report.renewed}, {"nameless", report.nameless},
                       {"unchanged", report.unchanged}, {"retired", report.retired}, {"removed", report.removed},
                       {"bytes", report.bytesCopied}};
    result["zips"] = {{"made", report.zipsMade},
                      {"new", report.zipsNew},
                      {"unchanged", report.zipsUnchanged},
                      {"retired", report.zipsRetired}};
    result["device"] = {{"name", report.device}, {"reason", report.deviceReason}};
    result["models"] = {{"detect", report.detector ? Json(report.detector->text()) : Json()},
                        {"embed", report.embedder ? Json(report.embedder->text()) : Json()}};
    result["seconds"] = secondsJson(report.stages);
    result["understand_seconds"] = understandSecondsJson(report.understandStages);
    result["seconds"]["recognise"] = report.recogniseSeconds;
    result["seconds"]["whole"] = report.seconds;
    result["notes"] = noteTexts(report);
    result["ending"] = std::string(nameOf(endingOf(report)));
    result["nothing"] = report.nothing ? Json(sentence(*report.nothing)) : Json();
    return result;
}

/// Faces that a decision does not speak of, and that are somebody else's since.
void sayFollowed(const std::vector<Consequences>& followed, Answer& answer)
{
    Consequences all;
    for (const Consequences& one : followed) {
        all.named += one.named;
        all.unnamed += one.unnamed;
        all.others += one.others;
        all.asked += one.asked;
        all.unasked += one.unasked;
    }
    if (all.none()) return;
    answer.lines.push_back(sentenceOf(all));
    if (answer.result.is_object())
        answer.result["followed"] = {{"named", all.named},
                                     {"unnamed", all.unnamed},
                                     {"others", all.others},
                                     {"asked", all.asked},
                                     {"unasked", all.unasked}};
}

/// Who was probably meant by a name that nobody has.
void sayWhoIsNear(const Library& library, Answer& answer)
{
    if (!answer.error || answer.error->code != Code::personUnknown || answer.error->detail == unknownGroup) return;
    const std::string name = answer.error->path.empty() ? answer.error->detail : answer.error->path.native();
    const auto all = library.people().matching({.most = std::numeric_limits<std::size_t>::max()});
    if (!all) return;
    std::vector<std::string> names;
    for (const NameCard& card : *all) names.push_back(card.name);
    answer.error->path = name;
    answer.error->detail = fmt::format("{}{}", namesNear, fmt::join(namesLike(name, names), ", "));
}

Answer notOpened(Context& context, Error error)
{
    Answer answer = failed(std::move(error));
    if (answer.error && answer.error->code == Code::catalogueBroken) offerCopy(context, answer);
    return answer;
}

} // namespace

Answer failed(Error error)
{
    Answer answer;
    if (error.code == Code::cancelled) { // an outcome, not an error
        answer.outcome = Outcome::cancelled;
        return answer;
    }
    answer.outcome = Outcome::failed;
    answer.error = std::move(error);
    return answer;
}

Json renamesJson(const std::vector<RenameCard>& renames)
{
    Json rows = Json::array();
    for (const RenameCard& rename : renames) {
        Json faces = Json::array();
        for (const FaceId face : rename.faces) faces.push_back(raw(face));
        rows.push_back({{"from", rename.from}, {"to", rename.to}, {"faces", std::move(faces)}});
    }
    return rows;
}

Json noteTexts(const Report& report)
{
    Json texts = Json::array();
    for (const Note& note : report.notes) texts.push_back(note.sentence);
    return texts;
}

Answer answerOf(const Report& report)
{
    Answer answer;
    answer.outcome = report.outcome;
    answer.error = report.error;
    answer.problems = report.problems;
    for (const auto* const before : {&report.unreadBefore, &report.lostBefore})
        answer.problems.insert(answer.problems.end(), before->begin(), before->end());
    answer.result = reportJson(report);
    for (const Note& note : report.notes) answer.lines.push_back(note.sentence);
    if (endingOf(report) == Ending::nothingToDo) answer.lines.push_back(sentence(*report.nothing));
    return answer;
}

std::string timeText(std::int64_t ms)
{
    const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(ms)};
    return fmt::format("{:%F %H:%M} UTC", std::chrono::floor<std::chrono::seconds>(at));
}

void sayContradicted(Answer& answer, const NameCounts& names)
{
    answer.result["contradicted"] = Json::object();
    for (const auto& [name, faces] : names.contradicted) {
        answer.result["contradicted"][name] = faces;
        answer.lines.push_back(fmt::format("{} taken for {}: another file of the same picture says another name.",
                                           counted(faces, "face is", "faces are"), name));
    }
}

std::string filedText(const Report& report)
{
    if (report.copied + report.renewed + report.unchanged + report.retired + report.removed + report.foldersRemoved ==
        0)
        return {};
    return fmt::format("{} made{}{}, {} unchanged, {} to the archive's trash{}",
                       counted(report.copied, "copy", "copies"),
                       report.bytesCopied > 0 && report.copied > 0 ? fmt::format(" ({})", byteText(report.bytesCopied))
                                                                   : std::string(),
                       report.renewed > 0 ? fmt::format(", {} renewed", report.renewed) : std::string(),
                       report.unchanged, report.retired,
                       report.removed > 0 ? ", " + counted(report.removed, "original", "originals") +
                                                " moved from the photo folders into the archive"
                                          : std::string()) +
           (report.foldersRemoved > 0
                ? ", " + counted(report.foldersRemoved, "empty folder", "empty folders") + " removed"
                : std::string());
}

std::string cutText(std::uint64_t photos)
{
    return counted(photos, "photo lacks its end and is filed as far as it goes.",
                   "photos lack their end and are filed as far as they go.");
}

std::string zippedText(const Report& report)
{
    if (report.zipsMade + report.zipsRetired + report.zipsUnchanged == 0) return {};
    return fmt::format("{} made{}{}, {} unchanged", counted(report.zipsNew, "zip", "zips"),
                       report.zipsMade > report.zipsNew ? fmt::format(", {} renewed", report.zipsMade - report.zipsNew)
                                                        : std::string(),
                       report.zipsRetired > 0 ? fmt::format(", {} to the archive's trash", report.zipsRetired)
                                              : std::string(),
                       report.zipsUnchanged);
}

CLI::Option* addChoice(CLI::App& command, const std::string& flags, std::optional<bool>& choice,
                       const std::string& words)
{
    return command.add_flag_function(
        flags, [&choice](std::int64_t times) { choice = times > 0; }, words);
}

CLI::Option* addPlaceless(CLI::App& command, std::string& choice)
{
    return command
        .add_option(
            "--placeless", choice,
            "File photos also to those whom another program names in them without a place; remembered, at first off")
        ->check(CLI::IsMember({"on", "off"}));
}

CLI::Option* addNamesFlag(CLI::App& command, std::optional<bool>& names)
{
    return addChoice(command, "--names-in-copies,!--no-names-in-copies", names,
                     "Write who is where into the copies, as XMP; remembered");
}

CLI::Option* addModeOption(CLI::App& command, std::string& mode)
{
    return command.add_option("--mode", mode, "How photos are filed; remembered")
        ->check(CLI::IsMember({"copy", "link", "reflink", "move"}));
}

std::optional<FilingMode> modeNamed(const std::string& mode)
{
    if (mode == "copy") return FilingMode::copy;
    if (mode == "link") return FilingMode::hardLink;
    if (mode == "reflink") return FilingMode::reflink;
    if (mode == "move") return FilingMode::move;
    return std::nullopt;
}

Answer withLibrary(Context& context, const std::function<Answer(Library&)>& work)
{
    auto library = context.composition.openLibrary(LibraryMode::readWrite);
    if (!library) return notOpened(context, std::move(library).error());
    const std::uint64_t before = (*library)->changesSince(0).revision;
    Answer answer = work(**library);
    sayWhoIsNear(**library, answer);
    if (const Status settled = (*library)->settle(context.job); !settled && settled.error().code != Code::cancelled)
        answer.lines.push_back("What follows from it comes with the next command: " + sentence(settled.error()));
    sayFollowed((*library)->changesSince(before).followed, answer);
    return answer;
}

Answer withLibraryReadOnly(Context& context, const std::function<Answer(Library&)>& work)
{
    auto library = context.composition.openLibrary(LibraryMode::readOnly);
    if (!library) return notOpened(context, std::move(library).error());
    Answer answer = work(**library);
    sayWhoIsNear(**library, answer);
    return answer;
}

Answer decided(Context& context, const Command& command, std::string line)
{
    return withLibrary(context, [&](Library& library) {
        const auto taken = library.decide(command);
        if (!taken) return failed(taken.error());
        Answer answer;
        answer.lines.push_back(std::move(line));
        return answer;
    });
}

void putPath(Json& object, const std::string& key, const std::filesystem::path& path)
{
    if (path.empty()) {
        object[key] = nullptr;
        return;
    }
    object[key] = printable(path);
    if (!isUtf8(path.native())) object[key + "_bytes"] = base64(path.native());
}

std::filesystem::path absolutePath(const std::string& given)
{
    std::error_code error;
    std::filesystem::path path = std::filesystem::absolute(given, error).lexically_normal();
    if (!path.has_filename() && path.has_parent_path()) path = path.parent_path();
    return path;
}

std::vector<std::filesystem::path> absolutePaths(const std::vector<std::string>& given)
{
    std::vector<std::filesystem::path> paths;
    paths.reserve(given.size());
    for (const std::string& path : given) paths.push_back(absolutePath(path));
    return paths;
}

Result<std::vector<PhotoId>> photosGiven(const Library& library, const std::vector<std::string>& given)
{
    std::vector<PhotoId> photos;
    for (const std::filesystem::path& path : absolutePaths(given)) {
        PhotoQuery query;
        query.under = {path};
        TRY_ASSIGN(const PhotoList list, library.photos().list(query));
        photos.insert(photos.end(), list.ids.begin(), list.ids.end());
    }
    return photos;
}

Result<AlbumId> albumCalled(const Library& library, const std::string& name)
{
    TRY_ASSIGN(const auto albums, library.albums().all());
    for (const AlbumCard& album : albums)
        if (folded(album.name) == folded(name)) return album.id; // no two differ by less
    return fail(Code::albumUnknown, Stage::none, name);
}

} // namespace albumen::cli
