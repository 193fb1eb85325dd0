#include "load/FilmDecoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

extern "C" {
#include <libavutil/display.h>
}

#include "load/Orientation.h"
#include "metadata/LibavCalls.h"

namespace albumen {
namespace {

constexpr AVRational filmTimeBase{1, AV_TIME_BASE}; // the unit of its times, of a second
constexpr std::array places = {10, 50, 90};         // per cent of the length
/// Frames decoded for one place at most, from the one that stands by itself on; cameras write such a one every second
/// or two. The last of them is taken where the place was not reached.
constexpr int mostDecoded = 120;
/// Bytes a pixel while decoding: the frames that a decoder keeps, six of 4K or sixteen of a small film, in 8 bits a
/// channel.
constexpr std::uint64_t decodingBytes = 20;
/// What a decoder may take of a film whose container declares fewer pixels than its stream has.
constexpr std::uint64_t pixelsBeside = 1 << 20;
/// Probed for the size where the container does not say it (MPEG-TS).
constexpr std::uint64_t mostProbedPixels = 8192ULL * 8192;

struct FreeAv {
    void operator()(AVCodecContext* codec) const { libav().avcodec_free_context(&codec); }
    void operator()(AVFrame* frame) const { libav().av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { libav().av_packet_free(&packet); }
    void operator()(SwsContext* scaler) const { libav().sws_freeContext(scaler); }
};
template <class T> using Av = std::unique_ptr<T, FreeAv>;

tl::unexpected<Error> unsupported(std::string detail)
{
    return fail(Code::filmUnsupported, Stage::load, {}, std::move(detail));
}

/// Tracks of pictures; a cover of music is none.
AVStream* picturesOf(AVFormatContext& film)
{
    const int best = libav().av_find_best_stream(&film, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (best < 0) return nullptr;
    AVStream* const stream = film.streams[best];
    return stream->disposition & AV_DISPOSITION_ATTACHED_PIC ? nullptr : stream;
}

Status probe(FilmFile& film)
{
    AVFormatContext& context = film.context();
    std::vector<AVDictionary*> options(context.nb_streams);
    for (AVDictionary*& option : options) {
        libav().av_dict_set_int(&option, "max_pixels", mostProbedPixels, 0);
        libav().av_dict_set_int(&option, "threads", 1, 0);
    }
    const int found = libav().avformat_find_stream_info(&context, options.data());
    for (AVDictionary*& option : options) libav().av_dict_free(&option);
    return found < 0 ? fail(film.errorOf(found)) : Status();
}

bool isEncrypted(const AVPacket& packet)
{
    return libav().av_packet_get_side_data(&packet, AV_PKT_DATA_ENCRYPTION_INFO, nullptr) != nullptr;
}

/// Why a film does not say how large it is.
tl::unexpected<Error> withoutSize(FilmFile& film)
{
    const Av<AVPacket> packet(libav().av_packet_alloc());
    const bool encrypted = packet && libav().av_read_frame(&film.context(), packet.get()) >= 0 && isEncrypted(*packet);
    return encrypted ? unsupported("encrypted") : broken("no size in the header");
}

/// The turn of the upper left corner of the matrix, which in films is one of eight.
Orientation turnOf(const AVStream& stream)
{
    const std::uint8_t* const data = libav().av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr);
    if (!data) return Orientation::upright;
    const auto* const matrix = reinterpret_cast<const std::int32_t*>(data);
    const std::int64_t a = matrix[0], b = matrix[1], c = matrix[3], d = matrix[4];
    if (std::abs(a) + std::abs(d) >= std::abs(b) + std::abs(c)) {
        if (a >= 0) return d >= 0 ? Orientation::upright : Orientation::flipped;
        return d >= 0 ? Orientation::mirrored : Orientation::rotated180;
    }
    if (b >= 0) return c >= 0 ? Orientation::transposed : Orientation::rotated90;
    return c >= 0 ? Orientation::rotated270 : Orientation::transversed;
}

/// What a frame shows when its pixels are square, before it is turned.
cv::Size shownSize(const AVFormatContext& film, const AVStream& stream)
{
    const int width = stream.codecpar->width, height = stream.codecpar->height;
    AVRational shape = libav().av_guess_sample_aspect_ratio(const_cast<AVFormatContext*>(&film),
                                                            const_cast<AVStream*>(&stream), nullptr);
    const double wide = shape.num > 0 && shape.den > 0 ? av_q2d(shape) : 1;
    if (wide < 0.1 || wide > 10) return {width, height}; // nobody's
    return {std::max(1, cvRound(width * wide)), height};
}

cv::Size stripSize(cv::Size frame, const FrameStrip& strip)
{
    return strip.down ? cv::Size(frame.width, frame.height * strip.frames)
                      : cv::Size(frame.width * strip.frames, frame.height);
}

/// A frame in a strip of three whose long side is at most twice what is wanted.
cv::Size frameSize(cv::Size shown, int longSide)
{
    const cv::Size all = stripSize(shown, {.frames = places.size(), .down = shown.width >= shown.height});
    const int longest = std::max(all.width, all.height);
    if (longSide <= 0 || longest <= 2 * longSide) return shown;
    const double scale = 2.0 * longSide / longest;
    return {std::max(1, static_cast<int>(shown.width * scale)), std::max(1, static_cast<int>(shown.height * scale))};
}

class FrameReader
{
public:
    FrameReader(FilmFile& film, AVStream& stream, const FilmWatch& watch)
        : film_(film), stream_(stream), watch_(watch), packet_(libav().av_packet_alloc()),
          frame_(libav().av_frame_alloc()), best_(libav().av_frame_alloc())
    {
    }

