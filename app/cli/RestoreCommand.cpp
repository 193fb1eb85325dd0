// restore-catalogue: which copies of the catalogue there are, and one of them put in its place.
#include <fmt/format.h>

#include "base/Text.h"
#include "catalogue/Restore.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

std::string holdsText(const CatalogueFacts& facts)
{
    return fmt::format("{}, {}, {}, {} filed", counted(facts.people, "person", "people"),
                       counted(facts.decisions, "decision", "decisions"), counted(facts.photos, "photo", "photos"),
                       facts.filed);
}

std::string lossText(const Loss& loss)
{
    if (!loss.known) return "what was done since then is lost";
    if (loss.decisions + loss.people + loss.photos == 0) return "nothing would be lost";
    return fmt::format("would be lost: {}, {}, {}", counted(loss.decisions, "decision", "decisions"),
                       counted(loss.people, "person", "people"), counted(loss.photos, "photo", "photos"));
}

Json jsonOf(const CatalogueFacts& copy, const Loss& loss)
{
    Json row{{"sound", copy.sound},         {"at_ms", copy.atMs},    {"bytes", copy.bytes}, {"people", copy.people},
             {"decisions", copy.decisions}, {"photos", copy.photos}, {"filed", copy.filed}};
    putPath(row, "file", copy.file);
    row["lost"] = {
        {"known", loss.known}, {"decisions", loss.decisions}, {"people", loss.people}, {"photos", loss.photos}};
    return row;
}

Answer list(Context& context)
{
    const Path& library = context.composition.paths().library;
    const auto copies = copiesOf(library);
    if (!copies) return failed(copies.error());
    const CatalogueFacts today = lookInto(library / "catalogue.sqlite");
    Answer answer;
    answer.lines.push_back(today.sound ? "The catalogue is sound: " + holdsText(today)
                                       : "The catalogue is missing or damaged.");
    answer.result["sound"] = today.sound;
    answer.result["copies"] = Json::array();
    for (const CatalogueFacts& copy : *copies) {
        const Loss loss = lostBy(copy, today);
        answer.result["copies"].push_back(jsonOf(copy, loss));
        answer.lines.push_back(fmt::format("{}  {}  {}", copy.file.filename().native(), timeText(copy.atMs),
                                           copy.sound ? holdsText(copy) + "; " + lossText(loss) : "damaged"));
    }
    answer.lines.push_back(copies->empty() ? std::string("There are no backups.")
                                           : "Put one in place with: albumen-cli restore-catalogue NAME, or latest");
    return answer;
}

/// Fails: pathMissing.
Result<Path> copyNamed(const Path& library, const std::string& name)
{
    if (name != "latest")
        return name.find('/') == std::string::npos ? backupFolder(library) / name : absolutePath(name);
    TRY_ASSIGN(const auto copies, copiesOf(library));
    for (const CatalogueFacts& copy : copies)
        if (copy.sound) return copy.file;
    return fail(Code::pathMissing, Stage::store, backupFolder(library));
}

Answer restore(Context& context, const std::string& name)
{
    const Path& library = context.composition.paths().library;
    const auto copy = copyNamed(library, name);
    if (!copy) return failed(copy.error());
    const CatalogueFacts facts = lookInto(*copy);
    const CatalogueFacts today = lookInto(library / "catalogue.sqlite");
    const Loss loss = lostBy(facts, today);
    const auto kept = restoreCatalogue(library, *copy, Clock().nowMs());
    if (!kept) return failed(kept.error());
    Answer answer;
    answer.result = jsonOf(facts, loss);
    putPath(answer.result, "kept", *kept);
    answer.lines.push_back(
        fmt::format("Restored from {} of {}: {}.", copy->filename().native(), timeText(facts.atMs), holdsText(facts)));
    if (today.sound && facts.library != today.library)
        answer.lines.emplace_back("It is of another library: what was found in the photos here does not go with it, "
                                  "and they are looked at again.");
    if (!kept->empty()) answer.lines.push_back("The catalogue of before is kept: " + printable(*kept));
    return answer;
}

} // namespace

void offerCopy(Context& context, Answer& answer)
{
    const auto copies = copiesOf(context.composition.paths().library);
    if (!copies) return;
    for (const CatalogueFacts& copy : *copies) {
        if (!copy.sound) continue;
        putPath(answer.result, "backup", copy.file);
        answer.lines.push_back(fmt::format("The last backup is of {}: {}. Put it in place with: albumen-cli "
                                           "restore-catalogue latest",
                                           timeText(copy.atMs), holdsText(copy)));
        return;
    }
    answer.lines.push_back("There is no sound backup of it.");
}

void defineRestore(CLI::App& app, Action& chosen)
{
    auto name = std::make_shared<std::string>();
    CLI::App* command =
        app.add_subcommand("restore-catalogue", "List the backups of the catalogue, or put one in its place");
    command->add_option("backup", *name, "Its name in the list, a file, or latest; without it: the list");
    command->callback([name, &chosen] {
        chosen = [name](Context& context) { return name->empty() ? list(context) : restore(context, *name); };
    });
}

} // namespace albumen::cli
