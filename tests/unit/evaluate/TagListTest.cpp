#include "evaluate/TagList.h"

#include <catch2/catch.hpp>

namespace albumen {
namespace {

std::string refusalOf(std::string_view text)
{
    const auto photos = parseTagList(text, "tags.csv");
    if (photos) return "accepted";
    CHECK(photos.error().code == Code::usage);
    CHECK(photos.error().path == "tags.csv");
    return photos.error().detail;
}

} // namespace

TEST_CASE("A list of tagged photos is read, doubtful tags apart, whatever the path is")
{
    const auto photos =
        parseTagList("path,tags\na folder/one, two.jpg,person bag?\r\nempty.jpg,\n\nlast.jpg,device", "tags.csv");
    REQUIRE(photos);
    REQUIRE(photos->size() == 3);
    CHECK(photos->at(0).path == "a folder/one, two.jpg");
    CHECK(photos->at(0).tags == std::set<Tag>{Tag::person});
    CHECK(photos->at(0).either == std::set<Tag>{Tag::bag});
    CHECK(photos->at(1).tags.empty());
    CHECK(photos->at(2).tags == std::set<Tag>{Tag::device});
}

TEST_CASE("A list with a tag that is none of the nine, without its first line or without photos is refused by line")
{
    CHECK(
        refusalOf("path,tags\na.jpg,person\nb.jpg,dog") ==
        "line 3: expected one of person, animal, vehicle, furniture, book, bag, sports, food, device where dog stands");
    CHECK(refusalOf("path,tags\na.jpg,?").find("line 2") == 0);
    CHECK(refusalOf("path,tags\na.jpg").find("line 2: expected a path") == 0);
    CHECK(refusalOf("path,tags\n,person").find("line 2: expected a path") == 0);
    CHECK(refusalOf("a.jpg,person").find("line 1") == 0);
    CHECK(refusalOf("path,tags\n").find("line 2: expected a photo") == 0);
    CHECK(refusalOf("").find("expected a photo") != std::string::npos);
}

} // namespace albumen
