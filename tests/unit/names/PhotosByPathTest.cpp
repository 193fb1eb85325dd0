// Photos of a library found by the paths of another program.
#include <catch2/catch.hpp>

#include "names/PhotosByPath.h"

using namespace albumen;

namespace {

PhotosByPath photos()
{
    return PhotosByPath({{"/a/2020/sea/1.jpg", ContentNo{1}, 100, 1577883600},
                         {"/a/2021/sea/1.jpg", ContentNo{2}, 200, {}},
                         {"/a/copy/sea/1.jpg", ContentNo{2}, 200, {}},
                         {"/a/2021/lake/2.jpg", ContentNo{3}, 300, {}}});
}

std::optional<std::size_t> find(const Path& path, std::uint64_t size = 0, std::optional<std::int64_t> taken = {})
{
    return photos().find({.path = path, .size = size, .takenUtcS = taken});
}

} // namespace

TEST_CASE("A picture is the photo at its path, or the one whose path ends most alike, wherever the folders lie now")
{
    CHECK(find("/a/2020/sea/1.jpg") == 0U);
    CHECK(find("/old/disk/2020/sea/1.jpg") == 0U);
    CHECK(find("/old/2021/sea/1.jpg") == 1U);
    CHECK(find("/old/lake/2.JPG") == 3U);
    CHECK_FALSE(find("/old/sea/1.jpg"));      // it may be either
    CHECK(find("/old/sea/1.jpg", 100) == 0U); // but for its size
    CHECK(find("/old/sea/1.jpg", 200) == 1U); // one picture, be it twice
    CHECK_FALSE(find("/old/other/2.jpg"));    // a name alone is none
    CHECK(find("/old/other/2.jpg", 300) == 3U);
    CHECK(find("/x/1.jpg", 0, 1577880000) == 0U); // an hour off, as zones are
    CHECK_FALSE(find("/x/1.jpg", 0, 1577880333));
    CHECK_FALSE(find("/old/2020/sea/3.jpg"));
}
