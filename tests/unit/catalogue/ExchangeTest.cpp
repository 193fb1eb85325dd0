#include "catalogue/Exchange.h"

#include <limits>
#include <random>

#include <nlohmann/json.hpp>

#include "base/Sentence.h"
#include "catalogue/AlbumRows.h"
#include "catalogue/PlaceRows.h"
#include "catalogue/drafts/AlbumDrafts.h"
#include "catalogue/drafts/PhotoDrafts.h"
#include "support/CatalogueMaker.h"

using namespace albumen;
using namespace albumen::test;

namespace {

std::string documentOf(TestLibrary& library)
{
    const ExchangeFile file = must(library.catalogue->read([](Db& db) { return Exchange(db).tell(); }));
    return nlohmann::ordered_json{{"exchange", toJson(file)}}.dump();
}

/// What every register holds; it is what the log folds to.
std::vector<DecisionLog::StateRow> stateOf(TestLibrary& library)
{
    return must(library.catalogue->read([](Db& db) -> Result<std::vector<DecisionLog::StateRow>> {
        DecisionLog log(db, 0);
        TRY_ASSIGN(const auto state, log.state());
        TRY_ASSIGN(const auto fold, log.fold());
        CHECK(state == fold);
        return state;
    }));
}

std::vector<DecisionRow> historyOf(TestLibrary& library)
{
    return must(library.catalogue->read([](Db& db) { return DecisionLog(db, 0).history(100); }));
}

Exchanged take(TestLibrary& library, const std::string& document, bool mergeSameNames = false)
{
    const ExchangeFile file = must(exchangeIn(document));
    Exchanged met;
    must(library.catalogue->write([&](Db& db) -> Status {
        TRY_ASSIGN(met, Exchange(db).take(file, {"theirs.json", mergeSameNames, library.clock.nowMs()}));
        return {};
    }));
    (void)stateOf(library);
    return met;
}

/// Content and place of each labelled face -> how and who, the same in every library.
std::map<std::string, std::string> labels(TestLibrary& library)
{
    std::map<std::string, std::string> labels;
    for (const LabelledFace& face : library.ask<FaceRows>([](FaceRows rows) { return rows.all(); })) {
        const auto key = must(library.catalogue->read([&](Db& db) -> Result<std::string> {
            Query query = db.query("SELECT hex(hash) FROM content_key WHERE content_id = ?", face.content);
            std::string hex = query.next() ? query.text(0) : std::string();
            return hex;
        }));
        labels[key + " " + std::to_string(std::lround(face.box.x * 100))] =
            std::string(nameOf(face.how)) + " " + face.name;
    }
    return labels;
}

void decideIn(TestLibrary& library, Draft draft)
{
    must(library.catalogue->decide(draft));
}

/// Names a face, perhaps as it is named already.
void give(TestLibrary& library, const std::string& name, FaceId face)
{
    must(library.catalogue->write([&](Db& db) -> Status {
        Draft draft{DecisionKind::named, name, {}};
        TRY_ASSIGN(const PersonId person, findOrMakePerson(db, name, draft));
        giveFaces(draft, {face}, person);
        TRY(DecisionLog(db, library.clock.nowMs()).append(draft));
        return {};
    }));
}

std::vector<std::int64_t> rowCounts(TestLibrary& library)
{
    std::vector<std::int64_t> counts;
    for (const char* table : {"decision", "change", "state", "face", "person", "content", "content_key"})
        counts.push_back(library.count(std::string("SELECT count(*) FROM ") + table));
    return counts;
}

/// Three photos with two faces each.
std::vector<StoredPhoto> storePhotos(TestLibrary& library)
{
    return {library.store("a.jpg", 1, 2), library.store("b.jpg", 2, 2), library.store("c.jpg", 3, 2)};
}

struct Two {
    TestLibrary ours, theirs;
    std::vector<StoredPhoto> here = storePhotos(ours), there = storePhotos(theirs);
};

/// What follows is later by the clock.
void letTimePass()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
}

} // namespace

