#include "metadata/FaceRegions.h"

#include <random>
#include <string>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "metadata/XmpGuard.h"
#include "metadata/XmpPacket.h"
#include "photo/Turn.h"
#include "support/Pictures.h"
#include "support/Regions.h"

using namespace albumen;
using namespace std::string_literals;

namespace {

const PictureFrame largeFrame{{4000, 3000}, Orientation::upright};
const PictureFrame standing{{3000, 4000}, Orientation::rotated90}; // stored 4000 x 3000

bool near(const RelBox& a, const RelBox& b)
{
    const auto close = [](float x, float y) { return std::abs(x - y) < 1e-4F; };
    return close(a.x, b.x) && close(a.y, b.y) && close(a.w, b.w) && close(a.h, b.h);
}

std::string oneRegion(const std::string& area, const std::string& name = "Rose", const std::string& type = "Face")
{
    return test::mwgPacket({{name, type, area}});
}

} // namespace

TEST_CASE("A box turned upright and back is where it was, and where the pixels went")
{
    for (int number = 1; number <= 8; ++number) {
        const auto orientation = static_cast<Orientation>(number);
        INFO(number);
        cv::Mat upright(100, 200, CV_8UC3, cv::Scalar::all(0));
        cv::rectangle(upright, cv::Rect(20, 10, 40, 30), cv::Scalar::all(255), cv::FILLED);
        const RelBox box = toRelative(cv::Rect2f(20, 10, 40, 30), upright.size());
        cv::Mat grey;
        cv::cvtColor(test::storedAs(upright, orientation), grey, cv::COLOR_BGR2GRAY);
        const RelBox stored = toRelative(cv::Rect2f(cv::boundingRect(grey)), grey.size());
        CHECK(near(toStored(box, orientation), stored));
        CHECK(near(toUpright(stored, orientation), box));
    }
}

TEST_CASE("Regions of digiKam are read, the others of the list left out")
{
    const auto regions = regionsInXmp(test::mwgPacket({{"Rose", "Face", "0.3 0.4 0.1 0.2"},
                                                       {"Rex", "Pet", "0.7 0.7 0.1 0.1"},
                                                       {"", "Face", "0.6 0.2 0.1 0.1"},
                                                       {"", "Focus", "0.5 0.5 0.1 0.1"}}),
                                      largeFrame);
    REQUIRE(regions.size() == 2);
    CHECK(regions[0].name == "Rose");
    CHECK(regions[0].source == RegionSource::mwg);
    CHECK(near(regions[0].box, {0.25F, 0.3F, 0.1F, 0.2F}));
    CHECK(regions[1].name.empty());
}

TEST_CASE("Regions of Lightroom are read: other prefixes, attributes for elements, a sequence for a bag")
{
    const auto regions = regionsInXmp(
        R"(<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:r="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:d="http://ns.adobe.com/xap/1.0/sType/Dimensions#"
 xmlns:a="http://ns.adobe.com/xmp/sType/Area#"><r:Regions rdf:parseType="Resource">
<r:AppliedToDimensions d:w="4000" d:h="3000" d:unit="pixel"/><r:RegionList><rdf:Seq><rdf:li>
<rdf:Description r:Rotation="0.1" r:Name=" Jürgen &amp; Söhne " r:Type="Face">
<r:Area a:h="0.2" a:w="0.1" a:x="0.5" a:y="0.5" a:unit="normalized"/></rdf:Description></rdf:li></rdf:Seq></r:RegionList>
</r:Regions></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>)",
        largeFrame);
    REQUIRE(regions.size() == 1);
    CHECK(regions[0].name == "Jürgen & Söhne");
    CHECK(near(regions[0].box, {0.45F, 0.4F, 0.1F, 0.2F}));
}

TEST_CASE("Regions of Windows are read")
{
    const auto regions =
        regionsInXmp(test::microsoftPacket({{"Rose", "0.25, 0.3, 0.1, 0.2"}, {"Bad", "0.25, 0.3"}}), largeFrame);
    REQUIRE(regions.size() == 1);
    CHECK(regions[0].name == "Rose");
    CHECK(regions[0].source == RegionSource::microsoft);
    CHECK(near(regions[0].box, {0.25F, 0.3F, 0.1F, 0.2F}));
}

