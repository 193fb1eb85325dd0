#include "names/NamesInFiles.h"

#include <catch2/catch.hpp>

#include "base/Sentence.h"
#include "metadata/Sidecar.h"
#include "metadata/SidecarFiles.h"
#include "support/FaultyFiles.h"
#include "support/Pictures.h"
#include "support/Regions.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;

namespace {

const PictureFrame largeFrame{{1600, 1200}, Orientation::upright};

/// A photo of some MiB whose XMP names Rose.
std::filesystem::path largePhoto(const TempFolder& folder)
{
    const ByteVector plain = encoded(recipeNoise(1200, 1600, 3), ".png");
    const ByteVector photo = withXmp(plain, ".png", mwgPacket({{"Rose", "Face", "0.5 0.5 0.2 0.2"}}, "1600 1200"));
    REQUIRE(photo.size() > 4 << 20);
    const std::filesystem::path file = folder / "a.png";
    writeFile(file, {reinterpret_cast<const char*>(photo.data()), photo.size()});
    return file;
}

} // namespace

TEST_CASE("Names are found in a photo that is read in pieces")
{
    const TempFolder folder;
    const auto file = largePhoto(folder);
    FaultyFiles files;
    const auto names = NamesInFiles(files, {}).read(file, largeFrame, JobControl()).value();
    REQUIRE(names);
    REQUIRE(names->regions.size() == 1);
    CHECK(names->regions.front().name == "Rose");
}

TEST_CASE("Reading names is cancelled before the next piece of a photo, and no names are found then")
{
    const TempFolder folder;
    const auto file = largePhoto(folder);
    FaultyFiles whole;
    REQUIRE(NamesInFiles(whole, {}).read(file, largeFrame, JobControl()).value());
    FaultyFiles asked; // for sidecars, in between
    CHECK(sidecarsBeside(asked, file).empty());
    for (std::uint64_t at = 0; at < asked.operations() + 4; ++at) {
        INFO(at);
        FaultyFiles files;
        JobControl job;
        if (at == 0) job.cancel();
        files.onStep = [&](std::uint64_t count) {
            if (count == at) job.cancel();
        };
        CHECK_FALSE(NamesInFiles(files, {}).read(file, largeFrame, job).value());
        CHECK(files.operations() <= std::max(at, asked.operations()));
        CHECK(files.operations() < whole.operations());
    }
}

TEST_CASE("Both sidecars of a photo are read, whatever the letter case of their names, and then the photo")
{
    const TempFolder folder;
    const auto photo = folder / "a.jpg";
    const auto jpeg = withXmp(encoded(recipeNoise(12, 16, 3), ".jpg"), ".jpg",
                              mwgPacket({{"Inside", "Face", "0.8 0.2 0.1 0.1"}}, "1600 1200"));
    writeFile(photo, {reinterpret_cast<const char*>(jpeg.data()), jpeg.size()});
    const auto namesWith = [&](const std::string& first, const std::string& second) {
        writeFile(folder / first, mwgPacket({{"Left", "Face", "0.2 0.5 0.1 0.1"}}, "1600 1200"));
        writeFile(folder / second,
                  mwgPacket({{"Wrong", "Face", "0.2 0.5 0.1 0.1"}, {"Right", "Face", "0.8 0.5 0.1 0.1"}}, "1600 1200"));
        FaultyFiles files;
        std::string names;
        const auto found = NamesInFiles(files, {}).read(photo, largeFrame, JobControl()).value();
        for (const FaceRegion& region : found->regions) names += region.name + ";";
        CHECK(found->problems.empty());
        std::filesystem::remove(folder / first);
        std::filesystem::remove(folder / second);
        return names;
    };
    CHECK(namesWith("a.jpg.xmp", "a.xmp") == "Left;Right;Inside;");
    CHECK(namesWith("a.jpg.XMP", "a.XMP") == "Left;Right;Inside;");
}

