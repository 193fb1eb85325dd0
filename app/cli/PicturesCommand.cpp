// understand, describe, review, taken, search: what is in pictures beside people, and what follows from it.
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/Day.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "cli/Command.h"
#include "library/SearchTerms.h"
#include "photo/DateSpan.h"
#include "scene/Tags.h"

namespace albumen::cli {
namespace {

struct PicturesOptions {
    std::vector<std::string> photos;
    std::string queue;
    std::optional<float> limit;
    bool remember = false, ownLimit = false;
    std::size_t most = 20;
    std::string text, like, scene, from, to, place;
    std::vector<std::string> people, tags;
};

constexpr std::array<std::pair<std::string_view, ReviewKind>, 9> queues = {{{"shaken", ReviewKind::shaken},
                                                                            {"dark", ReviewKind::dark},
                                                                            {"unsharp", ReviewKind::unsharp},
                                                                            {"screenshots", ReviewKind::screenshots},
                                                                            {"similar", ReviewKind::similar},
                                                                            {"duplicates", ReviewKind::duplicates},
                                                                            {"dates", ReviewKind::dates},
                                                                            {"large", ReviewKind::large},
                                                                            {"unreadable", ReviewKind::unreadable}}};

constexpr float leastTold = 0.01F; // a guess with less is not worth a word

void sayWaiting(Answer& answer, std::uint64_t waiting)
{
    answer.result["waiting"] = waiting;
    if (waiting > 0)
        answer.lines.push_back(fmt::format("{} not looked at yet: albumen-cli understand",
                                           counted(waiting, "picture is", "pictures are")));
}

/// Where the time went: "Milliseconds of a worker for each: reading 3, decoding 31, tags 40."
std::string understandTimes(const Report& report)
{
    const UnderstandSeconds& took = report.understandStages;
    const std::pair<const char*, double> stages[] = {{"reading", report.stages.read},
                                                     {"decoding", report.stages.load},
                                                     {"measures", took.measure},
                                                     {"dark", took.dark},
                                                     {"classes", took.classes},
                                                     {"guesses", took.guesses},
                                                     {"date imprint", took.imprint},
                                                     {"attributes", took.attributes},
                                                     {"tags", took.tags}};
    std::vector<std::string> words;
    for (const auto& [stage, seconds] : stages)
        if (seconds > 0)
            words.push_back(fmt::format("{} {:.1f}", stage, 1000 * seconds / static_cast<double>(report.understood)));
    return fmt::format("Milliseconds of a worker for each: {}.", fmt::join(words, ", "));
}

Answer understandAll(Context& context)
{
    return withLibrary(context, [&](Library& library) {
        const Report report = library.run(jobs::Understand{}, context.job, context.progress);
        Answer answer = answerOf(report);
        const Json whole = std::exchange(answer.result, {});
        for (const char* const part : {"seconds", "understand_seconds", "notes"})
            if (whole.contains(part)) answer.result[part] = whole[part];
        answer.result["understood"] = report.understood;
        if (report.understood == 0 && report.outcome == Outcome::completed && report.problems.empty()) {
            answer.lines.emplace_back("Every picture was looked at before.");
            return answer;
        }
        const double rate =
            report.understandSeconds > 0 ? static_cast<double>(report.understood) / report.understandSeconds : 0.0;
        answer.lines.push_back(fmt::format("{} looked at in {} ({:.1f} a second).",
                                           counted(report.understood, "picture", "pictures"),
                                           durationText(report.understandSeconds), rate));
        if (report.understood > 0) answer.lines.push_back(understandTimes(report));
        return answer;
    });
}

Json guessesJson(const std::vector<Guess>& guesses)
{
    Json rows = Json::array();
    for (const Guess& guess : guesses) rows.push_back({{"label", guess.label}, {"probability", guess.probability}});
    return rows;
}

std::string guessesText(const std::vector<Guess>& guesses)
{
    std::vector<std::string> words;
    for (const Guess& guess : guesses)
        if (guess.probability >= leastTold)
            words.push_back(fmt::format("{} {:.0f} %", guess.label, 100 * guess.probability));
    return fmt::format("{}", fmt::join(words, ", "));
}

std::string objectName(const SeenObject& one)
{
    return one.object < 0 ? std::string() : std::string(nameOfObject(one.object));
}

std::vector<Guess> attributesOf(const DescribedPhoto& photo, FaceId face)
{
    const auto found = photo.attributes.find(face);
    return found == photo.attributes.end() ? std::vector<Guess>{} : found->second;
}

/// "14 August 2019 18:22, as a person said".
std::string takenText(const PhotoCard& card)
{
    return dateText(*card.takenLocalS, card.takenSpan) + (card.takenSaid ? ", as a person said" : "");
}

Json describedJson(const DescribedPhoto& photo)
{
    Json row;
    putPath(row, "path", photo.card.path);
    row["looked"] = photo.looked;
    row["unreadable"] = photo.card.unreadable ? Json(sentence(*photo.card.unreadable)) : Json();
    row["taken"] = photo.card.takenLocalS ? Json(takenText(photo.card)) : Json();
    row["place"] = photo.place ? Json({photo.place->latitude, photo.place->longitude}) : Json();
    row["favourite"] = photo.card.favourite;
    row["stars"] = photo.card.stars;
    row["class"] = photo.classSaid ? Json(photo.scene.front().label) : Json();
    row["classes"] = guessesJson(photo.scene);
    row["guesses"] = guessesJson(photo.imagenet);
    row["tags"] = Json::array();
    for (const SeenObject& one : photo.objects)
        row["tags"].push_back({{"tag", std::string(nameOf(one.tag))},
                               {"object", one.object < 0 ? Json() : Json(objectName(one))},
                               {"box", {one.box.x, one.box.y, one.box.w, one.box.h}},
                               {"score", one.score}});
    row["verdicts"] = Json::object();
    for (const VerdictCard& card : photo.verdicts)
        row["verdicts"][std::string(nameOf(card.verdict))] = {
            {"number", card.number}, {"limit", card.limit}, {"holds", card.holds}, {"why", card.why}};
    row["measures"] = Json::object();
    for (const auto& [measure, number] : photo.measures) row["measures"][std::string(nameOf(measure))] = number;
    row["date_imprint"] = photo.imprint;
    row["faces"] = Json::array();
    for (const FaceCard& face : photo.faces)
        row["faces"].push_back({{"id", raw(face.id)},
                                {"person", face.person.empty() ? Json() : Json(face.person)},
                                {"how", std::string(nameOf(face.how))},
                                {"box", {face.box.x, face.box.y, face.box.w, face.box.h}},
                                {"distance", face.distance ? Json(*face.distance) : Json()},
                                {"attributes", guessesJson(attributesOf(photo, face.id))}});
    return row;
}

std::string boxText(const RelBox& box)
{
    return fmt::format("{:.0f},{:.0f} {:.0f}x{:.0f} %", 100 * box.x, 100 * box.y, 100 * box.w, 100 * box.h);
}

/// What was seen of one kind: "vehicle    boat x2: 91 % at 10,20 30x15 %, 60 % at 50,20 12x9 %".
void sayThings(Answer& answer, const std::vector<SeenObject>& objects)
{
    std::vector<std::pair<Tag, int>> told;
    for (const SeenObject& one : objects) {
        if (std::ranges::find(told, std::pair(one.tag, one.object)) != told.end()) continue;
        told.emplace_back(one.tag, one.object);
        std::vector<std::string> places;
        for (const SeenObject& other : objects)
            if (other.tag == one.tag && other.object == one.object)
                places.push_back(fmt::format("{:.0f} % at {}", 100 * other.score, boxText(other.box)));
        const std::string name = one.object < 0 ? "the whole picture or a face" : objectName(one);
        answer.lines.push_back(fmt::format("  {:<10} {}{}: {}", nameOf(one.tag), name,
                                           places.size() > 1 ? fmt::format(" ×{}", places.size()) : std::string(),
                                           fmt::join(places, ", ")));
    }
}

/// Why nothing is known of what is in it.
std::string unlookedText(const DescribedPhoto& photo)
{
    if (photo.card.unreadable) return sentence(*photo.card.unreadable);
    return photo.looked ? std::string() : "not looked at yet: albumen-cli understand";
}

void sayFaces(Answer& answer, const DescribedPhoto& photo)
{
    for (const FaceCard& face : photo.faces) {
        answer.lines.push_back(fmt::format(
            "  {:<10} {} {}{} at {}", "face", raw(face.id), face.person.empty() ? "unknown" : face.person,
            face.distance ? fmt::format(", distance {:.2f}", *face.distance) : std::string(), boxText(face.box)));
        if (const std::string attributes = guessesText(attributesOf(photo, face.id)); !attributes.empty())
            answer.lines.push_back(fmt::format("  {:<10} {}", "", attributes));
    }
}

/// "favourite, 4 stars"; empty: neither.
std::string marksText(const PhotoCard& card)
{
    const std::string stars =
        card.stars > 0 ? counted(static_cast<std::uint64_t>(card.stars), "star", "stars") : std::string();
    if (!card.favourite) return stars;
    return stars.empty() ? "favourite" : "favourite, " + stars;
}

void sayDescribed(Answer& answer, const DescribedPhoto& photo)
{
    const auto say = [&answer](std::string_view what, const std::string& text) {
        if (!text.empty()) answer.lines.push_back(fmt::format("  {:<10} {}", what, text));
    };
    answer.lines.push_back(printable(photo.card.path));
    if (const std::string text = unlookedText(photo); !text.empty()) answer.lines.push_back("  " + text);
    say("taken", photo.card.takenLocalS ? takenText(photo.card) : std::string());
    say("place",
        photo.place ? coordinatesInWords(*photo.place) + (photo.placeSaid ? ", as a person said" : "") : std::string());
    say("marks", marksText(photo.card));
    const std::string classes = guessesText(photo.scene);
    say("class", classes.empty() || photo.classSaid ? classes : "none of the five is sure: " + classes);
    sayThings(answer, photo.objects);
    say("guesses", guessesText(photo.imagenet));
    for (const VerdictCard& card : photo.verdicts)
        say(nameOf(card.verdict), fmt::format("{}: {:.2f} (limit {:.2f}){}", card.holds ? "yes" : "no", card.number,
                                              card.limit, card.why.empty() ? "" : ", " + card.why));
    std::vector<std::string> measures;
    for (const auto& [measure, number] : photo.measures)
        measures.push_back(fmt::format("{} {:.2f}", nameOf(measure), number));
    say("measures", fmt::format("{}", fmt::join(measures, ", ")));
    say("burnt in", fmt::format("{}", fmt::join(photo.imprint, " or ")));
    sayFaces(answer, photo);
}

Answer describe(Context& context, const PicturesOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto list = library.photos().list({.under = absolutePaths(options.photos), .notUnder = {}, .people = {}});
        if (!list) return failed(list.error());
        Answer answer;
        answer.result["photos"] = Json::array();
        for (const PhotoId id : list->ids) {
            const auto photo = library.pictureFacts().described(id);
            if (!photo) return failed(photo.error());
            answer.result["photos"].push_back(describedJson(*photo));
            sayDescribed(answer, *photo);
        }
        return answer;
    });
}