TEST_CASE("Areas are said of the stored picture, unless the size they are said of is the upright one's")
{
    const RelBox stored{0.25F, 0.3F, 0.1F, 0.2F};
    const auto boxOf = [](const std::string& size) {
        const auto regions = regionsInXmp(test::mwgPacket({{"Rose", "Face", "0.3 0.4 0.1 0.2"}}, size), standing);
        REQUIRE(regions.size() == 1);
        return regions[0].box;
    };
    CHECK(near(boxOf("4000 3000"), toUpright(stored, Orientation::rotated90)));
    CHECK(near(boxOf("3000 4000"), stored));
    CHECK(near(boxOf("1500 2000"), stored)); // a smaller version
    CHECK(near(boxOf("0 0"), toUpright(stored, Orientation::rotated90)));
    CHECK(near(boxOf(""), toUpright(stored, Orientation::rotated90)));
}

TEST_CASE("Areas that cannot be are left out, and those over the edge end there")
{
    for (const char* area : {"nan 0.5 0.1 0.1", "inf 0.5 0.1 0.1", "0.5 0.5 -0.1 0.1", "0.5 0.5 0 0.1",
                             "0.5 0.5 1e30 0.1", "7 0.5 0.1 0.1", "-0.5 0.5 0.1 0.1", "2000 1500 300 300",
                             "x 0.5 0.1 0.1", "0.5 0.5 0.1", "1e999 0.5 0.1 0.1"}) {
        INFO(area);
        CHECK(regionsInXmp(oneRegion(area), largeFrame).empty());
    }
    const auto regions = regionsInXmp(oneRegion("0.02 0.5 0.1 0.2"), largeFrame);
    REQUIRE(regions.size() == 1);
    CHECK(near(regions[0].box, {0, 0.4F, 0.07F, 0.2F}));
}

TEST_CASE("Names that cannot be are nobody's, and bytes that are no text make no regions")
{
    REQUIRE(regionsInXmp(oneRegion("0.5 0.5 0.1 0.1", std::string(5000, 'a')), largeFrame).size() == 1);
    CHECK(regionsInXmp(oneRegion("0.5 0.5 0.1 0.1", std::string(5000, 'a')), largeFrame)[0].name.empty());
    CHECK(regionsInXmp(oneRegion("0.5 0.5 0.1 0.1", "A&#10;B"), largeFrame)[0].name == "A B");
    CHECK(regionsInXmp(oneRegion("0.5 0.5 0.1 0.1", "\xff\xfe"), largeFrame).empty());
    CHECK(regionsInXmp("", largeFrame).empty());
    CHECK(regionsInXmp("no xml", largeFrame).empty());
    CHECK(regionsInXmp(std::string(100, '\0'), largeFrame).empty());
}

TEST_CASE("XMP made to harm is refused before it is parsed")
{
    std::string deep,
        entities = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + oneRegion("0.5 0.5 0.1 0.1");
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    CHECK_FALSE(isSafeXmp(deep));
    CHECK_FALSE(isSafeXmp(entities));
    CHECK_FALSE(isSafeXmp("<a " + std::string(1000, '<')));
    CHECK_FALSE(isSafeXmp("<!-- <a>"));
    CHECK_FALSE(isSafeXmp(std::string(maxPacketBytes + 1, ' ')));
    std::string hidden; // comments and quotes cannot close what is open
    for (int i = 0; i < 100; ++i) hidden += "<a b='</a>'><!-- </a> --><![CDATA[</a>]]>";
    CHECK_FALSE(isSafeXmp(hidden));
    CHECK_FALSE(isSafeXmp("</a>"));
    // Too much for the toolkit, and whole: nobody's file is put aside for that.
    const std::string region = oneRegion("0.5 0.5 0.1 0.1");
    CHECK_FALSE(isBrokenXmp("<x:xmpmeta>" + deep));
    CHECK_FALSE(isBrokenXmp(entities));
    CHECK_FALSE(isBrokenXmp(region));
    CHECK(isBrokenXmp(region.substr(0, region.size() * 3 / 4)));
    CHECK(isBrokenXmp(""));
    const auto declares = [](std::size_t bytes) { return "<a xmlns:b='" + std::string(bytes, 'u') + "'/>"; };
    CHECK(isSafeXmp(declares(200)));
    CHECK_FALSE(isSafeXmp(declares(300))); // the parser writes it out at every element
    CHECK(isSafeXmp(oneRegion("0.5 0.5 0.1 0.1")));
    CHECK(regionsInXmp(deep, largeFrame).empty());
}

