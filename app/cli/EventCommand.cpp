// event: photos of one occasion or one trip, by the gaps between them in time and place and by what a person says.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/Day.h"
#include "base/Text.h"
#include "cli/Command.h"
#include "photo/DateSpan.h"

namespace albumen::cli {
namespace {

struct EventOptions {
    std::string which, name, when;
    int year = 0;
};

int yearOf(std::int64_t dayS)
{
    const std::string text = dateText(dayS, DateSpan::year);
    return numberIn(text).value_or(0);
}

Json eventJson(const EventCard& card, std::size_t number)
{
    Json row{{"number", number},
             {"title", card.title},
             {"name", card.row.name},
             {"first_day", dateText(card.row.firstDayS, DateSpan::day)},
             {"last_day", dateText(card.row.lastDayS, DateSpan::day)},
             {"photos", card.row.photos},
             {"trip", card.trip},
             {"days", Json::array()},
             {"places", card.places},
             {"people", card.people}};
    for (const EventDay& day : card.days)
        row["days"].push_back({{"day", dateText(day.dayS, DateSpan::day)}, {"photos", day.photos}});
    return row;
}

std::string eventText(const EventCard& card, std::size_t number)
{
    std::string text =
        fmt::format("{}. {}  ({}", number, printable(card.title), counted(card.row.photos, "photo", "photos"));
    if (!card.row.name.empty()) {
        const std::string first = dateText(card.row.firstDayS, DateSpan::day),
                          last = dateText(card.row.lastDayS, DateSpan::day);
        text += ", " + (first == last ? first : first + " to " + last);
    }
    if (card.trip) text += ", a trip of " + counted(card.days.size(), "day", "days") + " with photos";
    if (!card.people.empty()) text += "; with " + printable(fmt::format("{}", fmt::join(card.people, ", ")));
    return text + ")";
}

Answer listEvents(Context& context, const EventOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto rows = library.events().list();
        if (!rows) return failed(rows.error());
        std::vector<PhotoId> ids;
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < rows->size(); ++i) {
            const EventRow& row = (*rows)[i];
            if (options.year != 0 && (yearOf(row.firstDayS) > options.year || yearOf(row.lastDayS) < options.year))
                continue;
            ids.push_back(row.first);
            numbers.push_back(i + 1);
        }
        const auto cards = library.events().cards(ids, {});
        if (!cards) return failed(cards.error());
        Answer answer;
        answer.result["events"] = Json::array();
        for (std::size_t i = 0; i < cards->size() && i < numbers.size(); ++i) {
            answer.result["events"].push_back(eventJson((*cards)[i], numbers[i]));
            answer.lines.push_back(eventText((*cards)[i], numbers[i]));
        }
        if (cards->empty()) answer.lines.emplace_back("No events: no photo there says on which day it was taken.");
        return answer;
    });
}

/// The only photo meant by a path. Fails: usage.
Result<PhotoId> onePhoto(const Library& library, const std::string& path)
{
    TRY_ASSIGN(const std::vector<PhotoId> photos, photosGiven(library, {path}));
    if (photos.size() != 1) return fail(Code::usage, Stage::none, path, "one photo is wanted, and no folder");
    return photos.front();
}

/// A number of the list, or a photo.
Result<PhotoId> eventMeant(const Library& library, const std::string& which)
{
    const auto number = numberIn(which);
    if (!number) return onePhoto(library, which);
    TRY_ASSIGN(const std::vector<EventRow> rows, library.events().list());
    if (*number < 1 || static_cast<std::size_t>(*number) > rows.size())
        return fail(Code::usage, Stage::none, {},
                    fmt::format("there is no event {}: {} are known", *number, rows.size()));
    return rows[static_cast<std::size_t>(*number) - 1].first;
}

Answer showEvent(Context& context, const EventOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto event = eventMeant(library, options.which);
        if (!event) return failed(event.error());
        const auto photos = library.events().photos(*event);
        if (!photos) return failed(photos.error());
        const auto rows = library.events().list();
        if (!rows) return failed(rows.error());
        const auto card = library.events().cards(std::span(&*event, 1), {});
        if (!card) return failed(card.error());
        const auto files = library.photos().cards(*photos);
        if (!files) return failed(files.error());
        Answer answer;
        if (card->empty()) return answer; // gone in between
        const auto row = std::ranges::find(*rows, card->front().row.first, &EventRow::first);
        const auto number = static_cast<std::size_t>(row - rows->begin()) + 1;
        answer.result = eventJson(card->front(), number);
        answer.result["paths"] = Json::array();
        for (const PhotoCard& file : *files) {
            Json path;
            putPath(path, "path", file.path);
            answer.result["paths"].push_back(std::move(path));
            answer.lines.push_back(printable(file.path));
        }
        answer.lines.push_back(eventText(card->front(), number));
        return answer;
    });
}

