#include "metadata/FaceRegions.h"

#include <catch2/catch.hpp>

#include "metadata/XmpPacket.h"
#include "metadata/XmpTree.h"
#include "support/Pictures.h"
#include "support/Regions.h"

using namespace albumen;
using namespace std::string_literals;

namespace {

const PictureFrame flatFrame{{1000, 500}, Orientation::upright};
const RelBox here{0.25F, 0.3F, 0.1F, 0.2F};

std::string packetWith(const std::string& properties)
{
    return R"(<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:acdsee-rs="http://ns.acdsee.com/regions/"
 xmlns:acdsee-stArea="http://ns.acdsee.com/sType/Area#" xmlns:acdsee-stDim="http://ns.acdsee.com/sType/Dimensions#"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:digiKam="http://www.digikam.org/ns/1.0/"
 xmlns:lr="http://ns.adobe.com/lightroom/1.0/" xmlns:MicrosoftPhoto="http://ns.microsoft.com/photo/1.0/"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
 xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#" xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#">)" +
           properties + "</rdf:Description></rdf:RDF></x:xmpmeta>";
}

void checkRose(const std::vector<FaceRegion>& regions, RegionSource source)
{
    REQUIRE(regions.size() == 1);
    CHECK(regions[0].name == "Rose");
    CHECK(regions[0].source == source);
    CHECK(iou(regions[0].box, here) > 0.98F);
}

std::string mwgInPixels(const std::string& size, const std::string& area, const std::string& unit)
{
    return packetWith(
        "<mwg-rs:Regions rdf:parseType=\"Resource\">" + size +
        "<mwg-rs:RegionList><rdf:Bag>"
        "<rdf:li rdf:parseType=\"Resource\"><mwg-rs:Name>Rose</mwg-rs:Name><mwg-rs:Type>Face</mwg-rs:Type>"
        "<mwg-rs:Area " +
        area + unit + "/></rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>");
}

std::string iptcRegion(const std::string& boundary)
{
    return packetWith("<Iptc4xmpExt:ImageRegion><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
                      "<Iptc4xmpExt:RegionBoundary " +
                      boundary +
                      "/>"
                      "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Rose</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>"
                      "</rdf:li></rdf:Bag></Iptc4xmpExt:ImageRegion>");
}

std::string bag(const std::string& tag, const std::vector<std::string>& words)
{
    std::string text = "<" + tag + "><rdf:Bag>";
    for (const std::string& word : words) text += "<rdf:li>" + word + "</rdf:li>";
    return text + "</rdf:Bag></" + tag + ">";
}

} // namespace

TEST_CASE("Areas in pixels are shares of the size that the packet says, or else of the picture's")
{
    const std::string size = R"(<mwg-rs:AppliedToDimensions stDim:w="2000" stDim:h="1000" stDim:unit="pixel"/>)";
    const std::string large = R"(stArea:x="600" stArea:y="400" stArea:w="200" stArea:h="200")";
    const std::string small = R"(stArea:x="300" stArea:y="200" stArea:w="100" stArea:h="100")";
    const std::string unit = R"( stArea:unit="pixel")";
    checkRose(regionsInXmp(mwgInPixels(size, large, unit), flatFrame), RegionSource::mwg);
    checkRose(regionsInXmp(mwgInPixels("", small, unit), flatFrame), RegionSource::mwg);
    checkRose(regionsInXmp(mwgInPixels("", small, ""), flatFrame), RegionSource::mwg);
    CHECK(regionsInXmp(mwgInPixels("", small, unit), {}).empty()); // of a picture of no known size
}

TEST_CASE("Regions of ACDSee are read, those that a person drew before those of the program")
{
    const auto region = [](const std::string& areas, const std::string& type) {
        return packetWith("<acdsee-rs:Regions rdf:parseType=\"Resource\"><acdsee-rs:RegionList><rdf:Bag>"
                          "<rdf:li rdf:parseType=\"Resource\">" +
                          areas +
                          "<acdsee-rs:Name>Rose</acdsee-rs:Name>"
                          "<acdsee-rs:Type>" +
                          type +
                          "</acdsee-rs:Type></rdf:li></rdf:Bag></acdsee-rs:RegionList>"
                          "</acdsee-rs:Regions>");
    };
    const std::string right =
        R"( acdsee-stArea:x="0.3" acdsee-stArea:y="0.4" acdsee-stArea:w="0.1" acdsee-stArea:h="0.2"/>)";
    const std::string wrong =
        R"( acdsee-stArea:x="0.8" acdsee-stArea:y="0.8" acdsee-stArea:w="0.1" acdsee-stArea:h="0.2"/>)";
    checkRose(regionsInXmp(region("<acdsee-rs:DLYArea" + right, "Face"), flatFrame), RegionSource::acdsee);
    checkRose(regionsInXmp(region("<acdsee-rs:ALGArea" + right, "Face"), flatFrame), RegionSource::acdsee);
    checkRose(regionsInXmp(region("<acdsee-rs:ALGArea" + wrong + "<acdsee-rs:DLYArea" + right, "Face"), flatFrame),
              RegionSource::acdsee);
    CHECK(regionsInXmp(region("<acdsee-rs:DLYArea" + right, "Pet"), flatFrame).empty());
}

