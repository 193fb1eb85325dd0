#include "support/CatalogueMaker.h"

#include "catalogue/FilingRows.h"

using namespace albumen;
using namespace albumen::test;

namespace {

void match(TestLibrary& library, FaceId face, PersonId person, FaceId evidence, MatchGrade grade, float distance = 0.3F)
{
    must(library.catalogue->write([&](Db& db) {
        Match said;
        said.person = person;
        said.grade = grade;
        said.distance = distance;
        said.evidence = evidence;
        return MatchRows(db).replace({face}, {{face, said}}, testEmbedder);
    }));
}

LabelledFace label(TestLibrary& library, FaceId face)
{
    const auto found = library.ask<FaceRows>([&](const FaceRows& rows) { return rows.face(face); });
    REQUIRE(found);
    return *found;
}

} // namespace

TEST_CASE("The decision of a person outranks the machine, and a match falls with its evidence")
{
    TestLibrary library;
    const StoredPhoto one = library.store("a.jpg", 1, 1), two = library.store("b.jpg", 2, 2);
    const PersonId ada = library.person("Ada", {one.faces[0]});
    match(library, two.faces[0], ada, one.faces[0], MatchGrade::sure);
    match(library, two.faces[1], ada, one.faces[0], MatchGrade::ask, 0.6F);
    CHECK(label(library, one.faces[0]).how == LabelHow::decided);
    CHECK(label(library, two.faces[0]).how == LabelHow::sure);
    CHECK(label(library, two.faces[0]).name == "Ada");
    CHECK(label(library, two.faces[0]).distance == Approx(0.3F));
    CHECK(label(library, two.faces[1]).how == LabelHow::ask);

    SECTION("another name")
    {
        const PersonId ben = library.person("Ben", {two.faces[0]});
        CHECK(label(library, two.faces[0]).how == LabelHow::decided);
        CHECK(label(library, two.faces[0]).person == ben);
        CHECK_FALSE(label(library, two.faces[0]).distance);
    }
    SECTION("no is remembered, for the person and all merged with it")
    {
        const auto reject = library.read([&](Db& db) { return rejectDraft(db, {two.faces[0]}); });
        must(library.catalogue->decide(reject));
        CHECK(label(library, two.faces[0]).how == LabelHow::unknown);
        match(library, two.faces[0], ada, one.faces[0], MatchGrade::sure); // a machine that forgot
        CHECK(label(library, two.faces[0]).how == LabelHow::unknown);
        const auto forbidden = library.ask<FaceRows>([](const FaceRows& rows) { return rows.forbidden(); });
        CHECK(forbidden == std::vector<std::pair<FaceId, PersonId>>{{two.faces[0], ada}});
        const PersonId ben = library.person("Ben", {library.store("c.jpg", 3, 1).faces[0]});
        must(library.catalogue->decide(library.read([](Db& db) { return mergeDraft(db, "Ada", "Ben"); })));
        CHECK(library.ask<FaceRows>([](const FaceRows& rows) { return rows.forbidden(); }).front().second == ben);
        CHECK(label(library, two.faces[0]).how == LabelHow::unknown);
        CHECK(label(library, two.faces[1]).person == ben);
    }
    SECTION("ignored and not a face")
    {
        must(library.catalogue->decide(ignoreDraft({two.faces[0]})));
        must(library.catalogue->decide(notAFaceDraft({two.faces[1]})));
        CHECK(label(library, two.faces[0]).how == LabelHow::ignored);
        CHECK(label(library, two.faces[1]).how == LabelHow::notAFace);
        CHECK_FALSE(label(library, two.faces[0]).person);
        CHECK(library.ask<FaceRows>([](const FaceRows& rows) { return rows.toMatch(testEmbedder); }).empty());
        must(library.catalogue->undoLast());
        CHECK(label(library, two.faces[1]).how == LabelHow::ask);
    }
    SECTION("the evidence goes to somebody else")
    {
        library.person("Ben", {one.faces[0]});
        CHECK(label(library, two.faces[0]).how == LabelHow::unknown);
        must(library.catalogue->undoLast());
        CHECK(label(library, two.faces[0]).how == LabelHow::sure);
    }
}

