// What filing would do, folder by folder, and what a person keeps out of it.
#include "library/PlanTree.h"

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

#include "support/PaintedRun.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

const TargetKey ida{TargetKind::person, PersonId{1}}, jon{TargetKind::person, PersonId{2}},
    unknown{TargetKind::unknown, {}};

FilingStep step(JournalOp op, const TargetKey& target, const std::string& folder, const std::string& name)
{
    FilingStep made;
    made.op = op;
    made.target = target;
    made.folder = folder;
    made.name = name;
    made.size = 100;
    return made;
}

const PlanFolder* of(const PlanCard& plan, const std::string& name)
{
    const auto found =
        std::find_if(plan.tree.begin(), plan.tree.end(), [&](const PlanFolder& folder) { return folder.name == name; });
    return found == plan.tree.end() ? nullptr : &*found;
}

/// One of Ida alone, one of Ida and Jon, one of somebody unknown; never filed.
struct ToFile {
    std::vector<FaceId> faces;
    PlantedLibrary library{[this](PlantedLibrary& planted) {
        faces.push_back(planted.photo({PlantedLibrary::atAngle(0)}).front());
        for (const FaceId face : planted.photo({PlantedLibrary::atAngle(2), PlantedLibrary::atAngle(0, 20)}))
            faces.push_back(face);
        faces.push_back(planted.photo({PlantedLibrary::atAngle(0, 40)}).front());
    }};
    ToFile()
    {
        library.decide(AssignFaces{{faces[0], faces[1]}, "Ida"});
        library.decide(AssignFaces{{faces[2]}, "Jon"});
        library.settle();
    }
    PlanCard plan() { return must(library->archive().plan(JobControl{}, PlanDetail::files)); }
};

} // namespace

TEST_CASE("Each step of a plan is told at its folder and nowhere else")
{
    FilingPlan plan;
    plan.steps.push_back(step(JournalOp::renameFolder, ida, "Ida B", "Ida"));
    plan.steps.push_back(step(JournalOp::makeFolder, unknown, "Unknown", {}));
    plan.steps.push_back(step(JournalOp::copy, ida, "Ida B", "1.jpg"));
    plan.steps.push_back(step(JournalOp::hardLink, unknown, "Unknown", "2.jpg"));
    FilingStep move = step(JournalOp::moveFiled, ida, "Ida B", "3.jpg");
    move.from = {jon, "3.jpg"};
    move.fromFolder = "Jon";
    move.reason = "of somebody else";
    plan.steps.push_back(move);
    FilingStep retire = step(JournalOp::retire, jon, "Jon", "4.jpg");
    retire.reason = "does not belong here any more";
    plan.steps.push_back(retire);
    plan.steps.push_back(step(JournalOp::dropFolder, jon, "Jon", {}));
    plan.steps.push_back(step(JournalOp::removeSource, {}, {}, {}));
    FilingInput input;
    input.people = {{PersonId{1}, "Ida B"}};
    input.options.unknown = true;
    for (const std::int64_t content : {1, 1, 3}) // two files of one picture
        input.photos.push_back({.content = ContentNo{content}, .source = {}, .targets = {ida}, .names = {}});

    const auto tree = planTree(plan, input, {{ida, "Ida"}, {jon, "Jon"}}, "/save");
    REQUIRE(tree.size() == 3);
    CHECK(tree[0].name == "Ida B");
    CHECK(tree[0].folder == "Ida B");
    CHECK(tree[0].renamedFrom == "Ida");
    CHECK(tree[0].photos == 2);
    CHECK(tree[0].fresh == 2);
    CHECK(tree[0].bytes == 100);
    REQUIRE(tree[0].in.size() == 2);
    CHECK(tree[0].in[0].name == "1.jpg");
    CHECK(tree[0].in[0].bytes == 100);
    CHECK(tree[0].in[1].name == "3.jpg");
    CHECK(tree[0].in[1].from == "Jon");
    CHECK(tree[0].out.empty());
    CHECK(tree[1].folder == "Jon");
    CHECK(tree[1].dropped);
    REQUIRE(tree[1].out.size() == 2);
    CHECK(tree[1].out[0].file == Path("/save/Jon/3.jpg"));
    CHECK(tree[1].out[0].to == "Ida B");
    CHECK(tree[1].out[1].file == Path("/save/Jon/4.jpg"));
    CHECK(tree[1].out[1].to.empty());
    CHECK(tree[1].out[1].reason == "does not belong here any more");
    CHECK(tree[2].kind == TargetKind::unknown);
    CHECK(tree[2].missing);
    CHECK(tree[2].fresh == 1);
    CHECK(tree[2].bytes == 0); // a link takes no room
}

