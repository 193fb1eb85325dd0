// What was written into photos and sidecars, read by programs that are not this one: exiv2 and, where it is installed,
// exiftool.
#include <cstdio>
#include <cstdlib>
#include <map>

#include <catch2/catch.hpp>
#include <exiv2/exiv2.hpp>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include "base/Files.h"
#include "metadata/ExifReader.h"
#include "metadata/ExifWriter.h"
#include "metadata/Sidecar.h"
#include "metadata/XmpWriter.h"
#include "support/Pictures.h"
#include "support/Regions.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

namespace {

// The picture is stored 96 x 64 and turned a quarter: upright it is 64 x 96.
const PictureFrame turned{{64, 96}, Orientation::rotated90};
const std::vector<FaceToSay> twoFaces{{{0.25F, 0.5F, 0.125F, 0.25F}, "Rose & Söhne <1>", false, {}},
                                      {{0.5F, 0.125F, 0.25F, 0.125F}, "Max", false, {}}};
constexpr const char* kinds[] = {".jpg", ".png", ".webp", ".lossless.webp", ".tif", ".big.tif", ".xmp"};

ByteVector picture(const std::string& kind)
{
    if (kind.ends_with(".tif")) return tiffOf(unevenPicture(), turned.orientation, kind.starts_with(".big"));
    if (kind == ".lossless.webp") return encoded(unevenPicture(), ".lossless.webp");
    return encoded(unevenPicture(), kind);
}

fs::path saved(const TempFolder& folder, const std::string& name, const ByteVector& photo)
{
    writeFile(folder / name, {reinterpret_cast<const char*>(photo.data()), photo.size()});
    return folder / name;
}

/// A photo of this kind that names the faces, or a sidecar.
fs::path written(const TempFolder& folder, const std::string& kind)
{
    const fs::path file = folder / ("a" + kind);
    if (kind == ".xmp") {
        REQUIRE(writeSidecar(*makeFiles(), file, {twoFaces, turned}, JobControl()).value() == SidecarChange::written);
        return file;
    }
    const auto photo = withPacket(picture(kind), withFaces("", twoFaces, turned).value());
    REQUIRE(photo);
    return saved(folder, file.filename(), *photo);
}

/// What exiv2 finds in the file: key and value.
std::map<std::string, std::string> readByExiv2(const fs::path& file)
{
    ExifReader::initialise();
    const auto image = Exiv2::ImageFactory::open(file.native());
    image->readMetadata();
    std::map<std::string, std::string> all;
    for (const Exiv2::Xmpdatum& datum : image->xmpData()) all[datum.key()] = datum.toString();
    return all;
}

struct Numbers {
    double x, y, w, h;
};

void checkNear(const Numbers& found, const Numbers& expected)
{
    CHECK(found.x == Approx(expected.x).margin(1e-5));
    CHECK(found.y == Approx(expected.y).margin(1e-5));
    CHECK(found.w == Approx(expected.w).margin(1e-5));
    CHECK(found.h == Approx(expected.h).margin(1e-5));
}

// The faces in the stored picture, which is turned right to be upright: x there is y here, y there is 1 - right side.
constexpr Numbers roseStored{0.5, 0.625, 0.25, 0.125}, maxStored{0.125, 0.25, 0.125, 0.25};

/// MWG 2.0 gives the centre, Microsoft the corner.
Numbers centred(const Numbers& box)
{
    return {box.x + box.w / 2, box.y + box.h / 2, box.w, box.h};
}

Numbers rectangleOf(const std::string& text)
{
    Numbers box{};
    REQUIRE(std::sscanf(text.c_str(), "%lf, %lf, %lf, %lf", &box.x, &box.y, &box.w, &box.h) == 4);
    return box;
}

/// What a program says on its output; none: it ended badly.
std::optional<std::string> outputOf(const std::string& command)
{
    FILE* const pipe = popen(command.c_str(), "r");
    if (!pipe) return std::nullopt;
    std::string text(1 << 20, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), pipe));
    return pclose(pipe) == 0 ? std::optional(text) : std::nullopt;
}

/// What exiftool finds wrong with the file's structure, a line each; "OK" where that is nothing.
std::string warningsOf(const fs::path& file)
{
    return outputOf("exiftool -a -s3 -validate -warning '" + file.native() + "'").value_or("");
}

