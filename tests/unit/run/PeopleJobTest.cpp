// Matching, grouping and suggesting over a library of planted faces.
#include "run/PeopleJob.h"

#include <atomic>
#include <chrono>
#include <map>
#include <thread>
#include <tuple>

#include <catch2/catch.hpp>

#include "catalogue/SaidNames.h"
#include "library/Suggestions.h"
#include "support/CatalogueMaker.h"

using namespace albumen;
using namespace albumen::test;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t dim = 128;

ModelRecord embedRecord()
{
    ModelRecord record{.id = testEmbedder.id, .revision = testEmbedder.revision, .task = ModelTask::embed};
    record.limits = {{"match", {0.5F, ""}}, {"strict", {0.4F, ""}}, {"ask", {0.7F, ""}}, {"group", {0.3F, ""}}};
    return record;
}

std::vector<float> atAngle(double degrees, std::size_t axis = 0)
{
    std::vector<float> vector(dim, 0.F);
    vector[axis] = static_cast<float>(std::cos(degrees * 3.14159265358979 / 180));
    vector[axis + 1] = static_cast<float>(std::sin(degrees * 3.14159265358979 / 180));
    return vector;
}

/// Photos of faces that are planted at angles; each person has two axes.
struct PlantedLibrary : TestLibrary {
    ModelRecord record = embedRecord();
    ChosenModels models = modelsWith(record);
    PeopleIndex people{models};
    std::uint64_t photos = 0;

    static ChosenModels modelsWith(const ModelRecord& embedder)
    {
        ChosenModels models;
        models.embed = &embedder;
        return models;
    }

    std::vector<FaceId> photo(const std::vector<std::vector<float>>& faces, std::optional<std::int64_t> takenS = {})
    {
        ++photos;
        PhotoResult result =
            photoResult(root, "", std::to_string(photos) + ".jpg", photos, static_cast<int>(faces.size()));
        for (std::size_t i = 0; i < faces.size(); ++i) (*result.faces)[i].embedding = Embedding{testEmbedder, faces[i]};
        result.exif->takenLocalS = takenS;
        return store(result).faces;
    }
    FaceId face(double degrees, std::size_t axis = 0, std::optional<std::int64_t> takenS = {})
    {
        return photo({atAngle(degrees, axis)}, takenS).front();
    }

    DecisionId decide(const std::function<Result<Draft>(Db&)>& draft)
    {
        std::optional<DecisionId> id;
        must(catalogue->write([&](Db& db) -> Status {
            TRY_ASSIGN(const Draft made, draft(db));
            TRY_ASSIGN(id, DecisionLog(db, clock.nowMs()).append(made));
            return {};
        }));
        REQUIRE(id);
        return *id;
    }
    Followed decideAndMatch(const std::function<Result<Draft>(Db&)>& draft)
    {
        return must(matchAfter(*catalogue, people, decide(draft), JobControl{}));
    }
    std::optional<LabelledFace> label(FaceId face)
    {
        return ask<FaceRows>([&](FaceRows rows) { return rows.face(face); });
    }
    LabelHow how(FaceId face) { return label(face)->how; }

    using MatchRow = std::tuple<std::int64_t, std::int64_t, std::int64_t, double, std::int64_t>;
    std::vector<MatchRow> matches()
    {
        return must(catalogue->read([](Db& db) -> Result<std::vector<MatchRow>> {
            std::vector<MatchRow> rows;
            Query query = db.query("SELECT face_id, person_id, grade, distance, evidence_face FROM d.match ORDER BY 1");
            while (query.next())
                rows.emplace_back(query.integer(0), query.integer(1), query.integer(2), query.single(3),
                                  query.integer(4));
            TRY(query.status());
            return rows;
        }));
    }
};

} // namespace

