#include "metadata/FilmFile.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string>
#include <string_view>

#include "base/Text.h"
#include "metadata/LibavCalls.h"
#include "metadata/PhotoDate.h"

namespace albumen {
namespace {

constexpr int bufferBytes = 64 << 10;
/// The containers of cameras and phones: others may name further files and addresses.
constexpr const char* containers = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts";
/// Names of cameras are short; what is longer is somebody's joke.
constexpr std::size_t mostCameraBytes = 100;

int openNothing(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**)
{
    return AVERROR(EPERM);
}

std::string_view said(const AVFormatContext& film, std::initializer_list<const char*> keys)
{
    for (const char* const key : keys)
        if (const auto* const entry = libav().av_dict_get(film.metadata, key, nullptr, 0); entry && *entry->value)
            return entry->value;
    return {};
}

/// Apple writes the zone as +0200.
std::string withColonInZone(std::string_view time)
{
    std::string text(time);
    if (text.size() > 5 && (text[text.size() - 5] == '+' || text[text.size() - 5] == '-'))
        text.insert(text.size() - 2, ":");
    return text;
}

void readTime(const AVFormatContext& film, ExifFacts& facts)
{
    for (const std::string_view time : {said(film, {"com.apple.quicktime.creationdate"}), said(film, {"creation_time"}),
                                        said(film, {"date", "date-eng"})}) {
        const auto date = photoDateOf(withColonInZone(time));
        if (!date) continue;
        facts.takenLocalS = date->localS;
        facts.takenSpan = date->span;
        facts.takenOffsetMin = date->offsetMin;
        return;
    }
}

/// ISO 6709: "+48.1374+011.5755+520.000/", degrees, or "+4808.24", degrees and minutes. Moves on behind it.
std::optional<double> degreesIn(std::string_view& text, std::size_t degreeDigits, double most)
{
    if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const double sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
    const std::string_view number = text.substr(0, text.find_first_not_of("0123456789."));
    text.remove_prefix(number.size());
    const std::size_t whole = std::min(number.find('.'), number.size());
    if (whole < degreeDigits || (whole - degreeDigits) % 2 != 0 || whole > degreeDigits + 4) return std::nullopt;
    double degrees = 0, unit = 1;
    for (std::size_t at = 0, width = degreeDigits; at < whole; at += width, width = 2, unit /= 60) {
        const bool last = at + width >= whole;
        double value = 0;
        const std::string_view part = number.substr(at, last ? std::string_view::npos : width);
        const auto read = std::from_chars(part.data(), part.data() + part.size(), value);
        if (read.ec != std::errc()) return std::nullopt;
        degrees += value * unit;
    }
    return degrees <= most ? std::optional(sign * degrees) : std::nullopt;
}

void readPlace(const AVFormatContext& film, ExifFacts& facts)
{
    std::string_view text = said(film, {"com.apple.quicktime.location.ISO6709", "location", "location-eng"});
    const auto latitude = degreesIn(text, 2, 90), longitude = degreesIn(text, 3, 180);
    if (!latitude || !longitude || (*latitude == 0 && *longitude == 0)) return;
    facts.latitude = latitude;
    facts.longitude = longitude;
}

std::string cameraOfFilm(const AVFormatContext& film)
{
    const std::string_view maker = said(film, {"com.apple.quicktime.make", "make", "com.android.manufacturer"}),
                           model = said(film, {"com.apple.quicktime.model", "model", "com.android.model"});
    std::string camera = printable(std::string(maker) + (maker.empty() ? "" : " ") + std::string(model));
    if (camera.size() > mostCameraBytes) camera = printable(std::string_view(camera).substr(0, mostCameraBytes));
    return std::string(trimmed(camera));
}

} // namespace

FilmBytes filmBytes(std::span<const std::byte> bytes)
{
    return {.size = bytes.size(),
            .read = [bytes](std::uint64_t offset, std::span<std::byte> into) -> Result<std::size_t> {
                const auto left = bytes.subspan(std::min<std::uint64_t>(offset, bytes.size()));
                const std::size_t count = std::min(left.size(), into.size());
                if (count > 0) std::memcpy(into.data(), left.data(), count);
                return count;
            }};
}

FilmBytes filmBytes(ReadableFile& file)
{
    return {.size = file.info().size,
            .read = [&file](std::uint64_t offset, std::span<std::byte> into) { return file.read(offset, into); }};
}

Status FilmWatch::mayGoOn() const
{
    if (!over()) return {};
    return fail(job_.cancelled() ? Code::cancelled : Code::imageTimeout, Stage::load);
}

Result<std::unique_ptr<FilmFile>> FilmFile::open(FilmBytes bytes, const FilmWatch& watch)
{
    TRY(loadLibav());
    std::unique_ptr<FilmFile> film(new FilmFile(std::move(bytes), watch));
    auto* const buffer = static_cast<unsigned char*>(libav().av_malloc(bufferBytes));
    film->input_ = !buffer ? nullptr
                           : libav().avio_alloc_context(
                                 buffer, bufferBytes, 0, film.get(),
                                 [](void* self, std::uint8_t* into, int most) {
                                     return static_cast<FilmFile*>(self)->read(into, most);
                                 },
                                 nullptr,
                                 [](void* self, std::int64_t offset, int whence) {
                                     return static_cast<FilmFile*>(self)->seek(offset, whence);
                                 });
    if (!film->input_) libav().av_free(buffer);
    film->context_ = libav().avformat_alloc_context();
    if (!film->input_ || !film->context_) return fail(Code::outOfMemory, Stage::load);
    AVFormatContext* context = film->context_;
    context->pb = film->input_;
    context->format_whitelist = libav().av_strdup(containers);
    context->io_open = openNothing;
    context->interrupt_callback = {[](void* of) { return static_cast<const FilmWatch*>(of)->over() ? 1 : 0; },
                                   const_cast<FilmWatch*>(&watch)};
    const int opened = libav().avformat_open_input(&context, "", nullptr, nullptr);
    if (opened < 0) {
        film->context_ = nullptr; // libav has freed it
        return fail(film->errorOf(opened));
    }
    return film;
}

FilmFile::~FilmFile()
{
    libav().avformat_close_input(&context_);
    if (input_) libav().av_freep(&input_->buffer);
    libav().avio_context_free(&input_);
}

int FilmFile::read(std::uint8_t* into, int most)
{
    if (watch_.over()) return AVERROR_EXIT;
    const auto got = bytes_.read(at_, std::as_writable_bytes(std::span(into, static_cast<std::size_t>(most))));
    if (!got) {
        unread_ = got.error();
        return AVERROR(EIO);
    }
    at_ += *got;
    return *got == 0 ? AVERROR_EOF : static_cast<int>(*got);
}

std::int64_t FilmFile::seek(std::int64_t offset, int whence)
{
    const auto size = static_cast<std::int64_t>(bytes_.size);
    if (whence & AVSEEK_SIZE) return size;
    const int from = whence & ~AVSEEK_FORCE;
    const std::int64_t base = from == SEEK_CUR ? static_cast<std::int64_t>(at_) : from == SEEK_END ? size : 0;
    if (offset < -base || offset > INT64_MAX - base) return AVERROR(EINVAL);
    at_ = static_cast<std::uint64_t>(base + offset);
    return base + offset;
}

ExifFacts FilmFile::facts() const
{
    ExifFacts facts;
    readTime(*context_, facts);
    readPlace(*context_, facts);
    facts.camera = cameraOfFilm(*context_);
    return facts;
}

Error FilmFile::errorOf(int number) const
{
    if (const Status status = watch_.mayGoOn(); !status) return status.error();
    if (unread_) return *unread_;
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    libav().av_strerror(number, text, sizeof text);
    Error error{.code = Code::imageBroken, .stage = Stage::load, .path = {}, .detail = text};
    if (number == AVERROR(ENOMEM)) error.code = Code::outOfMemory;
    if (number == AVERROR_PATCHWELCOME || number == AVERROR_DECODER_NOT_FOUND || number == AVERROR_DEMUXER_NOT_FOUND ||
        number == AVERROR(ENOSYS))
        error.code = Code::filmUnsupported;
    return error;
}

} // namespace albumen