    Status open(std::uint64_t pixels)
    {
        const AVCodec* const codec = libav().avcodec_find_decoder(stream_.codecpar->codec_id);
        if (!codec)
            return unsupported(std::string("no decoder for ") + libav().avcodec_get_name(stream_.codecpar->codec_id));
        codec_.reset(libav().avcodec_alloc_context3(codec));
        if (!codec_ || !packet_ || !frame_ || !best_) return fail(Code::outOfMemory, Stage::load);
        if (const int code = libav().avcodec_parameters_to_context(codec_.get(), stream_.codecpar); code < 0)
            return fail(film_.errorOf(code));
        codec_->pkt_timebase = stream_.time_base;
        codec_->thread_count = 1; // the workers are the threads
        codec_->max_pixels = static_cast<std::int64_t>(2 * pixels + pixelsBeside);
        codec_->skip_frame = AVDISCARD_NONREF;
        const int opened = libav().avcodec_open2(codec_.get(), codec, nullptr);
        return opened < 0 ? fail(film_.errorOf(opened)) : Status();
    }

    /// The frame at this time of the stream. Null: the film does not hold so much. Borrowed until the next.
    Result<const AVFrame*> frameAt(std::int64_t time)
    {
        const std::int64_t from = time - before();
        const bool found = libav().avformat_seek_file(&film_.context(), stream_.index, INT64_MIN, from, from, 0) >= 0;
        TRY(watch_.mayGoOn());
        if (!found && moved_) return nullptr;
        moved_ = true; // a film without an index is read from its beginning
        libav().avcodec_flush_buffers(codec_.get());
        libav().av_frame_unref(best_.get());
        decoded_ = 0;
        for (bool there = false, begun = false; !there;) {
            TRY(watch_.mayGoOn());
            libav().av_packet_unref(packet_.get());
            const int read = libav().av_read_frame(&film_.context(), packet_.get());
            if (read >= 0 && packet_->stream_index != stream_.index) continue;
            if (isEncrypted(*packet_)) return unsupported("encrypted");
            begun = begun || (packet_->flags & AV_PKT_FLAG_KEY) != 0; // what comes before is predicted from nothing
            if (read >= 0 && !begun) continue;
            libav().avcodec_send_packet(codec_.get(),
                                        read < 0 ? nullptr : packet_.get()); // what is broken gives no frame
            there = takeFrames(time) || read < 0;
        }
        TRY(watch_.mayGoOn()); // reading may have ended by it
        return best_->width > 0 ? best_.get() : nullptr;
    }

private:
    /// MPEG-TS has no index, and where one comes to is no frame that stands by itself.
    std::int64_t before() const
    {
        constexpr std::int64_t twoSeconds = 2 * AV_TIME_BASE;
        const bool without = (film_.context().iformat->flags & AVFMT_TS_DISCONT) != 0;
        return without ? libav().av_rescale_q(twoSeconds, filmTimeBase, stream_.time_base) : 0;
    }

    /// True: the place was reached, or is too far.
    bool takeFrames(std::int64_t time)
    {
        while (libav().avcodec_receive_frame(codec_.get(), frame_.get()) >= 0) {
            std::swap(best_, frame_);
            const std::int64_t at = best_->best_effort_timestamp;
            if (at == AV_NOPTS_VALUE || at >= time || ++decoded_ >= mostDecoded) return true;
        }
        return false;
    }