TEST_CASE("Decisions of every kind come over to the same faces, and a second time changes nothing")
{
    Two two;
    const PersonId anna = two.theirs.person("Anna", {two.there[0].faces[0], two.there[1].faces[0]});
    const PersonId bert = two.theirs.person("Bert", {two.there[0].faces[1]});
    two.theirs.person("Annie", {two.there[2].faces[0]});
    decideIn(two.theirs, ignoreDraft({two.there[1].faces[1]}));
    decideIn(two.theirs, notAFaceDraft({two.there[2].faces[1]}));
    decideIn(two.theirs, two.theirs.read([](Db& db) { return mergeDraft(db, "Annie", "Anna"); }));
    decideIn(two.theirs, two.theirs.read([](Db& db) { return renameDraft(db, "Bert", "Albert"); }));
    decideIn(two.theirs,
             {DecisionKind::pairSaid,
              {},
              {{Register::facePair, raw(two.there[0].faces[0]), raw(two.there[0].faces[1]), std::int64_t{0}}}});
    decideIn(
        two.theirs,
        {DecisionKind::photoChanged, {}, {{Register::contentRating, raw(*two.there[0].content), 0, std::int64_t{5}}}});
    decideIn(two.theirs, {DecisionKind::personChanged,
                          {},
                          {{Register::personCover, raw(anna), 0, raw(two.there[1].faces[0])},
                           {Register::faceNotPerson, raw(two.there[2].faces[0]), raw(bert), std::int64_t{1}}}});
    decideIn(two.theirs, {DecisionKind::limitChanged, {}, {{Register::limit, 1, 0, 0.5}}});
    must(two.theirs.catalogue->undoLast());

    const std::string document = documentOf(two.theirs);
    const Exchanged met = take(two.ours, document);
    CHECK(met.decisions == 10);
    CHECK(met.people == 3);
    CHECK(met.facesFound == 6);
    CHECK(met.facesWaiting == 0);
    CHECK(met.apart.empty());
    CHECK(labels(two.ours) == labels(two.theirs));
    CHECK(two.ours.count("SELECT count(*) FROM face") == 6);
    CHECK(two.ours.count("SELECT count(*) FROM state WHERE reg = 41 AND value = 5") == 1);
    CHECK(two.ours.count("SELECT count(*) FROM state WHERE reg = 100") == 0);
    CHECK(two.ours.count("SELECT count(*) FROM state WHERE reg IN (3, 4, 24)") == 3);

    const auto rows = rowCounts(two.ours);
    const Exchanged again = take(two.ours, document);
    CHECK(again.decisions == 0);
    CHECK(again.known == 10);
    CHECK(rowCounts(two.ours) == rows);
    CHECK(take(two.theirs, documentOf(two.ours)).decisions == 0);
}

TEST_CASE(
    "Where a picture was taken comes over as it was said, the later word holds, and what is no position is refused")
{
    Two two;
    const auto say = [](TestLibrary& library, const StoredPhoto& photo, const Coordinates& at) {
        decideIn(library, placeDraft({*photo.content}, at, "Lisbon"));
    };
    const auto places = [](TestLibrary& library) {
        return must(library.catalogue->read([](Db& db) { return PlaceRows(db).said(); }));
    };
    say(two.ours, two.here[0], {48.8, 2.3});
    say(two.theirs, two.there[0], {1, 1});
    say(two.theirs, two.there[0], {38.7167, -9.1333});
    say(two.theirs, two.there[1], {-33.9, 18.4});
    const std::string document = documentOf(two.theirs);
    CHECK(take(two.ours, document).apart.size() == 1);
    CHECK(places(two.ours) == std::unordered_map<ContentNo, Coordinates>{{*two.here[0].content, {38.7167, -9.1333}},
                                                                         {*two.here[1].content, {-33.9, 18.4}}});
    for (const char* const wrong : {"91,0", "0,0", "nan,1", "here", ""}) {
        std::string hurt = document;
        const std::string said = "-33.900000,18.400000";
        REQUIRE(hurt.find(said) != std::string::npos);
        hurt.replace(hurt.find(said), said.size(), wrong);
        CHECK(exchangeIn(hurt).error().code == Code::foreignFile);
    }
    decideIn(two.theirs, placeDraft({*two.there[1].content}, std::nullopt, {}));
    take(two.ours, documentOf(two.theirs));
    CHECK(places(two.ours).size() == 1);
}