TEST_CASE("Who is known is told while all vectors are looked through")
{
    PlantedLibrary library;
    for (unsigned i = 0; i < 3'000; ++i) {
        PhotoResult result = photoResult(library.root, "", std::to_string(i) + ".jpg", i + 1, 1);
        result.faces->front().embedding = Embedding{testEmbedder, unitVector(i, dim)};
        must(PhotoRows::storeLater(library.catalogue->writer(), std::move(result), library.run, {}));
    }
    must(library.catalogue->writer().flush());
    const std::vector<std::vector<float>> asked(8'000, atAngle(10));
    std::size_t toldMeanwhile = 0;
    for (int again = 0; again < 5 && toldMeanwhile == 0; ++again) { // a busy machine may let one of them wait
        std::atomic<bool> begun{false}, ended{false};
        std::thread looks([&] {
            static_cast<void>(library.catalogue->read([&](Db& db) {
                begun = true;
                const auto near = library.people.contentsNear(db, asked, 0.1F);
                ended = true;
                return near;
            }));
        });
        while (!begun) std::this_thread::yield();
        std::this_thread::sleep_for(20ms); // it holds what it holds
        const bool before = !ended;
        static_cast<void>(must(library.catalogue->read([&](Db& db) { return library.people.known(db); })));
        toldMeanwhile += before && !ended ? 1 : 0;
        looks.join();
    }
    CHECK(toldMeanwhile > 0);
}

TEST_CASE("After each of many decisions and undos the matches are those of the whole library matched anew")
{
    PlantedLibrary library;
    std::mt19937 random(11);
    const auto upTo = [&](std::size_t n) { return random() % n; };
    std::vector<FaceId> faces;
    for (int photo = 0; photo < 60; ++photo) {
        std::vector<std::vector<float>> inPhoto;
        const std::size_t count = 1 + upTo(3);
        for (std::size_t i = 0; i < count; ++i) inPhoto.push_back(atAngle(double(upTo(60)), 2 * ((upTo(4) + i) % 6)));
        for (const FaceId face : library.photo(inPhoto)) faces.push_back(face);
    }
    const std::vector<std::string> names{"Ida", "Jon", "Kim"};
    for (const std::string& name : names) library.person(name, {faces[upTo(faces.size())]});
    must(matchAll(*library.catalogue, library.people, JobControl{}));
    REQUIRE_FALSE(library.matches().empty());

    for (int round = 0; round < 60; ++round) {
        const FaceId face = faces[upTo(faces.size())];
        const std::string name = names[upTo(names.size())];
        const std::size_t what = upTo(6);
        std::optional<DecisionId> decision;
        must(library.catalogue->write([&](Db& db) -> Status {
            Draft draft{DecisionKind::assigned, name, {}};
            if (what == 0) draft = ignoreDraft({face});
            if (what == 1) {
                const auto rejected = rejectDraft(db, {face});
                if (!rejected) return {}; // nobody's
                draft = *rejected;
            }
            if (what >= 2 && what < 5) {
                TRY_ASSIGN(const PersonId person, findOrMakePerson(db, name, draft));
                giveFaces(draft, {face}, person);
            }
            TRY_ASSIGN(decision, DecisionLog(db, library.clock.nowMs()).append(draft));
            return {};
        }));
        if (what == 5) {
            const auto undone = library.catalogue->undoLast();
            if (undone) decision = undone->decision;
        }
        if (!decision) continue;
        static_cast<void>(must(matchAfter(*library.catalogue, library.people, *decision, JobControl{})));
        const auto after = library.matches();
        must(matchAll(*library.catalogue, library.people, JobControl{}));
        INFO("round " << round << ", decision " << what);
        REQUIRE(after == library.matches());
    }
}

TEST_CASE("A refused face is never suggested again, and whoever is more like it than like the person is not either")
{
    PlantedLibrary library;
    const FaceId known = library.face(0), refused = library.face(55), like = library.face(58),
                 other = library.face(-55);
    library.person("Ida", {known});
    must(matchAll(*library.catalogue, library.people, JobControl{}));
    for (const FaceId face : {refused, like, other}) CHECK(library.how(face) == LabelHow::sure);
    const Followed followed = library.decideAndMatch([&](Db& db) { return rejectDraft(db, {refused}); });
    CHECK(followed.came.unnamed == 1); // the one that is like it
    CHECK(followed.came.named == 0);
    CHECK(library.how(refused) == LabelHow::unknown);
    CHECK(library.how(like) == LabelHow::unknown);
    CHECK(library.how(other) == LabelHow::sure);
    must(matchAll(*library.catalogue, library.people, JobControl{}));
    CHECK(library.how(refused) == LabelHow::unknown);
    CHECK(library.how(like) == LabelHow::unknown);
    must(library.catalogue->undoLast());
    must(matchAll(*library.catalogue, library.people, JobControl{}));
    CHECK(library.how(like) == LabelHow::sure);
}

TEST_CASE("A face that is somebody else's after a decision, as surely as before, is counted, and so by its undo")
{
    PlantedLibrary library;
    const FaceId known = library.face(0), like = library.face(20), named = library.face(21), far = library.face(-20);
    library.person("Ida", {known});
    must(matchAll(*library.catalogue, library.people, JobControl{}));
    for (const FaceId face : {like, named, far}) REQUIRE(library.how(face) == LabelHow::sure);
    const Followed followed = library.decideAndMatch([&](Db& db) -> Result<Draft> {
        Draft draft{DecisionKind::assigned, "Otto", {}};
        TRY_ASSIGN(const PersonId otto, findOrMakePerson(db, "Otto", draft));
        giveFaces(draft, {named}, otto);
        return draft;
    });
    REQUIRE(library.how(like) == LabelHow::sure);
    CHECK(followed.came.others == 1);
    CHECK(followed.came.named + followed.came.unnamed + followed.came.asked + followed.came.unasked == 0);
    const Undone undone = must(library.catalogue->undoLast());
    const Followed back = must(matchAfter(*library.catalogue, library.people, undone.decision, JobControl{}));
    CHECK(back.came.others == 1);
}

TEST_CASE("A birth date takes the person out of older photos, and its undo brings the names back")
{
    PlantedLibrary library;
    const FaceId known = library.face(0, 0, 5000), older = library.face(10, 0, 86400 * 10),
                 newer = library.face(10, 0, 86400 * 400);
    library.person("Ida", {known});
    must(matchAll(*library.catalogue, library.people, JobControl{}));
    CHECK(library.how(older) == LabelHow::sure);
    library.decideAndMatch([](Db& db) { return birthDraft(db, "Ida", "1970-06-01"); });
    CHECK(library.how(known) == LabelHow::decided); // a person said so
    CHECK(library.how(older) == LabelHow::unknown);
    CHECK(library.how(newer) == LabelHow::sure);
    const Undone undone = must(library.catalogue->undoLast());
    static_cast<void>(must(matchAfter(*library.catalogue, library.people, undone.decision, JobControl{})));
    CHECK(library.how(older) == LabelHow::sure);
    const auto refused = library.catalogue->read([](Db& db) { return birthDraft(db, "Ida", "June"); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::usage);
}

TEST_CASE("Suggestions come by gain with their evidence, and a yes names those like it")
{
    PlantedLibrary library;
    const FaceId known = library.face(0), lonely = library.face(-62);
    const FaceId first = library.face(62);
    std::vector<FaceId> behind;
    for (const double degrees : {80.0, 85.0, 90.0}) behind.push_back(library.face(degrees));
    library.person("Ida", {known});
    must(matchAll(*library.catalogue, library.people, JobControl{}));
    REQUIRE(library.how(first) == LabelHow::ask);
    REQUIRE(library.how(behind.back()) == LabelHow::unknown);

    const auto asked = must(suggestions(*library.catalogue, library.people, {}, 10));
    REQUIRE(asked.size() >= 2);
    CHECK(asked[0].face == first);
    CHECK(asked[0].evidence == known);
    CHECK(asked[0].settles == 3);
    CHECK(asked[0].chance == Approx(asked[1].chance).margin(0.05));
    CHECK(std::any_of(asked.begin(), asked.end(), [&](const Suggestion& s) { return s.face == lonely; }));
    CHECK(must(suggestions(*library.catalogue, library.people, PersonId{99}, 10)).empty());

    const Followed followed = library.decideAndMatch([&](Db& db) { return confirmDraft(db, {first}); });
    CHECK(followed.came.named == 3); // those behind it, and not the face itself
    CHECK(followed.came.unnamed == 0);
    CHECK(library.how(first) == LabelHow::decided);
    for (const FaceId face : behind) CHECK(library.how(face) == LabelHow::sure);
    const auto again = library.catalogue->read([&](Db& db) { return confirmDraft(db, {first}); });
    REQUIRE_FALSE(again); // nobody is suggested for a face that has a name
    CHECK(again.error().code == Code::usage);
}

TEST_CASE("A yes is to whom the question names, whomever another program offers for the face")
{
    PlantedLibrary library;
    const FaceId known = library.face(0), other = library.face(-120), asked = library.face(62),
                 open = library.face(0, 8);
    library.person("Ida", {known});
    library.person("Ben", {other});
    must(matchAll(*library.catalogue, library.people, JobControl{}));
    REQUIRE(library.how(asked) == LabelHow::ask);
    REQUIRE(library.how(open) == LabelHow::unknown);
    const PersonId ida = library.label(known)->person.value(), ben = library.label(other)->person.value();
    REQUIRE(library.label(asked)->person == ida);
    library.decideAndMatch([&](Db&) -> Result<Draft> {
        return Draft{DecisionKind::import,
                     {},
                     {{Register::faceOffered, raw(asked), raw(ben), std::int64_t{1}},
                      {Register::faceOffered, raw(open), raw(ben), std::int64_t{1}}}};
    });
    const auto questions = must(suggestions(*library.catalogue, library.people, {}, 10));
    for (const Suggestion& question : questions) CHECK(question.person == (question.face == asked ? ida : ben));
    CHECK(questions.size() == 2);
    library.decideAndMatch([&](Db& db) { return confirmDraft(db, {asked}); });
    CHECK(library.label(asked)->person == ida);
    library.decideAndMatch([&](Db& db) { return confirmDraft(db, {open}); });
    CHECK(library.label(open)->person == ben);
}

TEST_CASE("Strangers are small groups and single faces seen on one day, never one who may be somebody known")
{
    PlantedLibrary library;
    const std::int64_t day = 86400 * 100;
    const FaceId known = library.face(0, 0, day), maybe = library.face(62, 0, day);
    const std::vector<FaceId> once{library.face(0, 4, day), library.face(5, 4, day + 60)};
    const std::vector<FaceId> twice{library.face(0, 8, day), library.face(5, 8, 2 * day)};
    const std::vector<FaceId> many{library.face(0, 12, day), library.face(5, 12, day), library.face(8, 12, day)};
    const FaceId alone = library.face(0, 20, day);
    const std::vector<FaceId> undated{library.face(0, 16), library.face(5, 16)};
    library.person("Ida", {known});
    must(matchAll(*library.catalogue, library.people, JobControl{}));
    must(groupAll(*library.catalogue, library.people, 1, JobControl{}));
    REQUIRE(library.how(maybe) == LabelHow::ask);
    REQUIRE(library.label(once[0])->group);
    REQUIRE(library.label(twice[0])->group);
    REQUIRE(library.label(undated[0])->group);

    const auto strangers = library.ask<GroupRows>([](GroupRows rows) { return rows.strangers(3); });
    CHECK(strangers.groups == 1);
    std::vector<FaceId> expected = once;
    expected.push_back(alone);
    CHECK(strangers.faces.size() == expected.size());
    for (const FaceId face : expected) CHECK(std::count(strangers.faces.begin(), strangers.faces.end(), face) == 1);
    library.decideAndMatch([&](Db&) -> Result<Draft> { return ignoreDraft(strangers.faces); });
    CHECK(library.how(alone) == LabelHow::ignored);
    library.decideAndMatch([&](Db& db) -> Result<Draft> { return restoreDraft(db, {alone}); });
    CHECK(library.how(alone) == LabelHow::unknown);
}

TEST_CASE("Two faces called one share the name that one of them has, and two names are refused")
{
    PlantedLibrary library;
    const FaceId known = library.face(0), unlike = library.face(0, 6), other = library.face(0, 10);
    library.person("Ida", {known});
    library.person("Jon", {other});
    library.decideAndMatch([&](Db& db) { return sayOneDraft(db, unlike, known); });
    CHECK(library.label(unlike)->name == "Ida");
    CHECK(library.how(unlike) == LabelHow::decided);
    const auto refused = library.catalogue->read([&](Db& db) { return sayOneDraft(db, unlike, other); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::usage);
    must(library.catalogue->undoLast());
    CHECK(library.how(unlike) == LabelHow::unknown);
}

TEST_CASE("A split gives some faces of a person to another one, and refuses faces that are not that person's")
{
    PlantedLibrary library;
    const FaceId parent = library.face(0), child = library.face(20), stranger = library.face(0, 6);
    library.person("Ida", {parent, child});
    library.decideAndMatch([&](Db& db) { return splitDraft(db, "Ida", "Jon", {child}); });
    CHECK(library.label(child)->name == "Jon");
    CHECK(library.label(parent)->name == "Ida");
    const auto refused = library.catalogue->write([&](Db& db) -> Status {
        TRY_ASSIGN(const Draft draft, splitDraft(db, "Ida", "Kim", {stranger}));
        return DecisionLog(db, 0).append(draft) ? Status() : Status();
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::noFace);
}

TEST_CASE(
    "Grouping again joins what a wrong face kept apart, under the number of the larger, but not what a person did")
{
    PlantedLibrary library;
    const auto group = [&] { must(groupAll(*library.catalogue, library.people, 1, JobControl{})); };
    const auto again = [&] { return *must(groupAgain(*library.catalogue, library.people, 1, JobControl{})); };
    const auto groups = [&] { return library.ask<GroupRows>([](GroupRows rows) { return rows.list(); }); };
    const auto besides = [&](double degrees) { // somebody else, who starts where the first one stands
        std::vector<float> vector = atAngle(degrees);
        std::swap(vector[1], vector[2]);
        return vector;
    };
    const std::vector<FaceId> both = library.photo({besides(40), atAngle(60)});
    const FaceId first = library.face(0);
    library.face(5);
    group();
    REQUIRE(library.label(both[0])->group == 1); // wrong, but nobody else is there
    const FaceId last = library.face(65);
    library.face(62);
    group();
    for (const double degrees : {20.0, 30.0, 40.0, 50.0}) library.face(degrees);
    library.photo({besides(75)});
    library.photo({besides(80)});
    group();
    REQUIRE(groups().size() == 3);
    REQUIRE(library.label(first)->group == 1);
    REQUIRE(library.label(last)->group == 2); // both are in one photo: the groups stay apart
    REQUIRE(groups()[0].number == 2);
    for (const double degrees : {72.0, 78.0, 82.0}) library.photo({besides(degrees)}); // more of whom the wrong face is

    SECTION("joined")
    {
        const Regrouped regrouped = again();
        CHECK(regrouped.groups == 2);
        CHECK(regrouped.faces == 15);
        CHECK(regrouped.kept == 2);
        CHECK(groups()[0].number == 2);
        CHECK(groups()[0].faces == 9);
        CHECK(groups()[1].number == 3);
        CHECK(library.label(first)->group == 2);
        CHECK(library.label(last)->group == 2);
        CHECK(library.label(both[0])->group == 3);
    }
    SECTION("kept apart until that is undone")
    {
        library.decide([&](Db&) -> Result<Draft> { return keepApartDraft(last, first); });
        const auto said = library.ask<FaceRows>([](FaceRows rows) { return rows.saidPairs(); });
        REQUIRE(said.size() == 1);
        CHECK(said[0].a == first);
        CHECK(said[0].b == last);
        CHECK(again().groups == 3);
        CHECK(library.label(first)->group != library.label(last)->group);
        must(library.catalogue->undoLast());
        CHECK(again().groups == 2);
        CHECK(library.label(first)->group == library.label(last)->group);
    }
    SECTION("cancelled, the old groups stay")
    {
        JobControl cancelled;
        cancelled.cancel();
        CHECK_FALSE(must(groupAgain(*library.catalogue, library.people, 1, cancelled)));
        CHECK(groups().size() == 3);
    }
}

TEST_CASE("Naming a group and undoing it puts the group back with its number")
{
    PlantedLibrary library;
    const std::vector<FaceId> faces{library.face(0), library.face(5), library.face(10)};
    must(groupAll(*library.catalogue, library.people, 1, JobControl{}));
    const auto before = library.ask<GroupRows>([](GroupRows rows) { return rows.list(); });
    REQUIRE(before.size() == 1);
    library.decideAndMatch([&](Db& db) -> Result<Draft> {
        Draft draft{DecisionKind::named, "Ida", {}};
        TRY_ASSIGN(const PersonId person, findOrMakePerson(db, "Ida", draft));
        giveFaces(draft, faces, person);
        return draft;
    });
    CHECK(library.ask<GroupRows>([](GroupRows rows) { return rows.list(); }).empty());
    const Undone undone = must(library.catalogue->undoLast());
    static_cast<void>(must(matchAfter(*library.catalogue, library.people, undone.decision, JobControl{})));
    const auto after = library.ask<GroupRows>([](GroupRows rows) { return rows.list(); });
    REQUIRE(after.size() == 1);
    CHECK(after[0].number == before[0].number);
    CHECK(after[0].members == before[0].members);
}

TEST_CASE("Another program's name for a face that the program named itself waits as a rename of its person")
{
    PlantedLibrary library;
    const FaceId known = library.face(0), guess = library.face(3), other = library.face(5);
    library.person("Ida", {known});
    must(matchAll(*library.catalogue, library.people, JobControl{}));
    REQUIRE(library.how(guess) == LabelHow::sure);
    REQUIRE(library.how(other) == LabelHow::sure);
    const auto say = [&](const std::string& last) {
        must(library.catalogue->write([&](Db& db) -> Status {
            for (const FaceId face : {guess, other}) TRY(SaidNames(db).agreed(face, "Ida"));
            TRY(SaidNames(db).differs(guess, "Idelle"));
            return SaidNames(db).differs(other, last);
        }));
        return must(library.catalogue->read([](Db& db) { return SaidNames(db).waiting(); }));
    };
    const auto answer = [&] {
        DecisionKind kind{};
        must(library.catalogue->write([&](Db& db) -> Status { // somebody new is made with the draft
            TRY_ASSIGN(const Draft draft, answerRenameDraft(db, "Ida", "Idelle", true));
            kind = draft.kind;
            return {};
        }));
        return kind;
    };
    CHECK(say("Idelle").size() == 2);
    CHECK(answer() == DecisionKind::renamed);
    CHECK(say("Ida").size() == 1);
    CHECK(answer() == DecisionKind::split); // another file says the old name still
    library.decideAndMatch([&](Db& db) { return rejectDraft(db, {guess}); });
    CHECK(must(library.catalogue->read([](Db& db) { return SaidNames(db).waiting(); })).empty());
}
