// Runs that were, networks, what is kept on disk, copies of the catalogue.
#include <algorithm>
#include <fstream>
#include <set>

#include <catch2/catch.hpp>

#include "catalogue/Backups.h"
#include "model/ModelChoice.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("Runs are told newest first with how they ended")
{
    PlantedLibrary library([](PlantedLibrary& planted) { planted.photo({PlantedLibrary::atAngle(0)}); });
    REQUIRE_FALSE(library.run(jobs::GroupAgain{}).error);
    JobControl cancelled;
    cancelled.cancel();
    library->run(jobs::GroupAgain{}, cancelled, {});
    const auto runs = must(library->archive().runs(9));
    REQUIRE(runs.size() == 3); // the planting is one, which never ended
    CHECK(runs[0].kind == "group");
    CHECK(runs[0].ending == "cancelled");
    CHECK(runs[1].ending == "done");
    CHECK(runs[1].endedMs.value() >= runs[1].startedMs);
    CHECK(runs[2].kind == "recognise");
    CHECK_FALSE(runs[2].endedMs);
    CHECK(runs[2].ending.empty());
    CHECK(must(library->archive().runs(1)).size() == 1);
}

TEST_CASE("Every network is told with its licence and those in use are marked")
{
    PlantedLibrary library;
    const auto models = must(library->settings().models());
    REQUIRE(models.size() > 3);
    std::set<std::string> used;
    for (const ModelCard& model : models) {
        CHECK_FALSE(model.licence.empty());
        CHECK_FALSE(model.chosen);
        if (model.used) {
            used.insert(model.task);
            CHECK(model.installed);
        }
    }
    CHECK(used.contains("detect"));
    const auto unknown = library.run(jobs::FetchModel{"no such model"});
    REQUIRE(unknown.error);
    CHECK(unknown.error->code == Code::modelMissing);
    CHECK(must(library->archive().runs(9)).empty()); // fetching is no run of the library
}

TEST_CASE("What is kept is told file by file and a backup is one more that opens as a catalogue")
{
    std::vector<FaceId> faces;
    PlantedLibrary library(
        [&](PlantedLibrary& planted) { faces.push_back(planted.photo({PlantedLibrary::atAngle(0)}).front()); });
    library.decide(AssignFaces{faces, "Ida"});
    CHECK(must(library->settings().backups()).empty());
    const BackupCard made = must(library->settings().backUp());
    const auto backups = must(library->settings().backups());
    REQUIRE(backups.size() == 1);
    CHECK(backups[0].file == made.file);
    CHECK(backups[0].bytes == std::filesystem::file_size(made.file));
    CHECK(backups[0].atMs >= timeInCopyName(made.file.filename().native()).value()); // never a minute before its name
    const auto copy = must(Db::open(made.file, DbAccess::readOnly));
    CHECK(must(copy->one("SELECT count(*) FROM person")) == 1);
    for (const StoredCard& stored : must(library->settings().stored())) {
        INFO(stored.what);
        if (stored.what == "models")
            CHECK(stored.bytes < 10'000); // at most what was found of the project's own: nothing was downloaded
        else
            CHECK(stored.bytes > 0);
    }
    library.close();
    library.open(LibraryMode::readOnly);
    const auto refused = library->settings().backUp();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::libraryInUse);
}

TEST_CASE("Where the newest backup has what a restore would lose it is named, and not where it lacks something")
{
    std::vector<FaceId> faces;
    PlantedLibrary library([&](PlantedLibrary& planted) {
        faces = planted.photo({PlantedLibrary::atAngle(0), PlantedLibrary::atAngle(90)});
    });
    library.decide(AssignFaces{{faces[0]}, "Ida"});
    const auto backup = must(library->settings().backUp()).file;
    const auto older = backup.parent_path() / "older.sqlite"; // within a second they have one name
    std::filesystem::copy_file(backup, older);
    library.decide(AssignFaces{{faces[1]}, "Jon"});
    const auto newer = must(library->settings().backUp());
    const LossCard kept = must(library->settings().wouldLose(older));
    REQUIRE(kept.newer);
    CHECK(kept.newer->file == newer.file);
    library.decide(AssignFaces{{faces[1]}, "Kim"});
    CHECK_FALSE(must(library->settings().wouldLose(older)).newer); // it lacks the last one, too
}

