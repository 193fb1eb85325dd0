// forget: what networks found about the faces of somebody, or of everybody, leaves every file of the library.
#include <fmt/format.h>

#include "cli/Command.h"

namespace albumen::cli {
namespace {

struct ForgetOptions {
    std::string person;
    bool everybody = false, sure = false;
};

/// What would go is said first, and nothing is done: hours of looking go with it.
Answer wouldForgetAll(Context& context)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto overview = library.archive().overview();
        if (!overview) return failed(overview.error());
        Answer answer;
        answer.result = {{"faces", overview->faces}, {"photos", overview->photos}, {"done", false}};
        answer.lines.push_back(fmt::format(
            "What was found about {} in {} would be deleted, and so would the older backups; names stay, and what is "
            "filed. It cannot be undone. Nothing was done; to do it: albumen-cli forget --all-faces --yes",
            counted(overview->faces, "face", "faces"), counted(overview->photos, "photo", "photos")));
        return answer;
    });
}

Answer forgetAll(Context& context)
{
    return withLibrary(context, [&](Library& library) {
        Answer answer = answerOf(library.run(jobs::ForgetFaces{}, context.job, context.progress));
        if (answer.error || answer.outcome != Outcome::completed) return answer;
        answer.result["done"] = true;
        answer.lines.emplace_back(
            "What was found about faces is deleted, and so are the older backups. Names stay, and what is filed.");
        return answer;
    });
}

/// What would go is said first, and nothing is done: it cannot be undone.
Answer wouldForget(Context& context, const std::string& name)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto person = library.people().named(name);
        if (!person) return failed(person.error());
        if (!*person) return failed({.code = Code::personUnknown, .path = name});
        const auto cards = library.people().cards(std::span(&**person, 1));
        if (!cards) return failed(cards.error());
        if (cards->empty()) return failed({.code = Code::personUnknown, .path = name});
        const PersonCard& card = cards->front();
        Answer answer;
        answer.result = {
            {"faces", card.faces}, {"photos", card.photos}, {"to_confirm", card.toConfirm}, {"done", false}};
        answer.lines.push_back(fmt::format(
            "{} would be forgotten: {} in {}{}, from the backups too. It cannot be undone. Nothing was done; to do it: "
            "albumen-cli forget \"{}\" --yes",
            name, counted(card.faces, "face", "faces"), counted(card.photos, "photo", "photos"),
            card.toConfirm > 0 ? fmt::format(" and {} asked about", card.toConfirm) : std::string(), name));
        return answer;
    });
}

Answer forgetPerson(Context& context, const std::string& name)
{
    return withLibrary(context, [&](Library& library) {
        const Report report = library.run(jobs::ForgetFaces{name}, context.job, context.progress);
        Answer answer = answerOf(report);
        if (answer.error || answer.outcome != Outcome::completed) return answer;
        const Forgotten& gone = report.forgotten;
        answer.result = {{"done", true},
                         {"faces", gone.faces},
                         {"photos", gone.photos},
                         {"vectors", gone.vectors},
                         {"pictures", gone.pictures},
                         {"decisions", gone.decisions}};
        answer.lines.push_back(fmt::format(
            "{} is forgotten: {} in {}, {} and {}; {} of the history. The older backups are deleted; the "
            "folder and the zip go into the archive's trash at the next filing, where you may delete them.",
            name, counted(gone.faces, "face", "faces"), counted(gone.photos, "photo", "photos"),
            counted(gone.vectors, "vector", "vectors"), counted(gone.pictures, "small picture", "small pictures"),
            counted(gone.decisions, "entry", "entries")));
        return answer;
    });
}

Answer forget(Context& context, const ForgetOptions& options)
{
    if (options.everybody == !options.person.empty())
        return failed({.code = Code::usage, .detail = "either a person or --all-faces"});
    if (options.everybody) return options.sure ? forgetAll(context) : wouldForgetAll(context);
    return options.sure ? forgetPerson(context, options.person) : wouldForget(context, options.person);
}

} // namespace

void defineForget(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<ForgetOptions>();
    CLI::App* command =
        app.add_subcommand("forget", "Delete a person, or what was found about faces, from backups too");
    command->add_option("person", options->person, "Who: the name, the faces, and whatever was found or said of them");
    command->add_flag("--all-faces", options->everybody, "What was found of everybody; names and decisions stay");
    command->add_flag("--yes", options->sure, "Do it; without it, what would go is only said");
    command->callback(
        [options, &chosen] { chosen = [options](Context& context) { return forget(context, *options); }; });
}

} // namespace albumen::cli
