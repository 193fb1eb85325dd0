// keep, trash, restore: photos that stay, are thrown away, brought back, and deleted from the trash alone.
#include <algorithm>
#include <charconv>
#include <chrono>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/Sentence.h"
#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

struct TrashOptions {
    std::vector<std::string> photos;
    bool list = false, all = false, maybe = false, empty = false, sure = false;
    std::string unknown;
};

Json cardJson(const TrashCard& card)
{
    Json row{{"id", raw(card.id)}, {"at_ms", card.atMs}, {"bytes", card.bytes}, {"gone", card.gone}};
    putPath(row, "path", card.path);
    putPath(row, "trash_path", card.trashPath);
    return row;
}

std::string cardLine(const TrashCard& card)
{
    const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(card.atMs)};
    return fmt::format("{:>6}  {:%F %H:%M} UTC  {:>8}  {}{}", raw(card.id),
                       std::chrono::floor<std::chrono::seconds>(at), byteText(card.bytes), printable(card.path),
                       card.gone                ? "  (not in the trash any more)"
                       : card.trashPath.empty() ? "  (not moved yet)"
                                                : "");
}

Answer listTrash(Context& context)
{
    return withLibraryReadOnly(context, [](Library& library) {
        const auto cards = library.cleanup().trash();
        if (!cards) return failed(cards.error());
        Answer answer;
        std::uint64_t bytes = 0, gone = 0;
        answer.result["photos"] = Json::array();
        for (const TrashCard& card : *cards) {
            answer.result["photos"].push_back(cardJson(card));
            answer.lines.push_back(cardLine(card));
            (card.gone ? gone : bytes) += card.gone ? 1 : card.bytes;
        }
        answer.result["bytes"] = bytes;
        answer.lines.push_back(cards->empty()
                                   ? "The trash is empty."
                                   : fmt::format("{} in the trash ({}).",
                                                 counted(cards->size() - gone, "photo", "photos"), byteText(bytes)));
        if (gone > 0)
            answer.lines.push_back(fmt::format("Not in the trash any more: {}. Somebody took them out; albumen-cli "
                                               "restore takes them off this list.",
                                               gone));
        return answer;
    });
}

/// The photo at this very path.
Result<PhotoId> photoAt(const Library& library, const std::filesystem::path& path)
{
    TRY_ASSIGN(const PhotoList list, library.photos().list({.under = {path}}));
    TRY_ASSIGN(const std::vector<PhotoCard> cards, library.photos().cards(list.ids));
    for (const PhotoCard& card : cards)
        if (card.path == path) return card.id;
    TRY_ASSIGN(const std::vector<TrashCard> thrown, library.cleanup().trash());
    const bool there = std::ranges::any_of(thrown, [&](const TrashCard& card) { return card.path == path; });
    return fail(Code::pathMissing, Stage::trash, path, std::string(there ? alreadyInTrash : noPhotoThere));
}

Result<std::vector<PhotoId>> photosAt(const Library& library, const std::vector<std::string>& given)
{
    std::vector<PhotoId> photos;
    for (const std::filesystem::path& path : absolutePaths(given)) {
        TRY_ASSIGN(photos.emplace_back(), photoAt(library, path));
    }
    return photos;
}

Answer keep(Context& context, const TrashOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const auto photos = photosAt(library, options.photos);
        if (!photos) return failed(photos.error());
        const auto decided = library.decide(KeepPhotos{*photos, !options.maybe});
        if (!decided) return failed(decided.error());
        Answer answer;
        answer.result["photos"] = photos->size();
        answer.lines.push_back(fmt::format("{} {}.", counted(photos->size(), "photo", "photos"),
                                           options.maybe ? "may be recommended for the trash again"
                                                         : "never recommended for the trash again"));
        return answer;
    });
}

Answer throwAway(Context& context, const std::vector<std::string>& given)
{
    return withLibrary(context, [&](Library& library) {
        const auto photos = photosAt(library, given);
        if (!photos) return failed(photos.error());
        const auto decided = library.decide(TrashPhotos{*photos});
        if (!decided) return failed(decided.error());
        Answer answer;
        followTrash(context, library, answer);
        return answer;
    });
}

/// By its number in `trash --list`, or by where it lay; of several, the one that was thrown away last.
Result<PhotoId> thrownAway(const std::vector<TrashCard>& cards, const std::string& given)
{
    const bool number = given.find_first_not_of("0123456789") == std::string::npos;
    const std::filesystem::path path = number ? std::filesystem::path(given) : absolutePath(given);
    for (const TrashCard& card : cards)
        if (card.path == path || std::to_string(raw(card.id)) == given) return card.id;
    return fail(Code::pathMissing, Stage::trash, path, std::string(notInTrash));
}

Answer restore(Context& context, const TrashOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const auto cards = library.cleanup().trash();
        if (!cards) return failed(cards.error());
        TrashPhotos command{.photos = {}, .trash = false};
        for (const std::string& given : options.photos) {
            const auto photo = thrownAway(*cards, given);
            if (!photo) return failed(photo.error());
            command.photos.push_back(*photo);
        }
        const std::filesystem::path unknown =
            options.unknown.empty() ? std::filesystem::path() : absolutePath(options.unknown);
        for (const TrashCard& card : *cards)
            if (options.all || (!unknown.empty() && isUnder(card.trashPath, unknown)))
                command.photos.push_back(card.id);
        if (!command.photos.empty())
            if (const auto decided = library.decide(command); !decided) return failed(decided.error());
        Answer answer;
        followTrash(context, library, answer, unknown);
        return answer;
    });
}