TEST_CASE("Stars, and cover and notes of an album, come over as they were said, and what can be none is refused")
{
    Two two;
    const std::vector<ContentNo> pictures{*two.there[0].content, *two.there[1].content};
    const auto say = [&](auto draftOf) {
        must(two.theirs.catalogue->write([&](Db& db) -> Status {
            TRY_ASSIGN(const Draft draft, draftOf(db));
            TRY(DecisionLog(db, two.theirs.clock.nowMs()).append(draft));
            return {};
        }));
    };
    const auto albumOf = [](TestLibrary& library) {
        return library.read([](Db& db) { return AlbumRows(db).all(); }).front();
    };
    say([&](Db& db) { return makeAlbumDraft(db, "Lake", pictures, {}); });
    const AlbumId lake = albumOf(two.theirs).id;
    say([&](Db& db) { return albumCoverDraft(db, lake, pictures[1]); });
    say([&](Db& db) { return albumNotesDraft(db, lake, "Much rain."); });
    say([&](Db&) { return starsDraft(pictures, 3); });
    const std::string document = documentOf(two.theirs);
    CHECK(take(two.ours, document).apart.empty());
    const AlbumRow here = albumOf(two.ours);
    CHECK(here.notes == "Much rain.");
    CHECK(here.pictures == std::vector{*two.here[0].content, *two.here[1].content});
    CHECK(here.cover == two.here[1].photo);
    CHECK(two.ours.count("SELECT count(*) FROM state WHERE reg = 41 AND value = 3") == 2);

    const auto refusal = [&](Register reg, const nlohmann::json& after) {
        nlohmann::json json = nlohmann::json::parse(document);
        for (auto& decision : json["exchange"]["decisions"])
            for (auto& change : decision["changes"])
                if (change["register"] == int(reg)) change["after"] = after;
        const auto read = exchangeIn(json.dump());
        return read ? std::string("taken") : std::string(nameOf(read.error().code));
    };
    CHECK(refusal(Register::albumNotes, "Less rain.") == "taken");
    CHECK(refusal(Register::albumNotes, 7) == "foreignFile");
    CHECK(refusal(Register::albumNotes, std::string(longestNotes + 1, 'a')) == "foreignFile");
    CHECK(refusal(Register::albumCover, 7) == "foreignFile");
    CHECK(refusal(Register::contentRating, 5) == "taken");
    for (const nlohmann::json& wrong : {nlohmann::json(0), nlohmann::json(6), nlohmann::json("4")})
        CHECK(refusal(Register::contentRating, wrong) == "foreignFile");
}

TEST_CASE("What was undone there is undone here, and taken back here it stands again in both")
{
    Two two;
    two.theirs.person("Anna", {two.there[0].faces[0]});
    take(two.ours, documentOf(two.theirs));
    must(two.theirs.catalogue->undoLast());
    take(two.ours, documentOf(two.theirs));
    CHECK(labels(two.ours) == labels(two.theirs));
    CHECK(two.ours.catalogue->redoLast().error().code == Code::nothingToUndo); // it was not undone here
    must(two.ours.catalogue->undoLast());
    take(two.theirs, documentOf(two.ours));
    CHECK(labels(two.ours) == labels(two.theirs));
    CHECK(two.ours.count("SELECT count(*) FROM state WHERE reg = 1") == 1);
}

TEST_CASE("Of the people that another library brings only those with a name are told as new")
{
    Two two;
    give(two.theirs, "Anna", two.there[0].faces[0]);
    give(two.theirs, "Bert", two.there[1].faces[0]);
    must(two.theirs.catalogue->undoLast()); // the row of who was Bert stays, for the log speaks of it
    const Exchanged met = take(two.ours, documentOf(two.theirs));
    CHECK(two.ours.count("SELECT count(*) FROM person") == 2);
    CHECK(met.people == 1);
}

TEST_CASE("A library that was told of an undo before what it undoes can still tell all")
{
    Two two;
    two.theirs.person("Anna", {two.there[0].faces[0]});
    take(two.ours, documentOf(two.theirs));
    must(two.theirs.catalogue->undoLast());
    auto json = nlohmann::json::parse(documentOf(two.theirs));
    for (auto& decision : json["exchange"]["decisions"]) decision["clock"] = 0; // the first of them is known as later
    take(two.ours, json.dump());
    const auto told = exchangeIn(documentOf(two.ours));
    REQUIRE(told);
    CHECK(told->decisions.size() == 2);
}

