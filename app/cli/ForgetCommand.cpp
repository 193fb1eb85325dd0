// forget: what networks found about the faces of somebody, or of everybody, leaves every file of the library.
#include <set>

#include <fmt/format.h>

#include "base/Text.h"
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

struct Going {
    std::size_t faces = 0, photos = 0;
    std::size_t toConfirm = 0; ///< of the faces
};

/// As many as forgetting says that it deleted: those in photos that define people too.
Result<Going> facesThatGo(Library& library, PersonId person)
{
    TRY_ASSIGN(const PersonFaces theirs, library.people().faces(person));
    std::vector<FaceId> all = theirs.confirmed;
    all.insert(all.end(), theirs.sure.begin(), theirs.sure.end());
    all.insert(all.end(), theirs.toConfirm.begin(), theirs.toConfirm.end());
    TRY_ASSIGN(const auto cards, library.faces().cards(all));
    std::set<ContentNo> pictures;
    for (const FaceCard& card : cards) pictures.insert(card.content);
    return Going{all.size(), pictures.size(), theirs.toConfirm.size()};
}

/// What would go is said first, and nothing is done: it cannot be undone.
Answer wouldForget(Context& context, const std::string& name)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto person = library.people().named(name);
        if (!person) return failed(person.error());
        if (!*person) return failed({.code = Code::personUnknown, .path = name});
        const auto going = facesThatGo(library, **person);
        if (!going) return failed(going.error());
        Answer answer;
        answer.result = {
            {"faces", going->faces}, {"photos", going->photos}, {"to_confirm", going->toConfirm}, {"done", false}};
        answer.lines.push_back(fmt::format(
            "{} would be forgotten: {} in {}{}, from the backups too. It cannot be undone. Nothing was done; to do it: "
            "albumen-cli forget \"{}\" --yes",
            name, counted(going->faces, "face", "faces"), counted(going->photos, "photo", "photos"),
            going->toConfirm > 0 ? fmt::format(", {} of them only asked about", going->toConfirm) : std::string(),
            name));
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
        answer.result["left"] = Json::array();
        for (const std::filesystem::path& path : gone.left) {
            answer.result["left"].push_back(printable(path));
            answer.lines.push_back(
                fmt::format("{} is in a save folder of before and stays: delete it where it lies.", printable(path)));
        }
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
