// What changed in the archive where nothing else has it as it was filed stays filed, as it is.
#include "House.h"

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

/// One photo of two people, one of Anna alone, filed and zipped.
struct FiledHouse : House {
    explicit FiledHouse(FilingMode mode)
    {
        input.options.mode = mode;
        photo("a.jpg", bytesOf(1, 3000), 1, {person(1), person(2)});
        photo("b.jpg", bytesOf(2, 2000), 2, {person(1)});
        requireDone(file());
        requireDone(zip());
        rescan();
    }
    /// Saved in place, as the next scan sees it; `content`: the picture that it is then.
    void saveOver(std::size_t which, const std::string& bytes, int content)
    {
        PhotoToFile& photo = input.photos[which];
        edit(photo.source, bytes);
        const FileInfo info = files->info(photo.source).value();
        photo.size = info.size;
        photo.mtimeNs = info.mtimeNs;
        photo.content = static_cast<ContentNo>(content);
    }
    /// The second photo is something else by now that nobody could look at; what it showed is known by its names.
    void spoilUnseen()
    {
        saveOver(1, "cut", 7);
        PhotoToFile before = input.photos[1];
        input.photos[1].known = false;
        input.photos[1].targets = {};
        before.content = static_cast<ContentNo>(2);
        before.present = false;
        input.photos.push_back(before);
    }
    std::uint64_t entries(int who)
    {
        for (const ZipRecord& one : state().zips)
            if (one.target == person(who)) return one.entries;
        return 0;
    }
};

} // namespace

TEST_CASE("a moved photo that somebody edits in the archive stays filed and in the zip, and is named")
{
    FiledHouse house(FilingMode::move);
    const Path edited = house.save() / "Anna/b.jpg";
    edit(edited, "cropped");
    SECTION("seen by filing")
    {
    }
    SECTION("checked before")
    {
        const auto checked = house.verify();
        REQUIRE(checked.problems.size() == 1);
        CHECK(checked.problems[0].code == Code::editedFile);
        CHECK(checked.problems[0].path == edited);
    }
    SECTION("taken for somebody else's once")
    {
        FiledFile record = house.state().filed[1];
        REQUIRE(record.name == "b.jpg");
        record.state = FiledState::foreign;
        REQUIRE(house.ledger.settle(static_cast<ArchiveNo>(1), {.filed = {record}}));
    }
    SECTION("zipped first")
    {
        const std::string before = readFile(house.zips() / "Anna.zip");
        const auto zipped = house.zip();
        REQUIRE(zipped.problems.size() == 1);
        CHECK(zipped.problems[0].code == Code::editedFile);
        CHECK(readFile(house.zips() / "Anna.zip") == before); // it holds the photo as it was
    }
    const std::string bytes = readFile(edited);
    const auto report = house.file();
    requireDone(report);
    CHECK(report.edited == std::vector<Path>{edited});
    CHECK(filesBelow(house.save()) == std::map<std::string, std::string>{{"Anna/a.jpg", bytesOf(1, 3000)},
                                                                         {"Anna/b.jpg", bytes},
                                                                         {"Bob/a.jpg", bytesOf(1, 3000)}});
    const std::string zipBefore = readFile(house.zips() / "Anna.zip");
    requireDone(house.verify());
    const auto zipped = house.zip();
    requireDone(zipped);
    CHECK(zipped.zipsMade == 1);
    CHECK(house.entries(1) == 2);
    CHECK(readFile(house.zips() / ".albumen-trash/before files were edited/Anna.zip") == zipBefore);
    CHECK(house.file().edited.empty());
    CHECK(house.zip().zipsUnchanged == 2);
    requireDone(house.verify());
    house.input.photos[1].targets = {person(2)}; // it follows what is said of it
    requireDone(house.file());
    CHECK(readFile(house.save() / "Bob/b.jpg") == bytes);
}

TEST_CASE("a moved photo that is edited in one of its folders is made again there from the other")
{
    FiledHouse house(FilingMode::move);
    edit(house.save() / "Anna/a.jpg", "cropped");
    const auto report = house.file();
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::editedFile);
    CHECK(report.edited.empty());
    CHECK(readFile(house.save() / "Anna/a.jpg") == "cropped");
    CHECK(readFile(house.save() / "Anna/a (2).jpg") == bytesOf(1, 3000));
}

TEST_CASE("a link whose photo was edited in place shows it, and is neither somebody's nor thrown away")
{
    if (!hardLinksHere()) return;
    FiledHouse house(FilingMode::hardLink);
    const int content = GENERATE(2, 7); // looks as before, or is another picture by now
    house.saveOver(1, "brighter", content);
    SECTION("seen by filing")
    {
    }
    SECTION("checked before")
    {
        requireDone(house.verify());
    }
    SECTION("zipped before")
    {
        requireDone(house.zip());
    }
    const auto report = house.file();
    requireDone(report);
    CHECK(report.retired == 0);
    CHECK(filesBelow(house.save()) == std::map<std::string, std::string>{{"Anna/a.jpg", bytesOf(1, 3000)},
                                                                         {"Anna/b.jpg", "brighter"},
                                                                         {"Bob/a.jpg", bytesOf(1, 3000)}});
    requireDone(house.zip());
    CHECK(house.zip().zipsUnchanged == 2);
    CHECK(house.entries(1) == 2);
    CHECK(house.plan().steps.empty());
    requireDone(house.verify());
    house.input.photos[1].targets = {person(2)};
    requireDone(house.file());
    CHECK(namesBelow(house.save()) == Names{".albumen-trash/4/Anna/b.jpg", "Anna/a.jpg", "Bob/a.jpg", "Bob/b.jpg"});
}

TEST_CASE("a link whose photo nobody could look at since it changed is damaged, and the zip keeps the whole one")
{
    if (!hardLinksHere()) return;
    FiledHouse house(FilingMode::hardLink);
    const std::string zip = readFile(house.zips() / "Anna.zip");
    house.spoilUnseen();
    const auto report = house.file();
    CHECK(report.problems.size() == 1);
    CHECK(report.retired == 0);
    (void)house.zip();
    CHECK(readFile(house.zips() / "Anna.zip") == zip);
    CHECK(house.verify().damaged == 1);
}

TEST_CASE("a copy stays where another picture was saved over its photo that nobody could look at")
{
    FiledHouse house(FilingMode::copy);
    house.spoilUnseen();
    const auto report = house.file();
    requireDone(report);
    CHECK(report.retired == 0);
    CHECK(readFile(house.save() / "Anna/b.jpg") == bytesOf(2, 2000));
}

TEST_CASE("a zip that holds the last of a moved photo in whose place something else lies is kept")
{
    FiledHouse house(FilingMode::move);
    const std::string zip = readFile(house.zips() / "Anna.zip");
    std::filesystem::remove(house.save() / "Anna/b.jpg");
    std::filesystem::create_directory(house.save() / "Anna/b.jpg");
    CHECK(house.file().problems.size() == 1);
    (void)house.zip();
    CHECK(readFile(house.zips() / ".albumen-trash/with what is missing now/Anna.zip") == zip);
}

} // namespace albumen::test
