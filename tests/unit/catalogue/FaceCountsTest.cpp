// Counts of people's photos and of groups' faces, kept while anything is written that they rest on.
#include <atomic>
#include <thread>

#include "catalogue/FaceCounts.h"
#include "catalogue/drafts/FaceDrafts.h"
#include "support/CatalogueMaker.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Photos of two faces each: the first face of the first `named` is Ida's, all second faces are one group.
struct Counted {
    TestLibrary library;
    PersonId ida{};

    Counted(std::uint64_t photos, std::uint64_t named)
    {
        for (std::uint64_t i = 1; i <= photos; ++i)
            must(PhotoRows::storeLater(library.catalogue->writer(), photoResult(library.root, "a", name(i), i, 2),
                                       library.run, {}));
        must(library.catalogue->writer().flush());
        must(library.catalogue->write([&](Db& db) -> Status {
            TRY_ASSIGN(ida, PeopleRows(db).create());
            Draft draft{DecisionKind::named, "", {{Register::personName, raw(ida), 0, "Ida"}}};
            for (std::uint64_t i = 1; i <= named; ++i)
                draft.writes.push_back({Register::facePerson, first(i), 0, raw(ida)});
            TRY(DecisionLog(db, 0).append(draft));
            GroupToKeep group{.number = 7, .best = FaceId{first(1) + 1}, .faces = {}};
            for (std::uint64_t i = 1; i <= photos; ++i) group.faces.emplace_back(FaceId{first(i) + 1}, true);
            return GroupRows(db).replace({group}, testEmbedder);
        }));
    }
    static std::string name(std::uint64_t photo) { return std::to_string(photo) + ".jpg"; }
    static std::int64_t first(std::uint64_t photo) { return std::int64_t(2 * photo - 1); }
    FaceCounts& counts() { return *library.catalogue->counts(); }
    std::size_t photos() { return must(counts().photosOfPeople())[ida]; }
    std::vector<std::int64_t> groups() { return must(counts().groups()); }
};

} // namespace

TEST_CASE("A photo that is missing and a root that is removed are counted no more until they are back")
{
    Counted counted(4, 3);
    REQUIRE(counted.photos() == 3);
    REQUIRE(counted.groups() == std::vector<std::int64_t>{7});
    Catalogue& catalogue = *counted.library.catalogue;
    must(
        catalogue.write([](Db& db) { return db.run("UPDATE photo SET state = ? WHERE id = 1", PhotoState::missing); }));
    CHECK(counted.photos() == 2);
    const auto setRoot = [&](RootState state) {
        must(catalogue.write([&](Db& db) { return PhotoRows(db).setRootState(counted.library.root, state); }));
    };
    setRoot(RootState::removed);
    CHECK(counted.photos() == 0);
    CHECK(counted.groups().empty());
    setRoot(RootState::offline);
    CHECK(counted.photos() == 2);
    must(catalogue.write([](Db& db) { return db.run("UPDATE photo SET state = ?", PhotoState::present); }));
    CHECK(counted.photos() == 3);
    CHECK(counted.groups() == std::vector<std::int64_t>{7});
}

TEST_CASE("A second file of one picture counts once and what is rolled back never")
{
    Counted counted(2, 2);
    REQUIRE(counted.photos() == 2);
    counted.library.store(photoResult(counted.library.root, "b", "copy.jpg", 1, 2)); // of the first photo
    CHECK(counted.photos() == 2);
    const Status failed = counted.library.catalogue->write([&](Db& db) -> Status {
        TRY(DecisionLog(db, 0).append({DecisionKind::ignored, "", {{Register::faceStatus, 1, 0, 1}}}));
        TRY(db.run("DELETE FROM d.group_face"));
        return fail(Code::cancelled, Stage::store);
    });
    REQUIRE_FALSE(failed);
    CHECK(counted.photos() == 2);
    CHECK(counted.groups() == std::vector<std::int64_t>{7});
    must(counted.library.catalogue->decide(ignoreDraft({FaceId{1}})));
    CHECK(counted.photos() == 1);
    must(counted.library.catalogue->undoLast());
    CHECK(counted.photos() == 2);
}

TEST_CASE("Photos of merged people are counted together and apart again when that is undone")
{
    Counted counted(5, 3);
    const PersonId other = counted.library.person("Jon", {FaceId{Counted::first(4)}, FaceId{Counted::first(5)}});
    REQUIRE(counted.photos() == 3);
    must(counted.library.catalogue->decide(
        {DecisionKind::merged, "", {{Register::personMergedInto, raw(other), 0, raw(counted.ida)}}}));
    CHECK(counted.photos() == 5);
    CHECK_FALSE(must(counted.counts().photosOfPeople()).contains(other));
    must(counted.library.catalogue->undoLast());
    CHECK(counted.photos() == 3);
    CHECK(must(counted.counts().photosOfPeople())[other] == 2);
}

TEST_CASE("A transaction that cannot be committed changes no count")
{
    Counted counted(2, 2);
    REQUIRE(counted.photos() == 2);
    REQUIRE_FALSE(counted.library.catalogue->write([](Db& db) -> Status {
        TRY(DecisionLog(db, 0).append({DecisionKind::ignored, "", {{Register::faceStatus, 1, 0, 1}}}));
        TRY(db.run("PRAGMA defer_foreign_keys = ON"));
        return db.run("UPDATE photo SET folder_id = 999 WHERE id = 1"); // of no folder: found at the commit
    }));
    CHECK(counted.photos() == 2);
}

TEST_CASE("A named face that a new look at its picture does not find any more is counted no more")
{
    Counted counted(2, 2);
    REQUIRE(counted.photos() == 2);
    must(counted.library.catalogue->write([](Db& db) { return db.run("UPDATE face SET state = 1 WHERE id = 1"); }));
    CHECK(counted.photos() == 1);
    must(counted.library.catalogue->write([](Db& db) { return db.run("UPDATE face SET state = 0 WHERE id = 1"); }));
    CHECK(counted.photos() == 2);
}

TEST_CASE("More faces in one transaction than are told one by one are counted anew")
{
    Counted counted(5'100, 5'100);
    REQUIRE(counted.photos() == 5'100);
    must(counted.library.catalogue->write([](Db& db) -> Status {
        Draft draft{DecisionKind::ignored, "", {}};
        for (std::int64_t face = 3; face <= 10'200; ++face) draft.writes.push_back({Register::faceStatus, face, 0, 1});
        TRY(DecisionLog(db, 0).append(draft));
        return {};
    }));
    CHECK(counted.photos() == 1);
    CHECK(counted.groups().empty()); // one face is none
}

TEST_CASE("Counts that are asked for while somebody writes are right in the end and never of another moment")
{
    Counted counted(300, 0);
    std::atomic<bool> ending{false};
    std::thread asks([&] {
        Catalogue& catalogue = *counted.library.catalogue;
        while (!ending) {
            for (const RootState state : {RootState::offline, RootState::online}) // has all counted anew
                static_cast<void>(
                    catalogue.write([&](Db& db) { return PhotoRows(db).setRootState(counted.library.root, state); }));
            static_cast<void>(counted.counts().photosOfPeople());
        }
    });
    std::size_t wrong = 0;
    for (std::uint64_t i = 1; i <= 300; ++i) {
        const Draft draft{DecisionKind::assigned, "", {{Register::facePerson, Counted::first(i), 0, raw(counted.ida)}}};
        must(counted.library.catalogue->decide(draft));
        wrong += counted.photos() == i ? 0 : 1;
    }
    ending = true;
    asks.join();
    CHECK(wrong == 0);
}