Json reviewJson(const ReviewPhoto& photo)
{
    Json row{{"id", raw(photo.id)},    {"bytes", photo.bytes}, {"number", photo.number},
             {"why", photo.why},       {"best", photo.best},   {"recommended", photo.recommended},
             {"kept_by", photo.keptBy}};
    putPath(row, "path", photo.path);
    return row;
}

std::string reviewLine(ReviewKind kind, const ReviewPhoto& photo, bool grouped)
{
    if (kind == ReviewKind::dates) return fmt::format("{}: {} is burnt in", printable(photo.path), photo.why);
    if (kind == ReviewKind::large) return fmt::format("{:>8}  {}", byteText(photo.bytes), printable(photo.path));
    if (kind == ReviewKind::unreadable) return photo.why;
    std::string line = fmt::format("{}{:>7.2f}  {}", grouped ? "  " : "", photo.number, printable(photo.path));
    if (!photo.why.empty()) line += ", " + photo.why;
    if (photo.best) return fmt::format("{}: the best ({})", line, fmt::join(photo.keptBy, ", "));
    if (photo.recommended || photo.keptBy.empty()) return line;
    return fmt::format("{}: stays ({})", line, fmt::join(photo.keptBy, ", "));
}

std::string endOf(ReviewKind kind, const ReviewCard& card)
{
    if (card.groups.empty()) return "Nothing to show.";
    if (kind == ReviewKind::dates) return "A date that is right is taken over with: albumen-cli taken DAY PHOTO...";
    if (card.recommended == 0) return "Nothing is recommended for the trash.";
    const bool blurred = kind == ReviewKind::shaken || kind == ReviewKind::unsharp;
    return fmt::format("{}{} recommended for the trash, {}{}. Nothing goes there by itself: albumen-cli trash PHOTO...",
                       blurred ? "Shaken and out of focus look alike: each may stand among the other. " : "",
                       counted(card.recommended, "photo is", "photos are"), byteText(card.bytes),
                       card.limit ? fmt::format(", from {:.2f} on", *card.limit) : std::string());
}

