// album: pictures that a person put together, in an order, or a search that is kept.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

struct AlbumOptions {
    std::string name, to, search, notes;
    bool first = false, remove = false;
    std::vector<std::string> photos;
};

/// Where each album's cover lies; empty: it has none.
Result<std::vector<std::filesystem::path>> coversOf(const Library& library, const std::vector<AlbumCard>& albums)
{
    std::vector<std::filesystem::path> covers;
    for (const AlbumCard& album : albums) {
        std::vector<PhotoCard> cards;
        if (album.cover) {
            TRY_ASSIGN(cards, library.photos().cards(std::span(&*album.cover, 1)));
        }
        covers.push_back(cards.empty() ? std::filesystem::path() : cards.front().path);
    }
    return covers;
}

Json albumJson(const AlbumCard& album, const std::filesystem::path& cover)
{
    const bool own = album.query.empty();
    Json row{{"name", album.name},
             {"photos", own ? Json(album.photos) : Json()},
             {"search", own ? Json() : Json(album.query)},
             {"notes", album.notes},
             {"cover", Json()},
             {"cover_chosen", album.coverChosen}};
    if (!cover.empty()) putPath(row, "cover", cover);
    return row;
}

Answer listAlbums(Context& context)
{
    return withLibraryReadOnly(context, [](Library& library) {
        const auto albums = library.albums().all();
        if (!albums) return failed(albums.error());
        const auto covers = coversOf(library, *albums);
        if (!covers) return failed(covers.error());
        Answer answer;
        answer.result["albums"] = Json::array();
        for (std::size_t i = 0; i < albums->size(); ++i) {
            const AlbumCard& album = (*albums)[i];
            answer.result["albums"].push_back(albumJson(album, (*covers)[i]));
            answer.lines.push_back(fmt::format("{}  ({})", printable(album.name),
                                               album.query.empty() ? counted(album.photos, "photo", "photos")
                                                                   : "the search \"" + printable(album.query) + "\""));
            if (!album.notes.empty()) answer.lines.push_back("    " + printable(album.notes));
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

Answer chooseCover(Context& context, const AlbumOptions& options)
{
    return ofAlbum(context, options, options.first ? "Its first photo shows it." : "This photo shows it now.",
                   [](AlbumId album, const std::vector<PhotoId>& photos) -> Result<Command> {
                       if (photos.size() > 1) return fail(Code::usage, Stage::none, {}, "a cover is one photo");
                       return SetAlbumCover{album, photos.empty() ? std::nullopt : std::optional(photos.front())};
                   });
}

Answer writeNotes(Context& context, const AlbumOptions& options)
{
    return ofAlbum(context, options, options.remove ? "Its notes are taken away." : "Written.",
                   [&](AlbumId album, const std::vector<PhotoId>&) {
                       return SetAlbumNotes{album, options.notes};
                   });
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
    CLI::App* cover = named("cover", "The photo that shows it", {});
    CLI::Option* shown = cover->add_option("photo", options->photos, "A photo of it")->expected(1);
    cover->add_flag("--first", options->first, "Its first one, as before a choice")->excludes(shown);
    cover->callback([options, &chosen] {
        if (options->photos.empty() && !options->first) throw CLI::RequiredError("photo or --first");
        chosen = [options](Context& c) { return chooseCover(c, *options); };
    });
    CLI::App* note = named("note", "Write something about it", {});
    CLI::Option* text = note->add_option("text", options->notes, "A paragraph");
    note->add_flag("--remove", options->remove, "None any more")->excludes(text);
    note->callback([options, &chosen] {
        if (options->notes.empty() && !options->remove) throw CLI::RequiredError("text or --remove");
        chosen = [options](Context& c) { return writeNotes(c, *options); };
    });
    named("delete", "The album alone; its photos stay. To have it back: albumen-cli undo", [options](Context& c) {
        return ofAlbum(c, *options, "Deleted. Its photos stay. To have it back: albumen-cli undo",
                       [](AlbumId album, const std::vector<PhotoId>&) { return DeleteAlbum{album}; });
    });
}

} // namespace albumen::cli
