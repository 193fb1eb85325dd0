#include "scan/LiveFilms.h"

#include <map>

#include <catch2/catch.hpp>

using namespace albumen;

namespace {

struct LiveFolder {
    std::vector<FolderEntry> entries;
    std::map<std::string, std::string> says; ///< identifiers by file
    int asked = 0;                           ///< photos

    void add(const std::string& name, const std::string& identifier = {})
    {
        entries.push_back({name, FileKind::file});
        says[name] = identifier;
    }
    bool contains(const std::string& name)
    {
        const auto said = [this](const Path& path) { return says[path.filename()]; };
        const LiveIdentifiers live{.ofPhoto =
                                       [this, said](const Path& path) {
                                           ++asked;
                                           return said(path);
                                       },
                                   .ofFilm = said};
        return LiveFilms("/photos", entries, live).contains(name);
    }
};

} // namespace

TEST_CASE_METHOD(LiveFolder, "A film called as a photo beside it is the photo's, whatever the letter case")
{
    add("IMG_1.HEIC");
    add("img_1.mov");
    add("IMG_2.MP4");
    add("IMG_2.xmp");
    add("IMG_1.mkv");
    CHECK(contains("img_1.mov"));
    CHECK_FALSE(contains("IMG_2.MP4"));
    CHECK_FALSE(contains("IMG_1.mkv")); // phones write none
    CHECK_FALSE(contains("IMG_1.HEIC"));
    CHECK(asked == 0);
}

TEST_CASE_METHOD(LiveFolder,
                 "A film of another name is a photo's that says the same identifier and has no film of its own")
{
    add("a.jpg", "one");
    add("b.jpg", "two");
    add("b.mov", "two");
    add("c.mov", "one");
    add("d.mov", "two");
    add("e.mov", "three");
    CHECK(contains("c.mov"));
    CHECK_FALSE(contains("d.mov"));
    CHECK_FALSE(contains("e.mov"));
}
