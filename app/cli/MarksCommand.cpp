// favourite, rate: what a person thinks of photos.
#include <fmt/format.h>

#include "cli/Command.h"
#include "photo/Stars.h"

namespace albumen::cli {
namespace {

struct MarkOptions {
    std::vector<std::string> photos;
    int stars = 0;
    bool remove = false;
};

/// `said`: what they are now, after their number.
Answer mark(Context& context, const std::vector<std::string>& given, const std::string& said,
            const std::function<Command(std::vector<PhotoId>)>& of)
{
    return withLibrary(context, [&](Library& library) {
        const auto photos = photosGiven(library, given);
        if (!photos) return failed(photos.error());
        const auto decided = library.decide(of(*photos));
        if (!decided) return failed(decided.error());
        Answer answer;
        answer.result = {{"photos", photos->size()}, {"changed", decided->id.has_value()}};
        answer.lines.push_back(decided->id ? counted(photos->size(), "photo", "photos") + said : "Nothing changed.");
        return answer;
    });
}

Answer favour(Context& context, const MarkOptions& options)
{
    return mark(context, options.photos, options.remove ? ": no favourite any more." : ": favourite.",
                [&](std::vector<PhotoId> photos) {
                    return SetFavourite{std::move(photos), !options.remove};
                });
}

Answer rate(Context& context, const MarkOptions& options)
{
    const std::string stars =
        options.stars == 0 ? "no stars" : counted(static_cast<std::uint64_t>(options.stars), "star", "stars");
    return mark(context, options.photos, ": " + stars + ".", [&](std::vector<PhotoId> photos) {
        return SetStars{std::move(photos), options.stars};
    });
}

} // namespace

void defineMarks(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<MarkOptions>();
    const char* const photos = "Photos and folders of photos";
    CLI::App* favourite = app.add_subcommand("favourite", "Mark photos as favourites; whatever stars they have stay");
    favourite->add_option("photo", options->photos, photos)->required();
    favourite->add_flag("--remove", options->remove, "No favourites any more");
    favourite->callback([options, &chosen] { chosen = [options](Context& c) { return favour(c, *options); }; });

    CLI::App* rated = app.add_subcommand("rate", "Give photos stars");
    rated->add_option("stars", options->stars, "1 to 5; 0: none any more")->required()->check(CLI::Range(0, mostStars));
    rated->add_option("photo", options->photos, photos)->required();
    rated->callback([options, &chosen] { chosen = [options](Context& c) { return rate(c, *options); }; });
}

} // namespace albumen::cli
