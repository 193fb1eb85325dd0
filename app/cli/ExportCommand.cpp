// export: people, photos, faces and names of the library as one document, or as XMP for other programs; copies of
// photos.
#include <limits>

#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

Answer exportJson(Context& context, const std::string& folder)
{
    const std::filesystem::path file = folder.empty() ? std::filesystem::path() : absolutePath(folder) / "albumen.json";
    return withLibraryReadOnly(context, [&](Library& library) {
        const Report report = library.run(jobs::ExportJson{file}, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result = Json::object();
        if (report.outcome != Outcome::completed) return answer;
        if (file.empty()) {
            answer.result = Json::parse(report.document);
            answer.lines.push_back(report.document);
            return answer;
        }
        putPath(answer.result, "file", file);
        answer.lines.push_back("Written: " + printable(file));
        return answer;
    });
}

Answer exportXmp(Context& context, const std::string& folder, bool confirmed)
{
    return withLibrary(context, [&](Library& library) {
        const std::filesystem::path to = folder.empty() ? std::filesystem::path() : absolutePath(folder);
        const Report report = library.run(jobs::ExportXmp{to, confirmed}, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result = {{"photos", report.names.photos},
                         {"written", report.names.sidecarsWritten},
                         {"unchanged", report.names.sidecarsUnchanged},
                         {"failed", report.problems.size()},
                         {"guesses", report.names.guesses},
                         {"starred", report.names.starred}};
        putPath(answer.result, "to", to);
        answer.lines.push_back(fmt::format("{} with named people, {} with stars: {} written, {} said it all already.",
                                           counted(report.names.photos, "photo", "photos"), report.names.starred,
                                           counted(report.names.sidecarsWritten, "sidecar", "sidecars"),
                                           report.names.sidecarsUnchanged));
        if (!report.problems.empty())
            answer.lines.push_back(fmt::format(
                "{} be written.", counted(report.problems.size(), "sidecar could not", "sidecars could not")));
        if (report.names.guesses > 0)
            answer.lines.push_back(
                fmt::format("{} that nobody confirmed: the log has their photos, and --confirmed leaves them out.",
                            counted(report.names.guesses, "name is a guess", "names are guesses")));
        return answer;
    });
}

struct GiveOptions {
    std::vector<std::string> photos;
    std::string album, search, to;
    int longSide = 0;
    bool places = false;
    double seconds = 0.5; // of a GIF, with what follows
    int gifSide = 480;
    std::uint64_t mostKilobytes = 0;
    int times = 0;
    bool once = false, align = false;
    double videoSeconds = 4, fade = 1; // of a video, with what follows
    int height = 1080;
    std::string title, music;
};

Result<std::vector<PhotoId>> wanted(const Library& library, const GiveOptions& options, const JobControl& job)
{
    if (!options.album.empty()) {
        TRY_ASSIGN(const AlbumId album, albumCalled(library, options.album));
        return library.albums().photos(album, job);
    }
    if (options.search.empty()) return photosGiven(library, options.photos);
    SearchQuery query;
    query.text = options.search;
    query.most = std::numeric_limits<std::size_t>::max();
    TRY_ASSIGN(const SearchAnswer found, library.pictureFacts().search(query, job));
    std::vector<PhotoId> photos;
    for (const SearchHit& hit : found.hits) photos.push_back(hit.id);
    return photos;
}

Answer exportPhotos(Context& context, const GiveOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto photos = wanted(library, options, context.job);
        if (!photos) return failed(photos.error());
        const std::filesystem::path to = absolutePath(options.to);
        const Report report =
            library.run(jobs::GivePhotos{*photos, to, options.longSide, options.places}, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result = {{"copied", report.copied},
                         {"unchanged", report.unchanged},
                         {"bytes", report.bytesCopied},
                         {"failed", report.problems.size()}};
        putPath(answer.result, "to", to);
        if (report.outcome == Outcome::failed) return answer;
        answer.lines.push_back(fmt::format("{} copied to {} ({}), {} there before.",
                                           counted(report.copied, "photo", "photos"), printable(to),
                                           byteText(report.bytesCopied), report.unchanged));
        return answer;
    });
}

Answer exportGif(Context& context, const GiveOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto photos = wanted(library, options, context.job);
        if (!photos) return failed(photos.error());
        const std::filesystem::path to = absolutePath(options.to);
        constexpr std::uint64_t kilobyte = 1000;
        const jobs::MakeGif order{.photos = *photos,
                                  .to = to,
                                  .longSide = options.gifSide,
                                  .seconds = options.seconds,
                                  .times = options.once ? 1 : options.times,
                                  .align = options.align,
                                  .mostBytes = options.mostKilobytes * kilobyte};
        const Report report = library.run(order, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result = {{"photos", report.copied}, {"bytes", report.bytesCopied}, {"failed", report.problems.size()}};
        putPath(answer.result, "to", to);
        if (report.outcome == Outcome::completed)
            answer.lines.push_back(fmt::format("{} in {} ({}).", counted(report.copied, "photo", "photos"),
                                               printable(to), byteText(report.bytesCopied)));
        return answer;
    });
}