TEST_CASE("What two libraries decided apart is the later one's in both, and is listed")
{
    Two two;
    two.theirs.person("Emma", {two.there[2].faces[0]});
    two.theirs.person("Rosa", {two.there[0].faces[0]});
    letTimePass();
    two.ours.person("Bert", {two.here[1].faces[1]});
    two.ours.person("Anna", {two.here[0].faces[0]});
    letTimePass();
    two.theirs.person("Carl", {two.there[1].faces[1]});
    const std::string ours = documentOf(two.ours), theirs = documentOf(two.theirs);
    const Exchanged here = take(two.ours, theirs), there = take(two.theirs, ours);
    CHECK(labels(two.ours) == labels(two.theirs));
    REQUIRE(here.apart.size() == 2);
    CHECK(here.apart[0].oursHolds); // Anna came after Rosa, in a library that had decided less
    CHECK_FALSE(here.apart[1].oursHolds);
    CHECK(there.apart.size() >= 1);
    for (const auto& [place, label] : labels(two.ours)) CHECK(label.find("Rosa") == std::string::npos);
    CHECK(take(two.ours, documentOf(two.theirs)).decisions == 0);
    two.ours.person("Later", {two.here[2].faces[1]}); // the clock went on from the later of the two
    CHECK(take(two.theirs, documentOf(two.ours)).decisions == 1);
    CHECK(labels(two.ours) == labels(two.theirs));
}

TEST_CASE("Any decisions of two libraries, told both ways in any order, make the same state")
{
    int undone = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        INFO(seed);
        Two two;
        std::mt19937 random(seed);
        for (int step = 0; step < 40; ++step) {
            const bool here = random() % 2 == 0;
            TestLibrary& library = here ? two.ours : two.theirs;
            const auto& photos = here ? two.here : two.there;
            const FaceId face = photos[random() % 3].faces[random() % 2];
            switch (random() % 6) {
            case 0:
            case 1: give(library, "P" + std::to_string(random() % 4), face); break;
            case 2: decideIn(library, ignoreDraft({face})); break;
            case 3: (void)library.catalogue->undoLast(); break;
            case 4: (void)library.catalogue->redoLast(); break;
            case 5: {
                const auto before = stateOf(library);
                const Exchanged met = take(library, documentOf(here ? two.theirs : two.ours), random() % 2 == 0);
                const auto after = stateOf(library);
                CHECK((met.changes == 0) == (after == before));
                if (met.changes == 0 || random() % 2 == 0) break;
                must(library.catalogue->undoLast());
                CHECK(stateOf(library) == before);
                ++undone;
                if (random() % 2 == 0) break;
                must(library.catalogue->redoLast());
                CHECK(stateOf(library) == after);
                break;
            }
            }
            (void)stateOf(library);
        }
        take(two.ours, documentOf(two.theirs));
        take(two.theirs, documentOf(two.ours));
        CHECK(labels(two.ours) == labels(two.theirs));
        CHECK(two.ours.count("SELECT count(*) FROM face") == 6);
    }
    CHECK(undone > 10);
}

TEST_CASE("All that another library brought is undone as one, done again as one, and is one entry of the history")
{
    Two two;
    two.ours.person("Bert", {two.here[1].faces[1]});
    two.ours.person("Anna", {two.here[0].faces[0]}); // at 2
    two.theirs.person("Rosa", {two.there[0].faces[0]});
    two.theirs.person("Emma", {two.there[2].faces[0]});
    two.theirs.person("Carl", {two.there[1].faces[1], two.there[2].faces[1]}); // at 3, of a face that is Bert's here
    decideIn(two.theirs, two.theirs.read([](Db& db) { return mergeDraft(db, "Emma", "Rosa"); }));
    const std::string theirs = documentOf(two.theirs);
    const auto before = stateOf(two.ours);
    const auto labelsBefore = labels(two.ours);

    const Exchanged met = take(two.ours, theirs);
    CHECK(met.changes > 4);
    const auto after = stateOf(two.ours);
    const auto labelsAfter = labels(two.ours);
    CHECK(labelsAfter != labelsBefore);
    auto history = historyOf(two.ours);
    REQUIRE(history.size() == 3);
    CHECK(history[0].kind == DecisionKind::exchange);
    CHECK(history[0].note == "theirs.json, 4 decisions");
    CHECK(history[0].changes == met.changes);

    const Undone undone = must(two.ours.catalogue->undoLast());
    CHECK(undone.kind == DecisionKind::exchange);
    CHECK(undone.note == "theirs.json, 4 decisions");
    CHECK(undone.left == 0);
    CHECK(stateOf(two.ours) == before);
    CHECK(labels(two.ours) == labelsBefore);

    const Exchanged again = take(two.ours, theirs); // nothing comes back by itself
    CHECK(again.decisions == 0);
    CHECK(again.changes == 0);
    CHECK(stateOf(two.ours) == before);
    must(two.ours.catalogue->redoLast());
    CHECK(stateOf(two.ours) == after);
    CHECK(labels(two.ours) == labelsAfter);

    must(two.ours.catalogue->undoLast());
    CHECK(must(two.ours.catalogue->undoLast()).note == "Anna"); // no decision of the other library
    CHECK(must(two.ours.catalogue->undoLast()).note == "Bert");
    CHECK(two.ours.catalogue->undoLast().error().code == Code::nothingToUndo);
    CHECK(stateOf(two.ours).empty());
    for (int i = 0; i < 2; ++i) must(two.ours.catalogue->redoLast());
    must(two.ours.catalogue->redoLast());
    CHECK(stateOf(two.ours) == after);
    CHECK(two.ours.catalogue->redoLast().error().code == Code::nothingToUndo);

    const std::int64_t foreign = two.ours.count("SELECT id FROM decision WHERE kind = 6");
    CHECK(two.ours.catalogue->undo(DecisionId{foreign}).error().code == Code::nothingToUndo);
    CHECK(historyOf(two.ours).back().note == "Bert");
    CHECK(historyOf(two.ours).size() == 3 + 3 + 1 + 3 + 1); // undos and redos
}

