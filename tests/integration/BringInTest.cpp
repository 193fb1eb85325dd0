// Photos of a card come into a photo folder, by the command line.
#include <catch2/catch.hpp>

#include "CliHome.h"
#include "catalogue/LibraryLock.h"
#include "metadata/ExifWriter.h"
#include "support/Pictures.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// A library of one photo, and a card with that one under another name, two new ones, one of them twice, and a file
/// that is no photo.
struct CardHome {
    CliHome cli{CliHome::Weights::own};
    fs::path photos = cli / "photos", card = cli / "card/DCIM/100", library = cli / "library";

    CardHome()
    {
        fs::create_directories(photos);
        fs::create_directories(card);
        drawPicture(photos / "known.jpg", 1);
        cli.ask({"--library", library, "recognise", photos});
        fs::copy_file(photos / "known.jpg", card / "IMG_1.jpg");
        write("IMG_2.jpg", 1'689'357'839); // 14 July 2023
        fs::copy_file(card / "IMG_2.jpg", card / "IMG_2 copy.jpg");
        write("IMG_3.jpg", 1'704'067'199); // the last second of 2023
        writeFile(card / "IMG_3.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
        writeFile(card / "index.dat", "no photo");
    }
    void write(const std::string& name, std::int64_t takenLocalS)
    {
        ExifFacts facts;
        facts.takenLocalS = takenLocalS;
        drawPicture(cli / "drawn.jpg", static_cast<int>(takenLocalS % 1000));
        const auto bytes = withExif(readBytes(cli / "drawn.jpg"), facts).value();
        writeFile(card / name, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    Json bring(const std::vector<std::string>& more = {}, int code = 0)
    {
        std::vector<std::string> words{"--library", library.string(), "import", "photos", (cli / "card").string()};
        words.insert(words.end(), more.begin(), more.end());
        return cli.ask(words, code);
    }
    std::map<std::string, int> table(const Json& brought) const
    {
        std::map<std::string, int> counts;
        for (const Json& one : brought["photos"]) ++counts[one["what"].get<std::string>()];
        return counts;
    }
};

using Names = std::set<std::string>;

} // namespace

TEST_CASE("A dry run says what is new, known and twice on a card, and changes nothing")
{
    CardHome home;
    const auto before = contentsBelow(home.cli.home() / "photos");
    const Json dry = home.bring({"--dry-run"});
    CHECK(home.table(dry) == std::map<std::string, int>{{"known", 1}, {"new", 2}, {"twice", 1}});
    CHECK(contentsBelow(home.photos) == before);
    const auto lock = LibraryLock::take(home.library / "library.lock"); // as an open window does
    REQUIRE(lock);
    CHECK(home.table(home.bring({"--dry-run"})).at("new") == 2);
}

TEST_CASE("New photos of a card come in by date with what lies beside them, are recognised, and come in once")
{
    CardHome home;
    const auto card = contentsBelow(home.cli / "card");
    const Json first = home.bring();
    CHECK(first["copied"] == 2);
    CHECK(first["companions"] == 1);
    CHECK(filesBelow(home.photos) == Names{"known.jpg", "2023/2023-07-14/IMG_2 copy.jpg", "2023/2023-12-31/IMG_3.jpg",
                                           "2023/2023-12-31/IMG_3.xmp"});
    CHECK(contentsBelow(home.cli / "card") == card);
    CHECK(home.table(home.bring({"--dry-run"})) == std::map<std::string, int>{{"known", 4}});
    const Json again = home.bring();
    CHECK(again["copied"] == 0);
    CHECK(filesBelow(home.photos).size() == 4);
    CHECK(home.cli.ask({"--library", home.library, "info"})["photos"] == 3);
}

TEST_CASE("A file that is no picture by its header is unreadable to a dry run, and comes in all the same, named")
{
    CardHome home;
    writeFile(home.card / "bad.jpg", "no picture");
    const Json dry = home.bring({"--dry-run"}, 1);
    CHECK(home.table(dry) == std::map<std::string, int>{{"known", 1}, {"new", 2}, {"twice", 1}, {"unreadable", 1}});
    CHECK(dry.dump().find("was skipped") == std::string::npos);
    const Json brought = home.bring({"--by", "all"}, 1);
    CHECK(brought.dump().find("was skipped") == std::string::npos);
    CHECK(home.table(brought).at("unreadable") == 1);
    CHECK(brought["copied"] == 3);
    CHECK(readFile(home.photos / "all/bad.jpg") == "no picture");
    CHECK(filesBelow(home.photos).size() == 5);
}

TEST_CASE(
    "A photo of another picture keeps its name beside a file of the same one, and what was brought half is finished")
{
    CardHome home;
    fs::create_directories(home.photos / "all");
    writeFile(home.photos / "all/IMG_3.jpg", "something else");
    fs::copy_file(home.card / "IMG_2 copy.jpg", home.photos / "all/IMG_2 copy.jpg"); // as an earlier try left it
    const Json brought = home.bring({"--by", "all"}, 1);                             // "something else" is no photo
    CHECK(brought["copied"] == 1);
    CHECK(brought["unchanged"] == 1);
    CHECK(filesBelow(home.photos) ==
          Names{"known.jpg", "all/IMG_2 copy.jpg", "all/IMG_3.jpg", "all/IMG_3 (2).jpg", "all/IMG_3 (2).xmp"});
    CHECK(readFile(home.photos / "all/IMG_3.jpg") == "something else");
}

TEST_CASE("What was thrown away does not come in again, and what is gone does")
{
    CardHome home;
    home.cli.ask({"--library", home.library, "trash", home.photos / "known.jpg"});
    CHECK(home.table(home.bring({"--dry-run"})).at("known") == 1);
    home.cli.ask({"--library", home.library, "undo"});
    drawPicture(home.photos / "other.jpg", 9);
    home.cli.ask({"--library", home.library, "recognise"});
    fs::remove(home.photos / "known.jpg");
    home.cli({"--library", home.library, "recognise"});
    CHECK(home.bring({"--by", "{year}"})["copied"] == 3);
}

TEST_CASE("An import that cannot be is refused before anything is made")
{
    CardHome home;
    const auto before = contentsBelow(home.photos);
    CHECK(home.cli({"--library", home.library, "import", "photos", home.cli / "card", "--by", "../{year}"}).code == 2);
    CHECK(home.cli({"--library", home.library, "import", "photos", home.cli / "card", "--by", "{week}"}).code == 2);
    CHECK(home.cli({"--library", home.library, "import", "photos", home.cli / "card", "--to", home.cli / "elsewhere"})
              .code == 2);
    CHECK(home.cli({"--library", home.library, "import", "photos", home.photos}).code == 2);
    CHECK(home.cli({"--library", home.library, "import", "photos", home.cli / "nowhere"}).code == 2);
    CHECK(contentsBelow(home.photos) == before);
}
