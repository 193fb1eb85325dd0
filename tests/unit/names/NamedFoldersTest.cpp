#include "names/NamedFolders.h"

#include <catch2/catch.hpp>

#include "names/NamesInCopies.h"
#include "support/CatalogueMaker.h"

using namespace albumen;
using namespace albumen::test;

namespace {

std::optional<FolderFaces> chosenIn(TestLibrary& library, const JobControl& job)
{
    return must(library.catalogue->read([&](Db& db) {
        return facesInFolders(db, "/photos", {"Anna", "Bob"}, std::nullopt, job);
    }));
}

void storeIn(TestLibrary& library, const std::string& folder, const std::string& name, std::uint64_t content, int faces)
{
    library.store(photoResult(library.root, folder, name, content, faces));
}

} // namespace

TEST_CASE("The only face of a photo is meant by its folder's name, and photos without or with several are told")
{
    TestLibrary library;
    storeIn(library, "Anna", "a.jpg", 1, 1);
    storeIn(library, "Anna", "b.jpg", 2, 2);
    storeIn(library, "Bob", "c.jpg", 3, 0);
    const auto chosen = chosenIn(library, JobControl());
    REQUIRE(chosen);
    REQUIRE(chosen->people.size() == 1);
    CHECK(chosen->people[0].name == "Anna");
    CHECK(chosen->people[0].faces.size() == 1);
    REQUIRE(chosen->problems.size() == 2);
    CHECK(chosen->problems[0].code == Code::severalFaces);
    CHECK(chosen->problems[1].code == Code::noFace);
    CHECK(chosen->problems[1].path == "/photos/Bob/c.jpg");
}

TEST_CASE("A folder with a control sign in its name is the person's without it, and the others are read too")
{
    const TempFolder folder;
    for (const char* name : {"Bob", "An\x02na", "Zo\xC2\x9B\xC3\xAB"})
        std::filesystem::create_directories(folder / name);
    std::filesystem::create_directories(folder / "\x02");
    std::vector<Error> problems;
    const auto names = must(namesOfFolders(*makeFiles(), folder.path(), problems));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == Code::nameRefused);
    CHECK(problems[0].path == folder / "\x02");
    CHECK(names == std::vector<std::string>{"An\x02na", "Bob", "Zo\xC2\x9B\xC3\xAB"}); // as they lie there
    TestLibrary library;
    storeIn(library, "An\x02na", "a.jpg", 1, 1);
    const auto chosen = must(library.catalogue->read(
        [&](Db& db) { return facesInFolders(db, "/photos", {"An\x02na"}, std::nullopt, JobControl()); }));
    REQUIRE(chosen->people.size() == 1);
    CHECK(chosen->people[0].name == "Anna");
}

TEST_CASE("Choosing the faces of named folders, or what copies say, is cancelled with nothing chosen and nothing said")
{
    TestLibrary library;
    storeIn(library, "Anna", "a.jpg", 1, 1);
    const auto faces = library.ask<FaceRows>([](const FaceRows& rows) { return rows.toMatch(testEmbedder); });
    REQUIRE(faces.size() == 1);
    library.person("Anna", {faces[0].face});
    FilingInput input;
    PhotoToFile photo;
    photo.content = faces[0].content;
    photo.targets = {{TargetKind::person, PersonId{1}}};
    input.photos = {photo};
    JobControl job;
    job.cancel();
    CHECK_FALSE(chosenIn(library, job));
    CHECK_FALSE(must(library.catalogue->read([&](Db& db) { return addNames(db, input, job); })));
    CHECK(input.photos[0].names.empty());
    CHECK(must(library.catalogue->read([&](Db& db) { return addNames(db, input, JobControl()); })));
    CHECK(input.photos[0].names.find("Anna") != std::string::npos);
}