TEST_CASE("An exchange does not stand in the way of a decision that was taken earlier and comes later")
{
    Two two;
    two.ours.person("Bert", {two.here[1].faces[0]});
    must(two.ours.catalogue->undoLast());
    must(two.ours.catalogue->redoLast()); // at 3
    two.theirs.person("Anna", {two.there[0].faces[0]});
    take(two.ours, documentOf(two.theirs));
    two.theirs.person("Carl", {two.there[0].faces[0]}); // at 2
    CHECK(take(two.ours, documentOf(two.theirs)).apart.empty());
    const auto face = two.ours.ask<FaceRows>([&](FaceRows rows) { return rows.face(two.here[0].faces[0]); });
    CHECK(face->name == "Carl");
}

TEST_CASE("An import is undone where nothing newer was decided, also as an older entry")
{
    Two two;
    two.theirs.person("Anna", {two.there[0].faces[0], two.there[1].faces[0]});
    take(two.ours, documentOf(two.theirs));
    const DecisionId exchange = historyOf(two.ours).front().id;
    const auto people = [&] { return two.ours.ask<PeopleRows>([](PeopleRows rows) { return rows.list(); }); };
    SECTION("another name")
    {
        two.ours.person("Bert", {two.here[1].faces[0]});
        CHECK(must(two.ours.catalogue->undo(exchange)).left == 1);
        REQUIRE(people().size() == 1);
        CHECK(people()[0].name == "Bert");
    }
    SECTION("another face of that name")
    {
        two.ours.person("Anna", {two.here[2].faces[1]});
        CHECK(must(two.ours.catalogue->undo(exchange)).left == 1); // the name
        REQUIRE(people().size() == 1);
        CHECK(people()[0].name == "Anna");
        CHECK(people()[0].faces == 1);
    }
    (void)stateOf(two.ours);
}

TEST_CASE("Who is given a face there after the import was undone here has a name here again, and no other faces")
{
    Two two;
    two.theirs.person("Anna", {two.there[0].faces[0], two.there[1].faces[0]});
    take(two.ours, documentOf(two.theirs));
    must(two.ours.catalogue->undoLast());
    two.theirs.person("Anna", {two.there[2].faces[1]});
    const auto before = stateOf(two.ours);
    take(two.ours, documentOf(two.theirs));
    const auto people = two.ours.ask<PeopleRows>([](PeopleRows rows) { return rows.list(); });
    REQUIRE(people.size() == 1);
    CHECK(people[0].name == "Anna");
    CHECK(people[0].faces == 1);
    CHECK(historyOf(two.ours).front().kind == DecisionKind::exchange);
    const auto after = stateOf(two.ours);
    must(two.ours.catalogue->undoLast());
    CHECK(stateOf(two.ours) == before);
    must(two.ours.catalogue->redoLast());
    CHECK(stateOf(two.ours) == after);
    take(two.theirs, documentOf(two.ours));
    CHECK(labels(two.ours) == labels(two.theirs));
}

