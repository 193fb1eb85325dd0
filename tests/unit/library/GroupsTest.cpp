// Groups of unknown faces split and joined by a person, faces alone, and faces that were ignored.
#include <algorithm>

#include <catch2/catch.hpp>

#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Four faces of one direction, three of another and one alone, each in a photo of its own, grouped.
struct Grouped {
    std::vector<FaceId> a, b;
    FaceId alone{};
    PlantedLibrary library;

    Grouped()
        : library([this](PlantedLibrary& planted) {
              for (const double angle : {0., 2., 4., 6.})
                  a.push_back(planted.photo({PlantedLibrary::atAngle(angle)}).front());
              for (const double angle : {0., 2., 4.})
                  b.push_back(planted.photo({PlantedLibrary::atAngle(angle, 20)}).front());
              alone = planted.photo({PlantedLibrary::atAngle(0, 40)}).front();
          })
    {
        REQUIRE_FALSE(library.run(jobs::GroupAgain{}).error);
        REQUIRE(numbers().size() == 2);
    }
    std::vector<std::int64_t> numbers() { return must(library->groups().ids()); }
    std::optional<std::int64_t> groupOf(FaceId face) { return library.face(face).group; }
    std::vector<FaceId> faces(std::int64_t group)
    {
        auto ids = must(library->faces().ids({.group = group}));
        std::sort(ids.begin(), ids.end());
        return ids;
    }
};

} // namespace

TEST_CASE("Faces split off a group are a group of their own at once and undo brings them back")
{
    Grouped grouped;
    const std::int64_t first = grouped.groupOf(grouped.a[0]).value();
    const Decided split = grouped.library.decide(SplitGroup{first, {grouped.a[2], grouped.a[3]}});
    CHECK(split.what == "groupSplit");
    CHECK(grouped.faces(first) == std::vector{grouped.a[0], grouped.a[1]});
    const auto own = grouped.groupOf(grouped.a[2]);
    REQUIRE(own);
    CHECK(*own != first);
    CHECK(grouped.faces(*own) == std::vector{grouped.a[2], grouped.a[3]});
    CHECK(grouped.numbers().size() == 3);
    grouped.library.decide(Undo{});
    CHECK(grouped.faces(first) == grouped.a);
    CHECK(grouped.numbers().size() == 2);
    grouped.library.decide(Redo{});
    CHECK(grouped.faces(first) == std::vector{grouped.a[0], grouped.a[1]});
    CHECK(grouped.groupOf(grouped.b[0]) == grouped.groupOf(grouped.b[2])); // the other group is as it was
}

TEST_CASE("The face that a group is shown by can be split off, undone and redone")
{
    Grouped grouped;
    const std::int64_t first = grouped.groupOf(grouped.a[0]).value();
    const FaceId best = must(grouped.library->groups().cards(std::span(&first, 1))).front().best;
    std::vector<FaceId> rest = grouped.a;
    std::erase(rest, best);
    grouped.library.decide(SplitGroup{first, {best}});
    CHECK(grouped.faces(first) == rest);
    CHECK_FALSE(grouped.groupOf(best)); // alone
    CHECK(must(grouped.library->groups().singles()).size() == 2);
    grouped.library.decide(Undo{});
    CHECK(grouped.faces(first) == grouped.a);
    grouped.library.decide(Redo{});
    CHECK(grouped.faces(first) == rest);
}

TEST_CASE("Grouping again never puts a split face back beside the one it was split from")
{
    Grouped grouped;
    const std::int64_t first = grouped.groupOf(grouped.a[0]).value();
    grouped.library.decide(SplitGroup{first, {grouped.a[3]}});
    grouped.library.settle();
    REQUIRE_FALSE(grouped.library.run(jobs::GroupAgain{}).error);
    const FaceId best = must(grouped.library->groups().cards(std::span(&first, 1))).front().best;
    CHECK(grouped.groupOf(best) != grouped.groupOf(grouped.a[3]));
    CHECK(grouped.groupOf(grouped.b[0]) == grouped.groupOf(grouped.b[2]));
}

TEST_CASE("Whoever was split off a group as somebody else does not get the name that the rest is given")
{
    Grouped grouped;
    const std::int64_t first = grouped.groupOf(grouped.a[0]).value();
    grouped.library.decide(SplitGroup{first, {grouped.a[2], grouped.a[3]}});
    grouped.library.decide(NameGroup{.group = first, .whom = "Ida"});
    grouped.library.settle();
    CHECK(grouped.library.face(grouped.a[1]).person == "Ida");
    for (const FaceId face : {grouped.a[2], grouped.a[3]}) CHECK(grouped.library.face(face).person.empty());
    REQUIRE_FALSE(grouped.library.run(jobs::GroupAgain{}).error);
    for (const FaceId face : {grouped.a[2], grouped.a[3]}) CHECK(grouped.library.face(face).person.empty());
    // Somebody may change their mind.
    grouped.library.decide(AssignFaces{{grouped.a[2]}, "Ida"});
    grouped.library.settle();
    CHECK(grouped.library.face(grouped.a[2]).person == "Ida");
}

