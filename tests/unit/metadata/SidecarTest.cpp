#include "metadata/Sidecar.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "base/Sentence.h"
#include "metadata/SidecarFiles.h"
#include "metadata/XmpText.h"
#include "support/FaultyFiles.h"
#include "support/Regions.h"
#include "support/Support.h"

using namespace albumen;
namespace fs = std::filesystem;

namespace {

const PictureFrame sidecarFrame{{4000, 3000}, Orientation::upright};
const RelBox left{0.2F, 0.3F, 0.1F, 0.2F}, right{0.6F, 0.3F, 0.1F, 0.2F};

std::string said(const std::string& packet, const std::vector<FaceToSay>& faces,
                 const PictureFrame& frame = sidecarFrame)
{
    const auto text = withFaces(packet, faces, frame);
    if (!text) FAIL(nameOf(text.error().code) << " " << text.error().detail);
    return *text;
}

/// "mwg Rose 0.20 0.30, ..." in the order they are said.
std::string regionsOf(const std::string& packet, const PictureFrame& frame = sidecarFrame)
{
    std::string text;
    for (const FaceRegion& region : regionsInXmp(packet, frame)) {
        char one[100];
        std::snprintf(one, sizeof one, "%s %s %.2f %.2f\n", region.source == RegionSource::mwg ? "mwg" : "ms",
                      region.name.c_str(), static_cast<double>(region.box.x), static_cast<double>(region.box.y));
        text += one;
    }
    return text;
}

std::size_t countOf(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
    return count;
}

const JobControl job; // never cancelled

constexpr auto foreignWords = R"(<xmp:Rating>4</xmp:Rating>
<dc:subject><rdf:Bag><rdf:li>beach</rdf:li><rdf:li>Rosa</rdf:li></rdf:Bag></dc:subject>
<lr:hierarchicalSubject><rdf:Bag><rdf:li>Places|Sea</rdf:li><rdf:li>People|Rosa</rdf:li></rdf:Bag></lr:hierarchicalSubject>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">By the sea</rdf:li><rdf:li xml:lang="de">Am Meer</rdf:li></rdf:Alt></dc:title>
<foreign:history><rdf:Seq><rdf:li rdf:parseType="Resource"><foreign:op>crop</foreign:op><foreign:by rdf:parseType="Resource">
<foreign:x>0.5</foreign:x></foreign:by></rdf:li></rdf:Seq></foreign:history>
)";

} // namespace

TEST_CASE("Named faces are said in both ways, with their names as keywords, and read back")
{
    const std::string text = said("", {{left, "Rose & Söhne <1>", false, {}}, {right, "", false, {}}});
    CHECK(regionsOf(text) == "mwg Rose & Söhne <1> 0.20 0.30\nms Rose & Söhne <1> 0.20 0.30\n");
    CHECK(text.find("stDim:w=\"4000\"") != text.npos);
    CHECK(countOf(text, "<rdf:li>Rose &amp; Söhne &lt;1&gt;</rdf:li>") == 1);
    CHECK(countOf(text, "<rdf:li>People|Rose &amp; Söhne &lt;1&gt;</rdf:li>") == 1);
    CHECK(said("", {{right, "", true, {}}}).empty());
    CHECK(said("", {}).empty());
}

TEST_CASE("Saying the same again changes no byte")
{
    const std::vector<FaceToSay> faces{{left, "Rose", false, {}}, {right, "Tom", false, {}}};
    const std::string text = said("", faces);
    CHECK(said(text, faces) == text);
    const std::string other =
        said(test::mwgPacket({{"Ann", "Face", "0.9 0.9 0.05 0.05"}}, "4000 3000", foreignWords), faces);
    CHECK(said(other, faces) == other);
}

