// Which folders a picture belongs to.
#include <catch2/catch.hpp>

#include "run/FilingTargets.h"

using namespace albumen;

namespace {

FilingContent content(int number, const char* path, std::int64_t second, std::vector<int> people)
{
    FilingContent one;
    one.content = static_cast<ContentNo>(number);
    one.path = path;
    one.raw = one.path.extension() == ".CR2";
    one.takenLocalS = second;
    one.looked = one.known = true;
    one.faces = people.size();
    for (const int person : people) one.people.push_back({static_cast<PersonId>(person), "somebody"});
    return one;
}

TargetKey person(int number)
{
    return {TargetKind::person, static_cast<PersonId>(number)};
}

} // namespace

TEST_CASE("A RAW and a JPEG of one stem and second go where either of them belongs and nothing else does")
{
    const auto input = filingInputOf({content(1, "/p/IMG_1.CR2", 5, {}), content(2, "/p/img_1.JPG", 5, {1}),
                                      content(3, "/p/IMG_2.CR2", 5, {}), content(4, "/p/IMG_2.JPG", 6, {1}),
                                      content(5, "/q/IMG_1.CR2", 5, {}), content(6, "/p/IMG_1.png", 7, {2})},
                                     {});
    const TargetKey nobody{TargetKind::noPeople, {}};
    CHECK(input.photos[0].targets == std::vector{person(1)});
    CHECK(input.photos[1].targets == std::vector{person(1)});
    CHECK(input.photos[0].shotWith == std::vector{static_cast<ContentNo>(2)});
    CHECK(input.photos[1].shotWith == std::vector{static_cast<ContentNo>(1)});
    for (const std::size_t alone : {2U, 4U}) CHECK(input.photos[alone].targets == std::vector{nobody});
    for (const std::size_t alone : {2U, 3U, 4U, 5U}) CHECK(input.photos[alone].shotWith.empty());
}

TEST_CASE("Somebody who is said to be in a photo without a face keeps it out of the photos without people")
{
    FilingContent photo = content(1, "/p/a.jpg", 5, {1});
    photo.faces = 0;
    CHECK(targetsOf(photo) == std::vector{person(1)});
}