/// Those given, or all of them.
Result<std::vector<TrashCard>> toDelete(const Library& library, const std::vector<std::string>& given)
{
    TRY_ASSIGN(std::vector<TrashCard> cards, library.cleanup().trash());
    if (given.empty()) return cards;
    std::vector<PhotoId> photos;
    for (const std::string& one : given) {
        TRY_ASSIGN(photos.emplace_back(), thrownAway(cards, one));
    }
    std::erase_if(cards, [&](const TrashCard& card) { return std::ranges::find(photos, card.id) == photos.end(); });
    return cards;
}

/// What would go is said first, and nothing is done: nothing brings it back.
Answer wouldEmpty(Context& context, const TrashOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto cards = toDelete(library, options.photos);
        if (!cards) return failed(cards.error());
        Answer answer;
        std::uint64_t bytes = 0;
        for (const TrashCard& card : *cards) bytes += card.gone ? 0 : card.bytes;
        answer.result = {{"deleted", 0}, {"would_delete", cards->size()}, {"bytes", bytes}, {"done", false}};
        answer.lines.push_back(
            cards->empty()
                ? "The trash is empty."
                : fmt::format("{} ({}) would be deleted from the disk, with what lies beside them. It cannot "
                              "be undone. Nothing was done; to do it, add --yes",
                              counted(cards->size(), "photo in the trash", "photos in the trash"), byteText(bytes)));
        return answer;
    });
}

Answer empty(Context& context, const TrashOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        jobs::EmptyTrash order;
        if (!options.photos.empty()) {
            const auto cards = toDelete(library, options.photos);
            if (!cards) return failed(cards.error());
            order.photos.emplace();
            for (const TrashCard& card : *cards) order.photos->push_back(card.id);
        }
        const Report report = library.run(order, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result["deleted"] = report.deleted;
        answer.result["bytes"] = report.bytesDeleted;
        answer.result["done"] = true;
        if (report.deleted > 0)
            answer.lines.push_back(fmt::format("{} deleted for good, {}.", counted(report.deleted, "photo", "photos"),
                                               byteText(report.bytesDeleted)));
        if (report.deleted == 0 && report.problems.empty() && !report.error)
            answer.lines.emplace_back("The trash is empty.");
        return answer;
    });
}

} // namespace

void followTrash(Context& context, Library& library, Answer& answer, const std::filesystem::path& unknown)
{
    const Report report = library.run(jobs::FollowTrash{unknown}, context.job, context.progress);
    answer.outcome = report.outcome;
    answer.error = report.error;
    answer.problems.insert(answer.problems.end(), report.problems.begin(), report.problems.end());
    answer.result["trashed"] = report.trashed;
    answer.result["restored"] = report.restored;
    answer.result["bytes_trashed"] = report.bytesTrashed;
    answer.result["bytes_restored"] = report.bytesRestored;
    answer.result["notes"] = noteTexts(report);
    if (report.trashed > 0)
        answer.lines.push_back(
            fmt::format("{} moved to the trash, {}. To have them back: albumen-cli undo, or albumen-cli restore",
                        counted(report.trashed, "photo", "photos"), byteText(report.bytesTrashed)));
    if (report.restored > 0)
        answer.lines.push_back(fmt::format("{} brought back.", counted(report.restored, "photo", "photos")));
    for (const Note& note : report.notes) answer.lines.push_back(note.sentence);
    if (report.trashed + report.restored == 0 && report.problems.empty() && !report.error)
        answer.lines.emplace_back("Nothing was to be moved.");
}

void defineTrash(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<TrashOptions>();
    CLI::App* kept = app.add_subcommand("keep", "Photos that stay: never recommended for the trash again");
    kept->add_option("photo", options->photos, "Photos of the library")->required();
    kept->add_flag("--maybe", options->maybe, "They may be recommended again");
    kept->callback([options, &chosen] { chosen = [options](Context& context) { return keep(context, *options); }; });

    CLI::App* trash = app.add_subcommand(
        "trash", "Throw photos away: into a trash in their own folder of photos, from where they come back");
    trash->add_option("photo", options->photos, "Photos, each with what lies beside it");
    CLI::Option* list = trash->add_flag("--list", options->list, "What is in the trash");
    CLI::Option* emptied = trash->add_flag(
        "--empty", options->empty, "Delete what is in the trash for good: all of it, or photos by their numbers");
    emptied->excludes(list);
    trash->add_flag("--yes", options->sure, "Do it; without it, what would go is only said")->needs(emptied);
    trash->callback([options, &chosen] {
        const bool throws = !options->list && !options->empty;
        if ((throws && options->photos.empty()) || (options->list && !options->photos.empty()))
            throw CLI::RequiredError("photo, --list or --empty");
        chosen = [options](Context& context) {
            if (options->list) return listTrash(context);
            if (!options->empty) return throwAway(context, options->photos);
            return options->sure ? empty(context, *options) : wouldEmpty(context, *options);
        };
    });

    CLI::App* back = app.add_subcommand("restore", "Bring photos back from the trash");
    back->add_option("photo", options->photos, "Where they lay, or their numbers in `trash --list`");
    back->add_flag("--all", options->all, "All of them");
    back->add_option("--from-trash", options->unknown,
                     "Everything in the trash of this folder, also what this library does not know");
    back->callback([options, &chosen] {
        if (options->photos.empty() && !options->all && options->unknown.empty())
            throw CLI::RequiredError("photo, --all or --from-trash");
        chosen = [options](Context& context) { return restore(context, *options); };
    });
}

} // namespace albumen::cli
