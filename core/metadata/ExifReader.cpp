#include "metadata/ExifReader.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <exiv2/exiv2.hpp>
#include <libraw/libraw.h>

#include "base/Text.h"
#include "metadata/Container.h"
#include "metadata/HeifItems.h"
#include "metadata/JxlBoxes.h"
#include "metadata/OwnTurn.h"
#include "metadata/PhotoDate.h"
#include "metadata/PngText.h"
#include "metadata/ScreenWords.h"
#include "metadata/XmpPacket.h"

namespace albumen {
namespace {

/// Names of cameras are short; what is longer is somebody's joke.
constexpr std::size_t maxCameraBytes = 100;
/// EXIF as text in a PNG: cameras write at most some hundred KB.
constexpr std::size_t maxExifBytes = 4 << 20;

// --- finding the block: exiv2's own readers of containers are passed by, so that a hostile file meets little code ---

Bytes jpegExif(Bytes file)
{
    using namespace std::string_view_literals;
    JpegSegments segments(file);
    while (const auto segment = segments.next()) {
        if (segment->kind == 0xDA) break; // the picture: EXIF comes before it
        if (segment->kind == 0xE1 && segment->body.says(0, "Exif\0"sv)) return segment->body.from(6);
    }
    return {};
}

Bytes withoutJpegHead(Bytes block)
{
    return block.says(0, "Exif") ? block.from(6) : block;
}

/// An eXIf chunk, else the profile that ImageMagick, exiv2 and GIMP write as text, gathered in `room`.
Bytes pngExif(Bytes file, std::vector<std::byte>& room)
{
    constexpr std::array<std::string_view, 2> profiles = {"Raw profile type exif", "Raw profile type APP1"};
    Bytes block;
    PngChunks chunks(file);
    while (const auto chunk = chunks.next()) {
        if (chunk->kind == fourLetters("eXIf")) return withoutJpegHead(chunk->body);
        const auto text = block.size() == 0 ? pngText(*chunk, 3 * maxExifBytes, profiles) : std::nullopt;
        if (!text) continue;
        const std::string profile = rawProfile(text->text);
        const auto bytes = std::as_bytes(std::span(profile));
        room.assign(bytes.begin(), bytes.end());
        const Bytes found = withoutJpegHead(Bytes(room));
        if (found.says(0, "II*") || found.says(0, "MM")) block = found; // one of type APP1 may be XMP
    }
    return block;
}

Bytes webpExif(Bytes file)
{
    RiffChunks chunks(webpBody(file));
    while (const auto chunk = chunks.next())
        if (chunk->kind == fourLetters("EXIF")) return withoutJpegHead(chunk->body);
    return {};
}

// --- what the block says ---

std::string textOf(const Exiv2::ExifData& exif, const char* key)
{
    const auto found = exif.findKey(Exiv2::ExifKey(key));
    return found == exif.end() ? std::string() : found->toString();
}

struct TimeTags {
    const char* time;
    const char* offset;
};
/// Taken and digitised; 0x90xx: OffsetTime of EXIF 2.31.
constexpr TimeTags timeTags[] = {{"Exif.Photo.DateTimeOriginal", "Exif.Photo.0x9011"},
                                 {"Exif.Image.DateTimeOriginal", "Exif.Photo.0x9011"},
                                 {"Exif.Photo.DateTimeDigitized", "Exif.Photo.0x9012"}};
/// The file's last change by a program: where nothing else says when the photo was taken.
constexpr TimeTags changeTags = {"Exif.Image.DateTime", "Exif.Photo.0x9010"};

bool readTime(const Exiv2::ExifData& exif, const TimeTags& tags, ExifFacts& facts)
{
    const auto date = photoDateOf(textOf(exif, tags.time));
    if (!date) return false;
    facts.takenLocalS = date->localS;
    facts.takenSpan = date->span;
    facts.takenOffsetMin = offsetOf(textOf(exif, tags.offset));
    return true;
}

/// What lies beside a photo.
struct Beside {
    std::span<const std::string> sidecars, takeout;
};

/// EXIF, then XMP inside and beside the photo, then IPTC, then a PNG's text, then Takeout's list, then the file's last change.
void readTimes(const Exiv2::ExifData& exif, Bytes file, const Beside& beside, ExifFacts& facts)
{
    for (const TimeTags& tags : timeTags)
        if (readTime(exif, tags, facts)) return;
    auto date = dateInXmp(xmpPacketsOf(file.span()));
    if (!date) date = dateInXmp(beside.sidecars);
    if (!date) date = dateInIptc(file);
    if (!date) date = dateInPngText(file);
    if (!date) date = dateInTakeout(beside.takeout);
    if (date) {
        facts.takenLocalS = date->localS;
        facts.takenSpan = date->span;
        facts.takenOffsetMin = date->offsetMin;
    } else {
        readTime(exif, changeTags, facts);
    }
}

// Degrees, minutes and seconds as three fractions; a camera without a fix writes 0/0.
std::optional<double> degreesOf(const Exiv2::ExifData& exif, const char* key, const char* sideKey, char negative,
                                double most)
{
    const auto found = exif.findKey(Exiv2::ExifKey(key));
    if (found == exif.end() || found->count() < 1) return std::nullopt;
    double degrees = 0, unit = 1;
    for (long i = 0; i < std::min(found->count(), 3L); ++i, unit /= 60) {
        const auto [above, below] = found->toRational(i);
        if (below == 0 && above != 0) return std::nullopt;
        if (below == 0 && i == 0) return std::nullopt;
        if (below != 0) degrees += unit * above / below;
    }
    if (!std::isfinite(degrees) || degrees < 0 || degrees > most) return std::nullopt;
    const std::string side = textOf(exif, sideKey);
    return !side.empty() && side[0] == negative ? -degrees : degrees;
}

void readPlace(const Exiv2::ExifData& exif, ExifFacts& facts)
{
    const auto latitude = degreesOf(exif, "Exif.GPSInfo.GPSLatitude", "Exif.GPSInfo.GPSLatitudeRef", 'S', 90);
    const auto longitude = degreesOf(exif, "Exif.GPSInfo.GPSLongitude", "Exif.GPSInfo.GPSLongitudeRef", 'W', 180);
    if (!latitude || !longitude) return;
    if (*latitude == 0 && *longitude == 0) return; // the open sea off Ghana: what devices write that know no place
    facts.latitude = latitude;
    facts.longitude = longitude;
}

std::string cameraOf(std::string_view maker, std::string_view model)
{
    maker = trimmed(maker);
    model = trimmed(model);
    const std::string_view firstWord = maker.substr(0, maker.find(' '));
    const bool said = !firstWord.empty() && model.substr(0, firstWord.size()) == firstWord;
    std::string camera =
        printable(said || maker.empty() ? std::string(model) : std::string(maker) + " " + std::string(model));
    if (camera.size() > maxCameraBytes) camera = printable(std::string_view(camera).substr(0, maxCameraBytes));
    return std::string(trimmed(camera));
}

void readOrientation(const Exiv2::ExifData& exif, ExifFacts& facts)
{
    const auto found = exif.findKey(Exiv2::ExifKey("Exif.Image.Orientation"));
    if (found == exif.end() || found->count() < 1) return;
    const long value = found->toLong();
    if (value >= 1 && value <= 8) facts.orientation = static_cast<Orientation>(value);
}

Exiv2::ExifData dataOf(Bytes block)
{
    Exiv2::ExifData exif;
    if (block.size() < 8) return exif;
    const auto* const data = reinterpret_cast<const Exiv2::byte*>(block.span().data());
    Exiv2::ExifParser::decode(exif, data,
                              static_cast<std::uint32_t>(std::min<std::uint64_t>(block.size(), UINT32_MAX)));
    return exif;
}

ExifFacts factsOf(const Exiv2::ExifData& exif)
{
    ExifFacts facts;
    readPlace(exif, facts);
    readOrientation(exif, facts);
    facts.camera = cameraOf(textOf(exif, "Exif.Image.Make"), textOf(exif, "Exif.Image.Model"));
    return facts;
}

/// A fraction above nothing.
std::optional<double> fractionOf(const Exiv2::ExifData& exif, const char* key)
{
    const auto found = exif.findKey(Exiv2::ExifKey(key));
    if (found == exif.end() || found->count() < 1) return std::nullopt;
    const auto [above, below] = found->toRational(0);
    if (above <= 0 || below <= 0) return std::nullopt;
    return double{1} * above / below;
}

std::optional<int> wholeOf(const Exiv2::ExifData& exif, const char* key)
{
    const auto found = exif.findKey(Exiv2::ExifKey(key));
    if (found == exif.end() || found->count() < 1) return std::nullopt;
    const long value = found->toLong(0);
    return value > 0 && value <= INT32_MAX ? std::optional(static_cast<int>(value)) : std::nullopt;
}

void readShotOf(const Exiv2::ExifData& exif, ShotFacts& shot)
{
    shot.lens = cameraOf({}, textOf(exif, "Exif.Photo.LensModel"));
    shot.exposureS = fractionOf(exif, "Exif.Photo.ExposureTime");
    shot.fNumber = fractionOf(exif, "Exif.Photo.FNumber");
    shot.focalMm = fractionOf(exif, "Exif.Photo.FocalLength");
    shot.focal35Mm = wholeOf(exif, "Exif.Photo.FocalLengthIn35mmFilm");
    shot.iso = wholeOf(exif, "Exif.Photo.ISOSpeedRatings");
    const auto flash = exif.findKey(Exiv2::ExifKey("Exif.Photo.Flash"));
    if (flash != exif.end() && flash->count() > 0) shot.flash = flash->toLong() % 2 != 0; // bit 0: it fired
}

// --- RAW files that are no TIFF: libraw's own reading ---

std::optional<std::int64_t> localSecondsOf(std::time_t timestamp)
{
    if (timestamp <= 0) return std::nullopt;
    std::tm local{}; // libraw took the camera's clock for this machine's
    if (!localtime_r(&timestamp, &local)) return std::nullopt;
    char text[32];
    std::strftime(text, sizeof text, "%Y:%m:%d %H:%M:%S", &local);
    const auto date = photoDateOf(text);
    return date ? std::optional(date->localS) : std::nullopt;
}

std::optional<double> aboveNothing(double value)
{
    return std::isfinite(value) && value > 0 ? std::optional(value) : std::nullopt;
}

ShotFacts rawFacts(Bytes file)
{
    ShotFacts shot;
    ExifFacts& facts = shot.exif;
    const auto raw = std::make_unique<LibRaw>();
    if (raw->open_buffer(const_cast<std::byte*>(file.span().data()), file.size()) != LIBRAW_SUCCESS) return shot;
    const auto& data = raw->imgdata;
    facts.takenLocalS = localSecondsOf(data.other.timestamp);
    facts.camera = cameraOf(data.idata.make, data.idata.model);
    if (data.sizes.flip == 3) facts.orientation = Orientation::rotated180;
    if (data.sizes.flip == 5) facts.orientation = Orientation::rotated270;
    if (data.sizes.flip == 6) facts.orientation = Orientation::rotated90;
    shot.lens = cameraOf({}, data.lens.Lens);
    shot.exposureS = aboveNothing(data.other.shutter);
    shot.fNumber = aboveNothing(data.other.aperture);
    shot.focalMm = aboveNothing(data.other.focal_len);
    if (data.other.iso_speed >= 1) shot.iso = static_cast<int>(data.other.iso_speed);
    const auto& place = data.other.parsed_gps;
    if (!place.gpsparsed) return shot;
    const double latitude = place.latitude[0] + place.latitude[1] / 60.0 + place.latitude[2] / 3600.0;
    const double longitude = place.longitude[0] + place.longitude[1] / 60.0 + place.longitude[2] / 3600.0;
    if (!(latitude >= 0 && latitude <= 90 && longitude >= 0 && longitude <= 180) || latitude + longitude == 0)
        return shot;
    facts.latitude = place.latref == 'S' ? -latitude : latitude;
    facts.longitude = place.longref == 'W' ? -longitude : longitude;
    return shot;
}

} // namespace

Bytes exifBlockOf(Bytes file, std::vector<std::byte>& room)
{
    switch (containerOf(file)) {
    case Container::jpeg: return jpegExif(file);
    case Container::png: return pngExif(file, room);
    case Container::webp: return webpExif(file);
    case Container::tiff: return file;
    case Container::heif:
    case Container::avif: room = HeifItems::exif(file); return Bytes(room);
    case Container::jxl: room = JxlBoxes::exif(file); return Bytes(room);
    default: return {};
    }
}

namespace {

/// Where the file says none.
void addTimeBeside(const Beside& beside, ExifFacts& facts)
{
    if (facts.takenLocalS) return;
    auto date = dateInXmp(beside.sidecars);
    if (!date) date = dateInTakeout(beside.takeout);
    if (!date) return;
    facts.takenSpan = date->span;
    facts.takenLocalS = date->localS;
    facts.takenOffsetMin = date->offsetMin;
}

ExifFacts filmFacts(const FilmBytes& bytes, const FilmWatch& watch, const Beside& beside)
{
    const auto film = FilmFile::open(bytes, watch);
    ExifFacts facts = film ? (*film)->facts() : ExifFacts();
    addTimeBeside(beside, facts);
    return facts;
}

ShotFacts readHere(Bytes file, const Beside& beside, bool all)
{
    if (containerOf(file) == Container::rawOther) {
        ShotFacts shot = rawFacts(file);
        addTimeBeside(beside, shot.exif);
        return shot;
    }
    if (containerOf(file) == Container::film) {
        const JobControl job;
        return {.exif = filmFacts(filmBytes(file.span()), FilmWatch(job), beside)};
    }
    std::vector<std::byte> room;
    const Exiv2::ExifData exif = dataOf(exifBlockOf(file, room));
    ShotFacts shot;
    shot.exif = factsOf(exif);
    readTimes(exif, file, beside, shot.exif);
    shot.exif.screenshot = saysScreenshot(exif, file);
    if (ownTurnOf(file)) shot.exif.orientation = Orientation::upright;
    if (all) readShotOf(exif, shot);
    return shot;
}

void lockXmp(void* mutex, bool lock)
{
    if (lock)
        static_cast<std::mutex*>(mutex)->lock();
    else
        static_cast<std::mutex*>(mutex)->unlock();
}

} // namespace

void ExifReader::initialise()
{
    static std::mutex xmpMutex;
    static std::once_flag once;
    std::call_once(once, [] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        Exiv2::XmpParser::initialize(lockXmp, &xmpMutex);
    });
}

ExifFacts ExifReader::read(std::span<const std::byte> bytes, std::span<const std::string> sidecars,
                           std::span<const std::string> takeout) const
{
    try {
        initialise();
        return readHere(Bytes(bytes), {sidecars, takeout}, false).exif;
    } catch (...) {
        return {}; // bad EXIF is nothing said
    }
}

ExifFacts ExifReader::readFilm(const FilmBytes& film, const FilmWatch& watch, std::span<const std::string> sidecars,
                               std::span<const std::string> takeout) const
{
    try {
        return filmFacts(film, watch, {sidecars, takeout});
    } catch (...) {
        return {};
    }
}

Orientation ExifReader::turnOf(std::span<const std::byte> bytes, const ExifFacts& facts) const
{
    return ownTurnOf(Bytes(bytes)).value_or(facts.orientation);
}

ShotFacts ExifReader::readShot(std::span<const std::byte> bytes) const
{
    try {
        initialise();
        return readHere(Bytes(bytes), {}, true);
    } catch (...) {
        return {};
    }
}

} // namespace albumen
