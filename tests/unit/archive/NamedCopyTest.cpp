// Copies that say who is in the photo, and what becomes of them when that changes.
#include "House.h"
#include "support/FaultyFiles.h"

namespace albumen::test {
namespace {

namespace fs = std::filesystem;
using Contents = std::map<std::string, std::string>;

/// Two photos of Anna, one of them with Bob, filed and zipped with names.
struct NamedHouse : House {
    NamedHouse()
    {
        photo("a.jpg", "aaa", 1, {person(1), person(2)}).names = "Anna+Bob";
        photo("b.jpg", "bbb", 2, {person(1)}).names = "Anna";
        requireDone(file());
        requireDone(zip());
    }
};

std::vector<std::string> linesOf(const FilingPlan& plan)
{
    return plan.lines();
}

} // namespace

TEST_CASE("copies say their names, originals do not, and filing again does nothing")
{
    NamedHouse house;
    CHECK(filesBelow(house.save()) ==
          Contents{{"Anna/a.jpg", "aaaAnna+Bob"}, {"Anna/b.jpg", "bbbAnna"}, {"Bob/a.jpg", "aaaAnna+Bob"}});
    CHECK(filesBelow(house.photos()) == Contents{{"a.jpg", "aaa"}, {"b.jpg", "bbb"}});
    CHECK(house.plan().steps.empty());
    const auto asked = house.names.asked;
    const auto again = house.file();
    requireDone(again);
    CHECK(again.unchanged == 3);
    CHECK(again.copied + again.renewed == 0);
    CHECK(house.names.asked == asked);
    requireDone(house.verify());
    const auto copy = house.files->info(house.save() / "Anna/a.jpg").value();
    CHECK(copy.mtimeNs == house.input.photos[0].mtimeNs);
    CHECK(house.state().filed[0].size == 11);
}

TEST_CASE("a changed name renews the copies of its photo in their place, and remakes their zips alone")
{
    NamedHouse house;
    house.input.photos[1].names = "Annabel";
    CHECK(linesOf(house.plan()) ==
          Names{"renew Anna/b.jpg from " + (house.photos() / "b.jpg").native() + " (3 B): says other names"});
    const auto report = house.file();
    requireDone(report);
    CHECK(report.renewed == 1);
    CHECK(report.copied == 0);
    CHECK(report.bytesCopied == 0); // bytes are of what is counted beside them
    CHECK(report.unchanged == 2);
    CHECK(report.retired == 0);
    CHECK(filesBelow(house.save()) ==
          Contents{{"Anna/a.jpg", "aaaAnna+Bob"}, {"Anna/b.jpg", "bbbAnnabel"}, {"Bob/a.jpg", "aaaAnna+Bob"}});
    CHECK(house.plan().steps.empty());
    const auto zipped = house.zip();
    requireDone(zipped);
    CHECK(zipped.zipsMade == 1);
    CHECK(zipped.zipsUnchanged == 1);
    CHECK(zipped.bytesCopied == 0);
    requireDone(house.verify());
}

TEST_CASE("copies that are to say nothing any more are the originals' bytes again")
{
    NamedHouse house;
    for (PhotoToFile& photo : house.input.photos) photo.names.clear();
    requireDone(house.file());
    CHECK(filesBelow(house.save()) == Contents{{"Anna/a.jpg", "aaa"}, {"Anna/b.jpg", "bbb"}, {"Bob/a.jpg", "aaa"}});
    CHECK(house.plan().steps.empty());
    requireDone(house.verify());
}

TEST_CASE("copies of before get their names when they are to have some")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    requireDone(house.file());
    house.input.photos[0].names = "Anna";
    const auto report = house.file();
    requireDone(report);
    CHECK(report.renewed == 1);
    CHECK(filesBelow(house.save()) == Contents{{"Anna/a.jpg", "aaaAnna"}});
}

