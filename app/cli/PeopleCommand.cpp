// people: known faces and unknown groups.
#include <fmt/format.h>

#include "base/SearchText.h"
#include "base/Text.h"
#include "cli/Command.h"

namespace albumen::cli {
namespace {

struct PeopleOptions {
    std::string first, second;
    std::vector<std::string> photos;
    std::int64_t group = 0;
    std::vector<std::int64_t> faces;
    float within = 0;
    std::size_t most = 20, smallerThan = 3;
    bool dry = false;
};

Answer listPeople(Context& context)
{
    return withLibraryReadOnly(context, [](Library& library) {
        const auto ids = library.people().ids(PeopleOrder::mostPhotos);
        if (!ids) return failed(ids.error());
        const auto people = library.people().cards(*ids);
        if (!people) return failed(people.error());
        Answer answer;
        answer.result["people"] = Json::array();
        for (const PersonCard& person : *people) {
            Json row{{"name", person.name},
                     {"photos", person.photos},
                     {"faces", person.faces},
                     {"placeless", person.placeless},
                     {"to_confirm", person.toConfirm}};
            putPath(row, "folder", person.folder);
            putPath(row, "zip", person.zip);
            answer.result["people"].push_back(std::move(row));
            answer.lines.push_back(fmt::format(
                "{}: {}, {}{}", person.name, counted(person.photos, "photo", "photos"),
                counted(person.faces, "face", "faces"),
                person.placeless > 0
                    ? fmt::format("; in {} more, place unknown", counted(person.placeless, "photo", "photos"))
                    : std::string()));
        }
        if (people->empty())
            answer.lines.emplace_back("Nobody is known yet. Add people with: albumen-cli people add NAME PHOTO");
        return answer;
    });
}

Answer listGroups(Context& context)
{
    return withLibraryReadOnly(context, [](Library& library) {
        const auto ids = library.groups().ids();
        if (!ids) return failed(ids.error());
        const auto groups = library.groups().cards(*ids);
        if (!groups) return failed(groups.error());
        Answer answer;
        answer.result["groups"] = Json::array();
        for (const GroupCard& group : *groups) {
            Json row{{"number", group.number}, {"faces", group.faces}, {"photos", group.photos}};
            row["best"] = {{"face", raw(group.best)}};
            putPath(row["best"], "path", group.bestPath);
            row["like"] = Json::array();
            for (const auto& [name, distance] : group.like)
                row["like"].push_back({{"name", name}, {"distance", distance}});
            answer.result["groups"].push_back(std::move(row));
            answer.lines.push_back(fmt::format("Unnamed {}: {} in {}, best in {}", group.number,
                                               counted(group.faces, "face", "faces"),
                                               counted(group.photos, "photo", "photos"), printable(group.bestPath)));
        }
        if (groups->empty()) answer.lines.emplace_back("No groups of unknown people.");
        return answer;
    });
}

Answer groupAgain(Context& context)
{
    return withLibrary(context, [&](Library& library) {
        const Report report = library.run(jobs::GroupAgain{}, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result = {{"groups", report.unknownGroups}, {"faces", report.unknownFaces}, {"kept", report.groupsKept}};
        if (report.outcome == Outcome::completed)
            answer.lines.push_back(fmt::format(
                "{} of {}. {} a number that was shown before.", counted(report.unknownGroups, "group", "groups"),
                counted(report.unknownFaces, "face", "faces"), counted(report.groupsKept, "keeps", "keep")));
        return answer;
    });
}

/// Faces that an import left as a person decided.
void sayKept(Answer& answer, const NameCounts& names)
{
    answer.result["kept"] = names.kept;
    answer.result["stays_with"] = Json::object();
    for (const auto& [name, faces] : names.staysWith) {
        answer.result["stays_with"][name] = faces;
        answer.lines.push_back(
            fmt::format("{} with {}, as you decided.", counted(faces, "face stays", "faces stay"), name));
    }
    if (const std::uint64_t others = names.keptByNobody(); others > 0)
        answer.lines.push_back(fmt::format("{} as you decided.", counted(others, "face stays", "faces stay")));
}

Answer addPerson(Context& context, const PeopleOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const Report report =
            library.run(jobs::AddPerson{options.first, absolutePaths(options.photos)}, context.job, context.progress);
        Answer answer = answerOf(report);
        const std::string name = report.people.empty() ? options.first : report.people.front().name;
        answer.result = {{"name", name}, {"photos", options.photos.size()}};
        if (report.outcome != Outcome::completed) return answer;
        answer.lines.push_back(
            fmt::format("{} is known now, by {}.", name, counted(options.photos.size(), "photo", "photos")));
        return answer;
    });
}

Answer importPeople(Context& context, const PeopleOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const Report report =
            library.run(jobs::ImportPeople{absolutePath(options.first)}, context.job, context.progress);
        Answer answer = answerOf(report);
        answer.result = {{"people", Json::array()}, {"notes", noteTexts(report)}};
        std::uint64_t fresh = 0;
        for (const PersonReport& person : report.people) {
            fresh += person.newPhotos;
            answer.result["people"].push_back(
                {{"name", person.name}, {"faces", person.photos}, {"new", person.newPhotos}});
            answer.lines.push_back(
                fmt::format("{}: {}, {} new", person.name, counted(person.photos, "face", "faces"), person.newPhotos));
        }
        sayKept(answer, report.names);
        sayContradicted(answer, report.names);
        if (fresh == 0 && !report.people.empty())
            answer.lines.emplace_back("Nothing is new: all of it was known, and nothing was decided.");
        return answer;
    });
}