Answer exportVideo(Context& context, const GiveOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto photos = wanted(library, options, context.job);
        if (!photos) return failed(photos.error());
        const std::filesystem::path to = absolutePath(options.to);
        const jobs::MakeVideo order{.photos = *photos,
                                    .to = to,
                                    .height = options.height,
                                    .seconds = options.videoSeconds,
                                    .fade = options.fade,
                                    .title = options.title,
                                    .music = options.music.empty() ? "" : absolutePath(options.music)};
        const Report report = library.run(order, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result = {{"photos", report.copied},
                         {"bytes", report.bytesCopied},
                         {"film_seconds", report.filmSeconds},
                         {"failed", report.problems.size()}};
        putPath(answer.result, "to", to);
        if (report.outcome == Outcome::completed)
            answer.lines.push_back(fmt::format("{} in {} ({}, {}).", counted(report.copied, "photo", "photos"),
                                               printable(to), durationText(report.filmSeconds),
                                               byteText(report.bytesCopied)));
        return answer;
    });
}

/// Which photos, and where to.
CLI::App* defineGiving(CLI::App& exporting, Action& chosen, const char* name, const char* help,
                       const std::shared_ptr<GiveOptions>& options, Answer (*give)(Context&, const GiveOptions&))
{
    CLI::App* command = exporting.add_subcommand(name, help);
    CLI::Option* photos = command->add_option("photo", options->photos, "Photos and folders of photos");
    CLI::Option* album = command->add_option("--album", options->album, "The photos of an album")->excludes(photos);
    command->add_option("--search", options->search, "The photos of a search")->excludes(photos)->excludes(album);
    command->callback([options, &chosen, give] {
        if (options->photos.empty() && options->album.empty() && options->search.empty())
            throw CLI::RequiredError("photo, --album or --search");
        chosen = [options, give](Context& context) { return give(context, *options); };
    });
    return command;
}

void defineGif(CLI::App& exporting, Action& chosen)
{
    auto options = std::make_shared<GiveOptions>();
    CLI::App* command =
        defineGiving(exporting, chosen, "gif", "An animated GIF of photos, one after the other", options, exportGif);
    command->add_option("--to", options->to, "The file to be made")->required();
    command->add_option("--seconds", options->seconds, "That each photo stands, 0.5 unless said")
        ->check(CLI::Range(0.02, 60.0));
    command->add_option("--long-side", options->gifSide, "Pixels, 480 unless said")->check(CLI::Range(64, 2000));
    command->add_option("--most-kb", options->mostKilobytes, "Made smaller until the file has no more kilobytes");
    CLI::Option* times =
        command->add_option("--times", options->times, "That all of it is shown; 0, unless said: for ever")
            ->check(CLI::Range(0, 1000));
    command->add_flag("--once", options->once, "Shown once, and not again and again")->excludes(times);
    command->add_flag("--align", options->align, "Lays photos taken by hand on one another");
}

void defineVideo(CLI::App& exporting, Action& chosen)
{
    auto options = std::make_shared<GiveOptions>();
    CLI::App* command =
        defineGiving(exporting, chosen, "video", "A video of photos, one fading into the next", options, exportVideo);
    command->add_option("--to", options->to, "The file to be made: .mp4 (H.264) or .webm (VP9)")->required();
    command->add_option("--height", options->height, "Pixels, 1080 unless said")->check(CLI::IsMember({720, 1080}));
    command->add_option("--seconds", options->videoSeconds, "That each photo stands, 4 unless said")
        ->check(CLI::Range(0.5, 60.0));
    command
        ->add_option("--fade", options->fade,
                     "Seconds in which one becomes the next, 1 unless said; 0: at once, half of "
                     "--seconds at most")
        ->check(CLI::Range(0.0, 10.0));
    command->add_option("--title", options->title, "On the first photo");
    command->add_option("--music", options->music,
                        "A file with music: begins again where it is shorter, fades out at "
                        "the end");
}

void definePhotoExport(CLI::App& exporting, Action& chosen)
{
    auto options = std::make_shared<GiveOptions>();
    CLI::App* command =
        defineGiving(exporting, chosen, "photos", "Copies of photos, into a folder or a zip", options, exportPhotos);
    command->add_option("--to", options->to, "A folder, or FILE.zip")->required();
    command
        ->add_option("--long-side", options->longSide,
                     "JPEGs of so many pixels at most, with nothing but time and camera; else the files as they are")
        ->check(CLI::Range(16, 20000));
    command->add_flag("--places", options->places, "Smaller ones say where they were taken, too");
}

} // namespace

void defineExport(CLI::App& app, Action& chosen)
{
    auto folder = std::make_shared<std::string>();
    auto confirmed = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("export", "Write out what the library knows")->require_subcommand(1);
    CLI::App* json = command->add_subcommand("json", "People, photos, faces, names and decisions as JSON");
    json->add_option("--to", *folder, "Into DIR/albumen.json; else to standard output");
    json->callback([&chosen, folder] { chosen = [folder](Context& context) { return exportJson(context, *folder); }; });
    definePhotoExport(*command, chosen);
    defineGif(*command, chosen);
    defineVideo(*command, chosen);
    CLI::App* xmp = command->add_subcommand("xmp", "Names of faces into XMP sidecars, for other programs");
    xmp->add_option("--to", *folder, "Into a tree like that of the photos; else beside the photos");
    xmp->add_flag("--confirmed", *confirmed, "Only names that a person gave or confirmed, no guesses");
    xmp->callback([&chosen, folder, confirmed] {
        chosen = [folder, confirmed](Context& context) { return exportXmp(context, *folder, *confirmed); };
    });
}

} // namespace albumen::cli