TEST_CASE("Areas are said of the stored picture in every orientation, and found where they were")
{
    for (int number = 1; number <= 8; ++number) {
        INFO(number);
        const PictureFrame frame{{3000, 4000}, static_cast<Orientation>(number)};
        const std::string text = said("", {{left, "Rose", false, {}}}, frame);
        CHECK(regionsOf(text, frame) == "mwg Rose 0.20 0.30\nms Rose 0.20 0.30\n");
        CHECK(text.find(number > 4 ? "stDim:w=\"4000\"" : "stDim:w=\"3000\"") != text.npos);
        const std::string upright = test::mwgPacket({{"Tom", "Face", "0.65 0.4 0.1 0.2"}}, "3000 4000");
        const std::string both = said(upright, {{left, "Rose", false, {}}}, {{3000, 4000}, Orientation::rotated90});
        CHECK(regionsOf(both, {{3000, 4000}, Orientation::rotated90}) ==
              "mwg Tom 0.60 0.30\nmwg Rose 0.20 0.30\nms Rose 0.20 0.30\n");
    }
}

TEST_CASE("Of a HEIC that its boxes turn areas are said of the stored picture, or as the packet says them already")
{
    const PictureFrame turned{{480, 360}, Orientation::upright, Orientation::rotated90};
    const std::string fresh = said("", {{left, "Rose", false, {}}}, turned);
    CHECK(fresh.find("stDim:w=\"360\"") != fresh.npos);
    CHECK(regionsOf(fresh, turned) == "mwg Rose 0.20 0.30\nms Rose 0.20 0.30\n");
    const std::string upright = test::mwgPacket({{"Max", "Face", "0.65 0.4 0.1 0.2"}}, "480 360");
    const std::string both = said(upright, {{left, "Rose", false, {}}}, turned);
    CHECK(regionsOf(both, turned).find("mwg Max 0.60 0.30\nmwg Rose 0.20 0.30\n") == 0);
}

TEST_CASE("A sidecar that is empty or cut off is replaced, and kept beside the new one")
{
    test::TempFolder folder;
    const auto files = makeFiles();
    const std::string whole = said("", {{right, "Max", false, {}}});
    const std::vector<FaceToSay> faces{{left, "Rose", false, {}}};
    for (const std::string& broken : {std::string(), std::string(20, '\0'), whole.substr(0, whole.size() / 2)}) {
        test::writeFile(folder / "a.jpg.xmp", broken);
        fs::remove(folder / "a.jpg.xmp.broken");
        CHECK(writeSidecar(*files, folder / "a.jpg.xmp", {{{left, "", false, {}}}, sidecarFrame}, job).value() ==
              SidecarChange::none);
        CHECK(test::readFile(folder / "a.jpg.xmp") == broken); // nothing to say
        CHECK(writeSidecar(*files, folder / "a.jpg.xmp", {faces, sidecarFrame}, job).value() == SidecarChange::written);
        CHECK(regionsOf(test::readFile(folder / "a.jpg.xmp")).find("mwg Rose") == 0);
        CHECK(test::readFile(folder / "a.jpg.xmp.broken") == broken);
    }
    test::writeFile(folder / "a.jpg.xmp", "");
    CHECK(writeSidecar(*files, folder / "a.jpg.xmp", {faces, sidecarFrame}, job).value() == SidecarChange::written);
    CHECK(fs::exists(folder / "a.jpg.xmp.broken2"));
}

TEST_CASE("In the place of a broken sidecar comes one with all that another sidecar of the photo says")
{
    test::TempFolder folder;
    const auto files = makeFiles();
    const std::string good = test::mwgPacket({{"Max", "Face", "0.65 0.4 0.1 0.2"}}, "4000 3000", foreignWords);
    test::writeFile(folder / "a.xmp", good);
    for (const std::string& broken : {std::string(), std::string("<x:xmp"), good.substr(0, good.size() / 2)}) {
        test::writeFile(folder / "a.jpg.xmp", broken);
        fs::remove(folder / "a.jpg.xmp.broken");
        CHECK(writeSidecar(*files, folder / "a.jpg.xmp", {{{left, "Rose", false, {}}}, sidecarFrame}, job, {},
                           {.paths = {folder / "a.jpg.xmp", folder / "a.xmp"}})
                  .value() == SidecarChange::written);
        const std::string text = test::readFile(folder / "a.jpg.xmp");
        CHECK(regionsOf(text).find("mwg Max 0.60 0.30\nmwg Rose 0.20 0.30\n") == 0);
        CHECK(text.find("xmp:Rating=\"4\"") != text.npos);
        CHECK(text.find("Am Meer") != text.npos);
        CHECK(test::readFile(folder / "a.jpg.xmp.broken") == broken);
        CHECK(test::readFile(folder / "a.xmp") == good);
    }
}

