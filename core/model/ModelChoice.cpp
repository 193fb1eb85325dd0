#include "model/ModelChoice.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace albumen {
namespace {

/// What a task is for, in words of the window, and what does it.
std::string_view needOf(ModelTask task)
{
    switch (task) {
    case ModelTask::detect: return "Finding faces needs a face detector";
    case ModelTask::landmarks: return "The points of a face need a landmark finder";
    case ModelTask::embed: return "Names need a face embedder";
    case ModelTask::pose: return "Telling how a face is turned needs a head pose network";
    case ModelTask::scene: return "The classes of photos need a scene classifier";
    case ModelTask::objects: return "Tags need an object finder";
    case ModelTask::imagenet: return "Guesses need an image classifier";
    case ModelTask::dark: return "Finding dark photos needs a network of its own";
    case ModelTask::digits: return "Reading printed dates needs a digit reader";
    case ModelTask::masked: return "Telling covered faces needs a network of its own";
    case ModelTask::attribute: return "Face attributes need a network of their own";
    }
    return "This needs a model";
}

Note whyNot(const ModelRecord& record, const Error& error)
{
    if (error.code == Code::modelMissing)
        return {.what = Note::What::modelAbsent,
                .object = record.id,
                .sentence = fmt::format("The model {} is not installed.", record.id)};
    return {.what = Note::What::modelRefused,
            .object = record.id,
            .sentence = fmt::format("The model {} does not match its record and was not used.", record.id)};
}

} // namespace

std::string missingModel(const ModelStore& store, ModelTask task)
{
    const auto records = store.manifest().of(task);
    if (records.empty()) return fmt::format("{}, and none is known to Albumen.", needOf(task));
    if (std::ranges::any_of(records, [](const ModelRecord* record) { return record->published(); }))
        return fmt::format("{}, and none is installed. Get one with: albumen-cli models fetch", needOf(task));
    std::vector<std::string> names;
    for (const ModelFile& file : records.front()->files) names.push_back(file.name);
    return fmt::format("{}, and none is installed. It is published nowhere: put {} into {}", needOf(task),
                       fmt::join(names, " and "), store.downloadFolder().string());
}

Note missingNote(const ModelStore& store, ModelTask task)
{
    return {
        .what = Note::What::modelMissing, .object = std::string(nameOf(task)), .sentence = missingModel(store, task)};
}

Result<const ModelRecord*> namedModel(ModelStore& store, ModelTask task, const std::string& id)
{
    const ModelRecord* const record = store.manifest().find(id);
    if (!record || record->task != task)
        return fail(
            Code::usage, Stage::model, {},
            fmt::format("no model of the task {} is called {}, see: albumen-cli models list", nameOf(task), id));
    TRY(store.verified(*record));
    return record;
}

Result<ChosenModel> chooseModel(ModelStore& store, ModelTask task, std::string_view wanted)
{
    std::vector<const ModelRecord*> records = store.manifest().of(task);
    const auto chosen =
        std::find_if(records.begin(), records.end(), [&](const ModelRecord* record) { return record->id == wanted; });
    std::optional<Note> note;
    if (chosen != records.end())
        std::rotate(records.begin(), chosen, chosen + 1);
    else if (!wanted.empty())
        note = Note{.what = Note::What::modelUnknown,
                    .object = std::string(wanted),
                    .sentence = fmt::format("The model {} is not known for this.", wanted)};
    std::optional<Error> refused;
    for (const ModelRecord* record : records) {
        auto files = store.verified(*record);
        if (files) return ChosenModel{record, *std::move(files), std::move(note)};
        // An absent model that nobody chose is no news.
        const bool news = record->id == wanted || files.error().code != Code::modelMissing;
        if (news && !note) note = whyNot(*record, files.error());
        if (files.error().code != Code::modelMissing && !refused) refused = files.error();
    }
    if (refused) return fail(*std::move(refused));
    return fail(Code::modelMissing, Stage::model, std::string(nameOf(task)), missingModel(store, task));
}

} // namespace albumen
