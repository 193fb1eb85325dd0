#include "people/GroupKeeper.h"

#include <catch2/catch.hpp>

using namespace albumen;

namespace {

std::vector<FaceId> faces(std::initializer_list<int> ids)
{
    std::vector<FaceId> list;
    for (const int id : ids) list.push_back(FaceId{id});
    return list;
}

Partition partition(std::initializer_list<std::initializer_list<int>> groups)
{
    Partition p;
    for (const auto& group : groups) p.groups.push_back({faces(group), group.size()});
    return p;
}

std::vector<std::int64_t> numbersOf(const std::vector<NumberedGroup>& groups)
{
    std::vector<std::int64_t> numbers;
    for (const auto& group : groups) numbers.push_back(group.number);
    return numbers;
}

using Numbers = std::vector<std::int64_t>;

} // namespace

TEST_CASE("First groups are numbered by the order of the partition")
{
    CHECK(numbersOf(keepNumbers(partition({{1, 2, 3}, {4, 5}, {6, 7}}), {}, 1)) == Numbers{1, 2, 3});
}

TEST_CASE("A number stays with its faces when groups grow, shrink and change places")
{
    const std::vector<ShownGroup> shown{{1, faces({1, 2, 3})}, {2, faces({4, 5})}};
    const auto kept = keepNumbers(partition({{4, 5, 6, 7, 8}, {1, 2}, {9, 10}}), shown, 3);
    CHECK(numbersOf(kept) == Numbers{2, 1, 3});
    CHECK(kept[0].group.faces == faces({4, 5, 6, 7, 8}));
}

TEST_CASE("When a group splits, the part with most of its faces keeps the number")
{
    const std::vector<ShownGroup> shown{{5, faces({1, 2, 3, 4, 5})}};
    CHECK(numbersOf(keepNumbers(partition({{9, 10, 11, 1, 2}, {3, 4, 5}}), shown, 6)) == Numbers{6, 5});
}

TEST_CASE("When groups meet, the one with most faces gives the number, and the other is not used again")
{
    const std::vector<ShownGroup> shown{{1, faces({1, 2})}, {2, faces({3, 4, 5})}};
    CHECK(numbersOf(keepNumbers(partition({{1, 2, 3, 4, 5}, {6, 7}}), shown, 3)) == Numbers{2, 3});
}

TEST_CASE("A number whose group is taken goes to the next group with faces of it")
{
    const std::vector<ShownGroup> shown{{1, faces({1, 2, 3})}, {2, faces({4, 5, 6, 7})}};
    CHECK(numbersOf(keepNumbers(partition({{1, 2, 4, 5, 6}, {3, 7}}), shown, 3)) == Numbers{2, 1});
}

TEST_CASE("Equal claims go to the lowest number")
{
    const std::vector<ShownGroup> shown{{8, faces({1, 2})}, {4, faces({3, 4})}};
    CHECK(numbersOf(keepNumbers(partition({{1, 2, 3, 4}}), shown, 9)) == Numbers{4});
}

TEST_CASE("A group of which no face is left gives its number up")
{
    const std::vector<ShownGroup> shown{{1, faces({1, 2})}};
    CHECK(keepNumbers(partition({}), shown, 2).empty());
    CHECK(numbersOf(keepNumbers(partition({{5, 6}}), shown, 2)) == Numbers{2});
}