TEST_CASE("What another program said stays: its words, its other regions, its own data")
{
    const std::string before = test::mwgPacket(
        {{"Rex", "Pet", "0.25 0.4 0.1 0.2"}, {"Ann", "Face", "0.9 0.9 0.05 0.05"}}, "4000 3000", foreignWords);
    const std::string text = said(before, {{left, "Rose", false, {}}});
    CHECK(regionsOf(text) == "mwg Ann 0.88 0.88\nmwg Rose 0.20 0.30\nms Rose 0.20 0.30\n");
    for (const char* kept : {"Rex", "Pet", "xmp:Rating=\"4\"", "beach", "<rdf:li>Rosa<", "Places|Sea", "People|Rosa",
                             "Am Meer", "By the sea", "crop", "0.5"}) {
        INFO(kept);
        CHECK(text.find(kept) != text.npos);
    }
    CHECK(said(before, {{left, "", false, {}}}) == before);
}

TEST_CASE("Stars are said as other programs read them, and as none where the photo has none of them any more")
{
    const auto starred = [](const std::string& packet, const StarsToSay& stars,
                            const std::vector<FaceToSay>& faces = {}) {
        return withFaces(packet, faces, sidecarFrame, stars).value();
    };
    const auto ratingIn = [](const std::string& packet) {
        const auto at = packet.find("Rating");
        return at == packet.npos ? std::string() : packet.substr(packet.find_first_of("012345", at), 1);
    };
    CHECK(starred("", {}).empty());
    const std::string four = starred("", {4, {4}});
    CHECK(ratingIn(four) == "4");
    CHECK(starred(four, {4, {4}}) == four);
    CHECK(ratingIn(starred(four, {2, {2, 4}})) == "2");
    const std::string none = starred(four, {0, {4}});
    CHECK(ratingIn(none) == "0");
    CHECK(starred(none, {0, {4}}) == none);
    CHECK(ratingIn(starred(none, {1, {1, 4}})) == "1");
    CHECK(starred(four, {}) == four);       // nobody here ever said anything
    CHECK(starred(four, {0, {3}}) == four); // another program's
    const std::string foreign = test::mwgPacket({}, "4000 3000", foreignWords);
    const std::string named = starred(foreign, {5, {5}}, {{left, "Rose", false, {}}});
    CHECK(ratingIn(named) == "5");
    CHECK(countOf(named, "Rating") == 1);
    CHECK(named.find("By the sea") != named.npos);
    CHECK(named.find("Places|Sea") != named.npos);
    CHECK(regionsOf(named) == "mwg Rose 0.20 0.30\nms Rose 0.20 0.30\n");
}

TEST_CASE("A region of the same face gets its name, keeps its area, and the old name's keywords go")
{
    const std::string before = test::mwgPacket({{"Rosa", "Face", "0.25 0.4 0.12 0.22"}}, "4000 3000", foreignWords);
    const std::string text = said(before, {{left, "Rose", false, {}}});
    CHECK(regionsOf(text) == "mwg Rose 0.19 0.29\nms Rose 0.20 0.30\n");
    CHECK(text.find("Rosa") == text.npos);
    CHECK(text.find("beach") != text.npos);
    CHECK(text.find("Places|Sea") != text.npos);
    const std::string twice = test::mwgPacket(
        {{"Rosa", "Face", "0.25 0.4 0.12 0.22"}, {"Rosa", "Face", "0.9 0.9 0.05 0.05"}}, "4000 3000", foreignWords);
    CHECK(said(twice, {{left, "Rose", false, {}}}).find("People|Rosa") != std::string::npos); // still somebody's
}

TEST_CASE("What a person decided to be nobody goes from the sidecar, what nobody decided stays")
{
    const std::string before =
        test::mwgPacket({{"Rosa", "Face", "0.25 0.4 0.1 0.2"}, {"Tom", "Face", "0.65 0.4 0.1 0.2"}});
    CHECK(regionsOf(said(before, {{left, "", true, {}}, {right, "", false, {}}})) == "mwg Tom 0.60 0.30\n");
    CHECK(regionsOf(said(before, {{left, "", false, {"Rosa"}}, {right, "", false, {"Rosa"}}})) ==
          "mwg Tom 0.60 0.30\n");
}

