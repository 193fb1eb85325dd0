// offsite: copies of the archive and the catalogue off this machine, and back.
#include <algorithm>

#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"
#include "offsite/ShownAddress.h"

namespace albumen::cli {
namespace {

struct OffsiteOptions {
    std::string name, folder, rclone, restic, passwordFile, to;
    std::vector<std::string> with, what;
    std::uint64_t limitKbs = 0;
};

std::string whatGoes(const OffsitePlace& place)
{
    return std::string("People, Library") + (place.zips ? ", Zips" : "") + (place.photos ? ", Photos" : "");
}

/// A repository on this machine is a folder as the shell has it.
std::string repositoryOf(const std::string& given)
{
    return given.find(':') == std::string::npos ? absolutePath(given).native() : given;
}

OffsitePlace placeOf(const OffsiteOptions& options)
{
    OffsitePlace place{.name = options.name, .where = options.rclone};
    place.kind = !options.folder.empty()   ? OffsiteKind::folder
                 : !options.rclone.empty() ? OffsiteKind::rclone
                                           : OffsiteKind::restic;
    if (place.kind == OffsiteKind::folder) place.where = absolutePath(options.folder);
    if (place.kind == OffsiteKind::restic) place.where = repositoryOf(options.restic);
    if (!options.passwordFile.empty()) place.passwordFile = absolutePath(options.passwordFile);
    place.zips = std::ranges::find(options.with, "zips") != options.with.end();
    place.photos = std::ranges::find(options.with, "photos") != options.with.end();
    return place;
}

Json cardJson(const OffsiteCard& card)
{
    return {{"name", card.place.name},
            {"kind", std::string(nameOf(card.place.kind))},
            {"where", shownAddress(card.place.where)},
            {"what", whatGoes(card.place)},
            {"encryption", std::string(nameOf(card.encryption))},
            {"last_ms", card.lastMs > 0 ? Json(card.lastMs) : Json()},
            {"outcome", card.outcome},
            {"files", card.files},
            {"bytes", card.bytes},
            {"checked_ms", card.checkedMs > 0 ? Json(card.checkedMs) : Json()},
            {"differed", card.differed},
            {"same_disk", card.sameDisk}};
}

std::string cardLine(const OffsiteCard& card)
{
    std::string last = card.lastMs == 0 ? "never sent"
                                        : fmt::format("{} {}, {}, {}", card.outcome, timeText(card.lastMs),
                                                      counted(card.files, "file", "files"), byteText(card.bytes));
    if (card.checkedMs > 0)
        last += fmt::format("; checked {}, {}", timeText(card.checkedMs),
                            card.differed == 0 ? "all as here" : fmt::format("{} not as here", card.differed));
    return fmt::format("{}: {} to {} {} ({}); {}", card.place.name, whatGoes(card.place), nameOf(card.place.kind),
                       shownAddress(card.place.where), nameOf(card.encryption), last);
}

Answer listPlaces(Context& context, const OffsiteOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto cards = library.settings().offsite(context.job);
        if (!cards) return failed(cards.error());
        Answer answer;
        answer.result["places"] = Json::array();
        for (const OffsiteCard& card : *cards) {
            if (!options.name.empty() && card.place.name != options.name) continue;
            answer.result["places"].push_back(cardJson(card));
            answer.lines.push_back(cardLine(card));
            if (card.sameDisk)
                answer.lines.push_back(fmt::format("Note: {} is on the same disk as the photos or the archive: no "
                                                   "protection when that disk dies.",
                                                   card.place.name));
        }
        if (cards->empty())
            answer.lines.emplace_back("There is no place off this machine yet. albumen-cli offsite add makes one.");
        return answer;
    });
}

Answer addPlace(Context& context, const OffsiteOptions& options)
{
    const OffsitePlace place = placeOf(options);
    const Answer added = withLibrary(context, [&](Library& library) {
        const Status done = library.settings().addOffsite(place);
        return done ? Answer() : failed(done.error());
    });
    return added.error ? added : listPlaces(context, options);
}

Answer removePlace(Context& context, const OffsiteOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        if (const Status done = library.settings().removeOffsite(options.name); !done) return failed(done.error());
        Answer answer;
        answer.lines.push_back(options.name + " is forgotten here. What was sent stays there.");
        return answer;
    });
}

Json doneJson(const OffsiteReport& report)
{
    const OffsiteDone& done = report.done;
    return {{"name", report.place},
            {"files", done.files},
            {"bytes", done.bytes},
            {"copied", done.sent},
            {"bytes_copied", done.bytesSent},
            {"put_aside", done.put},
            {"waiting", done.waiting},
            {"left_out", done.leftOut},
            {"sizes_only", done.sizesOnly},
            {"problems", done.problems.size()},
            {"failed", report.error.has_value()}};
}

bool anyDiffers(const Report& report)
{
    return std::ranges::any_of(report.problems, [](const Error& one) { return one.code == Code::offsiteDiffers; });
}