TEST_CASE("Regions of IPTC are read in shares and in pixels, as rectangles and as circles")
{
    for (const char* boundary :
         {R"(Iptc4xmpExt:rbShape="rectangle" Iptc4xmpExt:rbUnit="relative" Iptc4xmpExt:rbX="0.25" Iptc4xmpExt:rbY="0.3"
 Iptc4xmpExt:rbW="0.1" Iptc4xmpExt:rbH="0.2")",
          R"(Iptc4xmpExt:rbShape="rectangle" Iptc4xmpExt:rbUnit="pixel" Iptc4xmpExt:rbX="250" Iptc4xmpExt:rbY="150"
 Iptc4xmpExt:rbW="100" Iptc4xmpExt:rbH="100")",
          R"(Iptc4xmpExt:rbShape="circle" Iptc4xmpExt:rbUnit="relative" Iptc4xmpExt:rbX="0.3" Iptc4xmpExt:rbY="0.4"
 Iptc4xmpExt:rbRx="0.05")"}) {
        INFO(boundary);
        checkRose(regionsInXmp(iptcRegion(boundary), flatFrame), RegionSource::iptc);
    }
    CHECK(regionsInXmp(iptcRegion(R"(Iptc4xmpExt:rbShape="rectangle" Iptc4xmpExt:rbX="0.25")"), flatFrame).empty());
}

TEST_CASE("A polygon of IPTC is the box around it, and a region of no area names somebody without a place")
{
    const auto corners = [](const std::string& unit, const std::vector<std::string>& points) {
        std::string list = "<Iptc4xmpExt:RegionBoundary rdf:parseType=\"Resource\"><Iptc4xmpExt:rbShape>polygon"
                           "</Iptc4xmpExt:rbShape><Iptc4xmpExt:rbUnit>" +
                           unit + "</Iptc4xmpExt:rbUnit><Iptc4xmpExt:rbVertices><rdf:Seq>";
        for (const std::string& point : points) list += "<rdf:li " + point + "/>";
        return packetWith("<Iptc4xmpExt:ImageRegion><rdf:Bag><rdf:li rdf:parseType=\"Resource\">" + list +
                          "</rdf:Seq></Iptc4xmpExt:rbVertices></Iptc4xmpExt:RegionBoundary><Iptc4xmpExt:PersonInImage>"
                          "<rdf:Bag><rdf:li>Rose</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage></rdf:li></rdf:Bag>"
                          "</Iptc4xmpExt:ImageRegion>");
    };
    const std::string left = R"(Iptc4xmpExt:rbX="0.25" Iptc4xmpExt:rbY="0.4")",
                      top = R"(Iptc4xmpExt:rbX="0.3" Iptc4xmpExt:rbY="0.3")",
                      right = R"(Iptc4xmpExt:rbX="0.35" Iptc4xmpExt:rbY="0.5")";
    const std::string polygon = corners("relative", {left, top, right});
    checkRose(regionsInXmp(polygon, flatFrame), RegionSource::iptc);
    CHECK(namesInXmp(polygon).empty());
    checkRose(regionsInXmp(corners("pixel", {R"(Iptc4xmpExt:rbX="250" Iptc4xmpExt:rbY="150")",
                                             R"(Iptc4xmpExt:rbX="350" Iptc4xmpExt:rbY="250")"}),
                           flatFrame),
              RegionSource::iptc);
    CHECK(regionsInXmp(corners("relative", {}), flatFrame).empty());
    CHECK(namesInXmp(corners("relative", {})) == std::vector<std::string>{"Rose"});
}

TEST_CASE("Names without a place are found in every list that programs keep them in, each once")
{
    CHECK(namesInXmp(packetWith(bag("Iptc4xmpExt:PersonInImage", {"Rose", "Max", " Rose "}))) ==
          std::vector<std::string>{"Rose", "Max"});
    CHECK(namesInXmp(packetWith(bag("digiKam:TagsList", {"People/Rose", "Places/Sea", "People", "Peoples/No"}))) ==
          std::vector<std::string>{"Rose"});
    CHECK(namesInXmp(packetWith(bag("lr:hierarchicalSubject", {"People|Friends|Max", "Sea|People"}))) ==
          std::vector<std::string>{"Max"});
    CHECK(namesInXmp(packetWith(bag("MicrosoftPhoto:LastKeywordXMP", {"People/Rose"}))) ==
          std::vector<std::string>{"Rose"});
    CHECK(namesInXmp(test::microsoftPacket({{"Rose", ""}, {"Max", "0.1, 0.1, 0.1, 0.1"}})) ==
          std::vector<std::string>{"Rose"});
    CHECK(namesInXmp(packetWith(bag("dc:none", {}))).empty());
    CHECK(namesInXmp("no xml").empty());
}

