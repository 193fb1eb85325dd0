// place: where photos were taken: as their files say, as a person says, or as those taken around them say.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/Sentence.h"
#include "base/Text.h"
#include "cli/Command.h"
#include "photo/DateSpan.h"

namespace albumen::cli {
namespace {

struct PlaceOptions {
    std::string by = "city", at, city;
    std::vector<std::string> photos;
    bool accept = false, refuse = false;
};

constexpr std::array<PlaceLevel, 3> levels = {PlaceLevel::country, PlaceLevel::region, PlaceLevel::city};

PlaceLevel levelNamed(const std::string& name)
{
    return *std::ranges::find(levels, name, [](PlaceLevel level) { return nameOf(level); });
}

void putCoordinates(Json& row, const Coordinates& at)
{
    row["latitude"] = at.latitude;
    row["longitude"] = at.longitude;
}

void putText(Json& row, const PlaceText& text)
{
    row["place"] = text.name;
    row["region"] = text.region;
    row["country"] = text.country;
    row["near_km"] = text.nearKm ? Json(*text.nearKm) : Json();
}

std::string spanText(const PlaceCard& place)
{
    if (!place.firstS) return "at no known time";
    const std::string first = dateText(*place.firstS, DateSpan::day), last = dateText(*place.lastS, DateSpan::day);
    return counted(place.days, "day", "days") + ", " + (first == last ? first : first + " to " + last);
}

void sayRest(Answer& answer, const PlacesCard& card)
{
    if (card.elsewhere > 0)
        answer.lines.push_back(
            fmt::format("{} far from any place.", counted(card.elsewhere, "photo was taken", "photos were taken")));
    if (card.without > 0)
        answer.lines.push_back(fmt::format("{} no place; what those around them say: albumen-cli place propose",
                                           counted(card.without, "photo has", "photos have")));
    if (!card.named) answer.lines.push_back(fmt::format("Note: {}.", noGazetteer));
}

Answer listPlaces(Context& context, const PlaceOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto card = library.where().list(levelNamed(options.by), {});
        if (!card) return failed(card.error());
        Answer answer;
        answer.result = {{"by", options.by}, {"named", card->named}, {"places", Json::array()}};
        for (const PlaceCard& place : card->places) {
            Json row;
            putText(row, place.text);
            putCoordinates(row, place.centre);
            row["photos"] = place.photos.size();
            row["days"] = place.days;
            row["first"] = place.firstS ? Json(dateText(*place.firstS, DateSpan::day)) : Json();
            row["last"] = place.lastS ? Json(dateText(*place.lastS, DateSpan::day)) : Json();
            answer.result["places"].push_back(std::move(row));
            answer.lines.push_back(fmt::format("{}  ({}, {})", placeInWords(place.text),
                                               counted(place.photos.size(), "photo", "photos"), spanText(place)));
        }
        answer.result["elsewhere"] = card->elsewhere;
        answer.result["without"] = card->without;
        if (card->places.empty()) answer.lines.emplace_back("No photo has a place yet.");
        sayRest(answer, *card);
        return answer;
    });
}

std::string_view nameOf(PlaceFrom from)
{
    switch (from) {
    case PlaceFrom::none: return "none";
    case PlaceFrom::file: return "file";
    case PlaceFrom::said: return "said";
    case PlaceFrom::proposed: return "proposed";
    }
    return {};
}

std::string whereText(const PhotoPlaceCard& place)
{
    if (!place.at) return "no place is known";
    const std::string words = placeInWords(place.text);
    const std::string at = coordinatesInWords(*place.at) + (words.empty() ? std::string() : ": " + words);
    if (place.from == PlaceFrom::said)
        return at + ", as a person said" +
               (place.inFile ? "; the file says " + coordinatesInWords(*place.inFile) : std::string());
    if (place.from == PlaceFrom::file) return at + ", as the file says";
    return fmt::format("proposed: {}, by a photo taken {} before or after", at,
                       durationText(static_cast<double>(place.secondsAway)));
}

/// A line for each, and a row.
Status sayPlaces(const Library& library, const std::vector<PhotoPlaceCard>& places, Answer& answer)
{
    std::vector<PhotoId> ids;
    for (const PhotoPlaceCard& place : places) ids.push_back(place.photo);
    TRY_ASSIGN(const std::vector<PhotoCard> cards, library.photos().cards(ids));
    answer.result["photos"] = Json::array();
    for (const PhotoPlaceCard& place : places) {
        const auto card = std::ranges::find(cards, place.photo, &PhotoCard::id);
        if (card == cards.end()) continue; // gone in between
        Json row{{"from", std::string(nameOf(place.from))}};
        putPath(row, "path", card->path);
        if (place.at) {
            putCoordinates(row, *place.at);
            putText(row, place.text);
        }
        if (place.like) row["seconds_away"] = place.secondsAway;
        answer.result["photos"].push_back(std::move(row));
        answer.lines.push_back(printable(card->path) + ": " + whereText(place));
    }
    return {};
}

Answer showPlaces(Context& context, const PlaceOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto photos = photosGiven(library, options.photos);
        if (!photos) return failed(photos.error());
        const auto places = library.where().of(*photos, {});
        if (!places) return failed(places.error());
        Answer answer;
        if (const Status said = sayPlaces(library, *places, answer); !said) return failed(said.error());
        return answer;
    });
}

