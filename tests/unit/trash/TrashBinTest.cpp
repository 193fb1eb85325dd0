// Photos go into the trash of their folder and come back, with what lies beside them, and nobody's file is replaced.
#include "Shelf.h"

#include <nlohmann/json.hpp>

#include "base/Sentence.h"
#include "support/HookedFiles.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

namespace {

struct Trio : Shelf {
    Trio()
    {
        add("2023/a.jpg.xmp", "what is said of it");
        add("2023/a.mov", "its film");
        add("2023/a.jpg", "the photo");
        writeFile(root / "2023/b.jpg", "another");
    }
    const Held before{{"2023/a.jpg.xmp", "what is said of it"},
                      {"2023/a.mov", "its film"},
                      {"2023/a.jpg", "the photo"},
                      {"2023/b.jpg", "another"}};
};

const Held inTrash{{".albumen-trash/a.jpg.xmp", "what is said of it"},
                   {".albumen-trash/a.mov", "its film"},
                   {".albumen-trash/a.jpg", "the photo"},
                   {"2023/b.jpg", "another"}};

/// An hour passes between any two questions.
struct HourClock final : Clock {
    mutable std::int64_t ms = 0;
    std::int64_t nowMs() const override { return ms += 3'600'000; }
};

std::string detailOf(const Status& status)
{
    return status ? std::string() : status.error().detail;
}

} // namespace

TEST_CASE("Nobody reads in the trash, nor in its records, who could not read the photos")
{
    Trio shelf;
    const auto rightsOf = [&](const char* name) { return fs::status(shelf.root / name).permissions(); };
    fs::permissions(shelf.root, fs::perms::owner_all);
    for (const char* name : {"2023/a.jpg.xmp", "2023/a.mov", "2023/a.jpg"})
        fs::permissions(shelf.root / name, fs::perms::owner_read | fs::perms::owner_write);
    REQUIRE(shelf.throwAway());
    CHECK(rightsOf(".albumen-trash") == fs::perms::owner_all);
    for (const auto& record : shelf.records())
        CHECK((rightsOf((".albumen-trash/" + record).c_str()) & (fs::perms::group_all | fs::perms::others_all)) ==
              fs::perms::none);
}

TEST_CASE("A photo goes into the trash with what lies beside it, and comes back to where it lay")
{
    Trio shelf;
    REQUIRE(shelf.throwAway());
    CHECK(shelf.all() == inTrash);
    CHECK(shelf.records().size() == 3);
    CHECK(shelf.notes.places.at(shelf.photo) == Path(".albumen-trash/a.jpg"));
    REQUIRE(shelf.bringBack());
    CHECK(shelf.all() == shelf.before);
    CHECK(shelf.records().empty());
    CHECK(shelf.notes.files.empty());
    CHECK(shelf.notes.places.at(shelf.photo) == Path("2023/a.jpg"));
}

TEST_CASE("What is deleted from the trash is gone with what lay beside it, and nothing else is")
{
    Trio shelf;
    writeFile(shelf.trash / "own.jpg", "a stranger");
    REQUIRE(shelf.throwAway());
    if (GENERATE(false, true)) fs::remove(shelf.trash / "a.mov"); // somebody was faster
    TrashBin bin = shelf.bin(*shelf.files);
    REQUIRE(bin.deleteForGood(shelf.noted(), {}));
    CHECK(shelf.all() == Held{{"2023/b.jpg", "another"}, {".albumen-trash/own.jpg", "a stranger"}});
    CHECK(shelf.records().empty());
    CHECK(shelf.notes.files.empty());
    CHECK(shelf.notes.deleted == std::set{shelf.photo});
}