TEST_CASE("What a restore would lose is told before and a backup takes the library's place at the next start alone")
{
    std::vector<FaceId> faces;
    PlantedLibrary library([&](PlantedLibrary& planted) {
        faces = planted.photo({PlantedLibrary::atAngle(0), PlantedLibrary::atAngle(90)});
    });
    library.decide(AssignFaces{{faces[0]}, "Ida"});
    const auto backup = must(library->settings().backUp()).file;
    const LossCard none = must(library->settings().wouldLose(backup));
    CHECK(none.known);
    CHECK(none.decisions + none.people + none.photos == 0);
    CHECK_FALSE(none.sinceMs);
    const std::int64_t then = Clock().nowMs();
    library.decide(AssignFaces{{faces[1]}, "Jon"});
    const LossCard loss = must(library->settings().wouldLose(backup));
    CHECK(loss.decisions == 1);
    CHECK(loss.people == 1);
    REQUIRE(loss.sinceMs);
    CHECK(*loss.sinceMs >= then);
    CHECK_FALSE(loss.newer); // there is this one alone
    CHECK(loss.keptIn == backup.parent_path().parent_path());
    CHECK(library->settings().wouldLose(backup.parent_path() / "none.sqlite").error().code == Code::pathMissing);

    CHECK(must(library->settings().restoredNext()).empty());
    REQUIRE(library->settings().restoreAtNextStart(backup));
    CHECK(must(library->settings().restoredNext()) == backup);
    CHECK(must(library->people().ids({})).size() == 2); // not yet
    library.close();
    library.open();
    CHECK(must(library->people().ids({})).size() == 1);
    CHECK(must(library->settings().restoredNext()).empty());

    writeFile(backup.parent_path() / "broken.sqlite", "no catalogue");
    CHECK(library->settings().wouldLose(backup.parent_path() / "broken.sqlite").error().code == Code::catalogueBroken);
}

TEST_CASE("A source or archive that is away refuses no other path and is said when all are asked for")
{
    PlantedLibrary library;
    TempFolder disk;
    for (const char* name : {"here", "away"}) writeFile(disk / name / "a.jpg", "a");
    ArchiveChoice choice = must(library->settings().choice());
    choice.photos = {disk / "away"};
    choice.save = disk / "People";
    choice.zips = disk / "Zips";
    REQUIRE(library->settings().choose(choice));
    std::filesystem::rename(disk / "away", disk / "gone");
    writeFile(disk / "People", "a file"); // nor can the folder be made any more
    ArchiveChoice next = choice;
    next.zips = disk / "Other zips";
    CHECK(library->settings().choose(next));
    CHECK(library->settings().choose(next).error().code == Code::pathMissing);
    writeFile(disk / "Other zips" / "a.jpg", "a");
    next.photos = {disk / "Other zips"}; // the zips stay where they are, and lie in the photos now
    CHECK(library->settings().choose(next).error().code == Code::pathSameAsSource);
    next.photos = {disk / "here"};
    CHECK(library->settings().choose(next));
    CHECK(must(library->settings().choice()) == next);
    next.save = disk / "here/inside"; // another one is checked
    CHECK(library->settings().choose(next).error().code == Code::pathInsideSource);
}

TEST_CASE("Photos in a folder that is left out are neither counted nor looked at and all others are")
{
    PlantedLibrary library;
    const auto put = [&](const char* name) {
        const auto file = library.pictures / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << "no picture, but named so";
    };
    for (const char* const name : {"a.jpg", "private/b.jpg", "private/deep/c.jpg", "privately/d.jpg"}) put(name);
    Settings& settings = library->settings();
    ArchiveChoice choice = must(settings.choice());
    CHECK(must(settings.sourceFacts(choice.photos, JobControl{})).photos == 4);
    choice.excluded = {library.pictures / "private"};
    must(settings.choose(choice));
    CHECK(must(settings.sourceFacts(choice.photos, JobControl{})).photos == 2);
    std::filesystem::create_directories(library.pictures / "empty");
    CHECK(must(settings.sourceFacts({library.pictures / "empty"}, JobControl{})).photos == 0);
    CHECK(settings.sourceFacts({library.pictures / "gone"}, JobControl{}).error().code == Code::pathMissing);
    CHECK(library.run(jobs::Recognise{}).found == 2);
    library.close();
    library.open();
    CHECK(must(library->settings().choice()) == choice); // kept
    choice.excluded.clear();
    must(library->settings().choose(choice));
    CHECK(library.run(jobs::Recognise{}).found == 4);
}