TEST_CASE("Google Takeout's people are read and whatever else its JSON holds is not")
{
    CHECK(namesInTakeout(R"({"title":"a.jpg","people":[{"name":"Rose"},{"name":"Max"},{"nick":"x"},7]})") ==
          std::vector<std::string>{"Rose", "Max"});
    for (const char* text : {"", "{", "[]", "7", R"({"people":{"name":"Rose"}})", R"({"people":[]})"}) {
        INFO(text);
        CHECK(namesInTakeout(text).empty());
    }
}

TEST_CASE("A name is one however its accents were typed")
{
    const auto nameIn = [](const std::string& name) {
        return regionsInXmp(test::mwgPacket({{name, "Face", "0.3 0.4 0.1 0.2"}}), flatFrame).at(0).name;
    };
    CHECK(nameIn("Zoe\xCC\x88") == "Zo\xC3\xAB");
    CHECK(nameIn("Zo\xC3\xAB") == "Zo\xC3\xAB");
}

TEST_CASE("What stands behind the end of a packet hides nothing, what is not well-formed in it does")
{
    const std::string packet = test::mwgPacket({{"Rose", "Face", "0.3 0.4 0.1 0.2"}});
    for (const std::string& tail : {std::string(), std::string(3, '\0'), "</rdf:Bag></x:xmpmeta>"s, "\xC3"s,
                                    "<?xpacket end=\"w\"?>\n" + std::string(2000, ' ') + '\0'}) {
        REQUIRE(regionsInXmp(packet + tail, flatFrame).size() == 1);
        REQUIRE(regionsInXmp(std::string(2, '\n') + packet + tail, flatFrame).size() == 1);
    }
    CHECK(regionsInXmp(packet.substr(0, packet.size() - 20), flatFrame).empty());
    std::string hidden = packet;
    hidden[packet.find("Rose")] = '\0';
    CHECK(regionsInXmp(hidden, flatFrame).empty());
}

TEST_CASE("Every XMP segment of a JPEG is read, and all of them are one packet to be written into")
{
    const auto jpeg = test::encoded(test::unevenPicture(), ".jpg");
    const std::string first = test::mwgPacket({}, "1000 500", "<xmp:Rating>3</xmp:Rating>");
    const std::string second = test::mwgPacket({{"Rose", "Face", "0.3 0.4 0.1 0.2"}}, "1000 500");
    const std::string third = test::mwgPacket({{"Max", "Face", "0.7 0.4 0.1 0.2"}}, "1000 500");
    const auto photo = test::withXmp(test::withXmp(test::withXmp(jpeg, ".jpg", third), ".jpg", second), ".jpg", first);
    CHECK(xmpPacketsOf(photo) == std::vector{first, second, third});
    const std::string all = xmpPacketOf(photo);
    CHECK(all.find("Rating") != all.npos);
    const auto regions = regionsInXmp(all, flatFrame);
    REQUIRE(regions.size() == 2);
    CHECK(regions[0].name == "Rose");
    CHECK(regions[1].name == "Max");
    CHECK_FALSE(joinedXmp({first, "no xml"}));
}

TEST_CASE("Packets of very many words and regions are joined in a time that grows as they do, each once")
{
    constexpr int many = 60'000; // compared one by one it would be minutes, and the test runs out of its time
    const auto packet = [&](int from, const std::string& name) {
        std::string words;
        for (int i = from; i < from + many; ++i) words += "<rdf:li>w" + std::to_string(i) + "</rdf:li>";
        return test::mwgPacket({{"Rose", "Face", "0.3 0.4 0.1 0.2"}, {name, "Face", "0.7 0.4 0.1 0.2"}}, "1000 500",
                               R"(<dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Bag>)" + words +
                                   "</rdf:Bag></dc:subject>");
    };
    const auto joined = joinedXmp({packet(0, "Max"), packet(many / 2, "Lee")});
    REQUIRE(joined);
    const auto count = [&](const std::string& text) {
        std::size_t found = 0;
        for (std::size_t at = joined->find(text); at != joined->npos; at = joined->find(text, at + 1)) ++found;
        return found;
    };
    CHECK(count("<rdf:li>w") == many * 3 / 2);
    CHECK(count("Rose") == 1);
    CHECK(count("Max") == 1);
    CHECK(count("Lee") == 1);
}

