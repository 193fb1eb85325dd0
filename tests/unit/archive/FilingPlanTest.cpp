#include "House.h"

namespace albumen::test {
namespace {

FilingPlan planned(const FilingInput& input, const LedgerState& state = {})
{
    return planFiling(input, state, JobControl()).value();
}

std::vector<std::string> linesOf(const FilingInput& input, const LedgerState& state = {})
{
    return planned(input, state).lines();
}

FilingInput twoPeople(std::vector<TargetKey> targets)
{
    FilingInput input;
    input.people = {{static_cast<PersonId>(1), "Anna"}, {static_cast<PersonId>(2), "Bob"}};
    input.photos.push_back(
        {static_cast<ContentNo>(7), static_cast<PhotoId>(1), "/p/a.jpg", 1500, 5, std::move(targets)});
    return input;
}

} // namespace

TEST_CASE("a plan says in words what will be done, with the size")
{
    CHECK(linesOf(twoPeople({person(1)})) == Names{"make folder Anna: the folder is missing",
                                                   "make folder Bob: the folder is missing",
                                                   "copy /p/a.jpg to Anna/a.jpg (1.5 kB): new in Anna"});
}

TEST_CASE("people without a folder in the input and targets switched off are not planned")
{
    FilingInput input = twoPeople({person(3), unknownPeople, noPeople});
    input.options.unknown = false;
    const auto plan = planned(input);
    REQUIRE(plan.steps.size() == 4);
    CHECK(plan.steps[2].op == JournalOp::makeFolder);
    CHECK(plan.steps[2].folder == "No people");
    CHECK(plan.steps[3].op == JournalOp::copy);
    CHECK(plan.steps[3].folder == "No people");
    CHECK(plan.photos == 1);
}

TEST_CASE("people called as the special folders get a number")
{
    FilingInput input;
    input.people = {{static_cast<PersonId>(1), "unknown"},
                    {static_cast<PersonId>(2), "No people"},
                    {static_cast<PersonId>(3), "No people"}};
    const auto plan = planned(input);
    REQUIRE(plan.steps.size() == 3);
    CHECK(plan.steps[0].folder == "unknown (2)");
    CHECK(plan.steps[1].folder == "No people (2)");
    CHECK(plan.steps[2].folder == "No people (3)");
}

TEST_CASE("a picture that nobody has looked at as of today loses no copy and gains only what a person decided")
{
    FilingInput input = twoPeople({person(2), unknownPeople});
    input.photos[0].known = false;
    input.photos[0].openFaces = true;
    LedgerState state;
    state.targets = {{person(1), "Anna"}, {person(2), "Bob"}};
    state.filed = {{.target = person(1), .name = "a.jpg", .content = static_cast<ContentNo>(7), .size = 1500}};
    const FilingPlan plan = planned(input, state);
    CHECK(plan.lines() == Names{"copy /p/a.jpg to Bob/a.jpg (1.5 kB): new in Bob"});
    CHECK(plan.held == 1);
    CHECK(plan.unchanged == 1);

    input.people = {}; // nobody is seen anywhere any more
    state.targets.pop_back();
    input.photos[0].targets = {unknownPeople};
    CHECK(linesOf(input, state).empty());
    input.photos[0].names = "other names";
    state.filed[0].target = unknownPeople;
    state.targets = {{unknownPeople, "Unknown"}};
    CHECK(linesOf(input, state).empty()); // nor does a copy lose the names it says
    input.photos[0].known = true;
    CHECK_FALSE(linesOf(input, state).empty());
}

TEST_CASE("nothing with open faces leaves a person who was not seen yet and everybody else is filed as ever")
{
    FilingInput input = twoPeople({unknownPeople});
    input.photos[0].openFaces = true;
    LedgerState state;
    state.targets = {{person(1), "Anna"}, {person(2), "Bob"}};
    for (const unsigned id : {1U, 2U})
        state.filed.push_back(
            {.target = person(id), .name = "a.jpg", .content = static_cast<ContentNo>(7), .size = 1500});
    input.notSeenYet = {static_cast<PersonId>(1)};
    const FilingPlan plan = planned(input, state);
    CHECK(plan.held == 1);
    REQUIRE(plan.steps.size() == 1);
    CHECK(plan.steps[0].op == JournalOp::retire);
    CHECK(plan.steps[0].folder == "Bob");

    input.photos[0].openFaces = false; // all are decided upon: no network is asked
    CHECK(planned(input, state).held == 0);
    CHECK(planned(input, state).toRetire == 2);
}

TEST_CASE("what stays because a look is due stays whole: made again where it is missing and with its sidecar and names")
{
    FilingInput input = twoPeople({unknownPeople});
    input.photos[0].openFaces = true;
    input.photos[0].companions = {{".jpg.xmp", "/p/a.jpg.xmp", 10, 5}};
    input.photos[0].names = "nobody";
    input.notSeenYet = {static_cast<PersonId>(1)};
    LedgerState state;
    state.targets = {{person(1), "Anna"}, {person(2), "Bob"}};
    state.filed = {{.target = person(1),
                    .name = "a.jpg",
                    .content = static_cast<ContentNo>(7),
                    .photo = static_cast<PhotoId>(1),
                    .mode = FilingMode::copy,
                    .size = 1500}};
    CHECK(linesOf(input, state) == Names{"copy /p/a.jpg.xmp to Anna/a.jpg.xmp (10 B): new in Anna"});
    state.filed[0].state = FiledState::damaged;
    const Names again = linesOf(input, state);
    CHECK(std::count(again.begin(), again.end(), "copy /p/a.jpg to Anna/a.jpg (1.5 kB): mends a damaged copy") == 1);
}

TEST_CASE("a photo that was saved over frees its copy but not while another photo of the old picture is only away")
{
    FilingInput input = twoPeople({person(1)});
    PhotoToFile old;
    old.content = static_cast<ContentNo>(6); // what was there before
    old.targets = {person(1)};
    old.present = false;
    old.away = true;
    input.photos.push_back(old);
    LedgerState state;
    state.targets = {{person(1), "Anna"}, {person(2), "Bob"}};
    state.filed = {{.target = person(1),
                    .name = "a.jpg",
                    .content = static_cast<ContentNo>(6),
                    .photo = static_cast<PhotoId>(1),
                    .mode = FilingMode::copy,
                    .size = 900}};
    CHECK(planned(input, state).toRetire == 0);
    CHECK(linesOf(input, state) == Names{"copy /p/a.jpg to Anna/a (2).jpg (1.5 kB): new in Anna"});
    input.photos[1].away = false;
    CHECK(planned(input, state).toRetire == 1);
}

TEST_CASE("of two records of one picture in a folder one stays")
{
    FilingInput input = twoPeople({person(1)});
    LedgerState state;
    state.targets = {{person(1), "Anna"}, {person(2), "Bob"}};
    for (const char* const name : {"a.jpg", "a (2).jpg"})
        state.filed.push_back({.target = person(1),
                               .name = name,
                               .content = static_cast<ContentNo>(7),
                               .photo = static_cast<PhotoId>(1),
                               .mode = FilingMode::copy,
                               .size = 1500,
                               .mtimeNs = 5});
    state.filed[0].state = FiledState::missing; // somebody edited it, then deleted it
    const FilingPlan plan = planned(input, state);
    REQUIRE(plan.steps.size() == 1);
    CHECK(plan.steps[0].op == JournalOp::retire);
    CHECK(plan.steps[0].name == "a.jpg");
}

TEST_CASE("a photo that is offline is neither copied nor retired")
{
    FilingInput input = twoPeople({person(1)});
    input.photos[0].present = false;
    CHECK(planned(input).foldersOnly().steps.size() == planned(input).steps.size());
    LedgerState state;
    state.targets = {{person(1), "Anna"}, {person(2), "Bob"}};
    state.filed = {{.target = person(1), .name = "a.jpg", .content = static_cast<ContentNo>(7), .size = 1500}};
    CHECK(linesOf(input, state).empty());
    input.photos[0].targets.clear(); // nor is it asked whose it is
    CHECK(linesOf(input, state).empty());
    input.photos.clear(); // the library does not even know it any more
    CHECK(linesOf(input, state).empty());
}

TEST_CASE("a picture without a photo follows its names by what the archive has of it")
{
    LedgerState state;
    state.targets = {{person(1), "Anna"}, {person(2), "Bob"}};
    const auto filed = [](TargetKey target, FiledState how = FiledState::there) {
        return FiledFile{
            .target = target, .name = "a.jpg", .content = static_cast<ContentNo>(7), .size = 1500, .state = how};
    };
    const auto away = [](std::vector<TargetKey> targets) {
        FilingInput input = twoPeople(std::move(targets));
        input.photos[0].present = false;
        input.photos[0].source.clear();
        return input;
    };
    state.filed = {filed(person(1))};
    SECTION("it moves to the one who it is")
    {
        CHECK(linesOf(away({person(2)}), state) == Names{"move Anna/a.jpg to Bob/a.jpg: new in Bob"});
    }
    SECTION("it is copied to all but the last")
    {
        state.targets.push_back({noPeople, "No people"});
        CHECK(linesOf(away({person(2), noPeople}), state) ==
              Names{"copy Anna/a.jpg to Bob/a.jpg (1.5 kB): new in Bob",
                    "move Anna/a.jpg to No people/a.jpg: new in No people"});
    }
    SECTION("what is there twice leaves where it does not belong")
    {
        state.filed.push_back(filed(person(2)));
        CHECK(linesOf(away({person(2)}), state) ==
              Names{"move Anna/a.jpg to the archive's trash: does not belong here any more"});
    }
    SECTION("a damaged copy is all there is: it stays")
    {
        state.filed = {filed(person(1), FiledState::damaged)};
        CHECK(linesOf(away({person(2)}), state).empty());
    }
}

TEST_CASE("two people who exchange their names get the folders of their names and rest there")
{
    LedgerState state;
    state.targets = {{person(1), "Bob"}, {person(2), "Anna"}};
    FilingInput input = twoPeople({});
    const auto plan = planned(input, state);
    REQUIRE(plan.steps.size() == 3);
    CHECK(plan.steps[0].folder == "Anna (2)"); // until the other one is out of its way
    CHECK(plan.steps[1].folder == "Bob");
    CHECK(plan.steps[2].name == "Anna (2)");
    CHECK(plan.steps[2].folder == "Anna");
    CHECK(plan.steps[2].target == person(1));
    CHECK(plan.numbered.empty());
    state.targets = {{person(1), "Anna"}, {person(2), "Bob"}};
    CHECK(planned(input, state).steps.empty());
}

TEST_CASE("names that go round among three people are all given, each when it is free")
{
    LedgerState state;
    state.targets = {{person(1), "Bob"}, {person(2), "Carla"}, {person(3), "Anna"}};
    FilingInput input = twoPeople({});
    input.people.push_back({static_cast<PersonId>(3), "Carla"});
    CHECK(linesOf(input, state) == Names{"rename folder Bob to Anna (2): until its name is free",
                                         "rename folder Carla to Bob: the person was renamed",
                                         "rename folder Anna to Carla: the person was renamed",
                                         "rename folder Anna (2) to Anna: the person was renamed"});
    input.people = {{static_cast<PersonId>(2), "Carla"}, {static_cast<PersonId>(3), "Bob"}}; // in a row, and in no ring
    state.targets = {{person(2), "Anna"}, {person(3), "Carla"}};
    CHECK(linesOf(input, state) == Names{"rename folder Carla to Bob: the person was renamed",
                                         "rename folder Anna to Carla: the person was renamed"});
}

TEST_CASE("a folder loses its number where its name is free, and keeps it where somebody else's has the name")
{
    LedgerState state;
    state.targets = {{person(1), "Anna (2)"}, {person(2), "Bob"}};
    CHECK(linesOf(twoPeople({}), state) == Names{"rename folder Anna (2) to Anna: its name is free now"});
    state.strangers = {"anna"};
    CHECK(planned(twoPeople({}), state).steps.empty());
    state.strangers.clear();
    state.targets.push_back({person(3), "Anna"});
    FilingInput input = twoPeople({});
    input.people.push_back({static_cast<PersonId>(3), "Anna"});
    CHECK(planned(input, state).steps.empty());
    state.targets.front().there = false; // it is made again as it was
    input.people.pop_back();
    state.targets.pop_back();
    CHECK(linesOf(input, state) == Names{"make folder Anna (2): the folder is missing"});
}

TEST_CASE("a new person gets the name that another one gives up, at once and without a number")
{
    LedgerState state;
    state.targets = {{person(2), "Anna"}};
    FilingInput input = twoPeople({});
    const auto plan = planned(input, state);
    CHECK(plan.lines() ==
          Names{"rename folder Anna to Bob: the person was renamed", "make folder Anna: the folder is missing"});
    CHECK(plan.numbered.empty());
}

TEST_CASE("the folder of somebody who is gone gives way to whoever has the name by now")
{
    LedgerState state;
    FilingInput input = twoPeople({});
    input.people.erase(input.people.begin());
    state.targets = {{person(1), "Bob"}, {person(2), "Anna"}};
    SECTION("as though the two had never been exchanged")
    {
        CHECK(linesOf(input, state) == Names{"rename folder Anna to Bob (2): until its name is free",
                                             "rename folder Bob to Anna: another person has its name now",
                                             "rename folder Bob (2) to Bob: the person was renamed",
                                             "remove empty folder Anna: nothing is filed here any more"});
    }
    SECTION("with a number where the other one has no folder yet")
    {
        state.targets.pop_back();
        CHECK(linesOf(input, state) == Names{"rename folder Bob to Bob (2): another person has its name now",
                                             "make folder Bob: the folder is missing",
                                             "remove empty folder Bob (2): nothing is filed here any more"});
    }
    SECTION("and has no name any more where only its zip waits")
    {
        state.targets = {{person(1), "Bob", false}};
        CHECK(linesOf(input, state) == Names{"make folder Bob: the folder is missing"});
    }
}

TEST_CASE("a name whose letters only change case is renamed in place")
{
    LedgerState state;
    state.targets = {{person(1), "anna"}, {person(2), "Bob"}};
    CHECK(linesOf(twoPeople({}), state) == Names{"rename folder anna to Anna: the person was renamed"});
}

TEST_CASE("what is lost stays in the record of a folder that is used, wherever its photo belongs by now")
{
    FilingInput input = twoPeople({person(1)});
    input.options.mode = FilingMode::move;
    input.photos[0].present = false;
    LedgerState state;
    state.targets = {{person(1), "Anna"}, {person(2), "Bob"}, {unknownPeople, "Unknown"}};
    FiledFile lost{.target = person(1), .name = "a.jpg", .content = static_cast<ContentNo>(7), .size = 1500};
    lost.mode = FilingMode::move;
    lost.photo = static_cast<PhotoId>(1);
    lost.state = GENERATE(FiledState::missing, FiledState::damaged);
    FiledFile film = lost; // what lay beside it
    film.name = "a.mov";
    film.companion = ".mov";
    state.filed = {lost, film};
    for (const bool folderThere : {true, false}) {
        state.targets[0].there = folderThere;
        for (const std::vector<TargetKey>& wanted : std::vector<std::vector<TargetKey>>{
                 {person(1)}, {person(1), person(2)}, {person(2)}, {unknownPeople}, {}}) {
            input.photos[0].targets = wanted;
            const FilingPlan plan = planned(input, state);
            for (const FilingStep& step : plan.steps) {
                INFO(plan.lines()[0]);
                CHECK((step.op == JournalOp::makeFolder || step.target != person(1)));
                CHECK(step.op != JournalOp::retire);
            }
            CHECK(plan.lost.size() == 2);
        }
    }
}

TEST_CASE("what is lost stays in the record of somebody who is merged away until it is left out")
{
    FilingInput input = twoPeople({});
    input.people.erase(input.people.begin());
    input.photos[0].present = false;
    LedgerState state;
    state.targets = {{person(1), "Anna"}, {person(2), "Bob"}};
    FiledFile lost{.target = person(1), .name = "a.jpg", .content = static_cast<ContentNo>(7), .size = 1500};
    lost.mode = FilingMode::move;
    lost.state = FiledState::missing;
    state.filed = {lost};
    for (const std::vector<TargetKey>& wanted : std::vector<std::vector<TargetKey>>{{person(2)}, {}}) {
        input.photos[0].targets = wanted;
        const FilingPlan plan = planned(input, state);
        CHECK(plan.steps.empty());
        REQUIRE(plan.lost.size() == 1);
        CHECK(plan.lost[0] == FiledKey{person(1), "a.jpg"});
    }
    input.leftOut = {"Anna/b.jpg"};
    CHECK(planned(input, state).lost.size() == 1);
    input.leftOut = {"Anna/a.jpg"};
    CHECK(planned(input, state).lost.empty());
    CHECK(linesOf(input, state) == Names{"remove empty folder Anna: nothing is filed here any more"});
    input.leftOut.clear();
    input.photos[0].away = true; // it can be made anew when the drive is back
    CHECK(planned(input, state).lost.empty());
}

TEST_CASE("A plan that is only counted keeps no steps and has the numbers of the whole one")
{
    FilingInput input = twoPeople({person(1), person(2)});
    LedgerState state;
    state.targets = {{person(1), "Anna"}, {unknownPeople, "Unknown"}};
    state.filed = {{.target = unknownPeople, .name = "a.jpg", .content = static_cast<ContentNo>(7), .size = 1500}};
    const FilingPlan all = planned(input, state);
    const FilingPlan counted = planFiling(input, state, JobControl(), PlanSteps::counted).value();
    REQUIRE(all.steps.size() > 2);
    CHECK(counted.steps.empty());
    CHECK(counted.count == all.steps.size());
    CHECK(counted.copies == static_cast<std::uint64_t>(std::ranges::count_if(
                                all.steps, [](const FilingStep& step) { return step.op == JournalOp::copy; })));
    CHECK(counted.copies > 0);
    CHECK(counted.copiesInto == std::set<TargetKey>{person(1), person(2)});
    CHECK(counted.bytesToCopy == all.bytesToCopy);
    CHECK(counted.toRetire == all.toRetire);
}

TEST_CASE("Two people whose names would be one folder on Windows or macOS are named when the second folder is made")
{
    FilingInput input = twoPeople({person(1), person(2)});
    input.people[0].name = "Zoe:";
    input.people[1].name = "zoe?";
    const FilingPlan plan = planned(input, {});
    CHECK(plan.numbered == std::vector<std::string>{"zoe_ (2)"});
    CHECK(plan.foldersOnly().numbered == plan.numbered);
    const auto lines = linesOf(input);
    CHECK(std::count(lines.begin(), lines.end(),
                     "make folder zoe_ (2): the folder is missing, and another name would be the same folder on "
                     "Windows or macOS") == 1);
    LedgerState state;
    state.targets = {{person(1), "Zoe_"}, {person(2), "zoe_ (2)"}};
    CHECK(planned(input, state).numbered.empty());
}

} // namespace albumen::test