Answer listRenames(Context& context)
{
    return withLibraryReadOnly(context, [](Library& library) {
        const auto renames = library.people().renames();
        if (!renames) return failed(renames.error());
        Answer answer;
        answer.result["renames"] = renamesJson(*renames);
        for (const RenameCard& rename : *renames)
            answer.lines.push_back(
                fmt::format("{} -> {}: {}", rename.from, rename.to, counted(rename.faces.size(), "face", "faces")));
        answer.lines.emplace_back(renames->empty()
                                      ? "No other program renamed anybody since names were read."
                                      : "Yes: albumen-cli people renames accept OLD NEW. No, and never again: refuse");
        return answer;
    });
}

/// The photos of a person: those with a face of theirs, and those that another program says they are in.
Answer photosOf(Context& context, const PeopleOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) -> Answer {
        const auto person = library.people().named(options.first);
        if (!person) return failed(person.error());
        if (!*person) return failed({.code = Code::personUnknown, .path = options.first});
        PhotoQuery query;
        query.people.push_back({.anyOf = {**person}});
        const auto list = library.photos().list(query);
        if (!list) return failed(list.error());
        const auto faces = library.people().faces(**person);
        if (!faces) return failed(faces.error());
        Answer answer;
        answer.result = {{"name", options.first}, {"photos", Json::array()}};
        const auto add = [&](const std::vector<PhotoId>& ids, bool placeless) -> Status {
            TRY_ASSIGN(const std::vector<PhotoCard> cards, library.photos().cards(ids));
            for (const PhotoCard& card : cards) {
                Json row{{"placeless", placeless}};
                putPath(row, "path", card.path);
                answer.result["photos"].push_back(std::move(row));
                answer.lines.push_back(printable(card.path) + (placeless ? "  (in this photo, place unknown)" : ""));
            }
            return {};
        };
        if (const Status added = add(list->ids, false); !added) return failed(added.error());
        if (const Status added = add(faces->placeless, true); !added) return failed(added.error());
        return answer;
    });
}

Answer suggest(Context& context, const PeopleOptions& options)
{
    return withLibraryReadOnly(context, [&](Library& library) {
        const auto suggestions = library.suggestions().open(options.first, options.most);
        if (!suggestions) return failed(suggestions.error());
        Answer answer;
        answer.result["suggestions"] = Json::array();
        for (const SuggestionCard& card : *suggestions) {
            Json row{{"face", raw(card.face)},
                     {"box", {card.box.x, card.box.y, card.box.w, card.box.h}},
                     {"person", card.person},
                     {"distance", card.distance},
                     {"chance", card.chance},
                     {"settles", card.settles},
                     {"evidence", {{"face", raw(card.evidence)}}},
                     {"best", card.best ? Json(raw(*card.best)) : Json()}};
            putPath(row, "path", card.path);
            putPath(row["evidence"], "path", card.evidencePath);
            answer.result["suggestions"].push_back(std::move(row));
            answer.lines.push_back(fmt::format("{:>6}  {}  is this {}? distance {:.2f}, {:.0f} % likely, like {}{}",
                                               raw(card.face), printable(card.path), card.person, card.distance,
                                               100 * card.chance, printable(card.evidencePath),
                                               card.settles > 0 ? fmt::format(", settles {} more", card.settles) : ""));
        }
        answer.lines.emplace_back(suggestions->empty()
                                      ? "Nothing to ask."
                                      : "Yes: albumen-cli faces confirm ID. No, and never again: faces reject ID");
        return answer;
    });
}