/// Of a queue that is a matter of a limit.
std::optional<Verdict> verdictOf(ReviewKind kind)
{
    switch (kind) {
    case ReviewKind::shaken: return Verdict::shaken;
    case ReviewKind::dark: return Verdict::dark;
    case ReviewKind::unsharp: return Verdict::unsharp;
    case ReviewKind::screenshots: return Verdict::screenshot;
    default: return std::nullopt;
    }
}

/// Of a queue that is a matter of groups.
std::optional<AlikeKind> alikeKindOf(ReviewKind kind)
{
    if (kind == ReviewKind::similar) return AlikeKind::similar;
    if (kind == ReviewKind::duplicates) return AlikeKind::copies;
    return std::nullopt;
}

Answer hasNoLimit(const PicturesOptions& options)
{
    return failed({.code = Code::usage, .detail = options.queue + " has no limit"});
}

/// None: the queue has no limit.
Result<std::optional<Command>> limitCommand(Context& context, Library& library, ReviewKind kind,
                                            std::optional<float> limit)
{
    if (const auto verdict = verdictOf(kind)) return MoveVerdict{*verdict, limit};
    const auto groups = alikeKindOf(kind);
    if (!groups) return std::nullopt;
    TRY_ASSIGN(const ReviewCard card, library.pictureFacts().review(kind, std::nullopt, context.job));
    if (!card.ownLimit) return std::nullopt;
    return MoveAlike{*groups, limit ? *limit - *card.ownLimit : 0};
}