TEST_CASE("A sidecar that is empty, cut off or no XMP is a problem by its name, and the rest is read")
{
    const TempFolder folder;
    const auto photo = folder / "a.jpg";
    const auto jpeg = encoded(recipeNoise(12, 16, 3), ".jpg");
    writeFile(photo, {reinterpret_cast<const char*>(jpeg.data()), jpeg.size()});
    const std::string packet = mwgPacket({{"Rose", "Face", "0.2 0.5 0.1 0.1"}}, "1600 1200");
    writeFile(folder / "a.xmp", packet);
    for (const std::string& broken :
         {std::string(), packet.substr(0, packet.size() / 2), std::string("notes of mine")}) {
        writeFile(folder / "a.jpg.xmp", broken);
        FaultyFiles files;
        const auto found = NamesInFiles(files, {}).read(photo, largeFrame, JobControl()).value();
        REQUIRE(found->regions.size() == 1);
        REQUIRE(found->problems.size() == 1);
        CHECK(found->problems[0].code == Code::sidecarBroken);
        CHECK(found->problems[0].path == folder / "a.jpg.xmp");
    }
}

TEST_CASE("A sidecar of well-formed XML that holds no XMP is a problem, and XMP with nothing in it is none")
{
    const TempFolder folder;
    const auto photo = folder / "a.jpg";
    const auto jpeg = encoded(recipeNoise(12, 16, 3), ".jpg");
    writeFile(photo, {reinterpret_cast<const char*>(jpeg.data()), jpeg.size()});
    const auto problemsWith = [&](const std::string& text) {
        writeFile(folder / "a.jpg.xmp", text);
        FaultyFiles files;
        return NamesInFiles(files, {}).read(photo, largeFrame, JobControl()).value()->problems;
    };
    for (const char* text : {"<notes><person>Rose</person></notes>", "<?xml version=\"1.0\"?>\n<x/>",
                             "<plist version=\"1.0\"><dict><key>crop</key></dict></plist>"}) {
        INFO(text);
        const auto problems = problemsWith(text);
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].code == Code::sidecarBroken);
        CHECK(problems[0].path == folder / "a.jpg.xmp");
        CHECK(sentence(problems[0]).find("is no XMP") != std::string::npos);
    }
    for (const char* text : {"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>",
                             "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                             "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></x:xmpmeta>",
                             "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>"}) {
        INFO(text);
        CHECK(problemsWith(text).empty());
    }
}

TEST_CASE("A sidecar is said to be empty or cut off when it is, and by what it is when it is not")
{
    const TempFolder folder;
    const auto photo = folder / "a.jpg";
    const auto jpeg = encoded(recipeNoise(12, 16, 3), ".jpg");
    writeFile(photo, {reinterpret_cast<const char*>(jpeg.data()), jpeg.size()});
    const std::string packet = mwgPacket({{"Ren\xE9", "Face", "0.2 0.5 0.1 0.1"}}, "1600 1200");
    const std::string cut = mwgPacket({{"Ren\xC3\xA9", "Face", "0.2 0.5 0.1 0.1"}}, "1600 1200");
    const auto sentenceOf = [&](const std::string& bytes) {
        writeFile(folder / "a.xmp", bytes);
        FaultyFiles files;
        const auto found = NamesInFiles(files, {}).read(photo, largeFrame, JobControl()).value();
        REQUIRE(found->problems.size() == 1);
        return sentence(found->problems[0]);
    };
    for (const std::string& bytes : {std::string(), cut.substr(0, cut.size() / 2), cut.substr(0, cut.find('\xC3') + 1)})
        CHECK(sentenceOf(bytes).find("is empty or cut off") != std::string::npos);
    CHECK(sentenceOf(packet).find("is no text in an encoding") != std::string::npos);
    CHECK(sentenceOf("notes of mine").find("is no XMP") != std::string::npos);
    CHECK(sentenceOf("<!DOCTYPE x><x/>").find("is no XMP") != std::string::npos);
}