TEST_CASE("The undo of an import is told as what it is: decided later, and undone as one where it comes")
{
    Two two;
    two.theirs.person("Anna", {two.there[0].faces[0]});
    const auto there = stateOf(two.theirs);
    take(two.ours, documentOf(two.theirs));
    two.theirs.person("Bert", {two.there[0].faces[0]}); // not knowing of the undo that follows
    letTimePass();
    must(two.ours.catalogue->undoLast());
    const ExchangeFile told = must(two.ours.catalogue->read([](Db& db) { return Exchange(db).tell(); }));
    REQUIRE(told.decisions.size() == 2); // the meeting is not told
    CHECK(told.decisions[1].kind == DecisionKind::undo);
    CHECK_FALSE(told.decisions[1].undoes);

    const Exchanged met = take(two.ours, documentOf(two.theirs));
    REQUIRE(met.apart.size() == 1);
    CHECK(met.apart[0].reg == Register::facePerson);
    CHECK(met.apart[0].oursHolds);
    CHECK(two.ours.count("SELECT count(*) FROM state WHERE reg = 1") == 0);

    take(two.theirs, documentOf(two.ours));
    CHECK(labels(two.ours) == labels(two.theirs));
    CHECK(stateOf(two.theirs) != there);
    must(two.theirs.catalogue->undoLast());
    CHECK(two.theirs.count("SELECT count(*) FROM state WHERE reg = 1") == 1);
    take(two.ours, documentOf(two.theirs));
    CHECK(labels(two.ours) == labels(two.theirs));
}

TEST_CASE("Decisions about photos that are not here wait for them")
{
    Two two;
    two.theirs.store("d.jpg", 9, 1);
    const StoredPhoto away = two.theirs.store("e.jpg", 10, 2);
    two.theirs.person("Anna", {away.faces[1]});
    const Exchanged met = take(two.ours, documentOf(two.theirs));
    CHECK(met.facesWaiting == 1);
    CHECK(two.ours.ask<FaceRows>([](FaceRows rows) { return rows.all(); }).size() == 6);
    two.ours.store("e.jpg", 10, 2);
    CHECK(two.ours.ask<FaceRows>([](FaceRows rows) { return rows.all(); }).size() == 8);
    const auto here = labels(two.ours), there = labels(two.theirs);
    for (const auto& [place, label] : here) CHECK(there.at(place) == label);
}

TEST_CASE("A face that no network found here is there, where the other library saw it, turned as the picture is here")
{
    Two two;
    must(two.theirs.catalogue->write(
        [&](Db& db) { return db.run("UPDATE content SET orientation = 6 WHERE id = ?", *two.there[0].content); }));
    PhotoResult seen = photoResult(two.theirs.root, "", "a.jpg", 1, 2);
    seen.faces->push_back(foundFace({0.7F, 0.1F, 0.1F, 0.2F}, 99));
    const StoredPhoto stored = two.theirs.store(seen);
    two.theirs.person("Anna", {stored.faces[2]});
    take(two.ours, documentOf(two.theirs));
    const auto faces = two.ours.ask<FaceRows>([&](FaceRows rows) { return rows.ofContent(*two.here[0].content); });
    REQUIRE(faces.size() == 3);
    const auto anna =
        std::find_if(faces.begin(), faces.end(), [](const LabelledFace& face) { return face.name == "Anna"; });
    REQUIRE(anna != faces.end());
    CHECK(anna->box.x == Approx(0.1)); // stored as it stands there, upright as it is here
    CHECK(anna->box.y == Approx(0.2));
    CHECK(anna->box.w == Approx(0.2));
    two.ours.store("a.jpg", 1, 2); // looked at again: a decided face stays
    CHECK(two.ours.ask<FaceRows>([&](FaceRows rows) { return rows.ofContent(*two.here[0].content); }).size() == 3);
}

TEST_CASE("People of two libraries with one name are two until somebody says that they are one")
{
    Two two;
    two.ours.person("Anna", {two.here[0].faces[0]});
    two.theirs.person("Anna", {two.there[1].faces[0]});
    two.theirs.person("Bert", {two.there[1].faces[1]});
    const auto before = labels(two.ours);
    const auto people = [&] { return two.ours.ask<PeopleRows>([](PeopleRows rows) { return rows.list(); }).size(); };
    const std::string theirs = documentOf(two.theirs);
    SECTION("later")
    {
        const Exchanged met = take(two.ours, theirs);
        CHECK(met.sameNames == std::vector<std::string>{"Anna"});
        CHECK(met.merged == 0);
        CHECK(people() == 3);
        const Exchanged again = take(two.ours, theirs, true);
        CHECK(again.sameNames.empty());
        CHECK(again.merged == 1);
        CHECK(again.changes == 1);
        CHECK(people() == 2);
        must(two.ours.catalogue->undoLast());
        CHECK(people() == 3);
    }
    SECTION("at once, and undone at once with the rest")
    {
        CHECK(take(two.ours, theirs, true).merged == 1);
        CHECK(people() == 2);
        CHECK(historyOf(two.ours).size() == 2);
        take(two.theirs, documentOf(two.ours));
        CHECK(labels(two.theirs) == labels(two.ours)); // one person there too
        must(two.ours.catalogue->undoLast());
        CHECK(people() == 1);
        CHECK(labels(two.ours) == before);
        must(two.ours.catalogue->redoLast());
        CHECK(people() == 2);
        CHECK(labels(two.ours) == labels(two.theirs));
    }
    (void)stateOf(two.ours);
}

