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
    void say(const std::string& ada, const std::string& more = {})
    {
        writeFile(library.pictures / "one.png.xmp",
                  mwgPacket({{ada, "Face", "0.2 0.2 0.1 0.1"}, {"Bo", "Face", "0.6 0.6 0.1 0.1"}}, "", more));
    }
    NameCounts import() { return library.run(jobs::ImportXmp{}).names; }
    std::vector<RenameCard> renames() { return must(library->people().renames()); }
    std::size_t decisions() { return must(library->history().newest(100)).size(); }
    bool known(const std::string& name) { return must(library->people().named(name)).has_value(); }
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
    CHECK(all.found == 2);
    CHECK(all.looked == 1);
}

TEST_CASE("An import of several chosen folders counts the photos of all of them")
{
    PlantedLibrary library;
    const fs::path known = library.folder / "known";
    putPicture(known / "Ada" / "1.png");
    putPicture(known / "Bo" / "1.png");
    putPicture(known / "Cy" / "1.png");
    const Report some = library.run(jobs::ImportPeople{known, {"Ada", "Cy"}});
    CHECK(some.found == 2);
    CHECK(some.looked == 2);
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

TEST_CASE("Names without a place that were imported before are nothing new and no decision")
{
    Marked f;
    f.say("Ada", R"(<Iptc4xmpExt:PersonInImage xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">)"
                 "<rdf:Bag><rdf:li>Cy</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>");
    const NameCounts first = f.import();
    CHECK(first.placeless == 1);
    CHECK(first.fresh);
    const NameCounts second = f.import();
    CHECK(second.placeless == 0);
    CHECK(second.offered == 0);
    CHECK(second.already == 3);
    CHECK_FALSE(second.fresh);
    CHECK(f.decisions() == 1);
    const auto cy = must(f.library->people().named("Cy"));
    REQUIRE(cy);
    CHECK(must(f.library->people().faces(*cy)).placeless.size() == 1);
    CHECK(must(f.library->people().cards({&*cy, 1})).front().placeless == 1);
    const auto ada = must(f.library->people().named("Ada"));
    CHECK(must(f.library->people().faces(*ada)).placeless.empty());
}

TEST_CASE("A name that another program changed later is proposed and a yes renames the person")
{
    Marked f;
    CHECK(f.import().renamed == 0);
    f.say("Adele");
    CHECK(f.import().renamed == 1);
    CHECK(f.import().renamed == 1);
    REQUIRE(f.renames().size() == 1);
    CHECK(f.renames().front().from == "Ada");
    CHECK(f.renames().front().to == "Adele");
    CHECK(f.renames().front().faces.size() == 1);
    CHECK(f.decisions() == 1);
    f.library.decide(AnswerRename{"Ada", "Adele", true});
    CHECK(f.known("Adele"));
    CHECK_FALSE(f.known("Ada"));
    CHECK(f.people() == 2);
    CHECK(f.renames().empty());
    f.library.decide(Undo{});
    CHECK(f.renames().size() == 1);
    f.library.decide(Redo{});
    CHECK_FALSE(f.import().fresh);
    CHECK(f.renames().empty());
}

TEST_CASE("A rename that was refused is never proposed again and its undo brings the proposal back")
{
    Marked f;
    f.import();
    f.say("Adele");
    f.import();
    f.library.decide(AnswerRename{"Ada", "Adele", false});
    CHECK(f.renames().empty());
    CHECK(f.import().renamed == 0);
    CHECK(f.known("Ada"));
    f.say("Alma");
    CHECK(f.import().renamed == 1);
    f.say("Adele");
    CHECK(f.import().renamed == 0);
    f.library.decide(Undo{});
    CHECK(f.renames().size() == 1);
}

TEST_CASE("What a person decided otherwise than the files say is no rename of another program")
{
    Marked f;
    f.import();
    const auto ada = must(f.library->people().named("Ada"));
    const FaceId face = must(f.library->people().faces(*ada)).confirmed.front();
    f.library.decide(AssignFaces{{face}, "Cy"});
    const NameCounts counts = f.import();
    CHECK(counts.kept == 1);
    CHECK(counts.staysWith == std::map<std::string, std::uint64_t>{{"Cy", 1}});
    CHECK(f.renames().empty());
    CHECK(f.library->decide(AnswerRename{"Cy", "Ada", true}).error().code == Code::personUnknown);
}