/// By --at or --city. Fails: usage.
Result<SetPlace> placeGiven(const Library& library, const PlaceOptions& options)
{
    if (!options.at.empty()) {
        const auto at = coordinatesIn(options.at);
        if (!at) return fail(Code::usage, Stage::none, {}, options.at + " is no position: " + std::string(noPosition));
        return SetPlace{{}, *at, {}};
    }
    if (options.city.empty()) return fail(Code::usage, Stage::none, {}, "place set wants --at or --city");
    TRY_ASSIGN(const auto called, library.where().called(options.city, {}));
    const auto city = std::ranges::find_if(called, [](const PlaceOffer& offer) { return offer.centre.has_value(); });
    if (city == called.end()) return fail(Code::usage, Stage::none, {}, std::string(noPlaceCalled) + options.city);
    return SetPlace{{}, city->centre, placeInWords(city->text)};
}

Answer setPlace(Context& context, const PlaceOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        auto command = placeGiven(library, options);
        if (!command) return failed(command.error());
        const auto photos = photosGiven(library, options.photos);
        if (!photos) return failed(photos.error());
        command->photos = *photos;
        const auto decided = library.decide(*command);
        if (!decided) return failed(decided.error());
        Answer answer;
        answer.result["changed"] = decided->id.has_value();
        answer.result["photos"] = photos->size();
        putCoordinates(answer.result, *command->at);
        const std::string name = command->name.empty() ? std::string() : command->name + " (";
        answer.lines.push_back(decided->id ? fmt::format("{} taken at {}{}{}.",
                                                         counted(photos->size(), "photo was", "photos were"), name,
                                                         coordinatesInWords(*command->at), name.empty() ? "" : ")")
                                           : "Nothing changed.");
        return answer;
    });
}

Answer removePlace(Context& context, const PlaceOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const auto photos = photosGiven(library, options.photos);
        if (!photos) return failed(photos.error());
        const auto decided = library.decide(SetPlace{*photos, std::nullopt, {}});
        if (!decided) return failed(decided.error());
        Answer answer;
        answer.result["changed"] = decided->id.has_value();
        answer.lines.emplace_back(decided->id ? "What was said is taken away; what the files say counts."
                                              : "Nothing changed: nobody said where these were taken.");
        return answer;
    });
}

Result<std::vector<PhotoPlaceCard>> proposalsFor(const Library& library, const PlaceOptions& options)
{
    if (options.photos.empty()) return library.where().proposals({});
    TRY_ASSIGN(const auto photos, photosGiven(library, options.photos));
    TRY_ASSIGN(auto places, library.where().of(photos, {}));
    std::erase_if(places, [](const PhotoPlaceCard& place) { return place.from != PlaceFrom::proposed; });
    return places;
}

Command accepting(const std::vector<PhotoPlaceCard>& places)
{
    SetPlaces command;
    for (const PhotoPlaceCard& place : places) command.photos.push_back({place.photo, *place.at});
    return command;
}

Command refusing(const std::vector<PhotoPlaceCard>& places)
{
    RefusePlaces command;
    for (const PhotoPlaceCard& place : places) command.photos.push_back(place.photo);
    return command;
}

Answer propose(Context& context, const PlaceOptions& options)
{
    const auto work = [&](Library& library) {
        const auto places = proposalsFor(library, options);
        if (!places) return failed(places.error());
        Answer answer;
        if (const Status said = sayPlaces(library, *places, answer); !said) return failed(said.error());
        const bool decides = options.accept || options.refuse;
        answer.result["accepted"] = options.accept;
        answer.result["refused"] = options.refuse;
        if (!decides || places->empty()) {
            answer.lines.push_back(places->empty()
                                       ? "Nothing is proposed."
                                       : counted(places->size(), "place is", "places are") +
                                             " proposed. To take them: albumen-cli place propose --accept; to be asked "
                                             "no more: --refuse");
            return answer;
        }
        const auto decided = library.decide(options.accept ? accepting(*places) : refusing(*places));
        if (!decided) return failed(decided.error());
        answer.lines.push_back(counted(places->size(), "place is", "places are") +
                               (options.accept ? " taken. To take them away again: albumen-cli undo"
                                               : " refused and not proposed again. To undo it: albumen-cli undo"));
        return answer;
    };
    return options.accept || options.refuse ? withLibrary(context, work) : withLibraryReadOnly(context, work);
}

} // namespace

void definePlace(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<PlaceOptions>();
    CLI::App* places = app.add_subcommand("place", "Where photos were taken: by their files, by hand, by those around")
                           ->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, Answer (*action)(Context&, const PlaceOptions&)) {
        CLI::App* command = places->add_subcommand(name, help);
        command->callback([=, &chosen] { chosen = [=](Context& context) { return action(context, *options); }; });
        return command;
    };
    const auto photos = [&](CLI::App* command) {
        return command->add_option("photo", options->photos, "Photos and folders of photos");
    };
    add("list", "All places with photos", listPlaces)
        ->add_option("--by", options->by, "country, region or city")
        ->check(CLI::IsMember({"country", "region", "city"}))
        ->capture_default_str();
    photos(add("show", "Where photos were taken, and who says so", showPlaces))->required();
    CLI::App* set = add("set", "Say where photos were taken; it goes before what their files say", setPlace);
    photos(set)->required();
    CLI::Option* at = set->add_option("--at", options->at, "Degrees north and east: --at=38.7167,-9.1333");
    set->add_option("--city", options->city, "A city, the largest of its name: Lisbon; \"Paris, Texas\"")->excludes(at);
    photos(add("remove", "Take away what was said; what the files say counts again", removePlace))->required();
    CLI::App* proposed =
        add("propose", "Places for photos without one, by photos taken within the hour around them", propose);
    photos(proposed);
    CLI::Option* accept = proposed->add_flag("--accept", options->accept, "Take them over, as one decision");
    proposed->add_flag("--refuse", options->refuse, "They are not there: none is proposed for these photos again")
        ->excludes(accept);
}

} // namespace albumen::cli