Answer moveLimit(Context& context, const PicturesOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const auto queue = std::ranges::find(queues, options.queue, &std::pair<std::string_view, ReviewKind>::first);
        const std::optional<float> limit = options.ownLimit ? std::nullopt : options.limit;
        const auto command = limitCommand(context, library, queue->second, limit);
        if (!command) return failed(command.error());
        if (!*command) return hasNoLimit(options);
        const auto moved = library.decide(**command);
        if (!moved) return failed(moved.error());
        Answer answer;
        answer.result = {{"queue", options.queue}, {"limit", options.ownLimit ? Json() : Json(*options.limit)}};
        answer.lines.push_back(options.ownLimit
                                   ? fmt::format("The limit of {} is its own again.", options.queue)
                                   : fmt::format("{} is from {:.2f} on now.", options.queue, *options.limit));
        return answer;
    });
}

Answer review(Context& context, const PicturesOptions& options)
{
    if (options.remember || options.ownLimit) return moveLimit(context, options);
    const auto queue = std::ranges::find(queues, options.queue, &std::pair<std::string_view, ReviewKind>::first);
    if (options.limit && !verdictOf(queue->second) && !alikeKindOf(queue->second)) return hasNoLimit(options);
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto card = library.pictureFacts().review(queue->second, options.limit, context.job);
        if (!card) return failed(card.error());
        Answer answer;
        answer.result["queue"] = options.queue;
        answer.result["limit"] = card->limit ? Json(*card->limit) : Json();
        answer.result["groups"] = Json::array();
        for (const auto& group : card->groups) {
            const bool grouped = group.size() > 1;
            if (grouped) answer.lines.push_back(counted(group.size(), "photo", "photos") + ":");
            Json rows = Json::array();
            for (const ReviewPhoto& photo : group) {
                rows.push_back(reviewJson(photo));
                answer.lines.push_back(reviewLine(queue->second, photo, grouped));
            }
            answer.result["groups"].push_back(std::move(rows));
        }
        answer.result["recommended"] = card->recommended;
        answer.result["bytes"] = card->bytes;
        answer.lines.push_back(endOf(queue->second, *card));
        sayWaiting(answer, card->waiting);
        return answer;
    });
}