TEST_CASE("A circle, a unit in the plural and a comma for a point are areas as any other")
{
    const std::string size = "<mwg-rs:AppliedToDimensions stDim:w=\"1000\" stDim:h=\"500\" stDim:unit=\"pixel\"/>";
    const std::vector<std::string> areas = {
        mwgInPixels(size, R"(stArea:x="0.3" stArea:y="0.4" stArea:d="0.2")", R"( stArea:unit="normalized")"),
        mwgInPixels(size, R"(stArea:x="300" stArea:y="200" stArea:d="100")", R"( stArea:unit="pixel")"),
        mwgInPixels(size, R"(stArea:x="300" stArea:y="200" stArea:w="100" stArea:h="100")", R"( stArea:unit="Pixels")"),
        mwgInPixels(size, R"(stArea:x="0,3" stArea:y="0,4" stArea:w="0,1" stArea:h="0,2")",
                    R"( stArea:unit="normalized")")};
    for (const std::string& packet : areas) {
        INFO(packet);
        checkRose(regionsInXmp(packet, flatFrame), RegionSource::mwg);
    }
}

TEST_CASE("A name whose area cannot be read or lies outside the picture is kept without a place, and no pet's is")
{
    const auto named = [](const std::string& area) { return mwgInPixels("", area, R"( stArea:unit="normalized")"); };
    for (const char* area : {R"(stArea:x="nan" stArea:y="inf" stArea:w="0.2" stArea:h="0.2")",
                             R"(stArea:x="1.4" stArea:y="0.5" stArea:w="0.2" stArea:h="0.2")",
                             R"(stArea:x="0.5" stArea:y="0.5" stArea:w="-0.2" stArea:h="0.2")", R"(stArea:x="0.5")"}) {
        INFO(area);
        CHECK(regionsInXmp(named(area), flatFrame).empty());
        CHECK(namesInXmp(named(area), {}) == std::vector{"Rose"s});
        std::string pet = named(area);
        pet.replace(pet.find(">Face<"), 6, ">Pet<");
        CHECK(namesInXmp(pet, {}).empty());
    }
    CHECK(namesInXmp(named(R"(stArea:x="0.5" stArea:y="0.5" stArea:w="0.2" stArea:h="0.2")"), {}).empty());
}

TEST_CASE("A region of IPTC that is said to be a human's is of whom its own name says, and another is nobody's")
{
    const auto region = [](const std::string& kind) {
        return packetWith("<Iptc4xmpExt:ImageRegion><rdf:Bag><rdf:li rdf:parseType=\"Resource\"><Iptc4xmpExt:Name>"
                          "<rdf:Alt><rdf:li xml:lang=\"x-default\">Rose</rdf:li></rdf:Alt></Iptc4xmpExt:Name>"
                          "<Iptc4xmpExt:RegionBoundary Iptc4xmpExt:rbShape=\"rectangle\" "
                          "Iptc4xmpExt:rbUnit=\"relative\" Iptc4xmpExt:rbX=\"0.25\" Iptc4xmpExt:rbY=\"0.3\" "
                          "Iptc4xmpExt:rbW=\"0.1\" Iptc4xmpExt:rbH=\"0.2\"/><Iptc4xmpExt:rCtype><rdf:Bag><rdf:li "
                          "rdf:parseType=\"Resource\"><xmp:Identifier xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
                          "<rdf:Bag><rdf:li>http://cv.iptc.org/newscodes/imageregiontype/" +
                          kind +
                          "</rdf:li></rdf:Bag></xmp:Identifier></rdf:li></rdf:Bag></Iptc4xmpExt:rCtype>"
                          "</rdf:li></rdf:Bag></Iptc4xmpExt:ImageRegion>");
    };
    checkRose(regionsInXmp(region("human"), flatFrame), RegionSource::iptc);
    CHECK(regionsInXmp(region("plant"), flatFrame).empty());
}

TEST_CASE("People in detail, and People's keywords in other languages and letters, are names without a place")
{
    CHECK(namesInXmp(packetWith("<Iptc4xmpExt:PersonInImageWDetails><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
                                "<Iptc4xmpExt:PersonName><rdf:Alt><rdf:li xml:lang=\"x-default\">Rose</rdf:li>"
                                "</rdf:Alt></Iptc4xmpExt:PersonName></rdf:li></rdf:Bag>"
                                "</Iptc4xmpExt:PersonInImageWDetails>"),
                     {}) == std::vector{"Rose"s});
    for (const char* keyword : {"people/Rose", "PEOPLE|Rose", "Personen/Rose", "Personnes/Amis/Rose"})
        CHECK(namesInXmp(packetWith(bag("digiKam:TagsList", {keyword})), {}) == std::vector{"Rose"s});
    CHECK(namesInXmp(packetWith(bag("digiKam:TagsList", {"Peoples/Rose", "Personen", "/Rose"})), {}).empty());
}
