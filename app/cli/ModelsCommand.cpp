// models: what is installed and in use, where it comes from, its licence; fetching, checking, choosing.
#include <set>

#include <fmt/format.h>

#include "base/Sentence.h"
#include "base/Text.h"
#include "cli/Command.h"
#include "model/ModelChoice.h"
#include "model/ModelStore.h"

namespace albumen::cli {
namespace {

std::uint64_t bytesOf(const ModelRecord& record)
{
    std::uint64_t bytes = 0;
    for (const ModelFile& file : record.files) bytes += file.bytes;
    return bytes;
}

Json numbersJson(const std::map<std::string, ModelNumber>& numbers)
{
    Json all = Json::object();
    for (const auto& [name, number] : numbers) all[name] = {{"value", number.value}, {"source", number.source}};
    return all;
}

Json recordJson(const ModelRecord& record, ModelState state)
{
    Json row{{"id", record.id},
             {"revision", record.revision},
             {"task", std::string(nameOf(record.task))},
             {"state", std::string(nameOf(state))}};
    row["bytes"] = bytesOf(record);
    row["rank"] = record.rank;
    row["licence"] = record.licence;
    row["origin"] = record.origin;
    row["published"] = record.published();
    row["files"] = Json::array();
    for (const ModelFile& file : record.files)
        row["files"].push_back(
            {{"name", file.name}, {"bytes", file.bytes}, {"sha256", toHex(file.sha256)}, {"urls", file.urls}});
    row["limits"] = numbersJson(record.limits);
    row["figures"] = numbersJson(record.figures);
    return row;
}

/// The user's choice; none where no library was made yet.
Result<WantedModels> wantedHere(Context& context)
{
    if (!context.composition.files().exists(context.composition.paths().library)) return WantedModels{};
    TRY_ASSIGN(const auto library, context.composition.openLibrary(LibraryMode::readOnly));
    return library->settings().wantedModels();
}

/// The ids of the models that find faces and tell people apart in the next run.
std::set<std::string> usedModels(ModelStore& store, const WantedModels& wanted)
{
    std::set<std::string> used;
    if (const auto detector = chooseModel(store, ModelTask::detect, wanted.detect)) used.insert(detector->record->id);
    if (const auto embedder = chooseModel(store, ModelTask::embed, wanted.embed)) used.insert(embedder->record->id);
    return used;
}

Answer listModels(ModelStore& store, Context& context)
{
    const auto wanted = wantedHere(context);
    if (!wanted) return failed(wanted.error());
    const std::set<std::string> used = usedModels(store, *wanted);
    Answer answer;
    answer.result["models"] = Json::array();
    for (const ModelRecord& record : store.manifest().records()) {
        const ModelState state = store.state(record);
        const bool chosen = record.id == wanted->detect || record.id == wanted->embed, runs = used.contains(record.id);
        answer.result["models"].push_back(recordJson(record, state));
        answer.result["models"].back()["used"] = runs;
        answer.result["models"].back()["chosen"] = chosen;
        const char* const role = chosen ? "chosen" : runs ? "used" : "";
        answer.lines.push_back(fmt::format("{:<34} {:<9} {:<9} {:<7} {:>8}  {}  {}", record.id, nameOf(record.task),
                                           nameOf(state), role, byteText(bytesOf(record)), record.licence,
                                           record.origin));
    }
    return answer;
}

struct UseOptions {
    std::string task, id;
};

Answer useAttributes(Library& library, const std::string& id)
{
    const bool off = id == "off";
    const Status used = library.settings().useModel(ModelTask::attribute, off ? "" : id);
    if (!used) return failed(used.error());
    Answer answer;
    answer.lines.push_back(
        off ? "Nothing is said of faces by themselves any more, and what was said is deleted."
            : id + " looks at faces from the next `understand` on; `models use attribute off` deletes all it said.");
    return answer;
}

Answer useModel(Context& context, const UseOptions& options)
{
    return withLibrary(context, [&](Library& library) {
        if (options.task == "attribute") return useAttributes(library, options.id);
        const bool detect = options.task == "detect", best = options.id == "best";
        const Status used =
            library.settings().useModel(detect ? ModelTask::detect : ModelTask::embed, best ? "" : options.id);
        if (!used) return failed(used.error());
        Answer answer;
        answer.lines.push_back(fmt::format("From the next run on {} {}. It looks at every photo again; names stay.",
                                           detect ? "faces are found with" : "people are told apart with",
                                           best ? "the best that is installed" : options.id));
        return answer;
    });
}

/// The records asked for by id; none asked: the best of each task that can be had.
Result<std::vector<const ModelRecord*>> recordsToFetch(const ModelStore& store, const std::vector<std::string>& ids)
{
    std::vector<const ModelRecord*> records;
    for (const std::string& id : ids) {
        const ModelRecord* const record = store.manifest().find(id);
        if (!record)
            return fail(Code::usage, Stage::model, {},
                        fmt::format("there is no model \"{}\" (albumen-cli models list)", id));
        records.push_back(record);
    }
    return records;
}

/// Fetches the best record of a task; a worse one where the best cannot be had, and says why. The error is that of the
/// first download that failed, else that nothing can be had.
std::optional<Error> fetchBest(ModelStore& store, ModelTask task, Context& context, Answer& answer)
{
    std::optional<Error> first;
    for (const ModelRecord* record : store.manifest().of(task)) {
        if (record->engine == "dlib") break; // comes with the library, not by fetching
        const auto fetched = store.fetch(*record, context.job, context.progress);
        if (fetched) {
            answer.outcome = *fetched;
            if (*fetched != Outcome::completed) return std::nullopt;
            if (first && first->code != Code::modelMissing) answer.lines.push_back(sentence(*first));
            answer.lines.push_back(record->id + " is installed.");
            return std::nullopt;
        }
        if (!first || (first->code == Code::modelMissing && fetched.error().code != Code::modelMissing))
            first = fetched.error();
        if (context.job.cancelled()) break;
    }
    return first;
}

Answer fetchModels(ModelStore& store, Context& context, const std::vector<std::string>& ids)
{
    Answer answer;
    const auto records = recordsToFetch(store, ids);
    if (!records) return failed(records.error());
    for (const ModelRecord* record : *records) {
        const auto fetched = store.fetch(*record, context.job, context.progress);
        if (!fetched) return failed(fetched.error());
        answer.outcome = *fetched;
        if (*fetched == Outcome::cancelled) return answer;
        answer.lines.push_back(record->id + " is installed.");
    }
    if (!ids.empty()) return answer;
    for (const ModelTask task :
         {ModelTask::detect, ModelTask::embed, ModelTask::pose, ModelTask::objects, ModelTask::imagenet}) {
        auto missed = fetchBest(store, task, context, answer);
        const bool optional =
            task != ModelTask::detect && task != ModelTask::embed; // something else does in their place
        if (missed && optional)
            answer.lines.push_back(missed->code == Code::modelMissing ? missed->detail : sentence(*missed));
        else if (missed && !answer.error)
            answer.error = std::move(missed);
        if (context.job.cancelled()) break;
    }
    if (context.job.cancelled()) answer.outcome = Outcome::cancelled;
    return answer;
}

Answer verifyModels(ModelStore& store)
{
    Answer answer;
    answer.result["models"] = Json::array();
    for (const ModelRecord& record : store.manifest().records()) {
        const auto files = store.verified(record);
        const bool absent = !files && files.error().code == Code::modelMissing;
        answer.result["models"].push_back(recordJson(record, store.state(record)));
        answer.lines.push_back(fmt::format("{:<34} {}", record.id,
                                           files    ? "matches its record"
                                           : absent ? "not installed"
                                                    : "DOES NOT MATCH its record"));
        if (files || absent) continue;
        answer.problems.push_back(files.error());
        answer.damaged = true;
    }
    return answer;
}

} // namespace

void defineModels(CLI::App& app, Action& chosen)
{
    CLI::App* models = app.add_subcommand("models", "The networks: what is installed, from where, under which licence")
                           ->require_subcommand(1);
    const auto action = [&chosen](CLI::App* command, const std::function<Answer(ModelStore&, Context&)>& work) {
        command->callback([&chosen, work] {
            chosen = [work](Context& context) {
                const auto store = context.composition.models();
                return store ? work(**store, context) : failed(store.error());
            };
        });
    };
    action(models->add_subcommand("list", "Every model Albumen knows"),
           [](ModelStore& store, Context& context) { return listModels(store, context); });
    auto use = std::make_shared<UseOptions>();
    CLI::App* choice = models->add_subcommand("use", "Choose the model that finds faces or tells people apart");
    choice->add_option("task", use->task, "detect, embed or attribute")
        ->required()
        ->check(CLI::IsMember({"detect", "embed", "attribute"}));
    choice->add_option("id", use->id, "One of models list, or best: the best that is installed; for attribute, or off")
        ->required();
    action(choice, [use](ModelStore&, Context& context) { return useModel(context, *use); });
    auto ids = std::make_shared<std::vector<std::string>>();
    CLI::App* fetch = models->add_subcommand(
        "fetch", "Download models that are published, or copy them from a mirror, into the user's data folder");
    fetch->add_option("id", *ids, "Only these; else the best of each kind that can be had");
    action(fetch, [ids](ModelStore& store, Context& context) { return fetchModels(store, context, *ids); });
    action(models->add_subcommand("verify", "Hash every installed file"),
           [](ModelStore& store, Context&) { return verifyModels(store); });
}

} // namespace albumen::cli