/// What a person says of the time; empty: as the files say.
Answer sayTaken(Context& context, const PicturesOptions& options)
{
    const auto day = dayOf(options.from);
    if (!day && options.from != "as-files")
        return failed({.code = Code::usage, .detail = options.from + " is no day as 1995-12-24, and not \"as-files\""});
    return withLibrary(context, [&](Library& library) {
        const auto list = library.photos().list({.under = absolutePaths(options.photos), .notUnder = {}, .people = {}});
        if (!list) return failed(list.error());
        const auto said = library.decide(SetTaken{list->ids, day});
        if (!said) return failed(said.error());
        Answer answer;
        answer.result["photos"] = list->ids.size();
        answer.lines.push_back(
            day ? fmt::format("{} taken on {}.", counted(list->ids.size(), "photo was", "photos were"), options.from)
                : fmt::format("{} taken when the files say.", counted(list->ids.size(), "photo was", "photos were")));
        return answer;
    });
}

/// "2019", "2019-08" and "2019-08-14" as a span.
std::optional<TimeTerm> spanOf(const std::string& text)
{
    const std::vector<SearchTerm> terms = searchTerms(text);
    return terms.size() == 1 ? terms.front().time : std::nullopt;
}

std::string understoodLine(const UnderstoodWord& word)
{
    if (word.as.empty()) return word.word + ": nothing is called so";
    return fmt::format("{}: {}{}", word.word, fmt::join(word.as, ", "),
                       word.meant.empty() ? std::string() : fmt::format(" ({})", fmt::join(word.meant, ", ")));
}

Answer search(Context& context, const PicturesOptions& options)
{
    SearchQuery query{.text = options.text, .like = {}, .people = options.people, .tags = {}, .scene = options.scene};
    if (!options.like.empty()) query.like = absolutePath(options.like);
    for (const std::string& name : options.tags) query.tags.push_back(*tagNamed(name));
    query.most = options.most;
    query.place = options.place;
    for (const std::string& day : {options.from, options.to})
        if (!day.empty() && !spanOf(day))
            return failed(
                {.code = Code::usage, .detail = day + " is no day, month or year: 2019, 2019-08, 2019-08-14"});
    if (!options.from.empty()) query.takenFrom = spanOf(options.from)->from;
    if (!options.to.empty()) query.takenBefore = spanOf(options.to)->before;
    if (query.takenFrom && query.takenBefore && *query.takenFrom >= *query.takenBefore)
        return failed({.code = Code::usage, .detail = fmt::format("{} is after {}", options.from, options.to)});
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto found = library.pictureFacts().search(query, context.job);
        if (!found) return failed(found.error());
        Answer answer;
        answer.result["found"] = found->found;
        answer.result["words"] = Json::array();
        for (const UnderstoodWord& word : found->words) {
            answer.result["words"].push_back({{"word", word.word}, {"as", word.as}, {"meant", word.meant}});
            answer.lines.push_back(understoodLine(word));
        }
        answer.result["photos"] = Json::array();
        for (const SearchHit& hit : found->hits) {
            Json row{{"id", raw(hit.id)}, {"score", hit.score ? Json(*hit.score) : Json()}, {"why", hit.why}};
            putPath(row, "path", hit.path);
            answer.result["photos"].push_back(std::move(row));
            answer.lines.push_back(fmt::format(
                "{:>7}  {}{}", hit.score ? fmt::format("{:.2f}", *hit.score) : std::string(), printable(hit.path),
                hit.why.empty() ? std::string() : fmt::format("  ({})", fmt::join(hit.why, "; "))));
        }
        answer.result["less_alike"] = found->lessAlike;
        answer.lines.push_back(found->hits.size() < found->found
                                   ? fmt::format("{} of {} found; --most shows more.", found->hits.size(), found->found)
                                   : fmt::format("{} found.", counted(found->found, "photo", "photos")));
        if (found->lessAlike > 0)
            answer.lines.push_back(fmt::format("{} less like it than {:.2f} and not listed.",
                                               counted(found->lessAlike, "picture is", "pictures are"),
                                               found->leastAlike));
        answer.result["notes"] = Json::array();
        for (const Note& note : found->notes) {
            answer.result["notes"].push_back(note.sentence);
            answer.lines.push_back(note.sentence);
        }
        sayWaiting(answer, found->waiting);
        return answer;
    });
}

} // namespace