TEST_CASE("Whatever clock and date a library takes in, others can take what it gives out")
{
    using Json = nlohmann::json;
    Two two;
    two.theirs.person("Anna", {two.there[0].faces[0]});
    const std::int64_t clock = GENERATE(std::int64_t{maxClock}, maxClock - 1, 7);
    const std::int64_t at = GENERATE(std::int64_t{-1}, maxDecidedMs + 1, std::numeric_limits<std::int64_t>::max(),
                                     std::int64_t{1'700'000'000'000});
    Json json = Json::parse(documentOf(two.theirs));
    for (Json& decision : json["exchange"]["decisions"]) {
        decision["clock"] = clock;
        decision["at_ms"] = at;
    }
    const ExchangeFile file = must(exchangeIn(json.dump()));
    CHECK(file.redated == (at == 1'700'000'000'000 ? 0U : file.decisions.size()));
    take(two.ours, json.dump());
    for (int i = 0; i < 3; ++i) {
        const auto rename = must(two.ours.catalogue->read([&](Db& db) {
            return renameDraft(db, i == 0 ? "Anna" : "Anna" + std::to_string(i), "Anna" + std::to_string(i + 1));
        }));
        decideIn(two.ours, rename);
    }
    (void)stateOf(two.ours); // what was decided last holds, in the log too
    TestLibrary third;
    take(third, documentOf(two.ours));
    while (two.ours.catalogue->undoLast()) {
    }
    (void)stateOf(two.ours);
    take(third, documentOf(two.ours));
    for (const auto& told : must(exchangeIn(documentOf(two.ours))).decisions)
        CHECK((told.atMs >= 0 && told.atMs <= maxDecidedMs));
}

TEST_CASE("A library that was given too large a clock and date by older programs gives out what others take")
{
    Two two;
    two.theirs.person("Anna", {two.there[0].faces[0]});
    must(two.theirs.catalogue->write([](Db& db) {
        return db.script("UPDATE decision SET clock = 281474976710700, at_ms = -5; "
                         "UPDATE meta SET value = 281474976710700 WHERE key = 'clock'");
    }));
    take(two.ours, documentOf(two.theirs));
    two.theirs.person("Ben", {two.there[1].faces[0]});
    CHECK(take(two.ours, documentOf(two.theirs)).decisions == 1);
}

TEST_CASE("A file that cannot be taken in is told why: cut, empty, of another program, hurt, or of a newer version")
{
    Two two;
    two.theirs.person("Anna", {two.there[0].faces[0]});
    const std::string document = documentOf(two.theirs);
    using Json = nlohmann::json;
    const auto told = [](const std::string& text) {
        const auto read = exchangeIn(text);
        REQUIRE_FALSE(read);
        return sentence(read.error());
    };
    const auto changed = [&](auto&& change) {
        Json json = Json::parse(document);
        change(json["exchange"]);
        return told(json.dump());
    };
    const auto says = [](const std::string& text, const char* what) { return text.find(what) != std::string::npos; };
    for (std::size_t at = 1; at < document.size(); at += 7) CHECK(says(told(document.substr(0, at)), "was cut off"));
    CHECK(says(told(" \n"), "is empty"));
    for (const char* const other : {"{}", "[]", "{\"people\": [{\"name\": \"Anna\"}]}", "7"})
        CHECK(says(told(other), "holds no decisions"));
    for (const char* const other : {"x", "name,face\n1,2\n", "{\"a\": }"})
        CHECK(says(told(other), "is not from Albumen"));
    CHECK(says(changed([](Json& json) { json.erase("people"); }), "does not hold together"));
    CHECK(says(changed([](Json& json) { json["people"].clear(); }), "does not hold together"));
    CHECK(says(changed([](Json& json) { json = 7; }), "does not hold together"));
    CHECK(says(changed([](Json& json) { json["version"] = 2; }), "by a newer Albumen"));
}