Answer answerRename(Context& context, const PeopleOptions& options, bool yes)
{
    return withLibrary(context, [&](Library& library) {
        const auto done = library.decide(AnswerRename{options.first, options.second, yes});
        if (!done && done.error().code == Code::personUnknown)
            return failed(
                {.code = Code::usage,
                 .detail = fmt::format("no renaming of {} to {} waits for an answer (albumen-cli people renames)",
                                       options.first, options.second)});
        if (!done) return failed(done.error());
        Answer answer;
        answer.lines.push_back(
            fmt::format("{} {} {}.", options.first, yes ? "is now" : "stays, and is not", options.second));
        return answer;
    });
}

Answer accept(Context& context, const PeopleOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const auto accepted = library.suggestions().within(options.first, options.within);
        if (!accepted) return failed(accepted.error());
        if (!options.dry) {
            const auto taken = library.decide(AcceptSuggestions{options.first, options.within});
            if (!taken) return failed(taken.error());
        }
        const double error = accepted->faces == 0 ? 0 : accepted->wrong / static_cast<double>(accepted->faces);
        Answer answer;
        answer.result = {{"faces", accepted->faces}, {"expected_error", error}, {"dry_run", options.dry}};
        answer.lines.push_back(fmt::format("{} up to {:.2f} {}, of which about {:.0f} % are wrong.",
                                           counted(accepted->faces, "suggestion", "suggestions"), options.within,
                                           options.dry ? "would be accepted" : "accepted", 100 * error));
        return answer;
    });
}

Answer ignoreStrangers(Context& context, const PeopleOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        const auto ignored = library.groups().strangers(options.smallerThan);
        if (!ignored) return failed(ignored.error());
        if (!options.dry) {
            const auto taken = library.decide(IgnoreStrangers{options.smallerThan});
            if (!taken) return failed(taken.error());
        }
        Answer answer;
        answer.result = {{"groups", ignored->groups}, {"faces", ignored->faces}, {"dry_run", options.dry}};
        answer.lines.push_back(
            fmt::format("{} seen on one day only {}, {} among them.", counted(ignored->faces, "face", "faces"),
                        options.dry ? "would be ignored" : "ignored", counted(ignored->groups, "group", "groups")));
        return answer;
    });
}

} // namespace

