// Decisions: beside jobs, after one another, and what follows from them.
#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>

#include <catch2/catch.hpp>

#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Sixty photos of up to three of six people, in few directions, so that many faces are alike.
void plantCrowd(PlantedLibrary& library)
{
    std::mt19937 random(7);
    for (int photo = 0; photo < 60; ++photo) {
        std::vector<std::vector<float>> faces;
        const std::size_t count = 1 + random() % 3;
        for (std::size_t i = 0; i < count; ++i)
            faces.push_back(PlantedLibrary::atAngle(double(random() % 50), 2 * ((random() % 4 + i) % 6)));
        library.photo(faces);
    }
}

/// Decisions that hold or are refused whatever the machine thinks.
std::vector<Command> randomCommands(std::size_t count, const std::vector<FaceCard>& faces, unsigned seed)
{
    std::mt19937 random(seed);
    const std::vector<std::string> names{"Ida", "Jon", "Kim", "Lea"};
    const auto face = [&] { return faces[random() % faces.size()].id; };
    const auto name = [&] { return names[random() % names.size()]; };
    std::vector<Command> commands;
    while (commands.size() < count) {
        switch (random() % 10) {
        case 0: commands.emplace_back(IgnoreFaces{{face()}}); break;
        case 1: commands.emplace_back(RestoreFaces{{face()}}); break;
        case 2: commands.emplace_back(Undo{}); break;
        case 3: commands.emplace_back(Redo{}); break;
        case 4: commands.emplace_back(MergePeople{name(), name()}); break;
        case 5: commands.emplace_back(SayPair{face(), face(), false}); break;
        default: commands.emplace_back(AssignFaces{{face()}, name()});
        }
    }
    return commands;
}

using Label = std::tuple<std::int64_t, int, std::string, float>;

std::vector<Label> labels(PlantedLibrary& library)
{
    std::vector<Label> all;
    for (const FaceCard& card : library.faces())
        all.emplace_back(raw(card.id), static_cast<int>(card.how), card.person, card.distance.value_or(-1));
    return all;
}

/// People who stand twice in one photo, at least once of them by the machine. Two people may have one name.
std::size_t doubles(PlantedLibrary& library)
{
    std::map<std::pair<ContentNo, PersonId>, std::vector<LabelHow>> named;
    for (const FaceCard& card : library.faces())
        if (card.how == LabelHow::decided || card.how == LabelHow::sure)
            named[{card.content, *card.personId}].push_back(card.how);
    std::size_t count = 0;
    for (const auto& [who, hows] : named)
        count += hows.size() > 1 && std::count(hows.begin(), hows.end(), LabelHow::sure) > 0 ? 1 : 0;
    return count;
}

} // namespace

TEST_CASE("Random decisions beside random jobs end as the same decisions followed by one full job")
{
    PlantedLibrary beside(plantCrowd), after(plantCrowd);
    const std::vector<Command> commands = randomCommands(250, beside.faces(), 3);
    std::atomic<bool> ending{false};
    std::size_t ran = 0;
    std::thread jobs([&] {
        std::mt19937 random(5);
        for (; !ending; ++ran) {
            const Report report = random() % 3 == 0 ? beside.run(jobs::GroupAgain{}) : beside.run(jobs::Recognise{});
            if (report.error) return;
        }
    });
    std::size_t twice = 0, unlike = 0;
    for (const Command& command : commands) {
        const auto one = beside->decide(command);
        const auto other = after->decide(command);
        unlike +=
            one.has_value() == other.has_value() && (!one || one->id.has_value() == other->id.has_value()) ? 0 : 1;
        twice += doubles(beside);
    }
    ending = true;
    jobs.join();
    CHECK(unlike == 0);
    CHECK(twice == 0); // at no moment
    CHECK(ran >= 3);
    beside.settle();
    after.settle();
    REQUIRE_FALSE(beside.run(jobs::Recognise{}).error);
    REQUIRE_FALSE(after.run(jobs::Recognise{}).error);
    CHECK(labels(beside) == labels(after));
    const auto state = [](PlantedLibrary& library) {
        return must(library.look()->read([](Db& db) { return DecisionLog(db, 0).state(); }));
    };
    CHECK(state(beside) == state(after));
}

TEST_CASE("What follows from decisions is what matching everybody anew gives")
{
    PlantedLibrary library(plantCrowd);
    const std::vector<Command> commands = randomCommands(60, library.faces(), 9);
    for (const Command& command : commands) {
        if (!library->decide(command)) continue;
        library.settle();
        const auto followed = labels(library);
        REQUIRE_FALSE(library.run(jobs::Recognise{}).error);
        REQUIRE(followed == labels(library));
    }
}