/// The report of a job, in these words for each place.
Answer answerFor(const Report& report, const std::function<std::string(const OffsiteDone&)>& words)
{
    Answer answer;
    answer.outcome = report.outcome;
    answer.error = report.error;
    answer.problems = report.problems;
    answer.result["places"] = Json::array();
    for (const OffsiteReport& one : report.offsite) {
        answer.result["places"].push_back(doneJson(one));
        if (!one.error && report.outcome != Outcome::cancelled)
            answer.lines.push_back(one.place + ": " + words(one.done));
        if (one.done.leftOut > 0)
            answer.lines.push_back(
                fmt::format("{}: {} left out.", one.place,
                            counted(one.done.leftOut, "link or the like is", "links and the like are")));
    }
    return answer;
}

std::string sentText(const OffsiteDone& done)
{
    const std::string aside =
        done.put > 0 ? fmt::format(", {} kept in .removed there", counted(done.put, "older file is", "older files are"))
                     : std::string();
    return fmt::format("{} sent ({}){}; {} there in all ({}), compared with what is here{}.",
                       counted(done.sent, "file", "files"), byteText(done.bytesSent), aside,
                       counted(done.files, "file", "files"), byteText(done.bytes),
                       done.sizesOnly ? " by their sizes alone" : "");
}

Answer send(Context& context, const OffsiteOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const Report report =
            library.run(jobs::SendOffsite{options.name, options.limitKbs}, context.job, context.progress);
        Answer answer = answerFor(report, sentText);
        if (report.offsite.empty() && !report.error && report.outcome == Outcome::completed)
            answer.lines.emplace_back("There is no place off this machine yet. albumen-cli offsite add makes one.");
        return answer;
    });
}

Answer check(Context& context, const OffsiteOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const Report report = library.run(jobs::CheckOffsite{options.name}, context.job, context.progress);
        Answer answer = answerFor(report, [](const OffsiteDone& done) {
            const std::string waiting =
                done.waiting > 0 ? fmt::format(" New or changed here since: {}.", done.waiting) : std::string();
            const auto closed = std::ranges::count(done.problems, Code::pathDenied, &Error::code);
            return fmt::format("{} looked at, {} not as here{}{}.{}", counted(done.files, "file", "files"),
                               std::ranges::count(done.problems, Code::offsiteDiffers, &Error::code),
                               closed > 0 ? fmt::format(", {} could not be looked at", closed) : std::string(),
                               done.sizesOnly ? ", by their sizes alone" : "", waiting);
        });
        answer.damaged = anyDiffers(report);
        return answer;
    });
}

Answer restore(Context& context, const OffsiteOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const jobs::FetchOffsite order{.name = options.name, .what = options.what, .to = absolutePath(options.to)};
        const Report report = library.run(order, context.job, context.progress);
        Answer answer = answerFor(report, [&](const OffsiteDone& done) {
            const std::string there =
                done.files > done.sent ? fmt::format(", {} there already", done.files - done.sent) : std::string();
            return fmt::format("{} brought to {} ({}){}.", counted(done.sent, "file", "files"), printable(order.to),
                               byteText(done.bytesSent), there);
        });
        answer.damaged = anyDiffers(report);
        answer.afterStop = "What has its place already stays; the rest comes when it is asked for again.";
        return answer;
    });
}

void defineAdd(CLI::App* add, const std::shared_ptr<OffsiteOptions>& options)
{
    add->add_option("name", options->name, "What the place is called here")->required();
    CLI::App* kind = add->add_option_group("kind")->require_option(1);
    kind->add_option("--folder", options->folder, "A drive or share that is mounted: plain files, not encrypted");
    kind->add_option("--rclone", options->rclone,
                     "REMOTE:PATH of rclone's own configuration; encrypted only where the remote is of type crypt");
    CLI::Option* restic = kind->add_option("--restic", options->restic, "A repository of restic: always encrypted");
    CLI::Option* password = add->add_option("--password-file", options->passwordFile,
                                            "The file with the repository's password, for your eyes alone");
    password->needs(restic);
    restic->needs(password);
    add->add_option("--with", options->with, "zips, photos or both: sent beside People and the library's backups")
        ->delimiter(',')
        ->check(CLI::IsMember({"zips", "photos"}));
}

} // namespace

void defineOffsite(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<OffsiteOptions>();
    CLI::App* offsite =
        app.add_subcommand("offsite", "Copies off this machine: to a drive, by rclone, or encrypted by restic")
            ->require_subcommand(1);
    const auto command = [&](const char* name, const char* help, Answer (*action)(Context&, const OffsiteOptions&)) {
        CLI::App* one = offsite->add_subcommand(name, help);
        one->callback([=, &chosen] { chosen = [=](Context& context) { return action(context, *options); }; });
        return one;
    };
    const auto named = [&](CLI::App* one) { return one->add_option("name", options->name, "The place"); };
    defineAdd(command("add", "A new place; nothing is sent yet", addPlace), options);
    named(command("list", "What goes where, when it did the last time, and what is encrypted", listPlaces));
    CLI::App* sending = command("send", "Send what changed, and prove it; without a name, to all places", send);
    named(sending);
    sending->add_option("--limit", options->limitKbs, "kB a second at most");
    named(command("check", "Read everything there again and compare it with what is here", check))->required();
    CLI::App* restoring = command("restore", "Bring back people, files or all of it; never over a file", restore);
    named(restoring)->required();
    restoring->add_option("what", options->what, "People by their names, or paths there; none: everything");
    restoring->add_option("--to", options->to, "The folder that it comes into")->required();
    named(command("remove", "Forget a place; nothing there is deleted", removePlace))->required();
}

} // namespace albumen::cli
