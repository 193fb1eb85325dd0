// A command: its options, and what it does. One file per command below.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "Composition.h"
#include "base/Counted.h"
#include "base/Error.h"
#include "base/JobControl.h"
#include "base/Progress.h"
#include "library/Library.h"

namespace albumen::cli {

using Json = nlohmann::ordered_json;

/// What a command says in the end; printed as text, or as the one JSON document.
struct Answer {
    Outcome outcome = Outcome::completed;
    Json result = Json::object();
    std::vector<std::string> lines; ///< the text form of the result
    std::vector<Error> problems;    ///< photos that failed
    std::optional<Error> error;     ///< outcome failed
    bool damaged = false;           ///< verify: exit code 4
    /// Said when it was cancelled.
    std::string afterStop = "Next time it goes on from here.";
};

struct Context {
    Composition& composition;
    JobControl& job;
    ProgressSink progress;
};

using Action = std::function<Answer(Context&)>;

/// Adds the command to the parser; when it is the one called, `chosen` becomes its action.
using Definition = void (*)(CLI::App& app, Action& chosen);

void defineRun(CLI::App& app, Action& chosen);
void defineRecognise(CLI::App& app, Action& chosen);
void definePeople(CLI::App& app, Action& chosen);
void defineFaces(CLI::App& app, Action& chosen);
void defineUndo(CLI::App& app, Action& chosen);   ///< undo, redo, history
void defineFiling(CLI::App& app, Action& chosen); ///< folders, file, zip
void defineVerify(CLI::App& app, Action& chosen);
void defineModels(CLI::App& app, Action& chosen);
void defineSample(CLI::App& app, Action& chosen);
void defineEvaluate(CLI::App& app, Action& chosen);
void defineExport(CLI::App& app, Action& chosen);
void defineImport(CLI::App& app, Action& chosen);
void defineSync(CLI::App& app, Action& chosen);
/// Below `import`: digikam, shotwell, picasa, takeout.
void defineProgramImports(CLI::App& importing, Action& chosen);
void defineInfo(CLI::App& app, Action& chosen);
void definePictures(CLI::App& app, Action& chosen); ///< understand, describe, review, search
void defineAlbum(CLI::App& app, Action& chosen);
void definePlace(CLI::App& app, Action& chosen);
void defineEvent(CLI::App& app, Action& chosen);
void defineOffsite(CLI::App& app, Action& chosen);
void defineForget(CLI::App& app, Action& chosen);
void defineRestore(CLI::App& app, Action& chosen);
void defineTrash(CLI::App& app, Action& chosen); ///< trash, restore
void defineMarks(CLI::App& app, Action& chosen); ///< favourite, rate

/// What is worth saying, as sentences.
Json noteTexts(const Report& report);
/// The error as an answer; cancelled is an outcome.
Answer failed(Error error);
/// A job's report as an answer, with the numbers of every step in the result.
Answer answerOf(const Report& report);
/// What decisions of another library brought.
Json exchangeJson(const ExchangeReport& met);
/// Names that two have now, and what was decided apart, as lines.
void sayMeeting(Answer& answer, const ExchangeReport& met);
/// Names that other programs gave faces later.
Json renamesJson(const std::vector<RenameCard>& renames);
/// "2026-11-29 18:04 UTC".
std::string timeText(std::int64_t ms);
/// Faces of which files of one picture say several names, by the name that holds.
void sayContradicted(Answer& answer, const NameCounts& names);
/// "7 copies made (21 MB), 3 unchanged, 1 to the archive's trash, 2 originals moved from the photo folders into the
/// archive"; empty: none of it.
std::string filedText(const Report& report);
/// "2 photos lack their end and are filed as far as they go."
std::string cutText(std::uint64_t photos);
/// "3 zips made, 2 renewed, 1 to the archive's trash, 4 unchanged"; empty: none of it.
std::string zippedText(const Report& report);
/// A choice that is remembered: "--word,!--no-word".
CLI::Option* addChoice(CLI::App& command, const std::string& flags, std::optional<bool>& choice,
                       const std::string& words);
/// --names-in-copies and its opposite; none: as remembered.
CLI::Option* addNamesFlag(CLI::App& command, std::optional<bool>& names);
/// --mode, and what it names; none: nothing.
CLI::Option* addModeOption(CLI::App& command, std::string& mode);
std::optional<FilingMode> modeNamed(const std::string& mode);
/// --placeless on|off; empty: as remembered.
CLI::Option* addPlaceless(CLI::App& command, std::string& choice);
/// Opens the library for writing and calls `work` with it, then waits for what follows from decisions; the error of
/// opening it is the answer otherwise.
Answer withLibrary(Context& context, const std::function<Answer(Library&)>& work);
Answer withLibraryReadOnly(Context& context, const std::function<Answer(Library&)>& work);
/// Of a library that cannot be opened because it is damaged or lost: which copy there is, and how to have it back.
void offerCopy(Context& context, Answer& answer);
/// A command taken, and its line; its error otherwise.
Answer decided(Context& context, const Command& command, std::string line);
/// Lets files follow what was decided about the trash, and says so; `unknown` as jobs::FollowTrash has it.
void followTrash(Context& context, Library& library, Answer& answer, const std::filesystem::path& unknown = {});
/// The path as JSON text; a path that is not UTF-8 also comes as `path_bytes`.
void putPath(Json& object, const std::string& key, const std::filesystem::path& path);
/// Absolute, without "." and "..", as the shell's folder has it.
std::filesystem::path absolutePath(const std::string& given);
std::vector<std::filesystem::path> absolutePaths(const std::vector<std::string>& given);
/// Each photo, or all photos of a folder, in the order given. Fails: pathMissing.
Result<std::vector<PhotoId>> photosGiven(const Library& library, const std::vector<std::string>& given);
/// Fails: albumUnknown.
Result<AlbumId> albumCalled(const Library& library, const std::string& name);

} // namespace albumen::cli
