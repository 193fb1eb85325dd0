// Writes the first files of the corpora, all drawn or written here: fuzz-seeds FOLDER
#include <cstdio>
#include <fstream>

#include <libheif/heif.h>
#include <nlohmann/json.hpp>

#include "catalogue/ExchangeFile.h"
#include "metadata/ExifWriter.h"
#include "support/Films.h"
#include "support/JxlPicture.h"
#include "support/OpenCvPictures.h"
#include "support/Regions.h"
#include "support/SmallNets.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;

namespace {

namespace fs = std::filesystem;

void put(const fs::path& file, std::span<const std::byte> bytes)
{
    fs::create_directories(file.parent_path());
    writeFile(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// Empty where libheif has no encoder of this kind.
ByteVector heifOf(const cv::Mat& picture, heif_compression_format kind)
{
    ByteVector bytes;
    heif_context* const context = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    heif_image* image = nullptr;
    heif_image_create(picture.cols, picture.rows, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
    heif_image_add_plane(image, heif_channel_interleaved, picture.cols, picture.rows, 8);
    int stride = 0;
    std::uint8_t* const plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    for (int y = 0; y < picture.rows; ++y) std::memcpy(plane + y * stride, picture.ptr(y), 3UL * picture.cols);
    if (heif_context_get_encoder_for_format(context, kind, &encoder).code == heif_error_Ok &&
        heif_context_encode_image(context, image, encoder, nullptr, nullptr).code == heif_error_Ok) {
        heif_writer writer{1, [](heif_context*, const void* data, std::size_t size, void* into) {
                               const auto* const from = static_cast<const std::byte*>(data);
                               static_cast<ByteVector*>(into)->assign(from, from + size);
                               return heif_error{heif_error_Ok, heif_suberror_Unspecified, ""};
                           }};
        heif_context_write(context, &writer, &bytes);
    }
    if (encoder) heif_encoder_release(encoder);
    heif_image_release(image);
    heif_context_free(context);
    return bytes;
}

ByteVector jpegWithExif(const cv::Mat& picture)
{
    ExifFacts facts;
    facts.takenLocalS = 1'000'000'000;
    facts.takenOffsetMin = 120;
    facts.latitude = 48.2;
    facts.longitude = -16.4;
    facts.orientation = Orientation::rotated90;
    facts.camera = "Box Camera 1";
    return withExif(encodedByOpenCv(picture, ".jpg"), facts).value();
}

void writePhotos(const fs::path& folder)
{
    const cv::Mat picture = unevenPicture({24, 16});
    const ByteVector png = encodedByOpenCv(picture, ".png"),
                     webp = encodedByOpenCv(picture, ".webp", {cv::IMWRITE_WEBP_QUALITY, 101});
    for (const char* target : {"load", "exif"}) {
        put(folder / target / "exif.jpg", jpegWithExif(picture));
        put(folder / target / "exif.png", pngWithExif(png, orientationBlock(Orientation::mirrored)));
        put(folder / target / "exif.webp", webpWithExif(webp, orientationBlock(Orientation::flipped)));
        put(folder / target / "little.tif", tiffOf(picture, Orientation::rotated180));
        put(folder / target / "big.tif", tiffOf(picture, Orientation::transposed, true));
    }
    const fs::path load = folder / "load";
    put(load / "progressive.jpg",
        encodedByOpenCv(picture, ".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1, cv::IMWRITE_JPEG_RST_INTERVAL, 1}));
    put(load / "lossy.webp", encodedByOpenCv(picture, ".webp", {cv::IMWRITE_WEBP_QUALITY, 50}));
    put(load / "a.bmp", encodedByOpenCv(unevenPicture({8, 5}), ".bmp"));
    put(load / "a.gif", gifOf({"0123", "3210"}, {{1, 2, 3}, {200, 100, 0}, {9, 9, 9}}, true));
    put(load / "a.heic", heifOf(picture, heif_compression_HEVC));
    put(load / "a.avif", heifOf(picture, heif_compression_AV1));
    const auto block = orientationBlock(Orientation::rotated90);
    const std::string exif(reinterpret_cast<const char*>(block.data()), block.size());
    put(load / "alone.jxl", jxlOf(picture, {.orientation = Orientation::rotated90}));
    for (const char* target : {"load", "exif"})
        put(folder / target / "boxes.jxl",
            jxlOf(picture, {.lossless = true, .exif = exif, .xmp = "<x/>", .packed = true}));
}

void writeFilms(const fs::path& folder)
{
    const std::vector<cv::Mat> scenes = {unevenPicture({32, 16}), cv::Mat(16, 32, CV_8UC3, cv::Scalar(20, 90, 200))};
    const auto frames = shownFor(2, scenes);
    writeFilm(folder / "a.mp4", frames, {.says = {{"creation_time", "2019-07-01T10:00:00Z"}}});
    writeFilm(folder / "turned.mov", frames,
              {.container = "mov",
               .turn = Orientation::rotated90,
               .says = {{"com.apple.quicktime.creationdate", "2019-07-01T10:00:00+0200"},
                        {"com.apple.quicktime.location.ISO6709", "+48.2082+016.3738/"}}});
    writeFilm(folder / "wide.mp4", frames, {.pixelWidth = 2, .encrypted = true});
    writeFilm(folder / "a.avi", frames, {.container = "avi", .motionJpeg = true});
    writeFilm(folder / "a.mkv", frames, {.container = "matroska", .motionJpeg = true});
}

void writeRegions(const fs::path& folder)
{
    const std::string mwg = mwgPacket({{"Rose", "Face", "0.3 0.4 0.1 0.2"}, {"Rex", "Pet", "0.7 0.7 0.1 0.1"}},
                                      "3000 4000", "<dc:subject><rdf:Bag><rdf:li>Rose</rdf:li></rdf:Bag></dc:subject>");
    const std::string microsoft = microsoftPacket({{"Tom", "0.25, 0.3, 0.1, 0.2"}});
    writeFile(folder / "mwg.xmp", mwg);
    writeFile(folder / "microsoft.xmp", microsoft);
    writeFile(folder / "picasa.ini", picasaIni("a.jpg", "rect64(3f845bcb59418507),8e62398ebda8c1a5"));
    const cv::Mat picture = unevenPicture({8, 8});
    const std::string name(32, 'A');
    put(folder / "extended.jpg",
        withExtendedXmp(encodedByOpenCv(picture, ".jpg"), microsoftPacket({}, extensionName(name)), name, mwg, 600));
    for (const char* extension : {".jpg", ".png", ".webp"})
        put(folder / (std::string("a") + extension), withXmp(encodedByOpenCv(picture, extension), extension, mwg));
}

Uid uid(int number)
{
    Uid uid;
    uid.bytes.back() = static_cast<std::byte>(number);
    return uid;
}

/// Two faces of a picture named, one of the names taken back, two people made one.
std::string exchangeDocument(int library)
{
    const auto text = [](int number) { return uid(number).text(); };
    ExchangeFile file;
    file.contents = {{.uid = uid(1), .width = 400, .height = 300, .keys = {ContentId{1, uid(2).bytes}}}};
    file.faces = {{.uid = uid(3), .content = uid(1), .box = {0.1F, 0.1F, 0.2F, 0.2F}, .score = 0.9},
                  {.uid = uid(4), .content = uid(1), .box = {0.5F, 0.1F, 0.2F, 0.2F}, .origin = FaceOrigin::drawn}};
    file.people = {uid(5), uid(6)};
    const auto decision = [&](int number, DecisionKind kind, std::vector<ToldChange> changes) {
        ToldDecision told{.uid = uid(10 * library + number),
                          .library = uid(100 + library),
                          .clock = number,
                          .kind = kind,
                          .undoes = {},
                          .note = "Rose",
                          .changes = std::move(changes)};
        if (kind == DecisionKind::undo) told.undoes = uid(10 * library + number - 1);
        file.decisions.push_back(std::move(told));
    };
    decision(1, DecisionKind::named,
             {{Register::personName, text(5), std::int64_t{0}, {}, std::string("Rose")},
              {Register::facePerson, text(3), std::int64_t{0}, {}, text(5)}});
    decision(2, DecisionKind::named,
             {{Register::personName, text(6), std::int64_t{0}, {}, std::string("Tom")},
              {Register::faceBox, text(4), std::int64_t{0}, {}, std::string("0.5 0.1 0.2 0.2")},
              {Register::facePerson, text(4), std::int64_t{0}, {}, text(6)},
              {Register::faceNotPerson, text(4), text(5), {}, std::int64_t{1}}});
    decision(3, DecisionKind::undo, {{Register::facePerson, text(4), std::int64_t{0}, text(6), {}}});
    decision(4, DecisionKind::merged, {{Register::personMergedInto, text(6), std::int64_t{0}, {}, text(5)}});
    return nlohmann::ordered_json{{"exchange", toJson(file)}}.dump();
}

void writeManifest(const fs::path& folder)
{
    const auto manifest = nlohmann::ordered_json::parse(readFile(fs::path(ALBUMEN_SOURCE) / "models/manifest.json"));
    for (const auto& model : manifest.at("models")) {
        const nlohmann::ordered_json one{{"models", {model}}};
        writeFile(folder / (model.at("id").get<std::string>() + ".json"), one.dump(1));
    }
}

std::string number(unsigned field, char value)
{
    return {static_cast<char>(field << 3U), value};
}

/// An input of 1 x 3 x any and a weight, as onnx.proto has them.
std::string onnx()
{
    const std::string dims =
        protoField(1, number(1, 1)) + protoField(1, number(1, 3)) + protoField(1, protoField(2, "w"));
    const std::string input = protoField(1, "data") + protoField(2, protoField(1, number(1, 1) + protoField(2, dims)));
    return protoField(7, protoField(11, input) + protoField(5, protoField(8, "weight")) +
                             protoField(11, protoField(1, "weight")));
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2) {
        std::fprintf(stderr, "usage: fuzz-seeds FOLDER\n");
        return 2;
    }
    const fs::path folder = arguments[1];
    for (const char* target : {"regions", "manifest", "exchange", "onnx"}) fs::create_directories(folder / target);
    writePhotos(folder);
    writeFilms(folder / "load");
    writeRegions(folder / "regions");
    writeManifest(folder / "manifest");
    writeFile(folder / "exchange" / "one.json", exchangeDocument(1));
    writeFile(folder / "exchange" / "two.json", exchangeDocument(1) + '\0' + exchangeDocument(2));
    writeFile(folder / "onnx" / "small.onnx", onnx());
    return 0;
}
