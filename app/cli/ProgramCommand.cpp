// import digikam, shotwell, picasa, takeout: what other programs keep of photos in places of their own.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

struct ProgramOptions {
    std::string from;
    bool tags = false, dryRun = false;
};

constexpr std::size_t shownPhotos = 20;

void sayNotHere(Answer& answer, const ProgramCounts& counts)
{
    if (counts.notHere.empty()) return;
    answer.lines.push_back(
        fmt::format("{} not found in the library:", counted(counts.notHere.size(), "photo was", "photos were")));
    for (std::size_t i = 0; i < std::min(counts.notHere.size(), shownPhotos); ++i)
        answer.lines.push_back("  " + printable(counts.notHere[i]));
    if (counts.notHere.size() > shownPhotos)
        answer.lines.push_back(fmt::format("  and {} more; --json lists all", counts.notHere.size() - shownPhotos));
}

Json resultOf(const Report& report)
{
    const NameCounts& names = report.names;
    const ProgramCounts& counts = report.program;
    Json result{{"pictures", counts.pictures},
                {"here", counts.here},
                {"faces", names.named},
                {"drawn", names.drawn},
                {"already", names.already},
                {"kept", names.kept},
                {"unnamed", names.unnamed},
                {"offered", names.offered},
                {"placeless", names.placeless},
                {"albums", counts.albums},
                {"in_albums", counts.inAlbums},
                {"ratings", counts.ratings},
                {"favourites", counts.favourites},
                {"dates", counts.dates},
                {"known", counts.already},
                {"decided_otherwise", counts.kept},
                {"unreadable", names.unreadable},
                {"new", names.fresh},
                {"not_here", Json::array()}};
    for (const auto& path : counts.notHere) result["not_here"].push_back(printable(path));
    return result;
}

Answer importProgram(Context& context, OtherProgram program, const ProgramOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const jobs::ImportProgram order{program, absolutePath(options.from), options.tags, options.dryRun};
        const Report report = library.run(order, context.job, context.progress);
        Answer answer = answerOf(report);
        if (report.outcome == Outcome::failed) return answer;
        const NameCounts& names = report.names;
        const ProgramCounts& counts = report.program;
        answer.result = resultOf(report);
        if (program == OtherProgram::picasa && counts.pictures == 0)
            answer.lines.emplace_back(
                "Neither in this folder nor below it is a file .picasa.ini that speaks of a photo.");
        answer.lines.push_back(fmt::format("It speaks of {}, {} of them in the library.",
                                           counted(counts.pictures, "photo", "photos"), counts.here));
        answer.lines.push_back(fmt::format("{} named, {} of them where none had been found; {} known already, {} "
                                           "nobody's.",
                                           counted(names.named, "face", "faces"), names.drawn, names.already,
                                           names.unnamed));
        answer.lines.push_back(fmt::format("Names without a place: {} asked about, {} kept as \"in this photo\".",
                                           names.offered, names.placeless));
        answer.lines.push_back(fmt::format(
            "{} made, {} put into albums, {}, {}, {}; {} known already.", counted(counts.albums, "album", "albums"),
            counted(counts.inAlbums, "photo", "photos"), counted(counts.ratings, "rating", "ratings"),
            counted(counts.favourites, "favourite", "favourites"), counted(counts.dates, "date", "dates"),
            counts.already));
        if (names.kept + counts.kept > 0)
            answer.lines.push_back(fmt::format("{} decided otherwise here and stays so.",
                                               counted(names.kept + counts.kept, "thing was", "things were")));
        sayContradicted(answer, names);
        sayNotHere(answer, counts);
        answer.lines.emplace_back(options.dryRun ? "Nothing was changed."
                                  : names.fresh  ? "Take it all back with: albumen-cli undo"
                                                 : "Nothing is new.");
        return answer;
    });
}

void defineProgram(CLI::App& importing, Action& chosen, OtherProgram program, const char* name, const char* help,
                   const char* what)
{
    auto options = std::make_shared<ProgramOptions>();
    CLI::App* command = importing.add_subcommand(name, help);
    command->add_option("from", options->from, what)->required();
    if (program == OtherProgram::digikam || program == OtherProgram::shotwell)
        command->add_flag("--tags", options->tags, "Its tags become albums too");
    command->add_flag("--dry-run", options->dryRun, "What would come in, and nothing else");
    command->callback([options, &chosen, program] {
        chosen = [options, program](Context& context) { return importProgram(context, program, *options); };
    });
}

} // namespace

void defineProgramImports(CLI::App& importing, Action& chosen)
{
    defineProgram(importing, chosen, OtherProgram::digikam, "digikam", "People, albums and ratings of digiKam",
                  "digikam4.db, or the folder that it lies in; it is only read");
    defineProgram(importing, chosen, OtherProgram::shotwell, "shotwell", "People, events and ratings of Shotwell",
                  "photo.db, or the folder that it lies in; it is only read");
    defineProgram(importing, chosen, OtherProgram::picasa, "picasa", "People, albums and stars of Picasa",
                  "A folder with .picasa.ini, at any depth; it is only read");
    defineProgram(importing, chosen, OtherProgram::takeout, "takeout", "People, albums and stars of Google Photos",
                  "The folder that Takeout's archives were unpacked into; it is only read");
}

} // namespace albumen::cli