TEST_CASE("How many faces a decision changed beside those it speaks of is told with what changed")
{
    FaceId known{}, like{}, other{};
    PlantedLibrary library([&](PlantedLibrary& planted) {
        known = planted.photo({PlantedLibrary::atAngle(0)}).front();
        like = planted.photo({PlantedLibrary::atAngle(10)}).front();
        other = planted.photo({PlantedLibrary::atAngle(180)}).front();
    });
    const std::uint64_t before = library->changesSince(0).revision;
    const Decided named = library.decide(AssignFaces{{known}, "Ida"});
    library.settle();
    const auto followed = library->changesSince(before).followed;
    REQUIRE(followed.size() == 1);
    CHECK(followed.front().decision == named.id);
    CHECK(followed.front().named == 1);
    CHECK(followed.front().unnamed == 0);
    const std::uint64_t then = library->changesSince(0).revision;
    library.decide(AssignFaces{{other}, "Otto"}); // nobody is like it
    const Decided back = library.decide(Undo{named.id});
    library.settle();
    const auto undone = library->changesSince(then).followed;
    REQUIRE(undone.size() == 1);
    CHECK(undone.front().decision == back.id);
    CHECK(undone.front().unnamed == 1);
}

TEST_CASE("A photo mate who loses a name to the face that was named is told, and its undo tells that it is back")
{
    FaceId known{}, mate{}, named{};
    PlantedLibrary library([&](PlantedLibrary& planted) {
        known = planted.photo({PlantedLibrary::atAngle(0)}).front();
        const auto both = planted.photo({PlantedLibrary::atAngle(5), PlantedLibrary::atAngle(180)});
        mate = both[0];
        named = both[1];
    });
    library.decide(AssignFaces{{known}, "Ida"});
    library.settle();
    REQUIRE(library.face(mate).how == LabelHow::sure);
    std::uint64_t before = library->changesSince(0).revision;
    library.decide(AssignFaces{{named}, "Ida"}); // nobody is twice in a photo
    library.settle();
    auto followed = library->changesSince(before).followed;
    REQUIRE(followed.size() == 1);
    CHECK(followed.front().unnamed == 1);
    CHECK(followed.front().named + followed.front().others == 0);
    before = library->changesSince(0).revision;
    library.decide(Undo{});
    library.settle();
    followed = library->changesSince(before).followed;
    REQUIRE(followed.size() == 1);
    CHECK(followed.front().named == 1);
    CHECK(followed.front().unnamed == 0);
}

TEST_CASE("What moved limits change is told with what changed")
{
    FaceId known{};
    PlantedLibrary library([&](PlantedLibrary& planted) {
        known = planted.photo({PlantedLibrary::atAngle(0)}).front();
        for (const double degrees : {30.0, 40.0, 45.0, 50.0, 55.0, 60.0, 65.0, 70.0})
            planted.photo({PlantedLibrary::atAngle(degrees)});
    });
    library.decide(AssignFaces{{known}, "Ida"});
    library.settle();
    const auto sure = [&] {
        const auto faces = library.faces();
        return std::count_if(faces.begin(), faces.end(), [](const FaceCard& one) { return one.how == LabelHow::sure; });
    };
    const auto were = sure();
    const std::uint64_t before = library->changesSince(0).revision;
    library.decide(MoveLimits{.match = -0.15F, .ask = 0});
    library.settle();
    REQUIRE(sure() < were);
    const auto followed = library->changesSince(before).followed;
    REQUIRE(followed.size() == 1);
    CHECK(followed.front().unnamed == static_cast<std::uint64_t>(were - sure()));
}

TEST_CASE("What did not follow from a decision is made up when the library is opened again")
{
    FaceId known{}, like{};
    PlantedLibrary library([&](PlantedLibrary& planted) {
        known = planted.photo({PlantedLibrary::atAngle(0)}).front();
        like = planted.photo({PlantedLibrary::atAngle(10)}).front();
    });
    library.decide(AssignFaces{{known}, "Ida"});
    library.settle();
    REQUIRE(library.face(like).person == "Ida");
    library.close();
    { // killed between the decision and what follows from it
        const auto catalogue = must(Catalogue::open(library.folder / "library", library.folder / "cache",
                                                    Catalogue::Mode::readWrite, library.clock));
        must(catalogue->write([&](Db& db) -> Status {
            TRY_ASSIGN(const Draft draft, rejectDraft(db, {known}));
            TRY(DecisionLog(db, 1).append(draft));
            return {};
        }));
    }
    library.open();
    library.settle();
    CHECK(library.face(like).person.empty());
    CHECK(library.face(known).person.empty());
}