TEST_CASE("A plan tells the folders of everybody with the most photos first and Unknown last")
{
    ToFile album;
    const PlanCard plan = album.plan();
    REQUIRE(plan.tree.size() == 3);
    CHECK(plan.tree[0].name == "Ida");
    CHECK(plan.tree[0].photos == 2);
    CHECK(plan.tree[0].fresh == 2);
    CHECK(plan.tree[0].missing);
    CHECK(plan.tree[1].name == "Jon");
    CHECK(plan.tree[2].kind == TargetKind::unknown);
    CHECK(plan.tree[2].photos == 1);
    CHECK(plan.intoFolders == 3);
}

TEST_CASE("A person kept unfiled has no folder while the others of their photos are filed as before")
{
    ToFile album;
    CHECK(album.library.decide(KeepPersonUnfiled{"Ida"}).sentence == "change Ida, not filed");
    const PlanCard without = album.plan();
    CHECK_FALSE(of(without, "Ida"));
    REQUIRE(of(without, "Jon"));
    CHECK(of(without, "Jon")->photos == 1);
    CHECK(without.tree.back().photos == 1); // Unknown: nobody more
    const PersonId ida = must(album.library->people().named("Ida")).value();
    CHECK(must(album.library->people().cards(std::span(&ida, 1))).front().unfiled);
    album.library.decide(Undo{});
    REQUIRE(of(album.plan(), "Ida"));
}

TEST_CASE("A photo kept unfiled belongs nowhere until it is filed again")
{
    ToFile album;
    const auto photos = must(album.library->photos().list({})).ids;
    album.library.decide(KeepPhotosUnfiled{{photos[1]}}); // of both
    const PlanCard without = album.plan();
    REQUIRE(of(without, "Ida"));
    CHECK(of(without, "Ida")->photos == 1);
    CHECK_FALSE((of(without, "Jon") && of(without, "Jon")->photos > 0));
    CHECK(must(album.library->photos().cards(std::span(&photos[1], 1))).front().unfiled);
    album.library.decide(KeepPhotosUnfiled{{photos[1]}, false});
    CHECK(of(album.plan(), "Jon")->photos == 1);
}

TEST_CASE("Where a picture is filed and which copies are damaged are told of this archive alone")
{
    ToFile album;
    const auto photos = must(album.library->photos().list({})).ids;
    const ArchiveChoice choice = album.library->settings().defaultChoice();
    album.library.close();
    {
        const auto catalogue = must(Catalogue::open(album.library.folder / "library", album.library.folder / "cache",
                                                    Catalogue::Mode::readWrite, album.library.clock));
        must(catalogue->write([&](Db& db) -> Status {
            TRY(db.run("INSERT INTO archive VALUES (1, randomblob(16), ?, ?), (2, randomblob(16), '/old', '/old zips')",
                       choice.save.native(), choice.zips.native()));
            TRY(db.run("INSERT INTO target SELECT 1, 1, 0, person_id, 'Ida', 1 FROM person_name WHERE name = 'Ida'"));
            TRY(db.run("INSERT INTO target VALUES (2, 1, 1, 0, 'Unknown', 1), (3, 2, 1, 0, 'Unknown', 1)"));
            TRY(db.run("INSERT INTO zip VALUES (1, 'Ida.zip', x'00', 1, 1, 1)"));
            for (const auto& [target, state] : {std::pair{1, 0}, {2, 2}, {3, 1}})
                TRY(db.run(
                    "INSERT INTO filed(target_id, name, content_id, photo_id, mode, size, mtime_ns, hash, state) "
                    "SELECT ?, '1.jpg', content_id, id, 0, 1, 1, x'00', ? FROM photo WHERE id = ?",
                    target, state, photos[0]));
            return {};
        }));
    }
    album.library.open();
    const ViewedPhoto viewed = must(album.library->photos().viewed(photos[0]));
    REQUIRE(viewed.filed.size() == 1);
    CHECK(viewed.filed[0].name == "Ida");
    CHECK(viewed.filed[0].file == choice.save / "Ida" / "1.jpg");
    CHECK(viewed.filed[0].zip == choice.zips / "Ida.zip");
    CHECK(must(album.library->photos().viewed(photos[1])).filed.empty());
    const auto damaged = must(album.library->archive().damaged());
    REQUIRE(damaged.size() == 1);
    CHECK(damaged[0].file == choice.save / "Unknown" / "1.jpg");
    CHECK(damaged[0].flaw == Flaw::damaged);
    CHECK(damaged[0].name.empty());
    CHECK(damaged[0].from.empty()); // neither its photo nor the other copy is on the disk

    // The zip waits while all are away with their folder, and is missing where the folder is there without it.
    std::filesystem::create_directories(choice.zips);
    std::ofstream(choice.zips / ".albumen-archive") << "mark";
    const auto zip = must(album.library->archive().damaged());
    REQUIRE(zip.size() == 2);
    CHECK(zip[1].zip);
    CHECK(zip[1].name == "Ida");
    CHECK(zip[1].file == choice.zips / "Ida.zip");
    CHECK(zip[1].flaw == Flaw::missing);
}