TEST_CASE("A group whose naming is undone long after is one group again, without those who were decided about since")
{
    Grouped grouped;
    const std::int64_t first = grouped.groupOf(grouped.a[0]).value();
    const std::int64_t second = grouped.groupOf(grouped.b[0]).value();
    const Decided named = grouped.library.decide(NameGroup{.group = first, .whom = "Ida"});
    grouped.library.decide(NameGroup{.group = second, .whom = "Otto"});
    grouped.library.settle();
    const bool ignored = GENERATE(false, true);
    if (ignored) grouped.library.decide(IgnoreFaces{{grouped.a[3]}});
    grouped.library.settle();
    REQUIRE_FALSE(grouped.library.run(jobs::GroupAgain{}).error);
    REQUIRE(grouped.numbers().empty());
    grouped.library.decide(Undo{.decision = named.id});
    std::vector<FaceId> back = grouped.a;
    if (ignored) back.pop_back();
    for (const bool later : {false, true}) {
        INFO(later);
        if (later) REQUIRE_FALSE(grouped.library.run(jobs::GroupAgain{}).error);
        const auto group = grouped.groupOf(grouped.a[0]);
        REQUIRE(group);
        CHECK(grouped.faces(*group) == back);
        CHECK(grouped.numbers() == std::vector{*group});
        grouped.library.settle();
    }
    CHECK(grouped.library.face(grouped.b[0]).person == "Otto");
    grouped.library.decide(Redo{});
    CHECK(grouped.library.face(grouped.a[0]).person == "Ida");
    CHECK(grouped.numbers().empty());
}

TEST_CASE("Two groups joined are one under the second's number through a new grouping and apart after undo")
{
    Grouped grouped;
    const std::int64_t a = grouped.groupOf(grouped.a[0]).value(), b = grouped.groupOf(grouped.b[0]).value();
    std::vector<FaceId> all = grouped.a;
    all.insert(all.end(), grouped.b.begin(), grouped.b.end());
    std::sort(all.begin(), all.end());
    CHECK(grouped.library.decide(MergeGroups{a, b}).what == "groupsMerged");
    CHECK(grouped.faces(b) == all);
    CHECK(grouped.numbers() == std::vector{b});
    grouped.library.decide(Undo{});
    CHECK(grouped.faces(b) == grouped.b);
    CHECK(grouped.groupOf(grouped.a[0]) == grouped.groupOf(grouped.a[3]));
    CHECK(grouped.numbers().size() == 2);
    grouped.library.decide(Redo{});
    CHECK(grouped.faces(b) == all);
    grouped.library.settle();
    REQUIRE_FALSE(grouped.library.run(jobs::GroupAgain{}).error); // what people said stands, however unlike they are
    CHECK(grouped.groupOf(grouped.a[0]) == grouped.groupOf(grouped.b[0]));
}

TEST_CASE("What cannot be split or joined is refused in words and changes nothing")
{
    std::vector<FaceId> a, b;
    PlantedLibrary library([&](PlantedLibrary& planted) {
        const auto both = planted.photo({PlantedLibrary::atAngle(0), PlantedLibrary::atAngle(0, 20)});
        a.push_back(both[0]);
        b.push_back(both[1]);
        a.push_back(planted.photo({PlantedLibrary::atAngle(2)}).front());
        b.push_back(planted.photo({PlantedLibrary::atAngle(2, 20)}).front());
    });
    REQUIRE_FALSE(library.run(jobs::GroupAgain{}).error);
    const auto numbers = must(library->groups().ids());
    REQUIRE(numbers.size() == 2);
    const std::int64_t first = library.face(a[0]).group.value();
    const auto codeOf = [&](const Command& command) {
        const auto decided = library->decide(command);
        REQUIRE_FALSE(decided);
        return decided.error().code;
    };
    CHECK(codeOf(MergeGroups{numbers[0], numbers[1]}) == Code::constraintBroken);
    CHECK(codeOf(MergeGroups{numbers[0], numbers[0]}) == Code::usage);
    CHECK(codeOf(MergeGroups{numbers[0], 99}) == Code::personUnknown);
    CHECK(codeOf(SplitGroup{99, {a[0]}}) == Code::personUnknown);
    CHECK(codeOf(SplitGroup{first, {b[0]}}) == Code::noFace);
    CHECK(codeOf(SplitGroup{first, {}}) == Code::usage);
    CHECK(codeOf(SplitGroup{first, a}) == Code::usage);
    CHECK(must(library->groups().ids()) == numbers);
    CHECK(must(library->history().newest(9)).empty());
}

TEST_CASE("Faces in no group are counted apart and a group that is left with one face is one of them")
{
    Grouped grouped;
    CHECK(must(grouped.library->groups().singles()) == std::vector{grouped.alone});
    grouped.library.decide(IgnoreFaces{{grouped.b[0], grouped.b[1]}});
    std::vector<FaceId> singles = must(grouped.library->groups().singles());
    std::sort(singles.begin(), singles.end());
    CHECK(singles == std::vector{grouped.b[2], grouped.alone});
    grouped.library.decide(IgnoreFaces{{grouped.alone}});
    CHECK(must(grouped.library->groups().singles()) == std::vector{grouped.b[2]});
}

TEST_CASE("Ignored faces are listed by the decision that ignored them until they are brought back")
{
    Grouped grouped;
    const Decided one = grouped.library.decide(IgnoreFaces{{grouped.alone}});
    const Decided group = grouped.library.decide(IgnoreGroup{grouped.groupOf(grouped.a[0]).value()});
    auto ignored = must(grouped.library->faces().ignored());
    REQUIRE(ignored.size() == 2);
    CHECK(ignored[0].decision == group.id);
    CHECK(ignored[0].faces == grouped.a);
    CHECK(ignored[0].atMs > 0);
    CHECK(ignored[1].decision == one.id);
    grouped.library.decide(RestoreFaces{{grouped.a[0], grouped.alone}});
    ignored = must(grouped.library->faces().ignored());
    REQUIRE(ignored.size() == 1);
    CHECK(ignored[0].faces == std::vector{grouped.a[1], grouped.a[2], grouped.a[3]});
    grouped.library.decide(NotFaces{{grouped.b[0]}}); // no face is nobody who is ignored
    CHECK(must(grouped.library->faces().ignored()).size() == 1);
}
