// What every ledger promises, asked of the one in the catalogue and of the one that other tests file with.
#include "support/CatalogueMaker.h"
#include "support/MemoryLedger.h"

#include "catalogue/LedgerRows.h"

using namespace albumen;
using namespace albumen::test;

namespace {

class InMemory
{
public:
    Ledger& ledger() { return ledger_; }
    void restart() {} // what was committed is what a kill leaves

private:
    MemoryLedger ledger_;
};

class InCatalogue
{
public:
    Ledger& ledger() { return *ledger_; }
    void restart()
    {
        ledger_.reset();
        library_.close();
        library_.open();
        ledger_.emplace(*library_.catalogue);
    }

private:
    TestLibrary library_;
    std::optional<LedgerRows> ledger_{*library_.catalogue};
};

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

/// No field as it would be without a word.
JournalEntry fullEntry()
{
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
    return entry;
}

ArchiveNo archive(Ledger& ledger)
{
    return must(ledger.addArchive({ArchiveNo{}, Uid::random(), "/save", "/zips"}));
}

} // namespace

TEMPLATE_TEST_CASE("What was filed comes back as it was recorded, sorted, of its archive alone", "", InMemory,
                   InCatalogue)
{
    TestType home;
    Ledger& ledger = home.ledger();
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

TEMPLATE_TEST_CASE("Journal entries stay open until they are settled, and their numbers are never used again", "",
                   InMemory, InCatalogue)
{
    TestType home;
    const ArchiveNo no = archive(home.ledger()), other = archive(home.ledger());
    const FilingId filing = must(home.ledger().beginFiling(no, FilingMode::copy, 1));
    const JournalEntry entry = fullEntry();
    const auto ids = must(home.ledger().plan(filing, std::vector{entry, entry, entry}));
    REQUIRE(ids.size() == 3);
    CHECK(ids[0] < ids[1]);
    CHECK(ids[1] < ids[2]);
    LedgerBatch batch;
    batch.journal = {{ids[0], JournalState::done, {}}, {ids[2], JournalState::failed, Code::copyDiffers}};
    must(home.ledger().settle(no, batch));
    home.restart();
    const auto open = must(home.ledger().openEntries(no));
    REQUIRE(open.size() == 1);
    CHECK(open[0].id == ids[1]);
    CHECK(open[0].op == entry.op);
    CHECK(open[0].source == entry.source);
    CHECK(open[0].destination == entry.destination);
    CHECK(open[0].target == entry.target);
    CHECK(open[0].content == entry.content);
    CHECK(open[0].photo == entry.photo);
    CHECK(open[0].mode == entry.mode);
    CHECK(open[0].size == entry.size);
    CHECK(open[0].mtimeNs == entry.mtimeNs);
    CHECK(open[0].hash == entry.hash);
    CHECK(open[0].names == entry.names);
    CHECK(must(home.ledger().openEntries(other)).empty());
    const FilingId next = must(home.ledger().beginFiling(other, FilingMode::copy, 2));
    JournalEntry bare;
    const auto fresh = must(home.ledger().plan(next, std::vector{bare}));
    CHECK(fresh.front() > ids[2]); // never used before, by any archive
    const auto theirs = must(home.ledger().openEntries(other));
    REQUIRE(theirs.size() == 1);
    CHECK_FALSE(theirs[0].hash);
    CHECK(theirs[0].source.empty());
    CHECK(must(home.ledger().openEntries(no)).size() == 1); // of an earlier filing, and still open
    must(home.ledger().endFiling(next, Outcome::completed));
    CHECK(must(home.ledger().openEntries(other)).size() == 1); // an end settles nothing
}

TEMPLATE_TEST_CASE("Notes of an archive are texts under names", "", InMemory, InCatalogue)
{
    TestType home;
    Ledger& ledger = home.ledger();
    const ArchiveNo no = archive(ledger), other = archive(ledger);
    CHECK(must(ledger.note(no, "verify")).empty());
    must(ledger.setNote(no, "verify", "at 1000"));
    must(ledger.setNote(no, "verify", "at 2000"));
    CHECK(must(ledger.note(no, "verify")) == "at 2000");
    CHECK(must(ledger.note(no, "other")).empty());
    CHECK(must(ledger.note(other, "verify")).empty());
}

TEMPLATE_TEST_CASE("A batch is carried out in the order of its fields", "", InMemory, InCatalogue)
{
    TestType home;
    Ledger& ledger = home.ledger();
    const ArchiveNo no = archive(ledger);
    ZipRecord zip{adaKey, "Ada.zip", {}, 2, 999, 5};
    LedgerBatch first;
    first.targets = {{adaKey, "Ada", true}};
    first.filed = {filedFile(adaKey, "a.jpg", 1), filedFile(adaKey, "b.jpg", 2)};
    first.zips = {zip};
    must(ledger.settle(no, first));
    LedgerBatch second; // what goes, goes first; what is put after that is there
    second.targetsGone = {adaKey};
    second.targets = {{adaKey, "Ada 2", true}};
    second.filed = {filedFile(adaKey, "a.jpg", 3)};
    must(ledger.settle(no, second));
    LedgerState state = must(ledger.read(no));
    CHECK(state.targets == second.targets);
    CHECK(state.filed == second.filed);
    CHECK(state.zips.empty());
    second = {};
    second.zipsGone = {adaKey, benKey}; // one that never was goes too
    second.zips = {zip};
    must(ledger.settle(no, second));
    must(ledger.settle(no, second)); // putting what is there changes it
    state = must(ledger.read(no));
    CHECK(state.zips == std::vector{zip});
    must(ledger.settle(no, LedgerBatch{}));
    CHECK(must(ledger.read(no)).filed == state.filed);
}
