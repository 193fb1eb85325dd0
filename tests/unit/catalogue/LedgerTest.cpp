#include "support/CatalogueMaker.h"

#include "catalogue/DecisionLog.h"
#include "catalogue/FilingRows.h"
#include "catalogue/LedgerRows.h"
#include "catalogue/Migrations.h"
#include "catalogue/MovedPhotos.h"

using namespace albumen;
using namespace albumen::test;

namespace {

const TargetKey ada{TargetKind::person, PersonId{1}}, ben{TargetKind::person, PersonId{2}},
    nobody{TargetKind::unknown, PersonId{}};

FiledFile filedAs(const TargetKey& target, const std::string& name, std::int64_t content)
{
    FiledFile file;
    file.target = target;
    file.name = name;
    file.content = ContentNo{content};
    file.photo = PhotoId{content + 100};
    file.mode = FilingMode::hardLink;
    file.size = 12345;
    file.mtimeNs = 17;
    file.hash.fill(std::byte(content));
    file.names.fill(std::byte(content + 1));
    return file;
}

ArchiveNo archive(LedgerRows& ledger)
{
    return must(ledger.addArchive({ArchiveNo{}, Uid::random(), "/save", "/zips"}));
}

} // namespace

TEST_CASE("A filed picture whose photos are all away is out of reach, a trashed or present one is not")
{
    TestLibrary library;
    const StoredPhoto away = library.store("a.jpg", 1, 0), here = library.store("b.jpg", 2, 0),
                      trashed = library.store("c.jpg", 3, 0);
    LedgerRows ledger(*library.catalogue);
    const ArchiveNo no = archive(ledger);
    LedgerBatch batch;
    batch.targets = {{nobody, "Unknown", true}};
    for (const StoredPhoto& photo : {away, here, trashed})
        batch.filed.push_back(filedAs(nobody, std::to_string(raw(photo.photo)), raw(*photo.content)));
    must(ledger.settle(no, batch));
    must(library.catalogue->write([&](Db& db) -> Status {
        TRY(PhotoRows(db).markMissing({away.photo}));
        Draft thrown{.kind = DecisionKind::photoChanged, .note = {}, .writes = {}};
        thrown.writes.push_back({Register::photoTrashed, raw(trashed.photo), 0, Value(std::int64_t{1})});
        TRY(DecisionLog(db, 0).append(thrown));
        TRY(db.run("INSERT INTO trash(photo_id, from_path, trash_path, size, hash, at_ms, state) "
                   "VALUES (?, 'c.jpg', 'c.jpg', 1, x'00', 0, 1)",
                   trashed.photo));
        return db.run("UPDATE photo SET state = 2 WHERE id = ?", trashed.photo);
    }));
    const auto contents = must(library.catalogue->read([](Db& db) { return filingContents(db, std::nullopt); }));
    REQUIRE(contents.size() == 2);
    CHECK(contents[0].content == *away.content);
    CHECK_FALSE(contents[0].present);
    CHECK_FALSE(contents[0].looked);
    CHECK(contents[1].content == *here.content);
    CHECK(contents[1].present);
}