TEST_CASE("Names that two files of one picture contradict each other about are counted and told by the one that holds")
{
    Marked f;
    const auto second = [&](const std::string& name) {
        writeFile(f.library.pictures / "two.png.xmp",
                  mwgPacket({{name, "Face", "0.2 0.2 0.1 0.1"}, {"Bo", "Face", "0.6 0.6 0.1 0.1"}}, ""));
    };
    putPicture(f.library.pictures / "two.png");
    second("Ida");
    REQUIRE_FALSE(f.library.run(jobs::Recognise{}).error);
    CHECK(namesOf(f.library.run(jobs::FindNames{})) == Counts{{"Ada", 1}, {"Bo", 1}, {"Ida", 1}});
    const std::map<std::string, std::uint64_t> ada{{"Ada", 1}};
    const NameCounts counts = f.import();
    CHECK(counts.contradicted == ada);
    CHECK(counts.named == 2);
    CHECK(counts.kept == 0);
    CHECK_FALSE(f.known("Ida"));
    CHECK(f.import().contradicted == ada); // as long as they say so
    second("Ada");
    CHECK(f.import().contradicted.empty());
    second(""); // says no name, and contradicts none
    CHECK(f.import().contradicted.empty());
    second("Ida");
    f.library.decide(
        AssignFaces{{must(f.library->people().faces(*must(f.library->people().named("Ada")))).confirmed}, "Cy"});
    const NameCounts decided = f.import();
    CHECK(decided.contradicted.empty());
    CHECK(decided.staysWith == std::map<std::string, std::uint64_t>{{"Cy", 1}});
}

TEST_CASE(
    "A name that only a further file of the picture has is imported where it alone is chosen or the first says none")
{
    Marked f;
    putPicture(f.library.pictures / "two.png");
    writeFile(f.library.pictures / "two.png.xmp", mwgPacket({{"Ida", "Face", "0.2 0.2 0.1 0.1"}}, ""));
    REQUIRE_FALSE(f.library.run(jobs::Recognise{}).error);
    const NameCounts chosen = f.library.run(jobs::ImportXmp{.photos = {}, .from = {}, .names = {"Ida"}}).names;
    CHECK(chosen.named == 1);
    CHECK(chosen.contradicted.empty());
    CHECK(f.known("Ida"));
    f.library.decide(Undo{});
    f.say("");
    const NameCounts counts = f.import();
    CHECK(counts.named == 2);
    CHECK(counts.contradicted.empty());
    CHECK(f.known("Ida"));
}

TEST_CASE("A rename of some faces moves those alone")
{
    Marked f;
    const fs::path other = f.library.pictures / "sub" / "two.png";
    fs::create_directories(other.parent_path());
    const ByteVector pixels = encoded(recipeNoise(61, 80, 3), ".png");
    writeFile(other, {reinterpret_cast<const char*>(pixels.data()), pixels.size()});
    writeFile(fs::path(other) += ".xmp", mwgPacket({{"Ada", "Face", "0.2 0.2 0.1 0.1"}}, ""));
    REQUIRE_FALSE(f.library.run(jobs::Recognise{}).error);
    CHECK(f.import().named == 3);
    f.say("Adele");
    f.import();
    f.library.decide(AnswerRename{"Ada", "Adele", true});
    CHECK(f.known("Adele"));
    CHECK(f.known("Ada"));
}

TEST_CASE("An export leaves a name that waits for an answer as the other program has it")
{
    Marked f;
    f.import();
    f.say("Adele");
    f.import();
    CHECK_FALSE(f.library.run(jobs::ExportXmp{}).error);
    CHECK(readFile(f.library.pictures / "one.png.xmp").find("Adele") != std::string::npos);
    f.library.decide(AnswerRename{"Ada", "Adele", false});
    CHECK_FALSE(f.library.run(jobs::ExportXmp{}).error);
    CHECK(readFile(f.library.pictures / "one.png.xmp").find("Adele") == std::string::npos);
}

TEST_CASE("A name that was exported and then changed by another program is proposed")
{
    Marked f;
    f.import();
    f.library.decide(RenamePerson{"Ada", "Cy"});
    CHECK_FALSE(f.library.run(jobs::ExportXmp{}).error);
    f.say("Dee");
    f.import();
    REQUIRE(f.renames().size() == 1);
    CHECK(f.renames().front().from == "Cy");
    CHECK(f.renames().front().to == "Dee");
}

TEST_CASE("An export of confirmed names leaves guesses out and another one counts them")
{
    PlantedLibrary library([](PlantedLibrary& planted) {
        planted.photo({PlantedLibrary::atAngle(0)});
        planted.photo({PlantedLibrary::atAngle(2)});
    });
    library.decide(AssignFaces{{FaceId{1}}, "Ada"});
    library.settle();
    REQUIRE(library.face(FaceId{2}).how == LabelHow::sure);
    const Report confirmed = library.run(jobs::ExportXmp{library.folder / "sure", true});
    CHECK(confirmed.names.photos == 1);
    CHECK(confirmed.names.guesses == 0);
    const Report all = library.run(jobs::ExportXmp{library.folder / "all"});
    CHECK(all.names.photos == 2);
    CHECK(all.names.guesses == 1);
}