double numberOf(const nlohmann::json& json)
{
    return json.is_string() ? std::stod(json.get<std::string>()) : json.get<double>();
}

} // namespace

TEST_CASE("exiv2 finds names, areas and sizes in photos and sidecars as the Metadata Working Group wants them")
{
    const std::string kind = GENERATE(from_range(std::begin(kinds), std::end(kinds)));
    INFO(kind);
    const TempFolder folder;
    auto found = readByExiv2(written(folder, kind));
    const std::string regions = "Xmp.mwg-rs.Regions", list = regions + "/mwg-rs:RegionList";
    CHECK(found[regions] == "type=\"Struct\"");
    CHECK(found[regions + "/mwg-rs:AppliedToDimensions/stDim:w"] == "96");
    CHECK(found[regions + "/mwg-rs:AppliedToDimensions/stDim:h"] == "64");
    CHECK(found[regions + "/mwg-rs:AppliedToDimensions/stDim:unit"] == "pixel");
    CHECK(found[list] == "type=\"Bag\"");
    const Numbers stored[] = {roseStored, maxStored};
    for (std::size_t i = 0; i < twoFaces.size(); ++i) {
        const std::string one = list + "[" + std::to_string(i + 1) + "]", area = one + "/mwg-rs:Area/stArea:";
        CHECK(found[one] == "type=\"Struct\"");
        CHECK(found[one + "/mwg-rs:Name"] == twoFaces[i].name);
        CHECK(found[one + "/mwg-rs:Type"] == "Face");
        CHECK(found[area + "unit"] == "normalized");
        checkNear({std::stod(found[area + "x"]), std::stod(found[area + "y"]), std::stod(found[area + "w"]),
                   std::stod(found[area + "h"])},
                  centred(stored[i]));
    }
    CHECK(found.count(list + "[3]") == 0);
}

TEST_CASE("exiv2 finds Microsoft's regions and the names as keywords in photos and sidecars")
{
    const std::string kind = GENERATE(from_range(std::begin(kinds), std::end(kinds)));
    INFO(kind);
    const TempFolder folder;
    auto found = readByExiv2(written(folder, kind));
    const std::string list = "Xmp.MP.RegionInfo/MPRI:Regions";
    CHECK(found["Xmp.MP.RegionInfo"] == "type=\"Struct\"");
    CHECK(found[list] == "type=\"Bag\"");
    CHECK(found[list + "[1]/MPReg:PersonDisplayName"] == twoFaces[0].name);
    checkNear(rectangleOf(found[list + "[1]/MPReg:Rectangle"]), roseStored);
    CHECK(found[list + "[2]/MPReg:PersonDisplayName"] == twoFaces[1].name);
    checkNear(rectangleOf(found[list + "[2]/MPReg:Rectangle"]), maxStored);
    CHECK(found.count(list + "[3]") == 0);
    CHECK(found["Xmp.dc.subject"] == "Max, Rose & Söhne <1>");
    CHECK(found["Xmp.lr.hierarchicalSubject"] == "People|Max, People|Rose & Söhne <1>");
}

TEST_CASE("exiv2 finds the picture's size and its EXIF as they were before names were written into it")
{
    const ByteVector block = orientationBlock(turned.orientation);
    ExifFacts facts;
    facts.orientation = turned.orientation;
    const std::map<std::string, ByteVector> photos{{".jpg", withExif(picture(".jpg"), facts).value()},
                                                   {".png", pngWithExif(picture(".png"), block)},
                                                   {".webp", webpWithExif(picture(".webp"), block)},
                                                   {".tif", picture(".tif")}};
    for (const auto& [kind, photo] : photos) {
        INFO(kind);
        const auto named = withPacket(photo, withFaces("", twoFaces, turned).value());
        REQUIRE(named);
        const auto image =
            Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(named->data()), long(named->size()));
        image->readMetadata();
        CHECK(image->pixelWidth() == 96);
        CHECK(image->pixelHeight() == 64);
        CHECK(image->exifData()["Exif.Image.Orientation"].toString() == "6");
        CHECK(image->xmpData().findKey(Exiv2::XmpKey("Xmp.MP.RegionInfo")) != image->xmpData().end());
    }
}

