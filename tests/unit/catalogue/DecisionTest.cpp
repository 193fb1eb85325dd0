#include "support/CatalogueMaker.h"

#include <set>

using namespace albumen;
using namespace albumen::test;

namespace {

std::uint64_t facesOf(TestLibrary& library, const std::string& name)
{
    for (const PersonRow& row : library.ask<PeopleRows>([](const PeopleRows& rows) { return rows.list(); }))
        if (row.name == name) return row.faces;
    return 0;
}

void decide(TestLibrary& library, const Draft& draft)
{
    REQUIRE(must(library.catalogue->decide(draft)).has_value());
}

Draft mergeDraft(TestLibrary& library, const std::string& from, const std::string& into)
{
    return library.read([&](Db& db) { return mergeDraft(db, from, into); });
}

void foldEqualsState(TestLibrary& library)
{
    must(library.catalogue->read([&](Db& db) -> Result<bool> {
        const DecisionLog log(db, 0);
        const auto state = must(log.state());
        const auto fold = must(log.fold());
        REQUIRE(state.size() == fold.size());
        CHECK(state == fold);
        return true;
    }));
}

/// Roots worked out the slow way, from what `state` holds.
void rootsAreRight(TestLibrary& library)
{
    must(library.catalogue->read([](Db& db) -> Result<bool> {
        std::map<std::int64_t, std::int64_t> into;
        Query merges = db.query("SELECT a, value FROM state WHERE reg = 21 ORDER BY decision_id, a");
        const auto root = [&](std::int64_t person) {
            while (into.contains(person)) person = into[person];
            return person;
        };
        while (merges.next())
            if (root(merges.integer(1)) != merges.integer(0)) into[merges.integer(0)] = merges.integer(1);
        Query people = db.query("SELECT id, root_id FROM person");
        while (people.next()) CHECK(people.integer(1) == root(people.integer(0)));
        return true;
    }));
}

} // namespace

TEST_CASE("After 2,000 random decisions, undos and redos the log folds to the state")
{
    TestLibrary library;
    std::mt19937 random(2026);
    const auto pick = [&](int below) { return std::int64_t(random() % unsigned(below)); };
    constexpr int people = 12;
    must(library.catalogue->write([&](Db& db) -> Status {
        for (int i = 0; i < people; ++i)
            if (const auto person = PeopleRows(db).create(); !person) return fail(person.error());
        return {};
    }));
    std::vector<DecisionId> made;
    int undone = 0, redone = 0, left = 0;
    must(library.catalogue->write([&](Db& db) -> Status { // one transaction: two thousand waits for the disk less
        DecisionLog log(db, 0);
        for (int step = 0; step < 2000; ++step) {
            const auto what = pick(10);
            if (what == 0) {
                undone += log.undoLast() ? 1 : 0;
            } else if (what == 1) {
                redone += log.redoLast() ? 1 : 0;
            } else if (what == 2 && !made.empty()) {
                if (const auto undo = log.undo(made[std::size_t(pick(int(made.size())))]))
                    left += undo->left > 0 ? 1 : 0;
            } else {
                Draft draft{DecisionKind::assigned, "", {}};
                for (auto writes = 1 + pick(4); writes > 0; --writes) {
                    const auto reg = pick(5);
                    if (reg == 0)
                        draft.writes.push_back({Register::personMergedInto, 1 + pick(people), 0, 1 + pick(people)});
                    else if (reg == 1)
                        draft.writes.push_back(
                            {Register::personName, 1 + pick(people), 0, std::string(1, char('a' + pick(20)))});
                    else if (reg == 2)
                        draft.writes.push_back({Register::limit, pick(3), 0, double(pick(7)) / 8});
                    else
                        draft.writes.push_back(
                            {Register::facePerson, pick(40), 0, pick(6) == 0 ? Value() : Value(1 + pick(people))});
                }
                TRY_ASSIGN(const auto id, log.append(draft));
                if (id) made.push_back(*id);
            }
        }
        return {};
    }));
    CHECK(made.size() > 1000);
    CHECK(undone > 50);
    CHECK(redone > 20);
    CHECK(left > 20);
    foldEqualsState(library);
    rootsAreRight(library);
}

