#include "metadata/SidecarStamps.h"

#include <catch2/catch.hpp>

#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE(
    "The stamp of what lies beside a photo is another one for whatever may change what it says, and for nothing else")
{
    TempFolder folder;
    const auto files = makeFiles();
    const Path photo = folder / "Tree (1).jpg";
    const auto now = [&] { return SidecarStamps(*files).of(photo); };
    std::int64_t before = now();
    CHECK(before == 0);
    const auto changed = [&] {
        const std::int64_t stamp = now();
        const bool other = stamp != before;
        before = stamp;
        return other;
    };
    for (const char* other : {"Tree (1).mov", "Tree.xmp", "Tree (2).jpg.xmp", "Tree (1).jpg.xmp.bak", "notes.json"})
        writeFile(folder / other, "another's");
    CHECK_FALSE(changed());
    for (const char* one : {"Tree (1).jpg.xmp", "TREE (1).XMP", "Tree .jpg(1).json"}) {
        CAPTURE(one);
        writeFile(folder / one, "a");
        CHECK(changed());
        writeFile(folder / one, "ab");
        CHECK(changed());
        std::filesystem::last_write_time(folder / one, std::filesystem::file_time_type());
        CHECK(changed());
        CHECK_FALSE(changed());
    }
    for (const char* owner : {"Tree (1).NEF", "TREE (1).heic"}) {
        writeFile(folder / owner, "a photo that the sidecar of the stem may be of");
        CHECK(changed());
    }
    for (const char* one : {"Tree (1).jpg.xmp", "TREE (1).XMP", "Tree .jpg(1).json"}) {
        std::filesystem::remove(folder / one);
        CHECK(changed());
    }
    CHECK(before == 0);
}
