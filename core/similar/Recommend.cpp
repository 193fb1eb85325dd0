#include "similar/Recommend.h"

#include <array>

namespace albumen {
namespace {

std::vector<KeptBy> keepers(const DeleteFacts& facts)
{
    std::vector<KeptBy> keepers;
    if (facts.decidedToKeep) keepers.push_back(KeptBy::decided);
    if (facts.favourite) keepers.push_back(KeptBy::favourite);
    if (facts.inAlbum) keepers.push_back(KeptBy::inAlbum);
    if (facts.onlyOfPerson) keepers.push_back(KeptBy::onlyOfPerson);
    return keepers;
}

std::optional<float> likenessTo(const std::optional<BetterOne>& better)
{
    return better ? std::optional<float>(better->likeness) : std::nullopt;
}

} // namespace

std::string_view nameOf(DeleteKind kind)
{
    constexpr std::array<std::string_view, 6> names{"", "copy", "similar", "shaken", "dark", "screenshot"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view nameOf(KeptBy why)
{
    constexpr std::array<std::string_view, 5> names{"", "kept by a person", "favourite", "in an album",
                                                    "only photo of somebody that day"};
    return names[static_cast<std::size_t>(why)];
}

std::vector<Recommendation> recommend(const DeleteFacts& facts, const DeleteLimits& limits)
{
    struct Against {
        DeleteKind kind;
        std::optional<float> number;
        float limit;
    };
    const std::array<Against, 5> all{{{DeleteKind::copy, likenessTo(facts.copyOf), limits.copy},
                                      {DeleteKind::similar, likenessTo(facts.similarTo), limits.similar},
                                      {DeleteKind::shaken, facts.shaken, limits.shaken},
                                      {DeleteKind::dark, facts.dark, limits.dark},
                                      {DeleteKind::screenshot, facts.screenshot, limits.screenshot}}};
    std::vector<Recommendation> found;
    for (const Against& one : all)
        if (one.number && *one.number >= one.limit) found.push_back({one.kind, *one.number, one.limit, keepers(facts)});
    return found;
}

} // namespace albumen
