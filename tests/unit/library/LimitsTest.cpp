// How near is near enough, moved by a person: what would change, and what does.
#include <cmath>
#include <map>

#include <catch2/catch.hpp>

#include "people/LearntLimits.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr double degree = 3.14159265358979 / 180;

/// The angle at which a face stands this far from another.
double angleFor(float distance)
{
    return std::acos(1. - static_cast<double>(distance)) / degree;
}

/// Ida, and others at all distances from her, a photo each.
struct Spread {
    std::vector<FaceId> faces;
    PlantedLibrary library{[this](PlantedLibrary& planted) {
        for (int i = 0; i < 60; ++i)
            faces.push_back(planted.photo({PlantedLibrary::atAngle(angleFor(0.02F * static_cast<float>(i)))}).front());
    }};

    Spread()
    {
        library.decide(AssignFaces{{faces[0]}, "Ida"});
        library.settle();
    }
    std::map<FaceId, std::pair<LabelHow, std::string>> labels()
    {
        std::map<FaceId, std::pair<LabelHow, std::string>> all;
        for (const FaceCard& card : library.faces()) all[card.id] = {card.how, card.person};
        return all;
    }
    std::uint64_t wouldChange(const MoveLimits& to) { return must(library->settings().wouldChange(to, JobControl{})); }
    LimitsCard limits() { return must(library->settings().limits()).value(); }
};

std::size_t differing(const std::map<FaceId, std::pair<LabelHow, std::string>>& one,
                      const std::map<FaceId, std::pair<LabelHow, std::string>>& other)
{
    std::size_t count = 0;
    for (const auto& [face, label] : one) count += other.at(face) == label ? 0 : 1;
    return count;
}

} // namespace

TEST_CASE("Moved limits stay in their order and between 0 and 1")
{
    const MatchLimits record{.match = 0.6F, .strict = 0.5F, .ask = 0.7F};
    CHECK(shifted(record, {}) == record);
    const MatchLimits wide = shifted(record, {.match = 0.2F, .ask = 0.F});
    CHECK(wide.match == Approx(0.8F));
    CHECK(wide.strict == Approx(0.7F));
    CHECK(wide.ask == Approx(0.8F)); // never under match
    const MatchLimits narrow = shifted({.match = 0.1F, .strict = 0.05F, .ask = 0.9F}, {.match = -0.2F, .ask = 0.2F});
    CHECK(narrow.match == 0.F);
    CHECK(narrow.strict == 0.F);
    CHECK(narrow.ask == 1.F);
}

TEST_CASE("As many faces change as was said before a limit is moved and no others")
{
    Spread spread;
    CHECK(spread.wouldChange({}) == 0);
    for (const MoveLimits to : {MoveLimits{.match = 0.1F, .ask = 0.1F}, MoveLimits{.match = -0.15F, .ask = 0},
                                MoveLimits{.match = 0, .ask = 0.2F}, MoveLimits{.match = -0.2F, .ask = -0.2F}}) {
        INFO(to.match << " " << to.ask);
        const auto before = spread.labels();
        const std::uint64_t said = spread.wouldChange(to);
        CHECK(said > 0);
        CHECK(spread.labels() == before); // asking changes nothing
        spread.library.decide(to);
        spread.library.settle();
        CHECK(differing(before, spread.labels()) == said);
        CHECK(spread.labels().at(spread.faces[0]) == std::pair(LabelHow::decided, std::string("Ida")));
        CHECK(spread.wouldChange(to) == 0);
    }
}

TEST_CASE("Faces are sure and asked up to the moved limits and undoing puts both back")
{
    Spread spread;
    const auto before = spread.labels();
    const LimitsCard record = spread.limits();
    CHECK(record.match == record.recordMatch);
    spread.library.decide(MoveLimits{.match = -0.1F, .ask = 0.1F});
    spread.library.settle();
    const LimitsCard moved = spread.limits();
    CHECK(moved.match == Approx(record.match - 0.1F));
    CHECK(moved.ask == Approx(record.ask + 0.1F));
    CHECK(moved.recordMatch == record.recordMatch);
    for (const FaceCard& card : spread.library.faces()) {
        if (card.how == LabelHow::sure) CHECK(*card.distance <= moved.match + 0.001F);
        if (card.how == LabelHow::ask) CHECK(*card.distance <= moved.ask + 0.001F);
    }
    CHECK(spread.labels() != before);
    const Decided undone = spread.library.decide(Undo{});
    CHECK(undone.what == "limitChanged");
    spread.library.settle();
    CHECK(spread.labels() == before);
    CHECK(spread.limits().match == record.match);
    spread.library.decide(Redo{});
    spread.library.settle();
    spread.library.close();
    spread.library.open();
    CHECK(spread.limits().ask == Approx(record.ask + 0.1F)); // and holds after a restart
}

TEST_CASE("A preview nobody waits for ends as cancelled and a limit too far out is refused")
{
    Spread spread;
    JobControl cancelled;
    cancelled.cancel();
    const auto none = spread.library->settings().wouldChange({.match = 0.1F, .ask = 0}, cancelled);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == Code::cancelled);
    const auto refused = spread.library->decide(MoveLimits{.match = 0.5F, .ask = 0});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::usage);
    CHECK(spread.limits().match == spread.limits().recordMatch);
}