TEST_CASE("Sidecars are written into the one that is there, for cameras' RAW under the name without its extension")
{
    const TempFolder folder;
    FaultyFiles files;
    CHECK(SidecarPlace{}.of(files, folder / "a.jpg") == folder / "a.jpg.xmp");
    CHECK(SidecarPlace{}.of(files, folder / "a.NEF") == folder / "a.xmp");
    writeFile(folder / "a.XMP", "");
    CHECK(SidecarPlace{}.of(files, folder / "a.jpg") == folder / "a.XMP");
    writeFile(folder / "a.jpg.xmp", "");
    CHECK(SidecarPlace{}.of(files, folder / "a.jpg") == folder / "a.jpg.xmp");
    CHECK(SidecarPlace{folder / "tree", folder.path()}.of(files, folder / "a.jpg") == folder / "tree/a.jpg.xmp");
}

TEST_CASE("The sidecar without an extension is the RAW's alone where one lies beside, to read and to write")
{
    const TempFolder folder;
    FaultyFiles files;
    writeFile(folder / "a.jpg", "");
    writeFile(folder / "a.xmp", "");
    CHECK(sidecarsBeside(files, folder / "a.jpg") == std::vector{folder / "a.xmp"});
    for (const char* raw : {"a.CR2", "a.nef"}) {
        writeFile(folder / raw, "");
        CHECK(sidecarsBeside(files, folder / "a.jpg").empty());
        CHECK(sidecarsBeside(files, folder / "a.jpg", {folder / raw}) == std::vector{folder / "a.xmp"});
        CHECK(SidecarPlace{}.of(files, folder / "a.jpg") == folder / "a.jpg.xmp");
        CHECK(sidecarsBeside(files, folder / raw) == std::vector{folder / "a.xmp"});
        CHECK(SidecarPlace{}.of(files, folder / raw) == folder / "a.xmp");
        std::filesystem::remove(folder / raw);
    }
    writeFile(folder / "b.CR2", ""); // another's
    CHECK(SidecarPlace{}.of(files, folder / "a.jpg") == folder / "a.xmp");
}

TEST_CASE("Names go into no sidecar that photos of one stem share, but of a RAW beside other pictures")
{
    const TempFolder folder;
    FaultyFiles files;
    for (const char* name : {"a.jpg", "a.png", "a.xmp"}) writeFile(folder / name, "");
    CHECK(SidecarPlace{}.of(files, folder / "a.jpg") == folder / "a.jpg.xmp");
    CHECK(SidecarPlace{}.of(files, folder / "a.png") == folder / "a.png.xmp");
    CHECK(sidecarsBeside(files, folder / "a.png") == std::vector{folder / "a.xmp"}); // still read
    writeFile(folder / "a.nef", "");
    CHECK(SidecarPlace{}.of(files, folder / "a.nef") == folder / "a.xmp");
    writeFile(folder / "a.CR2", "");
    CHECK(SidecarPlace{}.of(files, folder / "a.nef") == folder / "a.nef.xmp");
}