TEST_CASE("Files that are cut, of another version or of wrong types are refused")
{
    Two two;
    two.theirs.person("Anna", {two.there[0].faces[0]});
    must(two.theirs.catalogue->undoLast());
    const std::string document = documentOf(two.theirs);
    for (std::size_t at = 0; at < document.size(); at += 7) {
        const auto read = exchangeIn(document.substr(0, at));
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::foreignFile);
    }
    using Json = nlohmann::json;
    const auto refusal = [&](auto&& change) {
        Json json = Json::parse(document);
        change(json["exchange"]);
        const auto read = exchangeIn(json.dump());
        return read ? std::string("taken") : std::string(nameOf(read.error().code));
    };
    CHECK(refusal([](Json&) {}) == "taken");
    CHECK(refusal([](Json& json) { json["version"] = 2; }) == "catalogueNewer");
    CHECK(refusal([](Json& json) { json["version"] = "1"; }) == "foreignFile");
    CHECK(refusal([](Json& json) { json = 7; }) == "foreignFile");
    CHECK(refusal([](Json& json) { json.erase("people"); }) == "foreignFile");
    CHECK(refusal([](Json& json) { json["people"].clear(); }) == "foreignFile");
    CHECK(refusal([](Json& json) { json["faces"] = Json::array(); }) == "foreignFile");
    CHECK(refusal([](Json& json) { json["contents"][0]["keys"] = Json::array(); }) == "foreignFile");
    CHECK(refusal([](Json& json) { json["contents"][0]["orientation"] = 9; }) == "foreignFile");
    CHECK(refusal([](Json& json) { json["faces"][0]["box"] = {1, 2, 3}; }) == "foreignFile");
    CHECK(refusal([](Json& json) { json["faces"][0]["uid"] = "xyz"; }) == "foreignFile");
    CHECK(refusal([](Json& json) { json["decisions"][0]["kind"] = 21; }) == "foreignFile"); // a meeting stays at home
    CHECK(refusal([](Json& json) { json["decisions"][0]["clock"] = std::int64_t{1} << 62; }) == "foreignFile");
    CHECK(refusal([](Json& json) { json["decisions"][0]["changes"][0]["a"] = 1; }) == "foreignFile");
    CHECK(refusal([](Json& json) { json["decisions"][0]["changes"][0]["register"] = 77; }) == "catalogueNewer");
    CHECK(refusal([](Json& json) { json["decisions"][0]["changes"][0]["after"] = "A\nB"; }) == "foreignFile");
    CHECK(refusal([](Json& json) { json["decisions"][0]["changes"][0]["after"] = std::uint64_t{1} << 63U; }) ==
          "foreignFile");
    CHECK(refusal([](Json& json) { json["decisions"][0]["changes"][0]["after"] = 7; }) == "foreignFile");
    CHECK(refusal([](Json& json) { json["decisions"][0]["changes"][0]["before"] = "A\nB"; }) == "foreignFile");
    const auto mark = [&](const Json& value) {
        return refusal([&](Json& json) {
            const Json face = json["faces"][0]["uid"];
            json["decisions"][0]["changes"].push_back(
                {{"register", 2}, {"a", face}, {"b", 0}, {"before", nullptr}, {"after", value}});
        });
    };
    for (const int known : {1, 2, 3}) CHECK(mark(known) == "taken");
    for (const Json& unknown : {Json(0), Json(4), Json("1"), Json(1.5)}) CHECK(mark(unknown) == "catalogueNewer");
    CHECK(refusal([](Json& json) { json["decisions"].erase(0); }) == "foreignFile"); // the undo of nothing
    CHECK_FALSE(exchangeIn("{}"));
    CHECK_FALSE(exchangeIn(std::string(100'000, '[')));
    std::mt19937 random(3);
    for (int i = 0; i < 3000; ++i) {
        std::string changed = document;
        for (int changes = 0; changes < 3; ++changes)
            changed[random() % changed.size()] = static_cast<char>(random() % 128);
        if (const auto read = exchangeIn(changed)) {
            const auto before = rowCounts(two.ours);
            (void)two.ours.catalogue->write([&](Db& db) -> Status {
                TRY(Exchange(db).take(*read, {}));
                return fail(Code::internal, Stage::store); // back to before
            });
            CHECK(rowCounts(two.ours) == before);
        }
    }
}