TEST_CASE("XMP with more properties beside each other than anybody writes is refused: reading it takes minutes")
{
    const auto packet = [](const std::string& inside) { return test::mwgPacket({}, "", inside); };
    const auto many = [](int count, const char* before, const char* between, const char* after) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            const std::string number = std::to_string(i);
            text += before + number + between + number + after;
        }
        return text;
    };
    const auto elements = [&](int count) { return many(count, "<dc:a", ">x</dc:a", ">"); };
    const auto attributes = [&](int count) { return "<foreign:a " + many(count, "dc:a", "='", "' ") + "/>"; };
    const auto descriptions = [&](int count) {
        return "</rdf:Description>" + many(count, "<rdf:Description><dc:a", ">x</dc:a", "></rdf:Description>") +
               "<rdf:Description>";
    };
    const auto namespaces = [&](int count) {
        return many(count, "<foreign:a xmlns:n", "='http://example.org/", "'/>");
    };
    for (const auto& text : {elements(900), attributes(900), descriptions(900), namespaces(80)})
        CHECK(isSafeXmp(packet(text)));
    for (const auto& text : {elements(1100), attributes(1100), descriptions(1100), namespaces(120)})
        CHECK_FALSE(isSafeXmp(packet(text)));
    std::string list;
    for (int i = 0; i < 5000; ++i)
        list += "<rdf:li><rdf:Description dc:a='' dc:b=''><dc:c/></rdf:Description></rdf:li>";
    CHECK(isSafeXmp(packet("<dc:subject><rdf:Bag>" + list + "</rdf:Bag></dc:subject>")));
}

TEST_CASE("Of very many regions the first thousand are read")
{
    std::vector<test::RegionText> many;
    for (int i = 0; i < 3000; ++i) many.push_back({"P" + std::to_string(i), "Face", "0.5 0.5 0.1 0.1"});
    const auto regions = regionsInXmp(test::mwgPacket(many), largeFrame);
    REQUIRE(regions.size() == maxRegions);
    CHECK(regions[999].name == "P999");
}

TEST_CASE("Bytes changed at random never harm")
{
    std::mt19937 random(7);
    const std::string whole =
        test::mwgPacket({{"Rose", "Face", "0.3 0.4 0.1 0.2"}, {"Tom", "Face", "0.6 0.4 0.1 0.2"}});
    const std::string ini = test::picasaIni("a.jpg", "rect64(3f845bcb59418507),8e62398ebda8c1a5");
    for (int i = 0; i < 2000; ++i) {
        for (std::string text : {whole, ini}) {
            for (int changes = 0; changes < 4; ++changes)
                text[random() % text.size()] = static_cast<char>(random() % (i % 2 == 0 ? 256 : 128));
            if (i % 5 == 0) text.resize(random() % text.size());
            for (const FaceRegion& region : regionsInXmp(text, standing)) CHECK(region.box.area() > 0);
            (void)PicasaIni(text).regionsOf("a.jpg", standing);
        }
    }
}

TEST_CASE("XMP is found inside JPEG, PNG and WebP, and nowhere else")
{
    const std::string packet = oneRegion("0.3 0.4 0.1 0.2");
    for (const char* extension : {".jpg", ".png", ".webp"}) {
        INFO(extension);
        const auto plain = test::encoded(test::unevenPicture(), extension);
        CHECK(xmpPacketOf(plain).empty());
        CHECK(xmpPacketOf(test::withXmp(plain, extension, packet)) == packet);
    }
    CHECK(xmpPacketOf(test::bytesOf("GIF89a")).empty());
    CHECK(xmpPacketOf({}).empty());
}

TEST_CASE("XMP is found in a GIF before and behind its pictures, and one that is cut or of another program has none")
{
    const std::string packet = oneRegion("0.3 0.4 0.1 0.2");
    std::string trailer(1, '\x01'); // XMP part 3, 1.1.2: whatever byte it is read from on, it leads to the end
    for (int i = 255; i >= 0; --i) trailer += static_cast<char>(i);
    const std::string xmp = "\x21\xFF\x0BXMP DataXMP" + packet + trailer + '\0';
    const std::string other = std::string("\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0", 19);
    const std::string head("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF", 19);
    const std::string picture("\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0", 15);
    CHECK(xmpPacketOf(test::bytesOf(head + other + xmp + picture + ";")) == packet);
    CHECK(xmpPacketOf(test::bytesOf(head + picture + xmp + ";")) == packet);
    CHECK(xmpPacketOf(test::bytesOf(head + other + picture + ";")).empty());
    const std::string whole = head + xmp;
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK(xmpPacketOf(test::bytesOf(whole.substr(0, size))).empty());
}