TEST_CASE("The gallery is of decided good faces, and open faces come in an order of their own")
{
    TestLibrary library;
    PhotoResult result = photoResult(library.root, "", "a.jpg", 9, 2);
    result.faces->push_back(foundFace({0.7F, 0.5F, 0.1F, 0.1F}, 70, FaceGrade::poor));
    const StoredPhoto one = library.store(result), two = library.store("b.jpg", 2, 2);
    const PersonId ada = library.person("Ada", {one.faces[0], one.faces[2]});
    const auto gallery = library.ask<FaceRows>([](const FaceRows& rows) { return rows.gallery(testEmbedder); });
    REQUIRE(gallery.size() == 1);
    CHECK(gallery[0].face == one.faces[0]);
    CHECK(gallery[0].root == ada);
    CHECK(gallery[0].vector.size() == 128);
    const auto open = library.ask<FaceRows>([](const FaceRows& rows) { return rows.toMatch(testEmbedder); });
    REQUIRE(open.size() == 3);
    CHECK(open[0].face == two.faces[0]); // content 2 before content 9, though stored later
    CHECK(open[1].face == two.faces[1]);
    CHECK(open[2].face == one.faces[1]);
    CHECK(open[2].key == contentNamed(9));
    CHECK(library.ask<FaceRows>([](const FaceRows& rows) { return rows.gallery(ModelRev{"embedder", "2"}); }).empty());
    CHECK(library.ask<FaceRows>([&](const FaceRows& rows) { return rows.toMatch(testEmbedder, {*one.content}); })
              .size() == 1);
    match(library, two.faces[0], ada, one.faces[0], MatchGrade::sure);
    CHECK(library.ask<FaceRows>([](const FaceRows& rows) { return rows.toGroup(testEmbedder); }).size() == 2);
    CHECK(library.ask<FaceRows>([](const FaceRows& rows) { return rows.toMatch(testEmbedder); }).size() == 3);
    const auto decided = library.ask<FaceRows>([](const FaceRows& rows) { return rows.decidedIn(); });
    REQUIRE(decided.size() == 1);
    CHECK(decided[0].content == *one.content);
}

TEST_CASE("People are listed with photos, faces, what to confirm and their best face")
{
    TestLibrary library;
    const StoredPhoto one = library.store("a.jpg", 1, 1), two = library.store("b.jpg", 2, 2),
                      three = library.store("c.jpg", 3, 1);
    const PersonId ada = library.person("Ada", {one.faces[0]});
    library.person("Ben", {two.faces[1]});
    match(library, two.faces[0], ada, one.faces[0], MatchGrade::sure);
    match(library, three.faces[0], ada, one.faces[0], MatchGrade::ask);
    auto people = library.ask<PeopleRows>([](const PeopleRows& rows) { return rows.list(); });
    REQUIRE(people.size() == 2);
    CHECK(people[0].name == "Ada");
    CHECK(people[0].photos == 2);
    CHECK(people[0].newPhotos == 2);
    CHECK(people[0].faces == 2);
    CHECK(people[0].toConfirm == 1);
    CHECK(people[0].best == one.faces[0]);
    CHECK(people[1].name == "Ben");
    CHECK(people[1].photos == 1);
    // A copy is no further photo, a missing photo is none; what a run before saw is not new.
    library.store(photoResult(library.root, "copies", "a.jpg", 1, 1));
    must(library.catalogue->write([&](Db& db) -> Status {
        TRY(PhotoRows(db).markMissing({two.photo}));
        TRY_ASSIGN([[maybe_unused]] const auto run, RunRows(db).begin(RunKind::recognise, 1));
        return {};
    }));
    people = library.ask<PeopleRows>([](const PeopleRows& rows) { return rows.list(); });
    REQUIRE(people.size() == 2);
    CHECK(people[0].photos == 1);
    CHECK(people[0].newPhotos == 0);
    CHECK(people[0].faces == 1);
    CHECK(people[1].photos == 0);
    CHECK(library.ask<FaceRows>([&](const FaceRows& rows) { return rows.ofPerson(ada, false); }).size() == 2);
    CHECK(library.ask<FaceRows>([&](const FaceRows& rows) { return rows.ofPerson(ada, true); }).size() == 3);
}

