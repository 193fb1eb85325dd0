// What there is to import, and imports of some of it.
#include <catch2/catch.hpp>

#include "support/PlantedLibrary.h"
#include "support/Regions.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

namespace {

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

Counts namesOf(const Report& report)
{
    Counts counts;
    for (const PersonReport& person : report.people) counts.emplace_back(person.name, person.photos);
    return counts;
}

/// A picture without a face at this place.
void putPicture(const fs::path& path)
{
    fs::create_directories(path.parent_path());
    fs::copy_file(fs::path(ALBUMEN_SOURCE) / "resources/readme/archive-done.png", path);
}

/// One photo, beside which another program wrote two names.
struct Marked {
    PlantedLibrary library;

    Marked()
    {
        putPicture(library.pictures / "one.png");
        writeFile(library.pictures / "one.png.xmp",
                  mwgPacket({{"Ada", "Face", "0.2 0.2 0.1 0.1"}, {"Bo", "Face", "0.6 0.6 0.1 0.1"}}, ""));
        REQUIRE_FALSE(library.run(jobs::Recognise{}).error);
    }
    std::size_t people() { return must(library->people().ids(PeopleOrder::name)).size(); }
};

} // namespace

TEST_CASE("Names in the files are found with their faces and nothing is changed or noted")
{
    Marked f;
    const std::size_t faces = f.library.faces().size(), runs = must(f.library->archive().runs(10)).size();
    const Report found = f.library.run(jobs::FindNames{});
    CHECK_FALSE(found.error);
    CHECK(namesOf(found) == Counts{{"Ada", 1}, {"Bo", 1}});
    CHECK(f.library.faces().size() == faces);
    CHECK(f.people() == 0);
    CHECK(must(f.library->archive().runs(10)).size() == runs);
    CHECK(must(f.library->history().newest(10)).empty());
}

TEST_CASE("A viewed photo tells who is in it though nobody said where and not who has a face there")
{
    PlantedLibrary library;
    putPicture(library.pictures / "one.png");
    writeFile(library.pictures / "one.png.xmp",
              mwgPacket({{"Ada", "Face", "0.2 0.2 0.1 0.1"}}, "",
                        "<Iptc4xmpExt:PersonInImage xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'>"
                        "<rdf:Bag><rdf:li>Cleo</rdf:li><rdf:li>Ada</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>"));
    REQUIRE_FALSE(library.run(jobs::Recognise{}).error);
    const PhotoId one = must(library->photos().list({})).ids.at(0);
    CHECK(must(library->photos().viewed(one)).placeless.empty());
    REQUIRE_FALSE(library.run(jobs::ImportXmp{}).error);
    const ViewedPhoto viewed = must(library->photos().viewed(one));
    REQUIRE(viewed.placeless.size() == 1);
    CHECK(viewed.placeless[0].second == "Cleo");
    CHECK(viewed.placeless[0].first == must(library->people().named("Cleo")).value());
    library.decide(Undo{});
    CHECK(must(library->photos().viewed(one)).placeless.empty());
}

TEST_CASE("Only the names that were asked for are imported from the files and the rest is still to be found")
{
    Marked f;
    const Report report = f.library.run(jobs::ImportXmp{.names = {"Bo", "Nobody"}});
    CHECK_FALSE(report.error);
    CHECK(report.names.named == 1);
    CHECK(must(f.library->people().named("Bo")));
    CHECK_FALSE(must(f.library->people().named("Ada")));
    CHECK(namesOf(f.library.run(jobs::FindNames{})) == Counts{{"Ada", 1}});
}

TEST_CASE("Folders named by person are found with their photos and no other file is counted")
{
    PlantedLibrary library;
    const fs::path known = library.folder / "known";
    putPicture(known / "Ada" / "1.png");
    putPicture(known / "Ada" / "later" / "2.png");
    putPicture(known / "Bo" / "1.png");
    writeFile(known / "Bo" / "readme.txt", "no picture");
    putPicture(known / ".hidden" / "1.png");
    const Report found = library.run(jobs::FindNames{known});
    CHECK_FALSE(found.error);
    CHECK(namesOf(found) == Counts{{"Ada", 2}, {"Bo", 1}});
    CHECK(must(library->archive().runs(10)).empty());
    const Report missing = library.run(jobs::FindNames{library.folder / "gone"});
    REQUIRE(missing.error);
    CHECK(missing.error->code == Code::pathMissing);
}

TEST_CASE("Only the folders that were asked for are imported and no photo of another is looked at")
{
    PlantedLibrary library;
    const fs::path known = library.folder / "known";
    putPicture(known / "Ada" / "1.png");
    putPicture(known / "Bo" / "1.png");
    const Report some = library.run(jobs::ImportPeople{known, {"Bo"}});
    CHECK_FALSE(some.error);
    CHECK(some.looked == 1);
    REQUIRE(some.problems.size() == 1); // no face in it
    CHECK(some.problems.front().path == known / "Bo" / "1.png");
    const Report all = library.run(jobs::ImportPeople{known});
    CHECK_FALSE(all.error);
    CHECK(all.problems.size() == 2); // each photo is known once
}

TEST_CASE("A folder of one that was imported whole is imported again by itself without being known twice")
{
    PlantedLibrary library;
    const fs::path known = library.folder / "known";
    putPicture(known / "Ada" / "1.png");
    putPicture(known / "Bo" / "1.png");
    CHECK(library.run(jobs::ImportPeople{known}).problems.size() == 2);
    const Report some = library.run(jobs::ImportPeople{known, {"Bo"}});
    CHECK(some.problems.size() == 1);
    CHECK(some.looked == 0);
    CHECK(library.run(jobs::ImportPeople{known}).problems.size() == 2);
}