TEST_CASE("Of photos that share a sidecar its people are those of the one whose size it says")
{
    const TempFolder folder;
    FaultyFiles files;
    const auto put = [&](const char* name, int rows, int columns) {
        const ByteVector bytes = encoded(recipeNoise(rows, columns, 3), ".png");
        writeFile(folder / name, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    };
    put("a.jpg", 30, 40);
    put("a.png", 40, 60);
    const auto peopleOf = [&](const char* name, cv::Size size) {
        const auto names = NamesInFiles(files, {}).read(folder / name, {size, Orientation::upright}, JobControl());
        return names.value()->regions.size();
    };
    const std::vector<RegionText> rose{{"Rose", "Face", "0.5 0.5 0.2 0.2"}};
    for (const char* const size : {"60 40", "600 400"}) {
        INFO(size);
        writeFile(folder / "a.xmp", mwgPacket(rose, size));
        CHECK(peopleOf("a.jpg", {40, 30}) == 0);
        CHECK(peopleOf("a.png", {60, 40}) == 1);
    }
    for (const char* const size : {"", "70 10"}) { // which tells nothing
        INFO(size);
        writeFile(folder / "a.xmp", mwgPacket(rose, size));
        CHECK(peopleOf("a.jpg", {40, 30}) == 1);
        CHECK(peopleOf("a.png", {60, 40}) == 1);
    }
    writeFile(folder / "a.xmp", mwgPacket(rose, "60 40"));
    std::filesystem::remove(folder / "a.png");
    CHECK(peopleOf("a.jpg", {40, 30}) == 1);
}

TEST_CASE("A sidecar belongs to its photo whatever the letter case of both, unless a photo has exactly its name")
{
    struct Pair {
        const char *photo, *sidecar;
    };
    FaultyFiles files;
    for (const Pair& one :
         {Pair{"p.jpg", "p.JPG.XMP"}, Pair{"p.JPG", "p.jpg.xmp"}, Pair{"P.jpg", "p.XMP"}, Pair{"p.Jpg", "p.jpg.Xmp"}}) {
        const TempFolder folder;
        writeFile(folder / one.photo, "");
        writeFile(folder / one.sidecar, "");
        INFO(one.photo << " and " << one.sidecar);
        CHECK(sidecarsBeside(files, folder / one.photo) == std::vector{folder / one.sidecar});
        CHECK(SidecarPlace{}.of(files, folder / one.photo) == folder / one.sidecar);
    }
    const TempFolder folder;
    for (const char* name : {"p.jpg", "p.JPG", "p.jpg.xmp"}) writeFile(folder / name, "");
    if (std::distance(std::filesystem::directory_iterator(folder.path()), {}) < 3) return; // both names are one here
    CHECK(sidecarsBeside(files, folder / "p.jpg") == std::vector{folder / "p.jpg.xmp"});
    CHECK(sidecarsBeside(files, folder / "p.JPG").empty());
    CHECK(SidecarPlace{}.of(files, folder / "p.JPG") == folder / "p.JPG.xmp");
}

TEST_CASE("A sidecar that is a link is read and never written through")
{
    const TempFolder folder;
    const auto jpeg = encoded(recipeNoise(12, 16, 3), ".jpg");
    writeFile(folder / "a.jpg", {reinterpret_cast<const char*>(jpeg.data()), jpeg.size()});
    const std::string packet = mwgPacket({{"Rose", "Face", "0.2 0.5 0.1 0.1"}}, "1600 1200");
    writeFile(folder / "elsewhere", packet);
    std::filesystem::create_symlink(folder / "elsewhere", folder / "a.jpg.xmp");
    FaultyFiles files;
    const auto found = NamesInFiles(files, {}).read(folder / "a.jpg", largeFrame, JobControl()).value();
    REQUIRE(found->regions.size() == 1);
    CHECK(found->problems.empty());
    const Path sidecar = SidecarPlace{}.of(files, folder / "a.jpg");
    const std::vector<FaceToSay> other{{found->regions[0].box, "Ann", false, {}}};
    const auto written = writeSidecar(files, sidecar, {other, largeFrame}, JobControl());
    REQUIRE_FALSE(written);
    CHECK(written.error().code == Code::foreignFile);
    CHECK(written.error().path == folder / "a.jpg.xmp");
    CHECK(readFile(folder / "elsewhere") == packet);
    CHECK(std::filesystem::is_symlink(folder / "a.jpg.xmp"));
}

TEST_CASE("Picasa's contacts of other folders name the faces of this one, and Takeout's people are without a place")
{
    const TempFolder folder;
    const auto photo = folder / "sub/a.jpg";
    const auto jpeg = encoded(recipeNoise(12, 16, 3), ".jpg");
    std::filesystem::create_directory(folder / "sub");
    writeFile(photo, {reinterpret_cast<const char*>(jpeg.data()), jpeg.size()});
    writeFile(folder / ".picasa.ini", "[Contacts2]\nbb22=Lee;;\n");
    writeFile(folder / "sub/.picasa.ini", "[a.jpg]\nfaces=rect64(4000666680009999),bb22\n");
    writeFile(folder / "sub/a.jpg.supplemental-metadata.json", R"({"people":[{"name":"Lee"},{"name":"Rose"}]})");
    FaultyFiles files;
    NamesInFiles names(files, {});
    const auto alone = names.read(photo, largeFrame, JobControl()).value();
    REQUIRE(alone->regions.size() == 1);
    CHECK(alone->regions[0].name.empty());
    CHECK(alone->placeless == std::vector<std::string>{"Lee", "Rose"});
    REQUIRE(names.meetContacts(folder.path()));
    const auto met = names.read(photo, largeFrame, JobControl()).value();
    REQUIRE(met->regions.size() == 1);
    CHECK(met->regions[0].name == "Lee");
    CHECK(met->placeless == std::vector<std::string>{"Rose"});
}

TEST_CASE("A photo that Takeout edited, or whose list has a name cut short, has the names of its list")
{
    const TempFolder folder;
    const auto jpeg = encoded(recipeNoise(12, 16, 3), ".jpg");
    const std::string longName = "a-photo-of-a-summer-day-by-the-sea";
    const std::pair<std::string, std::string> pairs[] = {
        {"IMG_1-edited.jpg", "IMG_1.jpg.json"},
        {"IMG_2-edited.jpg", "IMG_2.jpg.supplemental-metadata.json"},
        {"IMG_3-bearbeitet.jpg", "IMG_3.jpg.supplemental-metadata.json"},
        {"IMG_4-edited(1).jpg", "IMG_4.jpg.supplemental-metadata(1).json"},
        {"IMG_4-edited(2).jpg", "IMG_4.jpg(2).json"},
        {longName + ".jpg", longName + ".jpg.supplem.json"},
        {longName + "-edited.jpg", longName + ".jpg.supplem.json"},
        {longName + "(1).jpg", longName + ".jpg.supplem(1).json"}};
    for (const auto& [photo, list] : pairs) {
        INFO(photo);
        writeFile(folder / photo, {reinterpret_cast<const char*>(jpeg.data()), jpeg.size()});
        writeFile(folder / list, R"({"people":[{"name":"Rose"}]})");
        FaultyFiles files;
        CHECK(NamesInFiles(files, {}).read(folder / photo, largeFrame, JobControl()).value()->placeless ==
              std::vector<std::string>{"Rose"});
    }
    writeFile(folder / "edited.jpg", {reinterpret_cast<const char*>(jpeg.data()), jpeg.size()});
    writeFile(folder / ".jpg.json", R"({"people":[{"name":"Rose"}]})");
    FaultyFiles files;
    CHECK(NamesInFiles(files, {}).read(folder / "edited.jpg", largeFrame, JobControl()).value()->placeless.empty());
}

TEST_CASE("Files beside a photo that are too large are told with their size and cost no other name")
{
    const TempFolder folder;
    const auto jpeg = withXmp(encoded(recipeNoise(12, 16, 3), ".jpg"), ".jpg",
                              mwgPacket({{"Inside", "Face", "0.8 0.2 0.1 0.1"}}, "1600 1200"));
    for (const char* name : {"a.jpg", "b.jpg"})
        writeFile(folder / name, {reinterpret_cast<const char*>(jpeg.data()), jpeg.size()});
    writeFile(folder / "a.jpg.xmp", std::string(9 << 20, ' '));
    writeFile(folder / "a.jpg.json", std::string(2 << 20, ' '));
    writeFile(folder / ".picasa.ini", std::string(19 << 20, ' '));
    FaultyFiles files;
    NamesInFiles names(files, {});
    const auto first = names.read(folder / "a.jpg", largeFrame, JobControl()).value();
    REQUIRE(first);
    REQUIRE(first->regions.size() == 1);
    CHECK(first->regions.front().name == "Inside");
    std::map<std::string, std::uint64_t> told;
    for (const Error& problem : first->problems) {
        CHECK(problem.code == Code::fileTooBig);
        CHECK(problem.available > 0);
        told[problem.path.filename()] = problem.needed >> 20U;
    }
    CHECK(told == std::map<std::string, std::uint64_t>{{".picasa.ini", 19}, {"a.jpg.json", 2}, {"a.jpg.xmp", 9}});
    const auto second = names.read(folder / "b.jpg", largeFrame, JobControl()).value();
    CHECK(second->problems.empty()); // .picasa.ini is told once
    CHECK(second->regions.size() == 1);
}
