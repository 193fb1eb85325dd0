#include "archive/Flaws.h"

namespace albumen {

std::string_view nameOf(Flaw flaw)
{
    switch (flaw) {
    case Flaw::missing: return "missing";
    case Flaw::damaged: return "damaged";
    case Flaw::lost: return "lost";
    case Flaw::edited: return "edited";
    case Flaw::foreign: return "foreign";
    case Flaw::blocked: return "blocked";
    case Flaw::closed: return "closed";
    }
    return "";
}

std::uint64_t Flaws::total() const
{
    std::uint64_t sum = 0;
    for (const Flaw flaw : allFlaws) sum += of(flaw);
    return sum;
}

std::uint64_t Flaws::damage() const
{
    std::uint64_t sum = 0;
    for (const Flaw flaw : allFlaws) sum += isDamage(flaw) ? of(flaw) : 0;
    return sum;
}

std::optional<Flaw> flawOf(Code code)
{
    switch (code) {
    case Code::archiveMissing:
    case Code::zipMissing: return Flaw::missing;
    case Code::archiveDamaged:
    case Code::zipDamaged: return Flaw::damaged;
    case Code::archiveLost: return Flaw::lost;
    case Code::editedFile: return Flaw::edited;
    case Code::foreignFile: return Flaw::foreign;
    case Code::archiveLinked:
    case Code::archiveBlocked: return Flaw::blocked;
    case Code::archiveClosed: return Flaw::closed;
    default: return std::nullopt;
    }
}

Flaws flawsOf(const std::vector<Error>& problems)
{
    Flaws flaws;
    for (const Error& problem : problems)
        if (const auto flaw = flawOf(problem.code)) flaws.add(*flaw);
    return flaws;
}

} // namespace albumen