TEST_CASE("a photo that cannot carry names is copied as it is, once, and counted")
{
    House house;
    house.photo("a.raw", "raw", 1, {person(1)}).names = "Anna";
    house.photo("b.jpg", "bbb", 2, {person(1)}).names = "Anna";
    const auto report = house.file();
    requireDone(report);
    CHECK(report.copied == 2);
    CHECK(report.nameless == 1);
    CHECK(filesBelow(house.save()) == Contents{{"Anna/a.raw", "raw"}, {"Anna/b.jpg", "bbbAnna"}});
    CHECK(house.plan().steps.empty());

    house.input.photos[0].names = "Annabel";
    const auto inode = house.files->info(house.save() / "Anna/a.raw").value().inode;
    const auto renamed = house.file();
    requireDone(renamed);
    CHECK(renamed.nameless == 1);
    CHECK(renamed.bytesCopied == 0); // what lies there is what is to lie there
    CHECK(house.files->info(house.save() / "Anna/a.raw").value().inode == inode);
    CHECK(house.plan().steps.empty());
}

TEST_CASE("a copy that somebody edited is not renewed but named, and gets a new one beside it")
{
    NamedHouse house;
    edit(house.save() / "Anna/b.jpg", "edited!");
    house.input.photos[1].names = "Annabel";
    const auto report = house.file();
    CHECK(report.outcome == Outcome::completed);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::editedFile);
    requireDone(house.file());
    const auto now = filesBelow(house.save());
    CHECK(now.at("Anna/b.jpg") == "edited!");
    CHECK(now.at("Anna/b (2).jpg") == "bbbAnnabel");
    CHECK(house.plan().steps.empty());
}

TEST_CASE("a copy that is edited while its new one is written stays")
{
    NamedHouse house;
    house.input.photos[1].names = "Annabel";
    FaultyFiles files;
    bool edited = false;
    files.onStep = [&](std::uint64_t) {
        if (edited) return;
        for (const auto& entry : fs::directory_iterator(house.save() / "Anna"))
            edited = edited || entry.path().extension() == ".part";
        if (edited) edit(house.save() / "Anna/b.jpg", "edited!");
    };
    const auto report = house.file(files);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::editedFile);
    CHECK(filesBelow(house.save()).at("Anna/b.jpg") == "edited!");
    CHECK(namesBelow(house.save()) == Names{"Anna/a.jpg", "Anna/b.jpg", "Bob/a.jpg"});
}

TEST_CASE("a copy that was taken away is put back when it is to say other names")
{
    NamedHouse house;
    fs::remove(house.save() / "Anna/b.jpg");
    house.input.photos[1].names = "Annabel";
    requireDone(house.file());
    CHECK(filesBelow(house.save()).at("Anna/b.jpg") == "bbbAnnabel");
    CHECK(house.plan().steps.empty());
}

TEST_CASE("a damaged copy is mended with its names")
{
    NamedHouse house;
    const auto path = house.save() / "Anna/b.jpg";
    const auto time = fs::last_write_time(path);
    writeFile(path, "bbbAnnX");
    setTime(path, time);
    CHECK(house.verify().damaged == 1);
    requireDone(house.file());
    CHECK(filesBelow(house.save()).at("Anna/b.jpg") == "bbbAnna");
    CHECK(house.plan().steps.empty());
}

TEST_CASE("a copy of another photo of the same picture goes to the archive's trash and not for ever")
{
    NamedHouse house;
    house.input.photos[1].present = false;
    house.photo("c.jpg", "ccc", 2, {person(1)}).names = "Anna";
    CHECK(house.plan().steps.empty());
    house.input.photos[2].names = "Annabel";
    const auto report = house.file();
    requireDone(report);
    CHECK(report.renewed == 0);
    CHECK(report.retired == 1);
    const auto now = filesBelow(house.save());
    CHECK(now.at("Anna/b.jpg") == "cccAnnabel");
    CHECK(now.at(".albumen-trash/3/Anna/b.jpg") == "bbbAnna");
    CHECK(house.plan().steps.empty());
    requireDone(house.verify());
}