TEST_CASE("A decision that is in the log is reported as done, whatever becomes of what follows")
{
    FaceId face{};
    PlantedLibrary library(
        [&](PlantedLibrary& planted) { face = planted.photo({PlantedLibrary::atAngle(0)}).front(); });
    library.close();
    { // the machine's opinions cannot be written any more
        const auto catalogue = must(Catalogue::open(library.folder / "library", library.folder / "cache",
                                                    Catalogue::Mode::readWrite, library.clock));
        must(catalogue->writer().alone([](Db& db) {
            return db.script("CREATE TRIGGER d.refuse BEFORE INSERT ON match BEGIN SELECT RAISE(ABORT, 'no'); END;"
                             "CREATE TRIGGER d.refuse2 BEFORE UPDATE ON meta BEGIN SELECT RAISE(ABORT, 'no'); END;"
                             "CREATE TRIGGER d.refuse3 BEFORE INSERT ON meta WHEN NEW.key NOT LIKE 'catalogue%' "
                             "BEGIN SELECT RAISE(ABORT, 'no'); END;"); // which says how old the catalogue is
        }));
    }
    library.open();
    const Decided named = library.decide(AssignFaces{{face}, "Ida"});
    CHECK(named.id);
    CHECK(library.face(face).person == "Ida");
    CHECK_FALSE(library->settle(JobControl{})); // said, and once
    CHECK(library->settle(JobControl{}));
    const Decided undone = library.decide(Undo{});
    CHECK(undone.what == "assigned");
    CHECK(library.face(face).person.empty());
    const auto again = library->decide(Undo{});
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Code::nothingToUndo);
}

TEST_CASE("Accepting suggestions never takes back a name that was given meanwhile")
{
    FaceId known{}, maybe{}, mate{};
    PlantedLibrary library([&](PlantedLibrary& planted) {
        known = planted.photo({PlantedLibrary::atAngle(0)}).front();
        const auto both = planted.photo({PlantedLibrary::atAngle(65), PlantedLibrary::atAngle(0, 10)});
        maybe = both[0];
        mate = both[1];
    });
    library.decide(AssignFaces{{known}, "Ida"});
    library.settle();
    REQUIRE(library.face(maybe).how == LabelHow::ask);
    REQUIRE(must(library->suggestions().within("", 2)).faces == 1);
    library.decide(AssignFaces{{maybe}, "Jon"}); // after the question was read
    library.decide(AcceptSuggestions{"", 2});
    CHECK(library.face(maybe).person == "Jon");
    CHECK(library.face(mate).person.empty());
}

TEST_CASE("Each command says what it is, whom it touched, and is undone under that name")
{
    std::vector<FaceId> faces;
    PlantedLibrary library([&](PlantedLibrary& planted) {
        for (const double degrees : {0., 5., 10.})
            faces.push_back(planted.photo({PlantedLibrary::atAngle(degrees)}).front());
    });
    REQUIRE_FALSE(library.run(jobs::GroupAgain{}).error);
    const auto groups = must(library->groups().ids());
    REQUIRE(groups.size() == 1);
    const Decided named = library.decide(NameGroup{groups.front(), "Ida"});
    CHECK(named.sentence == "name 3 faces Ida");
    CHECK(named.faces == faces);
    CHECK(must(library->history().newest(1)).front().sentence == "name 3 faces Ida");
    const Decided undone = library.decide(Undo{});
    CHECK(undone.sentence == "name 3 faces Ida");
    CHECK(undone.of == named.id);
    CHECK(must(library->groups().ids()) == groups); // back, with its number
    const Decided redone = library.decide(Redo{});
    CHECK(redone.sentence == "name 3 faces Ida");
    CHECK(redone.of == named.id);
    CHECK(library.decide(RenamePerson{"Ida", "Ada"}).sentence == "rename Ida -> Ada");
    CHECK(library.decide(RejectFaces{{faces[1]}}).sentence == "1 face: not Ada");
    const auto nobody = library->decide(NameGroup{99, "Ada"});
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().code == Code::personUnknown);
    const auto noFace = library->decide(IgnoreFaces{{FaceId{999}}});
    REQUIRE_FALSE(noFace);
    CHECK(noFace.error().code == Code::noFace);
    const Decided same = library.decide(RestoreFaces{{faces[0]}});
    CHECK_FALSE(same.id); // nothing would have changed
}