TEST_CASE("Undoing everything leaves no register, doing it again brings all back")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 3);
    library.person("Ada", {stored.faces[0]});
    library.person("Ben", {stored.faces[1], stored.faces[2]});
    decide(library, mergeDraft(library, "Ben", "Ada"));
    decide(library, notAFaceDraft({stored.faces[2]}));
    const auto before = must(library.catalogue->read([](Db& db) { return DecisionLog(db, 0).state(); }));
    for (int i = 0; i < 4; ++i) CHECK(must(library.catalogue->undoLast()).left == 0);
    CHECK(library.catalogue->undoLast().error().code == Code::nothingToUndo);
    CHECK(library.count("SELECT count(*) FROM state") == 0);
    for (int i = 0; i < 4; ++i) CHECK(must(library.catalogue->redoLast()).left == 0);
    CHECK(library.catalogue->redoLast().error().code == Code::nothingToUndo);
    CHECK(must(library.catalogue->read([](Db& db) { return DecisionLog(db, 0).state(); })) == before);
    foldEqualsState(library);
}

TEST_CASE("A merge of 400 and 300 faces is undone to exactly 400 and 300, with what was named since")
{
    TestLibrary library;
    std::vector<FaceId> ada, ben;
    StoredPhoto last;
    for (std::uint64_t i = 0; i < 351; ++i) {
        last = library.store(std::to_string(i) + ".jpg", i + 1, 2);
        if (i == 350) break;
        for (const FaceId face : last.faces) (ada.size() < 400 ? ada : ben).push_back(face);
    }
    library.person("Ada", ada);
    library.person("Ben", ben);
    CHECK(facesOf(library, "Ada") == 400);
    CHECK(facesOf(library, "Ben") == 300);
    const auto merge = must(library.catalogue->decide(mergeDraft(library, "Ben", "Ada")));
    REQUIRE(merge);
    CHECK(facesOf(library, "Ada") == 700);
    CHECK(library.ask<PeopleRows>([](const PeopleRows& rows) { return rows.list(); }).size() == 1);

    SECTION("as the last decision")
    {
        const Undone undone = must(library.catalogue->undoLast());
        CHECK(undone.kind == DecisionKind::merged);
        CHECK(undone.written == 1);
        CHECK(undone.left == 0);
        CHECK(facesOf(library, "Ada") == 400);
        CHECK(facesOf(library, "Ben") == 300);
    }
    SECTION("as an older one, after one face more was named")
    {
        library.person("Ada", {last.faces[0]});
        const Undone undone = must(library.catalogue->undo(*merge));
        CHECK(undone.of == *merge);
        CHECK(facesOf(library, "Ada") == 401);
        CHECK(facesOf(library, "Ben") == 300);
        CHECK(library.catalogue->undo(*merge).error().code == Code::nothingToUndo);
        must(library.catalogue->redoLast());
        CHECK(facesOf(library, "Ada") == 701);
    }
    rootsAreRight(library);
}

TEST_CASE("Undo of a rename brings the old name back, also after a restart")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 1);
    const PersonId person = library.person("Ada", {stored.faces[0]});
    decide(library, library.read([](Db& db) { return renameDraft(db, "Ada", "  Ada Lovelace "); }));
    const auto nameNow = [&] {
        return library.ask<PeopleRows>([&](const PeopleRows& rows) { return rows.nameOf(person); });
    };
    CHECK(nameNow() == "Ada Lovelace");
    library.close();
    library.open();
    const Undone undone = must(library.catalogue->undoLast());
    CHECK(undone.kind == DecisionKind::renamed);
    CHECK(undone.note == "Ada -> Ada Lovelace");
    CHECK(nameNow() == "Ada");
    must(library.catalogue->redoLast());
    CHECK(nameNow() == "Ada Lovelace");

    const auto history = must(library.catalogue->read([](Db& db) { return DecisionLog(db, 0).history(10); }));
    REQUIRE(history.size() == 4); // redo, undo, rename, named
    CHECK(history[0].kind == DecisionKind::redo);
    CHECK(history[0].active);
    CHECK(history[1].kind == DecisionKind::undo);
    CHECK_FALSE(history[1].active);
    CHECK(history[2].kind == DecisionKind::renamed);
    CHECK(history[2].active);
}

TEST_CASE("Undo of an older decision leaves what was decided since and says how many")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 3);
    library.person("Ada", stored.faces);
    const auto first = must(library.catalogue->read([](Db& db) { return DecisionLog(db, 0).history(1); })).front().id;
    library.person("Ben", {stored.faces[0]});
    const Undone undone = must(library.catalogue->undo(first));
    CHECK(undone.left == 1);
    CHECK(undone.written == 3); // two faces and Ada's name
    CHECK(facesOf(library, "Ben") == 1);
    CHECK(facesOf(library, "Ada") == 0);
    foldEqualsState(library);
}