TEST_CASE("Other prefixes than the usual ones are read, written beside, and not caught by the next packet")
{
    std::string otherPrefixes = test::mwgPacket({{"Ann", "Face", "0.9 0.9 0.05 0.05"}});
    for (std::size_t at = 0; (at = otherPrefixes.find("mwg-rs:", at)) != std::string::npos; ++at)
        otherPrefixes.replace(at, 7, "r:");
    otherPrefixes.replace(otherPrefixes.find("xmlns:mwg-rs="), 13, "xmlns:r=");
    CHECK(regionsOf(otherPrefixes) == "mwg Ann 0.88 0.88\n");
    CHECK(regionsOf(said(otherPrefixes, {{left, "Rose", false, {}}})) ==
          "mwg Ann 0.88 0.88\nmwg Rose 0.20 0.30\nms Rose 0.20 0.30\n");
    CHECK(regionsOf(otherPrefixes) == "mwg Ann 0.88 0.88\n");
    const std::string fresh = said("", {{left, "Rose", false, {}}});
    CHECK(fresh.find("mwg-rs:Name") != fresh.npos);
    CHECK(regionsOf(fresh) == "mwg Rose 0.20 0.30\nms Rose 0.20 0.30\n");
}

TEST_CASE("A packet that calls something else by our prefix is not in what is written afterwards")
{
    std::string stranger = test::mwgPacket({{"Ann", "Face", "0.9 0.9 0.05 0.05"}});
    const std::string name = "http://www.metadataworkinggroup.com/schemas/regions/";
    stranger.replace(stranger.find(name), name.size(), "http://example.org/strange/");
    static_cast<void>(regionsOf(stranger)); // whatever it reads there, it has met the other name
    const std::string text = said("", {{left, "Rose", false, {}}});
    CHECK(text.find("xmlns:mwg-rs=\"" + name + "\"") != text.npos);
    CHECK(text.find("strange") == text.npos);
}

TEST_CASE("XMP that cannot be read, or would lose something, is left alone")
{
    for (const std::string& packet : {std::string("no xml"), std::string("<a><b>"), std::string(10, '\0')}) {
        const auto text = withFaces(packet, {{left, "Rose", false, {}}}, sidecarFrame);
        REQUIRE_FALSE(text);
        CHECK(text.error().code == Code::foreignFile);
    }
}

TEST_CASE("A sidecar is written whole, once, and into a folder that is made")
{
    test::TempFolder folder;
    const auto files = makeFiles();
    const fs::path sidecar = folder / "new/a.jpg.xmp";
    const std::vector<FaceToSay> faces{{left, "Rose", false, {}}};
    CHECK(writeSidecar(*files, sidecar, {{{left, "", false, {}}}, sidecarFrame}, job).value() == SidecarChange::none);
    CHECK_FALSE(fs::exists(folder / "new"));
    CHECK(writeSidecar(*files, sidecar, {faces, sidecarFrame}, job).value() == SidecarChange::written);
    const std::string text = test::readFile(sidecar);
    const auto time = fs::last_write_time(sidecar);
    CHECK(writeSidecar(*files, sidecar, {faces, sidecarFrame}, job).value() == SidecarChange::none);
    CHECK(fs::last_write_time(sidecar) == time);
    CHECK(test::readFile(sidecar) == text);
    CHECK(std::distance(fs::directory_iterator(folder / "new"), fs::directory_iterator()) == 1);
}

