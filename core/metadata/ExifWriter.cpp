#include "metadata/ExifWriter.h"

#include <chrono>
#include <cmath>
#include <new>

#include <exiv2/exiv2.hpp>
#include <fmt/format.h>

#include "metadata/Container.h"
#include "metadata/ExifReader.h"

namespace albumen {
namespace {

std::string timeText(std::int64_t localS)
{
    using namespace std::chrono;
    const sys_seconds time{seconds(localS)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    return fmt::format("{:04}:{:02}:{:02} {:02}:{:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

std::string offsetText(int minutes)
{
    const int size = std::abs(minutes);
    return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

// Degrees, minutes, and seconds in hundred-thousandths: a third of a millimetre.
std::string degreesText(double degrees)
{
    constexpr std::int64_t parts = 100000;
    const auto all = static_cast<std::int64_t>(std::llround(std::abs(degrees) * 3600 * parts));
    return fmt::format("{}/1 {}/1 {}/{}", all / (3600 * parts), all / (60 * parts) % 60, all % (60 * parts), parts);
}

void addAscii(Exiv2::ExifData& exif, const char* key, const std::string& text)
{
    const Exiv2::AsciiValue value(text);
    exif.add(Exiv2::ExifKey(key), &value);
}

Exiv2::ExifData toExif(const ExifFacts& facts)
{
    Exiv2::ExifData exif;
    exif["Exif.Image.Orientation"] = static_cast<std::uint16_t>(facts.orientation);
    if (!facts.camera.empty()) addAscii(exif, "Exif.Image.Model", facts.camera);
    if (facts.takenLocalS) addAscii(exif, "Exif.Photo.DateTimeOriginal", timeText(*facts.takenLocalS));
    if (facts.takenLocalS && facts.takenOffsetMin)
        addAscii(exif, "Exif.Photo.0x9011", offsetText(*facts.takenOffsetMin));
    if (facts.latitude && facts.longitude) {
        exif["Exif.GPSInfo.GPSVersionID"] = "2 3 0 0";
        exif["Exif.GPSInfo.GPSLatitudeRef"] = *facts.latitude < 0 ? "S" : "N";
        exif["Exif.GPSInfo.GPSLatitude"] = degreesText(*facts.latitude);
        exif["Exif.GPSInfo.GPSLongitudeRef"] = *facts.longitude < 0 ? "W" : "E";
        exif["Exif.GPSInfo.GPSLongitude"] = degreesText(*facts.longitude);
    }
    return exif;
}

// The APP1 segment: marker, length, "Exif", two zeros, the TIFF block.
std::vector<std::byte> segmentOf(const Exiv2::Blob& block)
{
    std::vector<std::byte> segment;
    const std::size_t length = block.size() + 8;
    for (const std::size_t value : {std::size_t{0xFF}, std::size_t{0xE1}, length >> 8U & 0xFFU, length & 0xFFU})
        segment.push_back(static_cast<std::byte>(value));
    for (const char letter : {'E', 'x', 'i', 'f', '\0', '\0'}) segment.push_back(static_cast<std::byte>(letter));
    for (const Exiv2::byte value : block) segment.push_back(static_cast<std::byte>(value));
    return segment;
}

bool isExif(const FilePart& part)
{
    return part.kind == 0xE1 && part.body.says(0, "Exif");
}

/// Copies the JPEG, without its EXIF segments, with `segment` after the JFIF header or else first.
Result<std::vector<std::byte>> spliced(std::span<const std::byte> jpeg, const std::vector<std::byte>& segment)
{
    std::vector<std::byte> result;
    result.reserve(jpeg.size() + segment.size());
    const auto copyUpTo = [&](std::size_t from, std::size_t to) {
        result.insert(result.end(), jpeg.begin() + static_cast<std::ptrdiff_t>(from),
                      jpeg.begin() + static_cast<std::ptrdiff_t>(to));
    };
    JpegSegments segments{Bytes(jpeg)};
    std::size_t copied = 0;
    bool written = false, scan = false;
    while (!scan) {
        const auto part = segments.next();
        if (!part) return fail(Code::imageBroken, Stage::load, {}, "not a JPEG");
        scan = part->kind == 0xDA;
        const bool head = part->kind == 0xD8 || part->kind == 0xE0; // start of image, JFIF
        if (!head && !written) {
            const auto here = static_cast<std::size_t>(part->body.span().data() - jpeg.data()) - 4; // marker and length
            copyUpTo(copied, here);
            result.insert(result.end(), segment.begin(), segment.end());
            copied = here;
            written = true;
        }
        if (isExif(*part)) {
            const auto begin = static_cast<std::size_t>(part->body.span().data() - jpeg.data());
            copyUpTo(copied, begin - 4);
            copied = begin + part->body.size();
        }
    }
    copyUpTo(copied, jpeg.size());
    return result;
}

} // namespace

Result<std::vector<std::byte>> withExif(std::span<const std::byte> jpeg, const ExifFacts& facts)
{
    try {
        ExifReader::initialise();
        const Exiv2::ExifData exif = toExif(facts);
        Exiv2::Blob block;
        Exiv2::ExifParser::encode(block, Exiv2::littleEndian, exif);
        return spliced(jpeg, segmentOf(block));
    } catch (const std::bad_alloc&) {
        return fail(Code::outOfMemory, Stage::load);
    } catch (const std::exception& exception) {
        return fail(Code::imageBroken, Stage::load, {}, exception.what());
    }
}

} // namespace albumen
