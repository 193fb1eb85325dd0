#include "library/Verdicts.h"

#include "catalogue/DecisionLog.h"
#include "catalogue/Registers.h"
#include "quality/ScreenshotCheck.h"
#include "quality/ShakeCheck.h"

namespace albumen {

Measure measureOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::shaken: return Measure::shaken;
    case Verdict::dark: return Measure::dark;
    case Verdict::screenshot: return Measure::screenshot;
    case Verdict::unsharp: return Measure::unsharp;
    }
    return Measure::shaken;
}

VerdictLimits ownLimits(const ModelStore& store)
{
    VerdictLimits limits{
        {Verdict::shaken, shakenLimit}, {Verdict::screenshot, screenshotLimit}, {Verdict::unsharp, unsharpLimit}};
    if (const auto dark = store.manifest().of(ModelTask::dark); !dark.empty())
        limits[Verdict::dark] = dark.front()->limit("dark");
    return limits;
}

Result<VerdictLimits> verdictLimits(Db& db, const ModelStore& store)
{
    VerdictLimits limits = ownLimits(store);
    for (auto& [verdict, limit] : limits) {
        TRY_ASSIGN(const Value moved, DecisionLog(db, 0).read(Register::verdictLimit, static_cast<int>(verdict)));
        if (const auto* const real = std::get_if<double>(&moved)) limit = static_cast<float>(*real);
    }
    return limits;
}

float leastClass(const ModelStore& store)
{
    const auto records = store.manifest().of(ModelTask::scene);
    return records.empty() ? 0 : records.front()->limitOrNone("class");
}

std::vector<VerdictCard> verdictsOf(const Understanding& seen, const VerdictLimits& limits)
{
    std::vector<VerdictCard> cards;
    for (const auto& [verdict, limit] : limits) {
        const auto number = seen.measures.find(measureOf(verdict));
        if (number == seen.measures.end()) continue;
        const auto why = seen.details.find(number->first);
        cards.push_back({.verdict = verdict,
                         .number = number->second,
                         .limit = limit,
                         .holds = number->second >= limit,
                         .why = why == seen.details.end() ? std::string() : why->second});
    }
    return cards;
}

} // namespace albumen