    FilmFile& film_;
    AVStream& stream_;
    const FilmWatch& watch_;
    Av<AVCodecContext> codec_;
    Av<AVPacket> packet_;
    Av<AVFrame> frame_, best_;
    int decoded_ = 0;
    bool moved_ = false; ///< from the film's beginning
};

/// The frame as BGR of this size.
Result<cv::Mat> bgrOf(const AVFrame& frame, cv::Size size)
{
    const auto format = static_cast<AVPixelFormat>(frame.format);
    if (!libav().sws_isSupportedInput(format)) return unsupported("pixels of a kind that is not read");
    const Av<SwsContext> scaler(libav().sws_getContext(frame.width, frame.height, format, size.width, size.height,
                                                       AV_PIX_FMT_BGR24, SWS_AREA | SWS_ACCURATE_RND, nullptr, nullptr,
                                                       nullptr));
    if (!scaler) return broken("a frame of no usable size");
    const bool unsaid = frame.colorspace == AVCOL_SPC_UNSPECIFIED || frame.colorspace == AVCOL_SPC_RGB;
    const int* const from = libav().sws_getCoefficients(!unsaid              ? frame.colorspace
                                                        : frame.height < 720 ? SWS_CS_ITU601
                                                                             : SWS_CS_ITU709);
    libav().sws_setColorspaceDetails(scaler.get(), from, frame.color_range == AVCOL_RANGE_JPEG,
                                     libav().sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, 1 << 16, 1 << 16);
    constexpr int wide = 64; // libswscale writes whole registers
    cv::Mat padded(size.height + 1, (size.width + wide) / wide * wide + wide, CV_8UC3);
    std::uint8_t* const to[] = {padded.data, nullptr, nullptr, nullptr};
    const int stride[] = {static_cast<int>(padded.step), 0, 0, 0};
    if (libav().sws_scale(scaler.get(), frame.data, frame.linesize, 0, frame.height, to, stride) != size.height)
        return broken("a frame that cannot be scaled");
    return padded(cv::Rect({}, size));
}

/// The times to look at, in the stream's own units. Without a length the beginning.
std::vector<std::int64_t> timesOf(const AVFormatContext& film, const AVStream& stream)
{
    const std::int64_t start = stream.start_time == AV_NOPTS_VALUE ? 0 : stream.start_time;
    std::int64_t length = stream.duration;
    if (length == AV_NOPTS_VALUE && film.duration != AV_NOPTS_VALUE)
        length = libav().av_rescale_q(film.duration, filmTimeBase, stream.time_base);
    if (length == AV_NOPTS_VALUE || length <= 0) return {start};
    std::vector<std::int64_t> times;
    for (const int place : places) times.push_back(start + libav().av_rescale(length, place, 100));
    return times;
}

cv::Mat joined(const std::vector<cv::Mat>& frames, bool down)
{
    cv::Mat strip;
    if (down)
        cv::vconcat(frames, strip);
    else
        cv::hconcat(frames, strip);
    return strip;
}

Result<Decoded> decodeHere(const FilmBytes& bytes, const DecodeContext& context)
{
    const FilmWatch watch(context.job);
    TRY_ASSIGN(const std::unique_ptr<FilmFile> film, FilmFile::open(bytes, watch));
    AVStream* stream = picturesOf(film->context());
    if (!stream || stream->codecpar->width <= 0) {
        TRY(probe(*film));
        stream = picturesOf(film->context());
    }
    if (!stream) return unsupported("no pictures");
    for (unsigned i = 0; i < film->context().nb_streams; ++i)
        if (film->context().streams[i] != stream) film->context().streams[i]->discard = AVDISCARD_ALL;
    if (stream->codecpar->width <= 0 || stream->codecpar->height <= 0) return withoutSize(*film);

    const auto width = static_cast<std::uint64_t>(stream->codecpar->width),
               height = static_cast<std::uint64_t>(stream->codecpar->height);
    TRY(withinLimit(width, height, context.request));
    TRY(inProportion(width * height, bytes.size));
    const Orientation turn = turnOf(*stream);
    const cv::Size stored = shownSize(film->context(), *stream), shown = uprightSize(stored, turn);
    const cv::Size scaled = frameSize(shown, context.request.longSide);
    Decoded decoded;
    const std::uint64_t stripBytes = static_cast<std::uint64_t>(scaled.area()) * 3 * 2 * places.size();
    TRY_ASSIGN(decoded.lease, leaseFor(width * height * decodingBytes + stripBytes, width * height, context));

    FrameReader reader(*film, *stream, watch);
    TRY(reader.open(width * height));
    std::vector<cv::Mat> frames;
    std::optional<std::int64_t> last;
    for (const std::int64_t time : timesOf(film->context(), *stream)) {
        TRY_ASSIGN(const AVFrame* const frame, reader.frameAt(time));
        if (!frame) decoded.cut = true;
        if (!frame || (last && frame->best_effort_timestamp == *last)) continue;
        last = frame->best_effort_timestamp;
        TRY_ASSIGN(const cv::Mat picture, bgrOf(*frame, uprightSize(scaled, turn)));
        frames.push_back(turnedUpright(picture, turn));
    }
    if (frames.empty()) return broken("no frame can be read");
    decoded.strip = {.frames = static_cast<int>(frames.size()), .down = shown.width >= shown.height};
    decoded.pixels = joined(frames, decoded.strip.down);
    decoded.fullSize = stripSize(shown, decoded.strip);
    return decoded;
}

} // namespace

Result<Decoded> FilmDecoder::decode(const FilmBytes& bytes, const DecodeContext& context) const
{
    return catchingDecoder([&] { return decodeHere(bytes, context); });
}

} // namespace albumen