TEST_CASE("Picasa's own file names the faces of the photos beside it")
{
    const std::string text =
        "[Picasa]\r\nname=Summer\r\n[a.jpg]\r\nstar=yes\r\n"
        "faces=rect64(40006666800099990),1;rect64(4000666680009999),8e62398ebda8c1a5;"
        "rect64(999400033339999),ffffffffffffffff;rect64(xyz),1;rect64(ffff0000ffff0000),1;junk\r\n"
        "[Contacts2]\r\n8e62398ebda8c1a5=Rose;rose@example.org;\r\n";
    const PicasaIni ini(text);
    const auto regions = ini.regionsOf("a.jpg", largeFrame);
    REQUIRE(regions.size() == 2);
    CHECK(regions[0].name == "Rose");
    CHECK(regions[0].source == RegionSource::picasa);
    CHECK(near(regions[0].box, {0.25F, 0.4F, 0.25F, 0.2F}));
    CHECK(regions[1].name.empty());
    CHECK(ini.regionsOf("b.jpg", largeFrame).empty());
    CHECK(ini.regionsOf("", largeFrame).empty());
    CHECK(ini.regionsOf("A.JPG", largeFrame).size() == 2);
    const PicasaIni accents("[Jos\xC3\xA9.jpg]\nfaces=rect64(4000666680009999),1;\n");
    CHECK(accents.regionsOf("jose\xCC\x81.jpg", largeFrame).size() == 1); // the accent typed apart
    CHECK(accents.regionsOf("Jose.jpg", largeFrame).empty());             // another photo
}

TEST_CASE("Picasa's own file is read whatever its code page, its byte order mark and the letter case of its sections")
{
    const auto nameIn = [](const std::string& text, const PicasaContacts& others = {}) {
        const auto regions = PicasaIni(text).regionsOf("A.jpg", largeFrame, others);
        return regions.size() == 1 ? regions[0].name : "no region";
    };
    const std::string faces = "faces=rect64(4000666680009999),8e62398ebda8c1a5\r\n";
    const std::string contact = "8E62398EBDA8C1A5=Zo\xC3\xAB;;\r\n";
    CHECK(nameIn("[A.jpg]\r\n" + faces + "[Contacts2]\r\n" + contact) == "Zo\xC3\xAB");
    CHECK(nameIn("\xEF\xBB\xBF[a.JPG]\r\n" + faces + "[CONTACTS2]\r\n" + contact) == "Zo\xC3\xAB");
    CHECK(nameIn("[a.jpg]\n" + faces + "[Contacts]\n8e62398ebda8c1a5=Zo\xEB\n") == "Zo\xC3\xAB"); // Windows 1252
    std::string wide = "\xFF\xFE";
    for (const char c : "[a.jpg]\n" + faces + "[Contacts2]\n8e62398ebda8c1a5=Rose\n") wide += {c, '\0'};
    CHECK(nameIn(wide) == "Rose");
    CHECK(nameIn("[a.jpg]\n" + faces).empty());
    CHECK(nameIn("[a.jpg]\n" + faces, PicasaIni("[Contacts2]\n" + contact).contacts()) == "Zo\xC3\xAB");
}

TEST_CASE("A name that other programs wrote has no control sign in it, and what a language needs between letters")
{
    using namespace std::string_literals;
    CHECK(personNameIn("Ro\x02se") == "Rose");
    CHECK(personNameIn("Zo\xC2\x9B\xC3\xAB") == "Zo\xC3\xAB"); // one of the second set
    CHECK(personNameIn("Anna\r\nMaria\tLang\0\0"s) == "Anna Maria Lang");
    CHECK(personNameIn("Anna\xC2\x85Maria") == "Anna Maria");                          // the next line
    CHECK(personNameIn("R\xE2\x80\xAEose\xE2\x80\xAC, R\xE2\x80\x8Bo") == "Rose, Ro"); // from right to left, no width
    CHECK(personNameIn("R\xEF\xBB\xBFo\xC2\xADse") == "Rose"); // a byte order mark, a soft hyphen
    CHECK(personNameIn("\x01\x02").empty());
    const std::string joined = "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xA7"; // Persian, not joined
    CHECK(personNameIn(joined) == joined);
    CHECK(personNameIn("Ren\xE9") == "Ren\xEF\xBF\xBD");
    const auto regions = regionsInXmp(
        test::mwgPacket({{"R\xC2\x9Fo\xE2\x80\x8Bse", "Face", "0.2 0.5 0.1 0.1"}}, "1600 1200"), largeFrame);
    CHECK(regions.at(0).name == "Rose");
    CHECK(namesInTakeout("{\"people\": [{\"name\": \"Ro\\u0007se\\u200e\"}]}") == std::vector<std::string>{"Rose"});
}