TEST_CASE("Moved photos follow the archive's files, also when two exchange their places")
{
    TestLibrary library;
    const StoredPhoto one = library.store("a.jpg", 1, 0), two = library.store("b.jpg", 2, 0),
                      kept = library.store("c.jpg", 3, 0);
    LedgerRows ledger(*library.catalogue);
    const ArchiveNo no = archive(ledger);
    const auto moved = [](const StoredPhoto& photo, const TargetKey& target) {
        FiledFile file = filedAs(target, "x.jpg", raw(*photo.content));
        file.photo = photo.photo;
        file.mode = FilingMode::move;
        return file;
    };
    LedgerBatch batch;
    batch.targets = {{ada, "Ada", true}, {ben, "Ben", true}, {nobody, "Unknown", true}};
    batch.filed = {moved(one, ada), moved(two, ben), moved(kept, nobody)};
    must(ledger.settle(no, batch));
    const auto follow = [&] {
        const auto old = must(library.catalogue->read([](Db& db) { return oldPathsOfMoved(db, "/save"); }));
        std::set<std::filesystem::path> gone(old.begin(), old.end());
        gone.erase("/photos/c.jpg"); // it is still there
        must(library.catalogue->write([&](Db& db) { return followMoved(db, "/save", gone); }));
    };
    const auto pathOf = [&](const StoredPhoto& photo) {
        return must(library.catalogue->read([&](Db& db) { return PhotoRows(db).photo(photo.photo); }))->path;
    };
    follow();
    CHECK(pathOf(one) == "/save/Ada/x.jpg");
    CHECK(pathOf(two) == "/save/Ben/x.jpg");
    CHECK(pathOf(kept) == "/photos/c.jpg"); // its file is still there
    CHECK(must(library.catalogue->read([](Db& db) { return anyMoved(db); })));
    CHECK(must(library.catalogue->read([](Db& db) { return PhotoRows(db).counts(); })).present == 3);

    LedgerBatch exchange;
    exchange.filedGone = {{ada, "x.jpg"}, {ben, "x.jpg"}};
    exchange.filed = {moved(two, ada), moved(one, ben)};
    must(ledger.settle(no, exchange));
    follow();
    CHECK(pathOf(one) == "/save/Ben/x.jpg");
    CHECK(pathOf(two) == "/save/Ada/x.jpg");

    LedgerBatch lost;
    lost.filedGone = {{ada, "x.jpg"}, {ben, "x.jpg"}};
    lost.filed = {moved(one, ada)};
    must(ledger.settle(no, lost));
    follow();
    CHECK(pathOf(one) == "/save/Ada/x.jpg");
    CHECK(must(library.catalogue->read([&](Db& db) { return PhotoRows(db).photo(two.photo); }))->state ==
          PhotoState::missing);
    CHECK(must(library.catalogue->read([](Db& db) { return PhotoRows(db).counts(); })).present == 2);
}

TEST_CASE("A ledger from before copies said names is read as it was: they say none, and open steps foretell nothing")
{
    TempFolder folder;
    const Clock clock;
    std::filesystem::create_directories(folder / "library");
    {
        const auto db = must(Db::open(folder / "library" / "catalogue.sqlite", DbAccess::readWrite));
        must(migrate(*db, catalogueMigrations().first(1), folder / "copies"));
        must(db->script(
            "INSERT INTO archive VALUES (1, zeroblob(16), '/save', '/zips');"
            "INSERT INTO target VALUES (1, 1, 0, 1, 'Ada', 1);"
            "INSERT INTO filed VALUES (1, 1, 'a.jpg', 4, 5, 0, 6, 7, x'01010101010101010101010101010101', 0);"
            "INSERT INTO filing VALUES (1, 1, NULL, 0, 1, 0);"
            "INSERT INTO journal VALUES (1, 1, 3, '/p/b.jpg', '/save/Ada/b.jpg', 0, 1, 8, 9, 0, 6, 7, 0, NULL)"));
    }
    const auto catalogue =
        must(Catalogue::open(folder / "library", folder / "cache", Catalogue::Mode::readWrite, clock));
    LedgerRows ledger(*catalogue);
    const auto filed = must(ledger.read(ArchiveNo{1})).filed;
    REQUIRE(filed.size() == 1);
    CHECK(filed[0].name == "a.jpg");
    CHECK(filed[0].hash[15] == std::byte{1});
    CHECK(filed[0].names == Xxh128{});
    const auto open = must(ledger.openEntries(ArchiveNo{1}));
    REQUIRE(open.size() == 1);
    CHECK(open[0].destination == "/save/Ada/b.jpg");
    CHECK_FALSE(open[0].hash);
    CHECK(open[0].names == Xxh128{});
}