TEST_CASE("Undo of an older naming leaves the name to a person who was given a face since")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 3);
    library.person("Ada", {stored.faces[0], stored.faces[1]});
    const auto first = must(library.catalogue->read([](Db& db) { return DecisionLog(db, 0).history(1); })).front().id;
    library.person("Ada", {stored.faces[2]});
    const Undone undone = must(library.catalogue->undo(first));
    CHECK(undone.left == 1);
    CHECK(undone.written == 2);
    CHECK(facesOf(library, "Ada") == 1);
    must(library.catalogue->redoLast());
    CHECK(facesOf(library, "Ada") == 3);
    for (int i = 0; i < 2; ++i) must(library.catalogue->undoLast());
    CHECK(library.count("SELECT count(*) FROM state") == 0);
    foldEqualsState(library);
}

TEST_CASE("A new decision ends what could be done again")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 2);
    library.person("Ada", {stored.faces[0]});
    must(library.catalogue->undoLast());
    library.person("Ben", {stored.faces[1]});
    CHECK(library.catalogue->redoLast().error().code == Code::nothingToUndo);
    CHECK(facesOf(library, "Ben") == 1);
}

TEST_CASE("A merge that would close a circle is skipped in log order")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 3);
    const PersonId ada = library.person("Ada", {stored.faces[0]}), ben = library.person("Ben", {stored.faces[1]}),
                   cy = library.person("Cy", {stored.faces[2]});
    const auto merge = [](PersonId from, PersonId into) {
        return Draft{DecisionKind::merged, "", {{Register::personMergedInto, raw(from), 0, raw(into)}}};
    };
    decide(library, merge(ada, ben));
    decide(library, merge(ben, cy));
    decide(library, merge(cy, ada)); // as another library might have said
    const auto rootOf = [&](PersonId person) {
        return library.ask<PeopleRows>([&](const PeopleRows& rows) { return rows.rootOf(person); });
    };
    CHECK(rootOf(ada) == cy);
    CHECK(rootOf(ben) == cy);
    CHECK(rootOf(cy) == cy);
    rootsAreRight(library);
}

TEST_CASE("A decision that changes nothing is not written")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 1);
    const PersonId ada = library.person("Ada", stored.faces);
    Draft again{DecisionKind::assigned, "", {}};
    giveFaces(again, stored.faces, ada);
    CHECK_FALSE(must(library.catalogue->decide(again)).has_value());
    CHECK(library.count("SELECT count(*) FROM decision") == 1);
}

TEST_CASE("Names are refused when empty, unknown or another person's")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 2);
    library.person("Ada", {stored.faces[0]});
    library.person(" Ben  ", {stored.faces[1]});
    must(library.catalogue->read([](Db& db) -> Result<bool> {
        const PeopleRows people(db);
        CHECK(must(people.find("  Ben")).has_value());
        CHECK_FALSE(must(people.find("ben")).has_value());
        CHECK(must(people.meant("ben")) == must(people.find("Ben")));
        CHECK_FALSE(must(people.meant("bén")).has_value());
        CHECK_FALSE(must(people.find("")).has_value());
        CHECK(renameDraft(db, "Ada", "Ben").error().code == Code::nameTaken);
        CHECK(renameDraft(db, "Ada", " \t").error().code == Code::nameRefused);
        CHECK(renameDraft(db, "Eve", "Cy").error().code == Code::personUnknown);
        CHECK(mergeDraft(db, "Ada", "Ada").error().code == Code::usage);
        CHECK(mergeDraft(db, "Ada", "Eve").error().code == Code::personUnknown);
        return true;
    }));
}

TEST_CASE("After each of many random merges and undos everybody's root is that of a fold from nothing")
{
    TestLibrary library;
    std::mt19937 random(7);
    constexpr std::int64_t people = 40;
    must(library.catalogue->write([&](Db& db) -> Status {
        for (int i = 0; i < people; ++i) TRY(PeopleRows(db).create());
        return {};
    }));
    const auto pick = [&] { return 1 + std::int64_t(random() % people); };
    for (int step = 0; step < 150; ++step) {
        must(library.catalogue->write([&](Db& db) -> Status {
            DecisionLog log(db, 0);
            if (random() % 5 == 0) {
                static_cast<void>(log.undoLast()); // where there is something to undo
                return {};
            }
            Draft draft{DecisionKind::merged, "", {}};
            for (auto merges = 1 + random() % 3; merges > 0; --merges) // in circles too, and of people merged before
                draft.writes.push_back({Register::personMergedInto, pick(), 0, pick()});
            TRY(log.append(draft));
            return {};
        }));
        rootsAreRight(library);
    }
}