TEST_CASE("Picasa's older list of contacts says names, mail addresses beside them and accounts in their place")
{
    const auto nameOf = [](const std::string& lists) {
        const auto regions = PicasaIni("[a.jpg]\nfaces=rect64(4000666680009999),8e62398ebda8c1a5\n" + lists)
                                 .regionsOf("a.jpg", largeFrame);
        return regions.at(0).name;
    };
    const std::string older = "[Contacts]\n8e62398ebda8c1a5=";
    CHECK(nameOf(older + "Rose Miller,rose@example.org\n") == "Rose Miller");
    CHECK(nameOf(older + "Rose Miller, rose@example.org,x\n") == "Rose Miller");
    CHECK(nameOf(older + "Rose Miller <rose@example.org>\n") == "Rose Miller");
    CHECK(nameOf(older + "Rose Miller;rose@example.org;\n") == "Rose Miller");
    CHECK(nameOf(older + "Rose Miller (rose@example.org)\n") == "Rose Miller");
    CHECK(nameOf(older + "Rose Miller rose@example.org\n") == "Rose Miller");
    CHECK(nameOf(older + "Miller, Rose\n") == "Miller, Rose");
    CHECK(nameOf(older + "rose_lh,cb989580bc43a91\n").empty());
    CHECK(nameOf(older + "rose_lh,cb989580bc43a91\n[Contacts2]\n8e62398ebda8c1a5=Rose;;\n") == "Rose");
}

TEST_CASE("Areas of a HEIC are said of the turned picture unless their size is that of the stored")
{
    const PictureFrame turned{{480, 360}, Orientation::upright, Orientation::rotated90};
    const RelBox upright{0.2F, 0.3F, 0.1F, 0.2F}, stored = toStored(upright, Orientation::rotated90);
    const auto said = [](const RelBox& box) {
        char text[80];
        const RelPoint centre = box.centre();
        std::snprintf(text, sizeof text, "%f %f %f %f", double(centre.x), double(centre.y), double(box.w),
                      double(box.h));
        return std::string(text);
    };
    const auto boxIn = [&](const RelBox& box, const std::string& size) {
        return regionsInXmp(test::mwgPacket({{"Rose", "Face", said(box)}}, size), turned).at(0).box;
    };
    CHECK(near(boxIn(stored, "360 480"), upright));
    CHECK(near(boxIn(upright, "480 360"), upright));
    CHECK(near(boxIn(upright, ""), upright));
}

TEST_CASE("A head and the face in it are one, two faces side by side are two")
{
    const RelBox face{0.4F, 0.4F, 0.1F, 0.13F}, head{0.37F, 0.34F, 0.16F, 0.24F}, beside{0.52F, 0.4F, 0.1F, 0.13F};
    const auto marked = facesMarkedBy({beside, head}, {face, beside});
    CHECK(marked[0] == 1);
    CHECK(marked[1] == 0);
    CHECK_FALSE(facesMarkedBy({RelBox{0, 0, 1, 1}}, {face})[0]);
    const auto once = withoutDoubles({{"Rose", face, {}}, {"Rosa", head, {}}, {"Tom", beside, {}}});
    REQUIRE(once.size() == 2);
    CHECK(once[0].name == "Rose");
}

TEST_CASE(
    "Of regions that several files have of a picture the first that names somebody holds and keeps the other names")
{
    const RelBox face{0.4F, 0.4F, 0.1F, 0.13F}, head{0.37F, 0.34F, 0.16F, 0.24F}, beside{0.52F, 0.4F, 0.1F, 0.13F};
    const auto once = unitedRegions(
        {{"", face}, {"Rose", head}, {"Tom", beside}, {"Rosa", face}, {"Rose", face}, {"Rosa", head}, {"", beside}});
    REQUIRE(once.size() == 2);
    CHECK(once[0].name == "Rose");
    CHECK(once[0].otherNames == std::vector<std::string>{"Rosa"});
    CHECK(once[1].name == "Tom");
    CHECK(once[1].otherNames.empty());
    CHECK(unitedRegions({{"", face}, {"", head}}).size() == 1);
}