TEST_CASE("A sidecar that is a link or no XMP is not touched, and its folder is as it was")
{
    test::TempFolder folder;
    const auto files = makeFiles();
    const std::vector<FaceToSay> faces{{left, "Rose", false, {}}};
    test::writeFile(folder / "real", "notes of mine");
    fs::create_symlink(folder / "real", folder / "a.jpg.xmp");
    test::writeFile(folder / "b.jpg.xmp", "notes of mine");
    for (const char* name : {"a.jpg.xmp", "b.jpg.xmp"}) {
        const auto written = writeSidecar(*files, folder / name, {faces, sidecarFrame}, job);
        REQUIRE_FALSE(written);
        CHECK(written.error().code == Code::foreignFile);
        CHECK(written.error().path == folder / name);
    }
    CHECK(test::readFile(folder / "real") == "notes of mine");
    CHECK(test::readFile(folder / "b.jpg.xmp") == "notes of mine");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 3);
}

TEST_CASE("Names do not go into XML that is no XMP, and that is said")
{
    const test::TempFolder folder;
    const auto files = makeFiles();
    const std::string notes = "<notes><person>Tom</person></notes>";
    test::writeFile(folder / "a.xmp", notes);
    const auto refused = writeSidecar(*files, folder / "a.xmp", {{{left, "Rose", false, {}}}, sidecarFrame}, job);
    REQUIRE_FALSE(refused);
    CHECK(sentence(refused.error()) ==
          (folder / "a.xmp").native() + " holds no XMP and was left alone: no names were written into it.");
    CHECK(test::readFile(folder / "a.xmp") == notes);
}

TEST_CASE("Whatever fails at whichever step, a sidecar is the old one or the new one, and the next run finishes")
{
    const std::string before = test::mwgPacket({{"Ann", "Face", "0.9 0.9 0.05 0.05"}});
    const std::vector<FaceToSay> faces{{left, "Rose", false, {}}};
    const std::string after = said(before, faces);
    for (const auto fault : {test::Fault::noSpace, test::Fault::ioError, test::Fault::shortWrite, test::Fault::kill}) {
        for (std::uint64_t at = 1;; ++at) {
            INFO(static_cast<int>(fault) << " at " << at);
            test::TempFolder folder;
            test::writeFile(folder / "a.jpg.xmp", before);
            test::FaultyFiles files(fault, at);
            bool done = false;
            try {
                done = writeSidecar(files, folder / "a.jpg.xmp", {faces, sidecarFrame}, job).has_value();
            } catch (const test::Killed&) {
            }
            const std::string now = test::readFile(folder / "a.jpg.xmp");
            CHECK((now == after || (now == before && !done)));
            if (fault != test::Fault::kill)
                CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
            if (files.operations() < at) break;
            REQUIRE(writeSidecar(*makeFiles(), folder / "a.jpg.xmp", {faces, sidecarFrame}, job));
            CHECK(test::readFile(folder / "a.jpg.xmp") == after);
        }
    }
}

TEST_CASE("A sidecar is not begun when the job is cancelled, and whole when that came too late")
{
    const std::string before = test::mwgPacket({{"Ann", "Face", "0.9 0.9 0.05 0.05"}});
    const std::vector<FaceToSay> faces{{left, "Rose", false, {}}};
    const std::string after = said(before, faces);
    std::size_t notBegun = 0;
    for (std::uint64_t at = 0;; ++at) {
        INFO(at);
        test::TempFolder folder;
        test::writeFile(folder / "a.jpg.xmp", before);
        test::FaultyFiles files;
        JobControl cancelled;
        if (at == 0) cancelled.cancel();
        files.onStep = [&](std::uint64_t count) {
            if (count == at) cancelled.cancel();
        };
        const auto written = writeSidecar(files, folder / "a.jpg.xmp", {faces, sidecarFrame}, cancelled);
        REQUIRE(written);
        notBegun += *written ? 0 : 1;
        CHECK(test::readFile(folder / "a.jpg.xmp") == (*written ? after : before));
        CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
        if (at > files.operations()) break;
    }
    CHECK(notBegun > 3);
}