TEST_CASE("People are asked for as ids in an order, and as rows of some of them")
{
    TestLibrary library;
    const StoredPhoto one = library.store("a.jpg", 1, 2), two = library.store("b.jpg", 2, 2);
    const PersonId zoe = library.person("Zoe", {one.faces[0], two.faces[0]}),
                   ada = library.person("Ada", {one.faces[1]}), ben = library.person("Ben", {two.faces[1]}),
                   gone = library.person("Gone", {});
    must(library.catalogue->decide(
        {DecisionKind::personChanged, "", {{Register::personDeleted, raw(gone), 0, std::int64_t{1}}}}));
    const auto ids = [&](PeopleOrder order) {
        return library.ask<PeopleRows>([&](const PeopleRows& rows) { return rows.ids(order); });
    };
    CHECK(ids(PeopleOrder::mostPhotos) == std::vector{zoe, ada, ben});
    CHECK(ids(PeopleOrder::name) == std::vector{ada, ben, zoe});
    const std::vector<PersonId> some{ben, PersonId{999}, gone, zoe};
    const auto rows = library.ask<PeopleRows>([&](const PeopleRows& people) { return people.rows(some); });
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name == "Ben");
    CHECK(rows[1].name == "Zoe");
    CHECK(rows[1].photos == 2);
    must(library.catalogue->decide(library.read([](Db& db) { return mergeDraft(db, "Zoe", "Ben"); })));
    CHECK(ids(PeopleOrder::mostPhotos) == std::vector{ben, ada});
}