Answer changeEvent(Context& context, const EventOptions& options, const std::string& done,
                   const std::function<Command(PhotoId)>& command)
{
    return withLibrary(context, [&](Library& library) {
        const auto photo = onePhoto(library, options.which);
        if (!photo) return failed(photo.error());
        const auto decided = library.decide(command(*photo));
        if (!decided) return failed(decided.error());
        Answer answer;
        answer.result["changed"] = decided->id.has_value();
        answer.lines.push_back(decided->id ? done : "Nothing changed.");
        return answer;
    });
}

Answer nameEvent(Context& context, const EventOptions& options)
{
    const std::string done = options.name.empty() ? "The event has no name any more."
                                                  : fmt::format("The event is called {}.", printable(options.name));
    return changeEvent(context, options, done, [&](PhotoId photo) { return NameEvent{photo, options.name}; });
}

Answer splitEvent(Context& context, const EventOptions& options)
{
    return changeEvent(context, options, "An event begins at this photo.",
                       [](PhotoId photo) { return SplitEvent{photo}; });
}

Answer joinEvent(Context& context, const EventOptions& options)
{
    return changeEvent(context, options, "The event and the one before it are one.",
                       [](PhotoId photo) { return JoinEvent{photo}; });
}

/// "2019" or "2019-05".
std::optional<std::pair<int, std::optional<unsigned>>> yearAndMonth(const std::string& text)
{
    const std::size_t dash = text.find('-');
    const auto year = numberIn(text.substr(0, dash));
    if (!year || *year < firstPhotoYear || *year > 9999) return std::nullopt;
    if (dash == std::string::npos) return std::pair(*year, std::optional<unsigned>());
    const auto month = numberIn(text.substr(dash + 1));
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    return std::pair(*year, std::optional(static_cast<unsigned>(*month)));
}

Answer showCalendar(Context& context, const EventOptions& options)
{
    const auto when = yearAndMonth(options.when);
    if (!when)
        return failed({Code::usage, Stage::none, {}, options.when + " is no year as 2019 and no month as 2019-05"});
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto days = library.events().calendar(when->first, when->second);
        if (!days) return failed(days.error());
        Answer answer;
        answer.result["days"] = Json::array();
        for (const CalendarDay& day : *days) {
            const std::string date = fmt::format("{:04}-{:02}-{:02}", when->first, day.month, day.day);
            const auto best = library.photos().cards(std::span(&day.best, 1));
            if (!best) return failed(best.error());
            Json row{{"day", date}, {"photos", day.photos}};
            const std::filesystem::path path = best->empty() ? std::filesystem::path() : best->front().path;
            putPath(row, "best", path);
            answer.result["days"].push_back(std::move(row));
            answer.lines.push_back(
                fmt::format("{}  {}, {}", date, counted(day.photos, "photo", "photos"), printable(path)));
        }
        if (days->empty()) answer.lines.push_back("No photo was taken in " + options.when + ".");
        return answer;
    });
}

} // namespace

void defineEvent(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<EventOptions>();
    CLI::App* events =
        app.add_subcommand("event", "Occasions and trips, by the gaps between photos in time and place, and by hand")
            ->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, Answer (*action)(Context&, const EventOptions&)) {
        CLI::App* command = events->add_subcommand(name, help);
        command->callback([=, &chosen] { chosen = [=](Context& context) { return action(context, *options); }; });
        return command;
    };
    const auto photo = [&](CLI::App* command, const char* help) {
        command->add_option("photo", options->which, help)->required();
        return command;
    };
    add("list", "All events, newest first", listEvents)
        ->add_option("--year", options->year, "Of one year")
        ->check(CLI::Range(firstPhotoYear, 9999));
    photo(add("show", "The photos of an event", showEvent), "Its number in the list, or a photo of it");
    photo(add("name", "Give the event of a photo a name; an empty one takes it away", nameEvent),
          "A photo of the event")
        ->add_option("name", options->name, "Its name")
        ->required();
    photo(add("split", "An event begins at this photo", splitEvent), "The photo");
    photo(add("join", "The event of a photo and the one before it are one", joinEvent), "A photo of the later event");
    add("calendar", "The days that have photos, with the best photo of each", showCalendar)
        ->add_option("when", options->when, "A year or a month: 2019, 2019-05")
        ->required();
}

} // namespace albumen::cli
