#include "run/ChosenModels.h"

#include <algorithm>

#include <fmt/format.h>

namespace albumen {
namespace {

/// Is there a network for the same task that is preferred and has an address?
bool betterCanBeFetched(const ModelStore& store, const ModelRecord& used)
{
    const auto better = [&](const ModelRecord* record) { return record->rank > used.rank && record->published(); };
    const auto records = store.manifest().of(used.task);
    return std::any_of(records.begin(), records.end(), better);
}

/// Only when nothing worse is to be said and nobody chose: what came with Albumen works, and others confuse fewer
/// people.
void noteBetter(ChosenModels& chosen, const ModelStore& store)
{
    if (chosen.notes.empty() && chosen.embed && chosen.wanted.embed.empty() && betterCanBeFetched(store, *chosen.embed))
        chosen.notes.push_back(
            {.what = Note::What::betterModel,
             .object = chosen.embed->id,
             .sentence = fmt::format("{} came with Albumen. A network that confuses fewer people can be had with: "
                                     "albumen-cli models fetch",
                                     chosen.embed->id)});
}

} // namespace

std::optional<ModelRev> ChosenModels::embedder() const
{
    if (!embed) return std::nullopt;
    return embed->rev();
}

LookedWith ChosenModels::lookedWith() const
{
    return {detector(), embedder(), masked ? std::optional(masked->rev()) : std::nullopt};
}

MatchLimits matchLimitsOf(const ModelRecord& embedder)
{
    return {.match = embedder.limit("match"), .strict = embedder.limit("strict"), .ask = embedder.limit("ask")};
}

float ChosenModels::groupLimit() const
{
    return embed->limit("group");
}

Result<ChosenModels> chooseModels(ModelStore& store, const WantedModels& wanted)
{
    ChosenModels chosen;
    chosen.wanted = wanted;
    TRY_ASSIGN(const ChosenModel detector, chooseModel(store, ModelTask::detect, wanted.detect));
    chosen.detect = detector.record;
    if (detector.note) chosen.notes.push_back(*detector.note);
    const auto embedder = chooseModel(store, ModelTask::embed, wanted.embed);
    if (embedder) {
        chosen.embed = embedder->record;
        if (embedder->note) chosen.notes.push_back(*embedder->note);
    } else {
        chosen.missing = missingNote(store, ModelTask::embed);
        chosen.notes.push_back(*chosen.missing);
    }
    if (const auto masked = chooseModel(store, ModelTask::masked)) chosen.masked = masked->record;
    noteBetter(chosen, store);
    return chosen;
}

} // namespace albumen