TEST_CASE("Without its trash nothing is deleted, and what somebody deleted there counts for nothing")
{
    Trio shelf;
    REQUIRE(shelf.throwAway());
    TrashBin bin = shelf.bin(*shelf.files);
    fs::rename(shelf.trash, shelf.folder / "away");
    const auto refused = bin.deleteForGood(shelf.noted(), {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::notDeleted);
    CHECK(sentence(refused.error()).find("its trash is not there") != std::string::npos);
    CHECK(shelf.notes.files.size() == 3);
    fs::rename(shelf.folder / "away", shelf.trash);
    for (const char* name : {"a.jpg", "a.mov", "a.jpg.xmp"}) REQUIRE(fs::remove(shelf.trash / name));
    const auto gone = bin.deleteForGood(shelf.noted(), {});
    REQUIRE(gone);
    CHECK(*gone == 0);
    CHECK(shelf.notes.files.empty());
}

TEST_CASE("Where one file in the trash is another by now nothing of its photo is deleted")
{
    Trio shelf;
    REQUIRE(shelf.throwAway());
    const std::string name = GENERATE("a.jpg", "a.mov");
    writeFile(shelf.trash / name, "written since");
    const auto before = shelf.all();
    TrashBin bin = shelf.bin(*shelf.files);
    const auto done = bin.deleteForGood(shelf.noted(), {});
    REQUIRE_FALSE(done);
    CHECK(done.error().code == Code::notDeleted);
    CHECK(sentence(done.error()).find("was changed since") != std::string::npos);
    CHECK(shelf.all() == before);
    CHECK(shelf.records().size() == 3);
    CHECK(shelf.notes.files.size() == 3);
}

TEST_CASE("What lies in the trash already keeps its name, and so does a record")
{
    Trio shelf;
    writeFile(shelf.trash / "a.jpg", "a stranger");
    writeFile(shelf.trash / "a.mov.trashed.json", "a stranger's record");
    REQUIRE(shelf.throwAway());
    CHECK(readFile(shelf.trash / "a.jpg") == "a stranger");
    CHECK(readFile(shelf.trash / "a.mov.trashed.json") == "a stranger's record");
    CHECK(readFile(shelf.trash / "a (2).jpg") == "the photo");
    CHECK(readFile(shelf.trash / "a (2).mov") == "its film");
    REQUIRE(shelf.bringBack());
    CHECK(readFile(shelf.root / "2023/a.jpg") == "the photo");
    CHECK(readFile(shelf.trash / "a.jpg") == "a stranger");
}

TEST_CASE("A folder that is gone is made again, and a place that another file took is left to it")
{
    Trio shelf;
    REQUIRE(shelf.throwAway());
    SECTION("gone")
    {
        fs::remove_all(shelf.root / "2023");
        REQUIRE(shelf.bringBack());
        Held wanted = shelf.before;
        wanted.erase("2023/b.jpg");
        CHECK(shelf.all() == wanted);
    }
    SECTION("the photo's place")
    {
        writeFile(shelf.root / "2023/a.jpg", "a newer one");
        REQUIRE(shelf.bringBack());
        CHECK(readFile(shelf.root / "2023/a.jpg") == "a newer one");
        CHECK(readFile(shelf.root / "2023/a (2).jpg") == "the photo");
        CHECK(readFile(shelf.root / "2023/a (2).jpg.xmp") == "what is said of it");
        CHECK(readFile(shelf.root / "2023/a (2).mov") == "its film");
        CHECK(shelf.notes.places.at(shelf.photo) == Path("2023/a (2).jpg"));
    }
    SECTION("a sidecar's place")
    {
        writeFile(shelf.root / "2023/a.jpg.xmp", "of somebody");
        REQUIRE(shelf.bringBack());
        CHECK(readFile(shelf.root / "2023/a.jpg.xmp") == "of somebody");
        CHECK(readFile(shelf.root / "2023/a (2).jpg.xmp") == "what is said of it");
        CHECK(readFile(shelf.root / "2023/a (2).jpg") == "the photo");
    }
}

TEST_CASE("A photo that changed since it was looked at stays where it is")
{
    Trio shelf;
    auto wanted = shelf.wanted();
    wanted.back().mtimeNs += 1;
    const auto done = shelf.bin(*shelf.files).throwAway(shelf.photo, wanted, {});
    REQUIRE_FALSE(done);
    CHECK(done.error().code == Code::notTrashed);
    CHECK(done.error().detail == trashChanged);
    CHECK(shelf.all() == shelf.before);
    CHECK(shelf.notes.files.empty());
}

TEST_CASE("In a folder that may not be changed all of it stays, and why is said")
{
    Trio shelf;
    HookedFiles files;
    files.mayRename = [&](const Path& from, const Path& to) -> Status {
        const bool inFolder = from.filename() == "a.jpg" &&
                              (from.parent_path() == shelf.root / "2023" || to.parent_path() == shelf.root / "2023");
        return inFolder ? fail(Code::pathDenied, Stage::none, to, "EACCES") : Status();
    };
    SECTION("on the way there")
    {
        CHECK(detailOf(shelf.throwAway(files)) == trashCannotWrite);
        CHECK(shelf.all() == shelf.before);
        CHECK(shelf.records().empty());
        CHECK(shelf.notes.files.empty());
    }
    SECTION("on the way back")
    {
        REQUIRE(shelf.throwAway());
        CHECK(detailOf(shelf.bringBack(files)) == trashCannotWrite);
        CHECK(shelf.all() == inTrash);
        REQUIRE(shelf.bringBack());
        CHECK(shelf.all() == shelf.before);
    }
}

TEST_CASE("Nothing goes through a link, neither into the trash nor out of it")
{
    Trio shelf;
    const Path outside = shelf.folder / "outside";
    fs::create_directories(outside);
    SECTION("a link in the place of the trash")
    {
        symlinkOrSkip(outside, shelf.trash);
        CHECK(detailOf(shelf.throwAway()) == std::string(trashBlocked) + shelf.trash.native());
        CHECK(shelf.all() == shelf.before);
    }
    SECTION("a photo that is a link")
    {
        fs::rename(shelf.root / "2023/a.jpg", outside / "a.jpg");
        symlinkOrSkip(outside / "a.jpg", shelf.root / "2023/a.jpg");
        CHECK(detailOf(shelf.throwAway()) == trashLinked);
        CHECK(readFile(outside / "a.jpg") == "the photo");
        CHECK(fs::is_symlink(shelf.root / "2023/a.jpg"));
    }
    SECTION("a link in the place of the folder it lay in")
    {
        REQUIRE(shelf.throwAway());
        fs::remove_all(shelf.root / "2023");
        symlinkOrSkip(outside, shelf.root / "2023");
        CHECK(detailOf(shelf.bringBack()) == trashLinked);
        CHECK(readFile(shelf.trash / "a.jpg") == "the photo");
    }
    SECTION("a link in the place of the file in the trash")
    {
        REQUIRE(shelf.throwAway());
        writeFile(outside / "secret", "of somebody");
        fs::remove(shelf.trash / "a.jpg");
        symlinkOrSkip(outside / "secret", shelf.trash / "a.jpg");
        CHECK(detailOf(shelf.bringBack()) == trashLinked);
        CHECK_FALSE(fs::exists(shelf.root / "2023/a.jpg"));
    }
    for (const auto& entry : fs::directory_iterator(outside))
        CHECK((entry.path().filename() == "a.jpg" || entry.path().filename() == "secret"));
}

TEST_CASE("A file that is missing from the trash stays noted with its record until it is there again")
{
    Trio shelf;
    REQUIRE(shelf.throwAway());
    const std::string gone = GENERATE("a.jpg", "a.jpg.xmp");
    CAPTURE(gone);
    fs::rename(shelf.trash / gone, shelf.folder / "aside");
    for (int i = 0; i < 2; ++i) {
        const auto brought = shelf.bin(*shelf.files).bringBack(shelf.noted(), {});
        REQUIRE(brought);
        CHECK(brought->back.size() == (i == 0 ? 2 : 0));
        REQUIRE(brought->lost.size() == 1);
        CHECK(brought->lost.front().name == gone);
        CHECK(shelf.records() == std::set<std::string>{gone + std::string(trashRecordEnding)});
        CHECK(shelf.notes.files.size() == 1);
        CHECK(shelf.notes.lost.empty());
    }
    SECTION("back in the trash")
    {
        fs::rename(shelf.folder / "aside", shelf.trash / gone);
        REQUIRE(shelf.bringBack());
        CHECK(shelf.all() == shelf.before);
    }
    SECTION("back where it lay")
    {
        fs::rename(shelf.folder / "aside", shelf.root / "2023" / gone);
        REQUIRE(shelf.bringBack());
        CHECK(shelf.all() == shelf.before);
    }
    SECTION("or forgotten, when somebody says so")
    {
        CHECK(shelf.bin(*shelf.files).forgetLost(shelf.noted()).value());
        CHECK(shelf.notes.lost.contains(shelf.photo) == (gone == "a.jpg"));
    }
    CHECK(shelf.records().empty());
    CHECK(shelf.notes.files.empty());
}

TEST_CASE("What lies in the trash is not forgotten as lost")
{
    Trio shelf;
    REQUIRE(shelf.throwAway());
    CHECK_FALSE(shelf.bin(*shelf.files).forgetLost(shelf.noted()).value());
    CHECK(shelf.notes.files.size() == 3);
    CHECK(shelf.records().size() == 3);
}

TEST_CASE("What somebody changed in the trash comes back as it is, and is told from what they did not")
{
    Trio shelf;
    REQUIRE(shelf.throwAway());
    writeFile(shelf.trash / "a.jpg", "Xhe photo"); // of the same size
    std::set<std::string> changed;
    SECTION("with notes")
    {
        std::vector<TrashedFile> files;
        for (const auto& [id, file] : shelf.notes.files) files.push_back(file);
        const auto back = shelf.bin(*shelf.files).bringBack(files, {});
        REQUIRE(back);
        for (const TrashedFile& file : back->back)
            if (file.changed) changed.insert(file.to.filename().native());
    }
    SECTION("without any")
    {
        shelf.notes.files.clear();
        std::vector<Error> problems;
        REQUIRE(shelf.bin(*shelf.files).bringBackUnknown(problems, {}));
        for (const Error& one : problems) {
            changed.insert(one.path.filename().native());
            CHECK(sentence(one).find("somebody changed it in the trash") != std::string::npos);
        }
    }
    CHECK(changed == std::set<std::string>{"a.jpg"});
    CHECK(readFile(shelf.root / "2023/a.jpg") == "Xhe photo");
    CHECK(readFile(shelf.root / "2023/a.mov") == "its film");
}

TEST_CASE("A file of another disk is not moved, and why is said")
{
    Trio shelf;
    HookedFiles files;
    files.mayRename = [](const Path& from, const Path& to) -> Status {
        if (from.filename() != "a.jpg") return {};
        return fail(Code::fileNotWritten, Stage::none, to, "EXDEV: Invalid cross-device link");
    };
    CHECK(detailOf(shelf.throwAway(files)) == trashElsewhere);
    CHECK(shelf.all() == shelf.before);
    CHECK(shelf.records().empty());
}

TEST_CASE("Without any notes everything comes back by the records beside it")
{
    Trio shelf;
    shelf.add("odd \xff name.jpg", "not UTF-8");
    REQUIRE(shelf.throwAway());
    shelf.notes.files.clear();
    fs::remove_all(shelf.root / "2023");
    std::vector<Error> problems;
    const auto back = shelf.bin(*shelf.files).bringBackUnknown(problems, {});
    REQUIRE(back);
    CHECK(problems.empty());
    CHECK(back->size() == 4);
    Held wanted = shelf.before;
    wanted.erase("2023/b.jpg");
    wanted["odd \xff name.jpg"] = "not UTF-8";
    CHECK(shelf.all() == wanted);
    CHECK(shelf.records().empty());
}

TEST_CASE("Without any notes a photo keeps its sidecar and its RAW where its name was taken meanwhile")
{
    Shelf shelf;
    const std::vector<std::string> names{"a.jpg", "a.jpg.xmp", "a.dng", "ab.jpg"};
    for (const std::string& name : names) shelf.add(name, "was " + name);
    REQUIRE(shelf.throwAway());
    shelf.notes.files.clear();
    shelf.add("a.jpg", "another photo");
    std::vector<Error> problems;
    REQUIRE(shelf.bin(*shelf.files).bringBackUnknown(problems, {}));
    CHECK(problems.empty());
    CHECK(shelf.all() == Held{{"a.jpg", "another photo"},
                              {"a (2).jpg", "was a.jpg"},
                              {"a (2).jpg.xmp", "was a.jpg.xmp"},
                              {"a (2).dng", "was a.dng"},
                              {"ab.jpg", "was ab.jpg"}});
}

TEST_CASE("What lies beside a photo in other capitals is called as the photo where its name was taken meanwhile")
{
    const bool noted = GENERATE(true, false);
    Shelf shelf;
    const std::vector<std::string> names{"img_1.jpg.xmp", "img_1.Aae", "IMG_1.JPG"};
    for (const std::string& name : names) shelf.add(name, "was " + name);
    REQUIRE(shelf.throwAway());
    writeFile(shelf.root / "IMG_1.JPG", "another photo");
    std::vector<Error> problems;
    if (noted) {
        REQUIRE(shelf.bringBack());
    } else {
        shelf.notes.files.clear();
        REQUIRE(shelf.bin(*shelf.files).bringBackUnknown(problems, {}));
    }
    CHECK(problems.empty());
    CHECK(shelf.all() == Held{{"IMG_1.JPG", "another photo"},
                              {"IMG_1 (2).JPG", "was IMG_1.JPG"},
                              {"IMG_1 (2).jpg.xmp", "was img_1.jpg.xmp"},
                              {"IMG_1 (2).Aae", "was img_1.Aae"}});
}

TEST_CASE("Of two photos that were thrown away from one place each keeps what lay beside it")
{
    Shelf shelf;
    HourClock clock;
    const auto throwAway = [&] {
        auto bin = TrashBin::open(*shelf.files, shelf.notes, clock, Uid{}, shelf.root);
        REQUIRE(bin);
        REQUIRE(bin->throwAway(shelf.photo, shelf.wanted(), {}));
        shelf.names.clear();
        shelf.notes.files.clear();
    };
    shelf.add("a.jpg", "the first photo");
    throwAway();
    shelf.add("a.jpg.xmp", "of the second");
    shelf.add("a.jpg", "the second photo");
    throwAway();
    std::vector<Error> problems;
    REQUIRE(shelf.bin(*shelf.files).bringBackUnknown(problems, {}));
    CHECK(problems.empty());
    CHECK(shelf.all() ==
          Held{{"a.jpg", "the first photo"}, {"a (2).jpg", "the second photo"}, {"a (2).jpg.xmp", "of the second"}});
}

TEST_CASE("Without any notes a sidecar whose photo cannot come back stays with it, and both are named")
{
    Shelf shelf;
    shelf.add("a.jpg.xmp", "what is said of it");
    shelf.add("a.jpg", "the photo");
    REQUIRE(shelf.throwAway());
    shelf.notes.files.clear();
    writeFile(shelf.root / "a.jpg", "another photo");
    const Held before = shelf.all();
    std::vector<Error> problems;
    SECTION("its record is damaged")
    {
        writeFile(shelf.trash / "a.jpg.trashed.json", "{");
        REQUIRE(shelf.bin(*shelf.files).bringBackUnknown(problems, {}));
        CHECK(shelf.all() == before);
    }
    SECTION("it is not to be moved")
    {
        HookedFiles files;
        files.mayRename = [](const Path& from, const Path& to) -> Status {
            if (from.filename() != "a.jpg") return {};
            return fail(Code::pathNotWritable, Stage::none, to);
        };
        REQUIRE(shelf.bin(files).bringBackUnknown(problems, {}));
        CHECK(shelf.all() == before);
        problems.clear();
        REQUIRE(shelf.bin(*shelf.files).bringBackUnknown(problems, {})); // and comes back when it may
        CHECK(shelf.all() ==
              Held{{"a.jpg", "another photo"}, {"a (2).jpg", "the photo"}, {"a (2).jpg.xmp", "what is said of it"}});
        return;
    }
    REQUIRE_FALSE(problems.empty());
    CHECK(problems.back().path == shelf.root / "a.jpg.xmp");
}

TEST_CASE("A film comes back by its record under one number with the sidecar of its name")
{
    Shelf shelf;
    shelf.add("2023/clip.mp4.xmp", "what is said of it");
    shelf.add("2023/clip.mp4", "the film");
    REQUIRE(shelf.throwAway());
    shelf.notes.files.clear();
    writeFile(shelf.root / "2023/clip.mp4", "another film");
    std::vector<Error> problems;
    REQUIRE(shelf.bin(*shelf.files).bringBackUnknown(problems, {}));
    CHECK(problems.empty());
    CHECK(shelf.all() == Held{{"2023/clip.mp4", "another film"},
                              {"2023/clip (2).mp4", "the film"},
                              {"2023/clip (2).mp4.xmp", "what is said of it"}});
}

TEST_CASE("A record that leads elsewhere brings nothing back, and is named")
{
    Shelf shelf;
    shelf.add("a.jpg", "the photo");
    REQUIRE(shelf.throwAway());
    shelf.notes.files.clear();
    const Path record = shelf.trash / "a.jpg.trashed.json";
    const auto json = nlohmann::json::parse(readFile(record));
    const Held before = shelf.all();
    for (const std::string& from :
         {std::string("../a.jpg"), std::string("/tmp/a.jpg"), std::string("x/../../a.jpg"), std::string(""),
          std::string("."), std::string("x/"), std::string("./a.jpg"), std::string(".albumen-trash/b.jpg"),
          std::string("sub/.albumen-trash/b.jpg"), std::string("a\0b", 3)}) {
        INFO(from);
        auto other = json;
        other["from"] = from;
        writeFile(record, other.dump());
        std::vector<Error> problems;
        REQUIRE(shelf.bin(*shelf.files).bringBackUnknown(problems, {}));
        CHECK(shelf.all() == before);
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].code == Code::foreignFile);
    }
    writeFile(record, std::string(100'000, '['));
    std::vector<Error> problems;
    REQUIRE(shelf.bin(*shelf.files).bringBackUnknown(problems, {}));
    CHECK(problems.size() == 1);
}

TEST_CASE("A record says the path by its bytes, the time, the size and the hash")
{
    TrashRecord record{.from = "2023/\xff.jpg", .atMs = 17, .size = 5};
    record.hash.fill(std::byte{3});
    record.library = Uid::random();
    const auto read = trashRecordIn(textOf(record));
    REQUIRE(read);
    CHECK(*read == record);
    CHECK_FALSE(trashRecordIn("{}"));
    CHECK_FALSE(trashRecordIn(""));
}