void definePeople(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<PeopleOptions>();
    CLI::App* people = app.add_subcommand("people", "Known people, and groups of unknown ones")->require_subcommand(1);
    const auto action = [&chosen](CLI::App* command, const Action& work) {
        command->callback([&chosen, work] { chosen = work; });
    };
    const auto decision = [options](auto&& command, auto&& line) -> Action {
        return
            [options, command, line](Context& context) { return decided(context, command(*options), line(*options)); };
    };

    action(people->add_subcommand("list", "Everyone with a name"), listPeople);
    action(people->add_subcommand("groups", "Groups of unknown faces, largest first"), listGroups);

    action(people->add_subcommand("group-again", "Group unknown faces from nothing; decisions stand"), groupAgain);

    CLI::App* add = people->add_subcommand("add", "Make a person known from photos that show them alone");
    add->add_option("name", options->first, "The person's name")->required()->transform(nameAsKept);
    add->add_option("photo", options->photos, "Photos with that one face")->required();
    action(add, [options](Context& context) { return addPerson(context, *options); });

    CLI::App* import = people->add_subcommand("import", "Take a folder per person as labels: DIR/NAME/*.jpg");
    import->add_option("dir", options->first, "The folder that holds a folder per person")->required();
    action(import, [options](Context& context) { return importPeople(context, *options); });

    CLI::App* rename = people->add_subcommand("rename", "Give a person another name");
    rename->add_option("from", options->first)->required();
    rename->add_option("to", options->second)->required()->transform(nameAsKept);
    action(rename, decision(
                       [](const PeopleOptions& o) {
                           return RenamePerson{o.first, o.second};
                       },
                       [](const PeopleOptions& o) {
                           return fmt::format("{} is called {} now. Folders follow at the next filing.", o.first,
                                              o.second);
                       }));

    CLI::App* photos = people->add_subcommand("photos", "The photos of a person");
    photos->add_option("name", options->first, "The person's name")->required();
    action(photos, [options](Context& context) { return photosOf(context, *options); });

    CLI::App* renames = people->add_subcommand("renames", "Names that other programs gave faces later");
    renames->require_subcommand(0, 1);
    renames->callback([renames, &chosen] {
        if (renames->get_subcommands().empty()) chosen = listRenames;
    });
    for (const bool yes : {true, false}) {
        CLI::App* answer = renames->add_subcommand(yes ? "accept" : "refuse",
                                                   yes ? "The new name holds" : "The old name holds for ever");
        answer->add_option("from", options->first, "The name here")->required();
        answer->add_option("to", options->second, "The name there")->required();
        action(answer, [options, yes](Context& context) { return answerRename(context, *options, yes); });
    }

    CLI::App* merge = people->add_subcommand("merge", "A and B are the same person, called B");
    merge->add_option("a", options->first)->required();
    merge->add_option("b", options->second)->required();
    action(merge, decision(
                      [](const PeopleOptions& o) {
                          return MergePeople{o.first, o.second};
                      },
                      [](const PeopleOptions& o) {
                          return fmt::format("{} and {} are one person now, called {}.", o.first, o.second, o.second);
                      }));

    CLI::App* ignore = people->add_subcommand("ignore", "A group of strangers: never suggested, never filed");
    ignore->add_option("group", options->group, "Its number in `people groups`")->required();
    action(ignore, decision([](const PeopleOptions& o) { return IgnoreGroup{o.group}; },
                            [](const PeopleOptions& o) { return fmt::format("Group {} is ignored now.", o.group); }));

    CLI::App* suggested = people->add_subcommand("suggest", "\"Is this X?\", what is most worth an answer first");
    suggested->add_option("name", options->first, "Of this person only");
    suggested->add_option("--most", options->most, "How many questions")->check(CLI::Range(1, 100000));
    action(suggested, [options](Context& context) { return suggest(context, *options); });

    CLI::App* accepted = people->add_subcommand("accept", "Yes to all suggestions up to a distance");
    accepted->add_option("name", options->first, "Of this person only");
    accepted->add_option("--within", options->within, "The distance")->required()->check(CLI::Range(0.0, 2.0));
    accepted->add_flag("--dry-run", options->dry, "Only say how many, and how many of them are expected to be wrong");
    action(accepted, [options](Context& context) { return accept(context, *options); });

    CLI::App* strangers =
        people->add_subcommand("ignore-strangers", "Ignore small groups and single faces seen on one day only");
    strangers->add_option("--smaller-than", options->smallerThan, "Groups of fewer faces than this")
        ->check(CLI::Range(2, 1000));
    strangers->add_flag("--dry-run", options->dry, "Only say how many");
    action(strangers, [options](Context& context) { return ignoreStrangers(context, *options); });

    CLI::App* split = people->add_subcommand("split", "Some faces of a person are another one");
    split->add_option("name", options->first)->required();
    split->add_option("other", options->second, "Who they are")->required();
    split->add_option("face", options->faces, "Numbers in `faces list`")->required();
    action(split, decision(
                      [](const PeopleOptions& o) {
                          std::vector<FaceId> faces;
                          for (const std::int64_t face : o.faces) faces.push_back(FaceId{face});
                          return SplitPerson{o.first, o.second, faces};
                      },
                      [](const PeopleOptions& o) {
                          return fmt::format("{} of {}: {} now.", counted(o.faces.size(), "face", "faces"), o.first,
                                             o.second);
                      }));

    CLI::App* born = people->add_subcommand("born", "Before that day nobody is taken for this person");
    born->add_option("name", options->first)->required();
    born->add_option("day", options->second, "YYYY-MM-DD; none: not known");
    action(born, decision(
                     [](const PeopleOptions& o) {
                         return SetBirth{o.first, o.second};
                     },
                     [](const PeopleOptions& o) {
                         return o.second.empty() ? fmt::format("{}: not known when born.", o.first)
                                                 : fmt::format("{} was born on {}.", o.first, o.second);
                     }));

    CLI::App* name = people->add_subcommand("name", "Name a group of unknown faces");
    name->add_option("group", options->group, "Its number in `people groups`")->required();
    name->add_option("name", options->second, "The person's name")->required()->transform(nameAsKept);
    action(name, decision(
                     [](const PeopleOptions& o) {
                         return NameGroup{o.group, o.second};
                     },
                     [](const PeopleOptions& o) { return fmt::format("Group {} is {} now.", o.group, o.second); }));
}

} // namespace albumen::cli