TEST_CASE("People are listed by the newest photo they are in and by how many of their faces are asked about")
{
    TestLibrary library;
    const auto taken = [&](const char* name, std::uint64_t content, std::optional<std::int64_t> seconds) {
        PhotoResult result = photoResult(library.root, "", name, content, 3);
        if (seconds) result.exif = ExifFacts{.takenLocalS = seconds};
        return library.store(result);
    };
    const StoredPhoto old = taken("a.jpg", 1, 1'000'000'000), late = taken("b.jpg", 2, 1'700'000'000),
                      undated = taken("c.jpg", 3, std::nullopt), more = taken("d.jpg", 4, 1'000'000'000);
    const PersonId ada = library.person("Ada", {old.faces[0], more.faces[0], more.faces[1]}),
                   ben = library.person("Ben", {undated.faces[0]}),
                   zoe = library.person("Zoe", {late.faces[0], old.faces[1]});
    match(library, late.faces[1], ada, old.faces[0], MatchGrade::ask); // who is asked about was not seen surely
    match(library, undated.faces[1], ben, undated.faces[0], MatchGrade::ask);
    match(library, late.faces[2], ben, undated.faces[0], MatchGrade::ask);
    const auto ids = [&](PeopleOrder order) {
        return library.ask<PeopleRows>([&](const PeopleRows& rows) { return rows.ids(order); });
    };
    CHECK(ids(PeopleOrder::lastSeen) == std::vector{zoe, ada, ben});
    CHECK(ids(PeopleOrder::mostToConfirm) == std::vector{ben, ada, zoe});
    // A photo that is gone is none of the collection.
    must(library.catalogue->write([&](Db& db) { return PhotoRows(db).markMissing({late.photo, undated.photo}); }));
    CHECK(ids(PeopleOrder::mostToConfirm) == std::vector{ada, ben, zoe});
    CHECK(ids(PeopleOrder::lastSeen) == std::vector{ada, zoe, ben}); // equal ones by name
}

TEST_CASE("Groups and faces are asked for as ids, and as rows of some of them in the order given")
{
    TestLibrary library;
    const StoredPhoto one = library.store("a.jpg", 1, 2), two = library.store("b.jpg", 2, 2);
    must(library.catalogue->write([&](Db& db) {
        return GroupRows(db).replace({{5, one.faces[1], {{one.faces[1], true}}},
                                      {7, one.faces[0], {{one.faces[0], true}, {two.faces[0], true}}}},
                                     testEmbedder);
    }));
    // A face that is alone in its group is among the single ones.
    CHECK(library.ask<GroupRows>([](const GroupRows& rows) { return rows.ids(); }) == std::vector<std::int64_t>{7});
    CHECK(library.ask<GroupRows>([](const GroupRows& rows) { return rows.singles(); }) ==
          std::vector{one.faces[1], two.faces[1]});
    const std::vector<std::int64_t> some{5, 6, 7};
    const auto groups = library.ask<GroupRows>([&](const GroupRows& rows) { return rows.rows(some); });
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].number == 5);
    CHECK(groups[1].members == std::vector{one.faces[0], two.faces[0]});
    CHECK(library.ask<GroupRows>([](const GroupRows& rows) { return rows.members(7); }) == groups[1].members);
    const auto none = library.catalogue->read([](Db& db) { return GroupRows(db).members(6); });
    REQUIRE_FALSE(none);
    CHECK(none.error().code == Code::personUnknown);
    CHECK(none.error().path == "Unnamed 6");

    const PersonId ada = library.person("Ada", {one.faces[1]});
    match(library, two.faces[1], ada, one.faces[1], MatchGrade::ask);
    const std::vector<FaceId> wanted{two.faces[1], FaceId{999}, one.faces[1]};
    const auto faces = library.ask<FaceRows>([&](const FaceRows& rows) { return rows.rows(wanted); });
    REQUIRE(faces.size() == 2);
    CHECK(faces[0].id == two.faces[1]);
    CHECK(faces[0].how == LabelHow::ask);
    CHECK(faces[1].how == LabelHow::decided);
    const auto ids = [&](auto question) { return library.ask<FaceRows>(question); };
    CHECK(ids([&](const FaceRows& rows) { return rows.idsOfPerson(ada, false); }) == std::vector{one.faces[1]});
    CHECK(ids([&](const FaceRows& rows) { return rows.idsOfPerson(ada, true); }) ==
          std::vector{one.faces[1], two.faces[1]});
    CHECK(ids([&](const FaceRows& rows) { return rows.idsOfGroup(7); }) == std::vector{one.faces[0], two.faces[0]});
    CHECK(ids([&](const FaceRows& rows) { return rows.idsOfGroup(5); }).empty()); // settled since
    CHECK(ids([&](const FaceRows& rows) { return rows.idsOfContent(*two.content); }) == two.faces);
}

TEST_CASE("The limits that matches were made with are kept, also those of a file from before they had a table")
{
    TestLibrary library;
    const auto limits = [&] { return library.ask<MatchRows>([](const MatchRows& rows) { return rows.limits(); }); };
    CHECK_FALSE(limits().ofAll);
    library.store("a.jpg", 1, 2);
    must(library.catalogue->write([](Db& db) {
        return db.script(
            "DROP TABLE d.match_limit; INSERT INTO d.meta VALUES ('match_limit', 0.5), ('match_limit 3', 0.25)");
    }));
    CHECK_FALSE(limits().ofAll); // one that only reads finds no table yet
    library.close();
    library.open();
    CHECK(limits().ofAll == 0.5F);
    CHECK(limits().own == std::map<PersonId, float>{{PersonId{3}, 0.25F}});
    CHECK(library.count("SELECT count(*) FROM d.embedding") == 2); // nothing was thrown away for it
    CHECK(library.catalogue->notes().empty());
    must(library.catalogue->write([](Db& db) { return db.run("DELETE FROM d.match_limit WHERE person_id = 3"); }));
    library.close();
    library.open();
    CHECK(limits().own.empty()); // and what was taken over once does not come back
}