void definePictures(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<PicturesOptions>();
    app.add_subcommand("understand",
                       "Look at what is in the photos beside people: classes, tags, what is not worth keeping")
        ->callback([&chosen] { chosen = understandAll; });

    CLI::App* described =
        app.add_subcommand("describe", "What is known of photos: class, tags, guesses, measures, faces");
    described->add_option("photo", options->photos, "Photos or folders of the library")->required();
    described->callback(
        [options, &chosen] { chosen = [options](Context& context) { return describe(context, *options); }; });

    CLI::App* reviewed = app.add_subcommand("review", "What may be thrown away, with the number that says so");
    std::vector<std::string> names;
    for (const auto& [name, kind] : queues) names.emplace_back(name);
    reviewed->add_option("queue", options->queue, fmt::format("One of: {}", fmt::join(names, ", ")))
        ->required()
        ->check(CLI::IsMember(names));
    CLI::Option* limit =
        reviewed
            ->add_option("--limit", options->limit,
                         "As if photos stood there from this number on, or groups were of photos at least so alike")
            ->check(CLI::Range(0.0, 1.0));
    CLI::Option* remember = reviewed->add_flag("--remember", options->remember, "This limit from now on")->needs(limit);
    reviewed->add_flag("--own-limit", options->ownLimit, "The limit that it has by itself from now on")
        ->excludes(limit)
        ->excludes(remember);
    reviewed->callback(
        [options, &chosen] { chosen = [options](Context& context) { return review(context, *options); }; });

    CLI::App* taken =
        app.add_subcommand("taken", "When photos were taken, where their files say it wrong or not at all");
    taken->add_option("day", options->from, "1995-12-24, or as-files")->required();
    taken->add_option("photo", options->photos, "Photos or folders of the library")->required();
    taken->callback(
        [options, &chosen] { chosen = [options](Context& context) { return sayTaken(context, *options); }; });

    CLI::App* searched = app.add_subcommand("search", "Photos by words, by people and tags, or like an example");
    searched->add_option("words,--text", options->text, "Names, tags, things, tones, years; all of them have to fit");
    searched->add_option("--like", options->like, "Like this photo, of the library or not");
    searched->add_option("--person", options->people, "With this person in it; may be repeated")
        ->allow_extra_args(false);
    std::vector<std::string> tags;
    for (int tag = 1; tag <= tagCount; ++tag) tags.emplace_back(nameOf(Tag(tag)));
    searched->add_option("--tag", options->tags, fmt::format("With one of: {}", fmt::join(tags, ", ")))
        ->allow_extra_args(false)
        ->check(CLI::IsMember(tags));
    searched->add_option("--class", options->scene, "people, animals, landscape, vehicles or buildings")
        ->check(CLI::IsMember(std::vector<std::string>(sceneClasses.begin(), sceneClasses.end())));
    searched->add_option("--place", options->place, "Taken in this city, region or country");
    searched->add_option("--from", options->from, "Taken on this day, month or year or after it");
    searched->add_option("--to", options->to, "Taken on this day, month or year or before it");
    searched->add_option("--most", options->most, "How many are shown")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    searched->callback(
        [options, &chosen] { chosen = [options](Context& context) { return search(context, *options); }; });
}

} // namespace albumen::cli