TEST_CASE("what comes from another copy while the photo is away says what that one says, and follows when it is back")
{
    NamedHouse house;
    house.input.photos[1].present = false;
    house.input.photos[1].targets = {person(1), person(2)};
    house.input.photos[1].names = "Annabel";
    requireDone(house.file());
    auto now = filesBelow(house.save());
    CHECK(now.at("Anna/b.jpg") == "bbbAnna");
    CHECK(now.at("Bob/b.jpg") == "bbbAnna");
    CHECK(house.plan().steps.empty());
    requireDone(house.verify());
    house.input.photos[1].present = true;
    CHECK(house.file().renewed == 2);
    now = filesBelow(house.save());
    CHECK(now.at("Anna/b.jpg") == "bbbAnnabel");
    CHECK(now.at("Bob/b.jpg") == "bbbAnnabel");
    CHECK(house.plan().steps.empty());
}

TEST_CASE("the copies of a merged person move and say the new name, in one filing")
{
    NamedHouse house;
    house.input.people.erase(house.input.people.begin());
    for (PhotoToFile& photo : house.input.photos) {
        photo.targets = {person(2)};
        photo.names = "Bob";
    }
    const auto report = house.file();
    requireDone(report);
    CHECK(report.moved == 1);
    CHECK(report.renewed == 2);
    CHECK(filesBelow(house.save()) ==
          Contents{{".albumen-trash/3/Anna/a.jpg", "aaaAnna+Bob"}, {"Bob/a.jpg", "aaaBob"}, {"Bob/b.jpg", "bbbBob"}});
    CHECK(house.plan().steps.empty());
    requireDone(house.verify());
}

TEST_CASE("the copies of a renamed person say the new name in the renamed folder")
{
    NamedHouse house;
    house.input.people[0].name = "Annabel";
    house.input.photos[0].names = "Annabel+Bob";
    house.input.photos[1].names = "Annabel";
    requireDone(house.file());
    CHECK(filesBelow(house.save()) == Contents{{"Annabel/a.jpg", "aaaAnnabel+Bob"},
                                               {"Annabel/b.jpg", "bbbAnnabel"},
                                               {"Bob/a.jpg", "aaaAnnabel+Bob"}});
    CHECK(house.plan().steps.empty());
}

TEST_CASE("links and what was moved into the archive never say names")
{
    const auto mode = GENERATE(FilingMode::hardLink, FilingMode::move);
    if (mode == FilingMode::hardLink && !hardLinksHere()) return;
    House house;
    house.input.options.mode = mode;
    house.photo("a.jpg", "aaa", 1, {person(1)}).names = "Anna";
    house.photo("twin.jpg", "aaa", 1, {});
    requireDone(house.file());
    CHECK(filesBelow(house.save()) == Contents{{"Anna/a.jpg", "aaa"}});
    house.input.options.mode = FilingMode::copy;
    for (PhotoToFile& photo : house.input.photos) {
        photo.present = fs::exists(photo.source);
        photo.names = "Anna";
    }
    requireDone(house.file());
    CHECK(filesBelow(house.save()) == Contents{{"Anna/a.jpg", "aaa"}});
}

TEST_CASE("room for the largest renewed copy is asked for before the first")
{
    House house;
    house.photo("a.jpg", bytesOf(1, 300'000), 1, {person(1)}).names = "Anna";
    house.photo("b.jpg", bytesOf(2, 900'000), 2, {person(1)}).names = "Anna";
    requireDone(house.file());
    const auto before = filesBelow(house.save());
    for (PhotoToFile& photo : house.input.photos) photo.names = "Annabel";
    FaultyFiles files;
    files.freeBytes = 500'000;
    const auto report = house.file(files);
    REQUIRE(report.error);
    CHECK(report.error->code == Code::noSpace);
    CHECK(report.error->needed < 1'100'000); // not both
    CHECK(filesBelow(house.save()) == before);
    files.freeBytes = 1'100'000;
    requireDone(house.file(files));
}

TEST_CASE("many large copies with names go in several batches, and small ones in one of 64")
{
    House house;
    requireDone(house.file()); // folders
    for (int i = 0; i < 70; ++i)
        house.photo(std::to_string(i) + ".jpg", bytesOf(i, i < 3 ? 40 << 20 : 10), i, {person(1)}).names = "Anna";
    const auto before = house.ledger.commits;
    requireDone(house.file());
    CHECK(house.ledger.commits - before == 2 + 3 * 2); // begin, end; two large ones, one large and 63 small, 5 small
    CHECK(house.plan().steps.empty());
}

} // namespace albumen::test