TEST_CASE("Groups lose faces that were settled and keep their numbers for ever")
{
    TestLibrary library;
    const StoredPhoto one = library.store("a.jpg", 1, 2), two = library.store("b.jpg", 2, 2);
    must(library.catalogue->write([&](Db& db) {
        return GroupRows(db).replace(
            {{1, one.faces[1], {{one.faces[1], true}}},
             {2, one.faces[0], {{one.faces[0], true}, {two.faces[0], true}, {two.faces[1], false}}}},
            testEmbedder);
    }));
    auto groups = library.ask<GroupRows>([](const GroupRows& rows) { return rows.list(); });
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].number == 2);
    CHECK(groups[0].faces == 3);
    CHECK(groups[0].photos == 2);
    CHECK(groups[0].best == one.faces[0]);
    CHECK(label(library, two.faces[1]).group == 2);
    library.person("Ada", {one.faces[0]});
    groups = library.ask<GroupRows>([](const GroupRows& rows) { return rows.list(); });
    CHECK(groups[0].faces == 2);
    CHECK(groups[0].best == two.faces[0]);
    CHECK_FALSE(label(library, one.faces[0]).group);
    CHECK(library.ask<FaceRows>([](const FaceRows& rows) { return rows.ofGroup(2); }).size() == 2);
    must(library.catalogue->write([&](Db& db) { return GroupRows(db).replace({}, testEmbedder); }));
    CHECK(library.ask<GroupRows>([](const GroupRows& rows) { return rows.list(); }).empty());
    CHECK(library.ask<GroupRows>([](const GroupRows& rows) { return rows.nextNumber(); }) == 3);
}

TEST_CASE("Filing gets every picture once, with its people, unknown faces and whether anybody looked")
{
    TestLibrary library;
    const StoredPhoto one = library.store("a.jpg", 1, 4), two = library.store("b.jpg", 2, 0),
                      three = library.store("c.jpg", 3, 1);
    library.store(photoResult(library.root, "copies", "a.jpg", 1, 4));
    PhotoResult unseen = photoResult(library.root, "", "d.jpg", 4, 0);
    unseen.faces.reset();
    library.store(unseen);
    const PersonId ada = library.person("Ada", {one.faces[0], one.faces[1]}),
                   ben = library.person("Ben", {three.faces[0]});
    match(library, one.faces[2], ben, three.faces[0], MatchGrade::sure);
    must(library.catalogue->write([&](Db& db) { return PhotoRows(db).markMissing({three.photo}); }));

    const auto contents = must(library.catalogue->read([](Db& db) { return filingContents(db, std::nullopt); }));
    REQUIRE(contents.size() == 3);
    CHECK(contents[0].content == *one.content);
    CHECK(contents[0].photo == one.photo);
    CHECK(contents[0].path == "/photos/a.jpg");
    CHECK(contents[0].size == 1001);
    REQUIRE(contents[0].people.size() == 2);
    CHECK(contents[0].people[0].root == ada);
    CHECK(contents[0].people[0].name == "Ada");
    CHECK(contents[0].people[1].root == ben);
    CHECK(contents[0].faces == 4);
    CHECK(contents[0].unknownFaces == 1);
    CHECK(contents[1].content == *two.content);
    CHECK(contents[1].faces == 0);
    CHECK(contents[1].looked);
    CHECK_FALSE(contents[2].looked);

    must(library.catalogue->decide(ignoreDraft({one.faces[3]})));
    must(library.catalogue->decide(notAFaceDraft({one.faces[0]})));
    const auto later = must(library.catalogue->read([](Db& db) { return filingContents(db, std::nullopt); }));
    CHECK(later[0].unknownFaces == 0);
    CHECK(later[0].faces == 3);
    CHECK(later[0].people.size() == 2);

    must(
        library.catalogue->write([&](Db& db) { return PhotoRows(db).setRootState(library.root, RootState::offline); }));
    CHECK(must(library.catalogue->read([](Db& db) { return filingContents(db, std::nullopt); })).empty());
}

