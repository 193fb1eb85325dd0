// album: pictures that a person put together, in an order, or a search that is kept.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

struct AlbumOptions {
    std::string name, to, search;
    std::vector<std::string> photos;
};

Answer listAlbums(Context& context)
{
    return withLibraryReadOnly(context, [](Library& library) {
        const auto albums = library.albums().all();
        if (!albums) return failed(albums.error());
        Answer answer;
        answer.result["albums"] = Json::array();
        for (const AlbumCard& album : *albums) {
            const bool own = album.query.empty();
            answer.result["albums"].push_back({{"name", album.name},
                                               {"photos", own ? Json(album.photos) : Json()},
                                               {"search", own ? Json() : Json(album.query)}});
            answer.lines.push_back(fmt::format("{}  ({})", printable(album.name),
                                               own ? counted(album.photos, "photo", "photos")
                                                   : "the search \"" + printable(album.query) + "\""));
        }
        if (albums->empty())
            answer.lines.emplace_back("No albums yet. To make one: albumen-cli album make NAME PHOTO...");
        return answer;
    });
}

Answer showAlbum(Context& context, const AlbumOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto album = albumCalled(library, options.name);
        if (!album) return failed(album.error());
        const auto photos = library.albums().photos(*album, context.job);
        if (!photos) return failed(photos.error());
        const auto cards = library.photos().cards(*photos);
        if (!cards) return failed(cards.error());
        Answer answer;
        answer.result["photos"] = Json::array();
        for (const PhotoCard& card : *cards) {
            Json row;
            putPath(row, "path", card.path);
            answer.result["photos"].push_back(std::move(row));
            answer.lines.push_back(printable(card.path));
        }
        answer.lines.push_back(
            fmt::format("{} in {}.", counted(cards->size(), "photo", "photos"), printable(options.name)));
        return answer;
    });
}

Answer change(Context& context, const std::function<Result<Command>(Library&)>& command, const std::string& done)
{
    return withLibrary(context, [&](Library& library) {
        const auto made = command(library);
        if (!made) return failed(made.error());
        const auto decided = library.decide(*made);
        if (!decided) return failed(decided.error());
        Answer answer;
        answer.result["changed"] = decided->id.has_value();
        answer.lines.push_back(decided->id ? done : "Nothing changed.");
        return answer;
    });
}

Answer make(Context& context, const AlbumOptions& options)
{
    return change(
        context,
        [&](Library& library) -> Result<Command> {
            TRY_ASSIGN(auto photos, photosGiven(library, options.photos));
            return MakeAlbum{options.name, std::move(photos), options.search};
        },
        fmt::format("The album {} is made.", printable(options.name)));
}

/// A command of a named album.
template <class Make> Answer ofAlbum(Context& context, const AlbumOptions& options, const std::string& done, Make of)
{
    return change(
        context,
        [&](Library& library) -> Result<Command> {
            TRY_ASSIGN(const AlbumId album, albumCalled(library, options.name));
            TRY_ASSIGN(auto photos, photosGiven(library, options.photos));
            return of(album, std::move(photos));
        },
        done);
}

} // namespace

void defineAlbum(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<AlbumOptions>();
    CLI::App* albums =
        app.add_subcommand("album", "Albums: photos put together, or a search that is kept")->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, const std::function<Answer(Context&)>& action) {
        CLI::App* command = albums->add_subcommand(name, help);
        command->callback([action, &chosen] { chosen = action; });
        return command;
    };
    const auto named = [&](const char* name, const char* help, const std::function<Answer(Context&)>& action) {
        CLI::App* command = add(name, help, action);
        command->add_option("name", options->name, "The album's name")->required();
        return command;
    };
    add("list", "All albums", listAlbums);
    named("show", "The photos of an album, in its order", [options](Context& c) { return showAlbum(c, *options); });
    CLI::App* made = named("make", "A new album", [options](Context& c) { return make(c, *options); });
    CLI::Option* given = made->add_option("photo", options->photos, "Photos and folders of photos");
    made->add_option("--search", options->search, "Words of a search that fills it, today and later")->excludes(given);
    named("add", "Put photos at its end",
          [options](Context& c) {
              return ofAlbum(c, *options, "Added.", [](AlbumId album, std::vector<PhotoId> photos) {
                  return PutIntoAlbum{album, std::move(photos)};
              });
          })
        ->add_option("photo", options->photos, "Photos and folders of photos")
        ->required();
    named("remove", "Take photos out; they stay where they are",
          [options](Context& c) {
              return ofAlbum(c, *options, "Taken out.", [](AlbumId album, std::vector<PhotoId> photos) {
                  return TakeOutOfAlbum{album, std::move(photos)};
              });
          })
        ->add_option("photo", options->photos, "Photos and folders of photos")
        ->required();
    named("rename", "Give it another name",
          [options](Context& c) {
              return ofAlbum(c, *options, "Renamed.", [&](AlbumId album, const std::vector<PhotoId>&) {
                  return RenameAlbum{album, options->to};
              });
          })
        ->add_option("new-name", options->to, "Its new name")
        ->required();
    named("delete", "The album alone; its photos stay. To have it back: albumen-cli undo", [options](Context& c) {
        return ofAlbum(c, *options, "Deleted. Its photos stay. To have it back: albumen-cli undo",
                       [](AlbumId album, const std::vector<PhotoId>&) { return DeleteAlbum{album}; });
    });
}

} // namespace albumen::cli