TEST_CASE("exiftool finds names and areas in photos and sidecars, and no more to warn of than before")
{
    if (!outputOf("exiftool -ver 2>/dev/null")) skip("exiftool");
    for (const std::string kind : kinds) {
        INFO(kind);
        const TempFolder folder;
        const fs::path file = written(folder, kind);
        CHECK(warningsOf(file) ==
              (kind == ".xmp" ? "OK\n" : warningsOf(saved(folder, "before" + kind, picture(kind)))));
        const auto text = outputOf("exiftool -json -struct -RegionInfo -RegionInfoMP -Subject -HierarchicalSubject '" +
                                   file.native() + "'");
        REQUIRE(text);
        const nlohmann::json found = nlohmann::json::parse(*text)[0];
        INFO(found.dump(1));
        const auto& mwg = found.at("RegionInfo");
        CHECK(numberOf(mwg.at("AppliedToDimensions").at("W")) == 96);
        CHECK(numberOf(mwg.at("AppliedToDimensions").at("H")) == 64);
        CHECK(mwg.at("AppliedToDimensions").at("Unit") == "pixel");
        REQUIRE(mwg.at("RegionList").size() == twoFaces.size());
        REQUIRE(found.at("RegionInfoMP").at("Regions").size() == twoFaces.size());
        const Numbers stored[] = {roseStored, maxStored};
        for (std::size_t i = 0; i < twoFaces.size(); ++i) {
            const auto& region = mwg.at("RegionList")[i];
            CHECK(region.at("Name") == twoFaces[i].name);
            CHECK(region.at("Type") == "Face");
            const auto& area = region.at("Area");
            CHECK(area.at("Unit") == "normalized");
            checkNear({numberOf(area.at("X")), numberOf(area.at("Y")), numberOf(area.at("W")), numberOf(area.at("H"))},
                      centred(stored[i]));
            const auto& microsoft = found.at("RegionInfoMP").at("Regions")[i];
            CHECK(microsoft.at("PersonDisplayName") == twoFaces[i].name);
            checkNear(rectangleOf(microsoft.at("Rectangle")), stored[i]);
        }
        CHECK(found.at("Subject") == nlohmann::json{"Max", twoFaces[0].name});
        CHECK(found.at("HierarchicalSubject") == nlohmann::json{"People|Max", "People|" + twoFaces[0].name});
    }
}

TEST_CASE("What another program says of a shot is read and what it does not say is none")
{
    const ByteVector plain = encoded(unevenPicture(), ".jpg");
    const auto image =
        Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(plain.data()), static_cast<long>(plain.size()));
    image->readMetadata();
    Exiv2::ExifData exif;
    exif["Exif.Photo.LensModel"] = "EF24-70mm f/2.8L";
    exif["Exif.Photo.ExposureTime"] = Exiv2::URational(1, 250);
    exif["Exif.Photo.FNumber"] = Exiv2::URational(28, 10);
    exif["Exif.Photo.FocalLength"] = Exiv2::URational(50, 1);
    exif["Exif.Photo.ISOSpeedRatings"] = std::uint16_t{400};
    exif["Exif.Photo.Flash"] = std::uint16_t{0x19};
    image->setExifData(exif);
    image->writeMetadata();
    Exiv2::BasicIo& io = image->io();
    REQUIRE(io.open() == 0);
    ByteVector bytes(io.size());
    REQUIRE(io.read(reinterpret_cast<Exiv2::byte*>(bytes.data()), static_cast<long>(bytes.size())) ==
            static_cast<long>(bytes.size()));
    const ShotFacts shot = ExifReader().readShot(bytes);
    CHECK(shot.lens == "EF24-70mm f/2.8L");
    CHECK(shot.exposureS.value() == Approx(0.004));
    CHECK(shot.fNumber.value() == Approx(2.8));
    CHECK(shot.focalMm.value() == Approx(50));
    CHECK(shot.iso == 400);
    CHECK(shot.flash == true);
    CHECK_FALSE(shot.focal35Mm);
    const ShotFacts nothing = ExifReader().readShot(plain);
    CHECK((nothing.lens.empty() && !nothing.exposureS && !nothing.iso && !nothing.flash));
}