TEST_CASE("Filing is told what was looked at with the networks of today and who was not seen yet")
{
    TestLibrary library;
    const StoredPhoto one = library.store("a.jpg", 1, 2), two = library.store("b.jpg", 2, 1);
    library.store("c.jpg", 3, 0);
    const PersonId ada = library.person("Ada", {one.faces[0], two.faces[0]});
    const auto known = [&library](const std::optional<ModelRev>& embedder) {
        std::vector<bool> all;
        for (const FilingContent& content : library.read([&](Db& db) { return filingContents(db, embedder); }))
            all.push_back(content.known);
        return all;
    };
    const auto notSeen = [&library](const std::optional<ModelRev>& embedder) {
        return library.read([&](Db& db) { return peopleNotSeenYet(db, embedder); });
    };
    using Known = std::vector<bool>;
    CHECK(known(testEmbedder) == Known{true, true, true});
    CHECK(known(std::nullopt) == Known{true, true, true});
    CHECK(notSeen(testEmbedder).empty());
    const ModelRev other{"another", "1"};
    CHECK(known(other) == Known{false, true, false}); // of b.jpg all faces are decided upon
    CHECK(notSeen(other) == std::set<PersonId>{ada});

    library.close();
    std::filesystem::remove(library.at() / "derived.sqlite");
    library.open();
    CHECK(known(testEmbedder) == Known{false, true, false});
    CHECK(known(std::nullopt) == Known{false, true, false});
    CHECK(notSeen(std::nullopt) == std::set<PersonId>{ada});
    library.store("a.jpg", 1, 2);
    CHECK(known(testEmbedder) == Known{true, true, false});
    CHECK(notSeen(testEmbedder) == std::set<PersonId>{ada});
    must(
        library.catalogue->write([&](Db& db) { return PhotoRows(db).setRootState(library.root, RootState::offline); }));
    CHECK(notSeen(testEmbedder) == std::set<PersonId>{ada}); // a photo that is away will be looked at
    must(library.catalogue->write([&](Db& db) { return PhotoRows(db).markMissing({two.photo}); }));
    CHECK(notSeen(testEmbedder).empty()); // one that is gone will not
}

TEST_CASE("Settings and runs are kept")
{
    TestLibrary library;
    const auto get = [&](const std::string& key) {
        return library.ask<SettingRows>([&](const SettingRows& rows) { return rows.get(key); });
    };
    CHECK_FALSE(get("save"));
    must(library.catalogue->write([](Db& db) { return SettingRows(db).set("save", "/a"); }));
    must(library.catalogue->write([](Db& db) { return SettingRows(db).set("save", ""); }));
    CHECK(get("save") == "");
    CHECK_FALSE(library.ask<RunRows>([](const RunRows& rows) { return rows.last(); }));
    must(library.catalogue->write([&](Db& db) { return RunRows(db).end(library.run, Outcome::cancelled, 42, "{}"); }));
    const auto last = library.ask<RunRows>([](const RunRows& rows) { return rows.last(); });
    REQUIRE(last);
    CHECK(last->outcome == Outcome::cancelled);
    CHECK(last->endedMs == 42);
    must(library.catalogue->write([&](Db& db) -> Status {
        TRY_ASSIGN(const RunId moves, RunRows(db).begin(RunKind::trash, 50));
        return RunRows(db).end(moves, Outcome::completed, 51, "{}");
    }));
    CHECK(library.ask<RunRows>([](const RunRows& rows) { return rows.last(); })->endedMs == 42);
}