TEST_CASE("A sidecar in UTF-16 is read and written as one in UTF-8, and what is none stays as it is")
{
    using namespace std::string_literals;
    const auto wide = [](const std::string& text, bool little) {
        std::string bytes;
        for (const char letter : text) bytes += little ? std::string{letter, '\0'} : std::string{'\0', letter};
        return bytes;
    };
    std::string packet = test::mwgPacket({{"Rose", "Face", "0.25 0.4 0.1 0.2"}}, "4000 3000");
    packet.erase(0, packet.find("<x:xmpmeta")); // its head is another one here
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>";
    const test::TempFolder folder;
    const auto files = makeFiles();
    for (const std::string& bytes : {"\xFF\xFE"s + wide(head + packet, true), "\xFE\xFF"s + wide(packet, false),
                                     wide(head + packet, true), wide(packet, false)}) {
        CHECK(xmpText(bytes) == packet);
        test::writeFile(folder / "a.xmp", bytes);
        CHECK(sidecarTexts(*files, folder / "a.jpg") == std::vector<std::string>{packet});
        CHECK(writeSidecar(*files, folder / "a.xmp", {{{left, "Rosa", false, {}}}, sidecarFrame}, job).value() ==
              SidecarChange::written);
        CHECK(regionsOf(sidecarTexts(*files, folder / "a.jpg").at(0)).find("Rosa") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(folder / "a.xmp.broken"));
    }
    CHECK(xmpText("\xFF\xFE\xE9\0\xAC\x20\x3D\xD8\0\xDE"s) == "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    for (const std::string& other : {""s, "<"s, "<x/>"s, "\xFF\xFE\0\xDE"s, "\xFF\xFE\x3D\xD8"s})
        CHECK(xmpText(other) == other);
    CHECK(xmpText("\xEF\xBB\xBF<x/>"s) == "<x/>");
    CHECK(xmpText("<\0?\0x\0m\0l\0 \0"s).empty());
}

TEST_CASE("A sidecar in UTF-32, or in the encoding that its first line names, is read as one in UTF-8")
{
    using namespace std::string_literals;
    const auto wide = [](const std::string& text, bool little) {
        std::string bytes;
        for (const char letter : text) bytes += little ? letter + "\0\0\0"s : "\0\0\0"s + letter;
        return bytes;
    };
    const std::string packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>a</x:xmpmeta>";
    for (const std::string& bytes : {"\xFF\xFE\0\0"s + wide(packet, true), "\0\0\xFE\xFF"s + wide(packet, false),
                                     wide(packet, true), wide(" " + packet, false).substr(4)})
        CHECK(xmpText(bytes) == packet);
    CHECK(xmpText("\xFF\xFE\0\0\x01\xF6\x01\0"s) == "\xF0\x9F\x98\x81");
    CHECK(xmpText("<?xml version='1.0' encoding='ISO-8859-1'?><x>Ren\xE9</x>") == "<x>Ren\xC3\xA9</x>");
    for (const std::string& other :
         {"\xFF\xFE\0\0\0\0\x11\0"s, "<?xml encoding='no such'?><x>\xE9</x>"s, "<x>\xE9</x>"s})
        CHECK(xmpText(other) == other);
}

TEST_CASE("A new sidecar beside a shared one says what that says, but for people, and the shared one stays")
{
    const std::string shared =
        test::mwgPacket({{"Ann", "Face", "0.9 0.9 0.05 0.05"}}, "4000 3000",
                        "<xmp:Rating xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">4</xmp:Rating>"
                        "<dc:subject xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Bag><rdf:li>Ann</rdf:li>"
                        "<rdf:li>Sea</rdf:li></rdf:Bag></dc:subject>");
    const test::TempFolder folder;
    const auto files = makeFiles();
    test::writeFile(folder / "a.xmp", shared);
    const OtherSidecars others{.paths = {folder / "a.xmp"}, .shared = true};
    const auto write = [&](const std::vector<FaceToSay>& faces) {
        return writeSidecar(*files, folder / "a.jpg.xmp", {faces, sidecarFrame}, job, {}, others).value();
    };
    CHECK(write({}) == SidecarChange::none);
    CHECK_FALSE(std::filesystem::exists(folder / "a.jpg.xmp"));
    CHECK(write({{left, "Rose", false, {}}}) == SidecarChange::written);
    const std::string own = test::readFile(folder / "a.jpg.xmp");
    for (const char* const kept : {"Rose", "Sea", "Rating"}) {
        INFO(kept);
        CHECK(own.find(kept) != std::string::npos);
    }
    CHECK(own.find("Ann") == std::string::npos);
    CHECK(test::readFile(folder / "a.xmp") == shared);
}
