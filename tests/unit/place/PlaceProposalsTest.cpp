#include <catch2/catch.hpp>

#include "place/PlaceProposals.h"

using namespace albumen;

namespace {

constexpr std::int64_t noon = 1'560'000'000 / 86400 * 86400 + 43200;
constexpr Coordinates lisbon{38.7167, -9.1333}, alfama{38.712, -9.128}, sintra{38.7876, -9.3906};

PhotoInTime taken(std::uint64_t id, std::int64_t minutes, const std::string& camera, std::optional<Coordinates> at = {})
{
    return {id, noon + 60 * minutes, camera, at};
}

using Proposals = std::vector<PlaceProposal>;

} // namespace

TEST_CASE("A photo between two that are near each other is proposed the place of the nearer one in time")
{
    const std::vector<PhotoInTime> photos = {taken(1, -20, "phone", lisbon), taken(2, 0, "camera"),
                                             taken(3, 10, "phone", alfama)};
    CHECK(proposePlaces(photos) == Proposals{{2, alfama, 3, 600}});
}

TEST_CASE("Who was on the way between both, or has neither within the hour, is proposed nothing")
{
    CHECK(proposePlaces(std::vector{taken(1, -20, "a", lisbon), taken(2, 0, "a"), taken(3, 10, "a", sintra)}).empty());
    CHECK(proposePlaces(std::vector{taken(1, -61, "a", lisbon), taken(2, 0, "a"), taken(3, 61, "a", lisbon)}).empty());
    CHECK(proposePlaces(std::vector{taken(1, -61, "a", lisbon), taken(2, 0, "a"), taken(3, 16, "a", lisbon)}).empty());
    CHECK(proposePlaces(std::vector{taken(1, 0, "a"), taken(2, 1, "a")}).empty());
    CHECK(proposePlaces({}).empty());
}

TEST_CASE("Of one side alone only what was taken within a quarter of an hour is said")
{
    CHECK(proposePlaces(std::vector{taken(1, -15, "a", lisbon), taken(2, 0, "a")}) == Proposals{{2, lisbon, 1, 900}});
    CHECK(proposePlaces(std::vector{taken(1, 15, "a", lisbon), taken(2, 0, "a")}) == Proposals{{2, lisbon, 1, 900}});
    CHECK(proposePlaces(std::vector{taken(1, -16, "a", lisbon), taken(2, 0, "a")}).empty());
}

TEST_CASE("Photos of the same camera are asked before those of another, whose clock may differ")
{
    const std::vector<PhotoInTime> photos = {taken(1, -30, "mine", lisbon), taken(2, 0, "mine"),
                                             taken(3, 30, "mine", lisbon), taken(4, -1, "yours", sintra),
                                             taken(5, 2, "none of these")};
    CHECK(proposePlaces(photos).size() == 1); // 5 is between sintra and lisbon
    CHECK(proposePlaces(photos).front() == PlaceProposal{2, lisbon, 1, 1800});
}

TEST_CASE("Another day is another day, be it a minute away")
{
    CHECK(proposePlaces(std::vector{taken(1, 12 * 60 - 1, "a", lisbon), taken(2, 12 * 60, "a")}).empty());
    CHECK(proposePlaces(std::vector{PhotoInTime{1, -86'460, "a", lisbon}, PhotoInTime{2, -86'340, "a", {}}}).empty());
    CHECK(proposePlaces(std::vector{PhotoInTime{1, -86'340, "a", lisbon}, PhotoInTime{2, -86'280, "a", {}}}).size() ==
          1);
}
