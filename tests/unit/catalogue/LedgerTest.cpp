#include "support/CatalogueMaker.h"

#include "catalogue/ArchiveRows.h"
#include "catalogue/LedgerRows.h"
#include "catalogue/Migrations.h"
#include "catalogue/MovedPhotos.h"

using namespace albumen;
using namespace albumen::test;

namespace {

const TargetKey adaKey{TargetKind::person, PersonId{1}}, benKey{TargetKind::person, PersonId{2}},
    unknownKey{TargetKind::unknown, PersonId{}};

FiledFile filedFile(const TargetKey& target, const std::string& name, std::int64_t content)
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

TEST_CASE("What was filed comes back as it was recorded, sorted, of its archive alone")
{
    TestLibrary library;
    LedgerRows ledger(*library.catalogue);
    const ArchiveNo no = archive(ledger), other = archive(ledger);
    LedgerBatch batch;
    batch.targets = {{unknownKey, "Unknown", true}, {benKey, "Ben", true}, {adaKey, "Ada", true}};
    batch.filed = {filedFile(benKey, "b.jpg", 2), filedFile(adaKey, "z.jpg", 3), filedFile(adaKey, "a.jpg", 1)};
    ZipRecord zip{adaKey, "Ada.zip", {}, 2, 999, 5};
    zip.fingerprint.fill(std::byte{0xAB});
    batch.zips = {zip};
    must(ledger.settle(no, batch));

    LedgerState state = must(ledger.read(no));
    CHECK(state.targets ==
          std::vector<Target>{{adaKey, "Ada", true}, {benKey, "Ben", true}, {unknownKey, "Unknown", true}});
    CHECK(state.filed == std::vector{batch.filed[2], batch.filed[1], batch.filed[0]});
    CHECK(state.zips == std::vector{zip});
    CHECK(must(ledger.read(other)).targets.empty());

    // Changes: folders swap names, a file changes, one goes, a target goes with all it has.
    LedgerBatch change;
    change.filedGone = {{adaKey, "z.jpg"}, {adaKey, "never.jpg"}};
    change.targetsGone = {unknownKey};
    change.targets = {{adaKey, "Ben", true}, {benKey, "Ada", false}};
    FiledFile damaged = batch.filed[2];
    damaged.state = FiledState::damaged;
    damaged.names = {};
    change.filed = {damaged};
    change.zipsGone = {adaKey};
    must(ledger.settle(no, change));
    state = must(ledger.read(no));
    CHECK(state.targets == std::vector<Target>{{adaKey, "Ben", true}, {benKey, "Ada", false}});
    CHECK(state.filed == std::vector{damaged, batch.filed[0]});
    CHECK(state.zips.empty());
    LedgerBatch gone;
    gone.targetsGone = {benKey};
    must(ledger.settle(no, gone));
    CHECK(must(ledger.read(no)).filed == std::vector{damaged});
    CHECK(must(ledger.archives()).size() == 2);
    CHECK(must(ledger.archives())[0].save == "/save");
    must(ledger.setPaths(no, "/other", "/zips2"));
    CHECK(must(ledger.archives())[0].save == "/other");
    CHECK(must(ledger.archives())[1].save == "/save");
}

TEST_CASE("Journal entries stay open until they are settled, across a restart, and their numbers are never used again")
{
    TestLibrary library;
    ArchiveNo no{};
    std::vector<JournalId> ids;
    JournalEntry entry;
    entry.op = JournalOp::retire;
    entry.source = "/save/Ada/\xff.jpg";
    entry.destination = "/save/.albumen-trash/1/a.jpg";
    entry.target = adaKey;
    entry.content = ContentNo{4};
    entry.photo = PhotoId{5};
    entry.mode = FilingMode::move;
    entry.size = 6;
    entry.mtimeNs = 7;
    entry.hash.emplace().fill(std::byte{8});
    entry.names.fill(std::byte{9});
    {
        LedgerRows ledger(*library.catalogue);
        no = archive(ledger);
        const FilingId filing = must(ledger.beginFiling(no, FilingMode::copy, 1));
        ids = must(ledger.plan(filing, std::vector{entry, entry, entry}));
        REQUIRE(ids.size() == 3);
        CHECK(ids[0] < ids[1]);
        LedgerBatch batch;
        batch.journal = {{ids[0], JournalState::done, {}}, {ids[2], JournalState::failed, Code::copyDiffers}};
        must(ledger.settle(no, batch));
    }
    library.close();
    library.open();
    LedgerRows ledger(*library.catalogue);
    const auto open = must(ledger.openEntries(no));
    REQUIRE(open.size() == 1);
    CHECK(open[0].id == ids[1]);
    CHECK(open[0].op == entry.op);
    CHECK(open[0].source == entry.source);
    CHECK(open[0].destination == entry.destination);
    CHECK(open[0].target == entry.target);
    CHECK(open[0].content == entry.content);
    CHECK(open[0].mode == entry.mode);
    CHECK(open[0].mtimeNs == entry.mtimeNs);
    CHECK(open[0].hash == entry.hash);
    CHECK(open[0].names == entry.names);
    const FilingId next = must(ledger.beginFiling(no, FilingMode::copy, 2));
    CHECK(must(ledger.plan(next, std::vector{entry})).front() > ids[2]);
    must(ledger.endFiling(next, Outcome::completed));
}

TEST_CASE("Notes of an archive are texts under names")
{
    TestLibrary library;
    LedgerRows ledger(*library.catalogue);
    const ArchiveNo no = archive(ledger);
    CHECK(must(ledger.note(no, "verify")).empty());
    must(ledger.setNote(no, "verify", "at 1000"));
    must(ledger.setNote(no, "verify", "at 2000"));
    CHECK(must(ledger.note(no, "verify")) == "at 2000");
}

TEST_CASE("A filed picture whose photos are all away is out of reach, a trashed or present one is not")
{
    TestLibrary library;
    const StoredPhoto away = library.store("a.jpg", 1, 0), here = library.store("b.jpg", 2, 0),
                      trashed = library.store("c.jpg", 3, 0);
    LedgerRows ledger(*library.catalogue);
    const ArchiveNo no = archive(ledger);
    LedgerBatch batch;
    batch.targets = {{unknownKey, "Unknown", true}};
    for (const StoredPhoto& photo : {away, here, trashed})
        batch.filed.push_back(filedFile(unknownKey, std::to_string(raw(photo.photo)), raw(*photo.content)));
    must(ledger.settle(no, batch));
    must(library.catalogue->write([&](Db& db) -> Status {
        TRY(PhotoRows(db).markMissing({away.photo}));
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
        FiledFile file = filedFile(target, "x.jpg", raw(*photo.content));
        file.photo = photo.photo;
        file.mode = FilingMode::move;
        return file;
    };
    LedgerBatch batch;
    batch.targets = {{adaKey, "Ada", true}, {benKey, "Ben", true}, {unknownKey, "Unknown", true}};
    batch.filed = {moved(one, adaKey), moved(two, benKey), moved(kept, unknownKey)};
    must(ledger.settle(no, batch));
    const auto follow = [&] {
        must(library.catalogue->write([&](Db& db) {
            return followMoved(db, "/save", [](const std::filesystem::path& path) { return path != "/photos/c.jpg"; });
        }));
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
    exchange.filedGone = {{adaKey, "x.jpg"}, {benKey, "x.jpg"}};
    exchange.filed = {moved(two, adaKey), moved(one, benKey)};
    must(ledger.settle(no, exchange));
    follow();
    CHECK(pathOf(one) == "/save/Ben/x.jpg");
    CHECK(pathOf(two) == "/save/Ada/x.jpg");

    LedgerBatch lost;
    lost.filedGone = {{adaKey, "x.jpg"}, {benKey, "x.jpg"}};
    lost.filed = {moved(one, adaKey)};
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