TEST_CASE("The log says how far it goes and what was written since")
{
    TestLibrary library;
    const auto head = [&] { return library.read([](Db& db) { return DecisionLog(db, 0).head(); }); };
    const auto since = [&](DecisionId decision) {
        return library.read([&](Db& db) { return DecisionLog(db, 0).writesSince(decision); });
    };
    CHECK(head() == DecisionId{});
    const StoredPhoto stored = library.store("a.jpg", 1, 2);
    const PersonId ada = library.person("Ada", {stored.faces[0]});
    const DecisionId first = head();
    CHECK(since(first).empty());
    CHECK(since(DecisionId{}).size() == 2); // the name and the face
    decide(library, ignoreDraft({stored.faces[1]}));
    must(library.catalogue->undo(first));
    const auto writes = since(first);
    REQUIRE(writes.size() == 3);
    CHECK(writes[0].reg == Register::faceStatus);
    CHECK(writes[0].a == raw(stored.faces[1]));
    CHECK(writes[1].a == raw(ada));
    CHECK(writes[2].a == raw(stored.faces[0]));
    CHECK(writes[2].after == Value());
}

TEST_CASE("A name that is given twice in one draft makes one person however its accents were typed")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 2);
    must(library.catalogue->write([&](Db& db) -> Status {
        Draft draft{DecisionKind::import, "", {}};
        TRY_ASSIGN(const PersonId first, findOrMakePerson(db, std::string("Zoe\xCC\x88"), draft));
        TRY_ASSIGN(const PersonId second, findOrMakePerson(db, std::string("Zo\xC3\xAB"), draft));
        CHECK(first == second);
        giveFaces(draft, {stored.faces[0]}, first);
        giveFaces(draft, {stored.faces[1]}, second);
        TRY(DecisionLog(db, 0).append(draft));
        return {};
    }));
    CHECK(library.ask<PeopleRows>([](const PeopleRows& rows) { return rows.list(); }).size() == 1);
    CHECK(facesOf(library, "Zo\xC3\xAB") == 2);
}

TEST_CASE("A face that was taken out comes back with the name that a person gave it")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 2);
    library.person("Ada", {stored.faces[0]});
    for (const Draft& out : {removeDraft(stored.faces), ignoreDraft(stored.faces), notAFaceDraft(stored.faces)}) {
        decide(library, out);
        CHECK(facesOf(library, "Ada") == 0);
        decide(library, library.read([&](Db& db) { return restoreDraft(db, stored.faces); }));
        CHECK(facesOf(library, "Ada") == 1);
    }
    decide(library, removeDraft(stored.faces));
    decide(library, library.read([](Db& db) { return deleteDraft(db, Whom("Ada")); }));
    const Draft back = library.read([&](Db& db) { return restoreDraft(db, stored.faces); });
    CHECK(back.writes.size() == 2); // nobody's: Ada is not known any more
    foldEqualsState(library);
}

TEST_CASE("Names that differ in how wide and how many their spaces are make one person, also one who was stored so")
{
    TestLibrary library;
    const StoredPhoto stored = library.store("a.jpg", 1, 2);
    PersonId old{};
    must(library.catalogue->write([&](Db& db) -> Status {
        Draft draft{DecisionKind::import, "", {}};
        TRY_ASSIGN(old, PeopleRows(db).create());
        draft.writes.push_back({Register::personName, raw(old), 0, std::string("Eva  Roth")});
        TRY_ASSIGN(const PersonId first, findOrMakePerson(db, std::string("Anna\u00a0 Berg"), draft));
        TRY_ASSIGN(const PersonId second, findOrMakePerson(db, std::string(" Anna Berg\u202f"), draft));
        CHECK(first == second);
        giveFaces(draft, {stored.faces[0]}, first);
        giveFaces(draft, {stored.faces[1]}, old);
        TRY(DecisionLog(db, 0).append(draft));
        return {};
    }));
    const auto found = [&](const std::string& name) {
        return library.ask<PeopleRows>([&](const PeopleRows& rows) { return rows.find(name); });
    };
    CHECK(found("Anna\u3000Berg").has_value());
    CHECK(found("Eva Roth") == old);
    CHECK(found("Eva\u00a0Roth") == old);
    CHECK_FALSE(found("EvaRoth"));
    CHECK(library.ask<PeopleRows>([](const PeopleRows& rows) { return rows.list(); }).size() == 2);
}
