#include "make/FilmWriter.h"

#include <algorithm>
#include <array>
#include <optional>
#include <thread>
#include <vector>

#include "base/Contract.h"
#include "base/Sentence.h"
#include "make/Libav.h"

namespace albumen {
namespace {

constexpr int writtenAtOnce = 1 << 20;
constexpr int mostEncoderThreads = 4; // each holds some frames
constexpr std::int64_t soundBits = 160'000;

struct Encoder {
    const char* name;  ///< as libavcodec has it
    const char* codec; ///< for a person
};

Encoder picturesFor(FilmKind kind)
{
    return kind == FilmKind::mp4 ? Encoder{"libx264", "H.264 (libx264)"} : Encoder{"libvpx-vp9", "VP9 (libvpx)"};
}

Encoder soundFor(FilmKind kind)
{
    return kind == FilmKind::mp4 ? Encoder{"aac", "AAC"} : Encoder{"libopus", "Opus (libopus)"};
}

Result<const AVCodec*> found(const Encoder& wanted)
{
    if (const AVCodec* const codec = libav().avcodec_find_encoder_by_name(wanted.name)) return codec;
    return fail(Code::usage, Stage::file, {}, std::string(noEncoder) + wanted.codec);
}

/// A quality that hides no pore of a face, at the pace of a home computer: x264's and libvpx's own names.
void setPace(AVCodecContext& codec, FilmKind kind, AVDictionary** options)
{
    codec.thread_count = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, mostEncoderThreads);
    if (kind == FilmKind::mp4) {
        libav().av_dict_set(options, "preset", "veryfast", 0);
        libav().av_dict_set(options, "crf", "21", 0);
        return;
    }
    codec.bit_rate = 0; // by quality alone
    libav().av_dict_set(options, "deadline", "good", 0);
    libav().av_dict_set(options, "cpu-used", "5", 0);
    libav().av_dict_set(options, "row-mt", "1", 0);
    libav().av_dict_set(options, "tile-columns", "2", 0);
    libav().av_dict_set(options, "lag-in-frames", "12", 0);
    libav().av_dict_set(options, "crf", "31", 0);
}

class LibavFilm final : public FilmWriter
{
public:
    LibavFilm(WritableFile& file, const FilmShape& shape) : file_(file), shape_(shape) {}

    ~LibavFilm() override
    {
        if (film_) libav().avformat_free_context(film_);
    }

    Status begin()
    {
        TRY(loadLibav());
        packet_.reset(libav().av_packet_alloc());
        io_.reset(openIo());
        libav().avformat_alloc_output_context2(&film_, nullptr, shape_.kind == FilmKind::mp4 ? "mp4" : "webm", nullptr);
        if (!packet_ || !io_ || !film_) return fail(Code::outOfMemory, Stage::file);
        film_->pb = io_.get();
        film_->flags |= AVFMT_FLAG_CUSTOM_IO;
        TRY(beginPictures());
        if (shape_.sound) TRY(beginSound());
        return went(libav().avformat_write_header(film_, nullptr));
    }

    Status add(const cv::Mat& frame) override
    {
        EXPECTS(frame.type() == CV_8UC3 && frame.size() == shape_.size);
        TRY(went(libav().av_frame_make_writable(picture_.get())));
        const std::uint8_t* const from[] = {frame.data};
        const int stride[] = {static_cast<int>(frame.step)};
        libav().sws_scale(scaler_.get(), from, stride, 0, frame.rows, picture_->data, picture_->linesize);
        picture_->pts = frames_++;
        return encode(*pictures_, picture_.get(), *film_->streams[0]);
    }

    Status addSound(std::span<const float> samples) override
    {
        EXPECTS(sound_ != nullptr);
        waiting_.insert(waiting_.end(), samples.begin(), samples.end());
        const std::size_t once = static_cast<std::size_t>(sound_->frame_size) * soundChannels;
        std::size_t at = 0;
        for (; waiting_.size() - at >= once; at += once) TRY(encodeSound(std::span(waiting_).subspan(at, once)));
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(at));
        return {};
    }

    Status finish() override
    {
        if (!waiting_.empty()) TRY(encodeSound(waiting_));
        TRY(encode(*pictures_, nullptr, *film_->streams[0]));
        if (sound_) TRY(encode(*sound_, nullptr, *film_->streams[1]));
        return went(libav().av_write_trailer(film_));
    }

private:
    AVIOContext* openIo()
    {
        auto* const buffer = static_cast<unsigned char*>(libav().av_malloc(writtenAtOnce));
        if (!buffer) return nullptr;
        AVIOContext* const io = libav().avio_alloc_context(
            buffer, writtenAtOnce, 1, this, nullptr,
            [](void* self, std::uint8_t* bytes, int count) { return static_cast<LibavFilm*>(self)->put(bytes, count); },
            [](void* self, std::int64_t offset, int whence) {
                return static_cast<LibavFilm*>(self)->seek(offset, whence);
            });
        if (!io) libav().av_free(buffer);
        return io;
    }

    Status beginPictures()
    {
        TRY_ASSIGN(const AVCodec* const codec, found(picturesFor(shape_.kind)));
        pictures_.reset(libav().avcodec_alloc_context3(codec));
        if (!pictures_) return fail(Code::outOfMemory, Stage::file);
        pictures_->width = shape_.size.width;
        pictures_->height = shape_.size.height;
        pictures_->pix_fmt = AV_PIX_FMT_YUV420P;
        pictures_->time_base = {1, shape_.framesPerSecond};
        pictures_->framerate = {shape_.framesPerSecond, 1};
        pictures_->gop_size = 2 * shape_.framesPerSecond; // so that one can go anywhere in it
        pictures_->color_range = AVCOL_RANGE_MPEG;
        pictures_->colorspace = AVCOL_SPC_BT709;
        pictures_->color_primaries = AVCOL_PRI_BT709;
        pictures_->color_trc = AVCOL_TRC_BT709;
        AVDictionary* options = nullptr;
        setPace(*pictures_, shape_.kind, &options);
        TRY(beginStream(*pictures_, codec, options));
        return beginConverting();
    }

    Status beginConverting()
    {
        const cv::Size size = shape_.size;
        scaler_.reset(libav().sws_getContext(size.width, size.height, AV_PIX_FMT_BGR24, size.width, size.height,
                                             AV_PIX_FMT_YUV420P, SWS_BILINEAR, nullptr, nullptr, nullptr));
        picture_.reset(libav().av_frame_alloc());
        if (!scaler_ || !picture_) return fail(Code::outOfMemory, Stage::file);
        libav().sws_setColorspaceDetails(scaler_.get(), libav().sws_getCoefficients(SWS_CS_DEFAULT), 1,
                                         libav().sws_getCoefficients(SWS_CS_ITU709), 0, 0, 1 << 16, 1 << 16);
        picture_->format = AV_PIX_FMT_YUV420P;
        picture_->width = size.width;
        picture_->height = size.height;
        return went(libav().av_frame_get_buffer(picture_.get(), 0));
    }

    Status beginSound()
    {
        TRY_ASSIGN(const AVCodec* const codec, found(soundFor(shape_.kind)));
        sound_.reset(libav().avcodec_alloc_context3(codec));
        samples_.reset(libav().av_frame_alloc());
        if (!sound_ || !samples_) return fail(Code::outOfMemory, Stage::file);
        sound_->sample_rate = soundRate;
        sound_->time_base = {1, soundRate};
        sound_->sample_fmt = shape_.kind == FilmKind::mp4 ? AV_SAMPLE_FMT_FLTP : AV_SAMPLE_FMT_FLT;
        sound_->ch_layout = AV_CHANNEL_LAYOUT_STEREO;
        sound_->bit_rate = soundBits;
        return beginStream(*sound_, codec, nullptr);
    }

    Status beginStream(AVCodecContext& codec, const AVCodec* kind, AVDictionary* options)
    {
        if (film_->oformat->flags & AVFMT_GLOBALHEADER) codec.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        const int opened = libav().avcodec_open2(&codec, kind, &options);
        libav().av_dict_free(&options);
        TRY(went(opened));
        AVStream* const stream = libav().avformat_new_stream(film_, nullptr);
        if (!stream) return fail(Code::outOfMemory, Stage::file);
        stream->time_base = codec.time_base;
        stream->avg_frame_rate = codec.framerate;
        return went(libav().avcodec_parameters_from_context(stream->codecpar, &codec));
    }

    /// As many as the encoder takes at once, or less at the end.
    Status encodeSound(std::span<const float> interleaved)
    {
        libav().av_frame_unref(samples_.get());
        samples_->format = sound_->sample_fmt;
        samples_->sample_rate = soundRate;
        samples_->ch_layout = sound_->ch_layout;
        samples_->nb_samples = static_cast<int>(interleaved.size() / soundChannels);
        TRY(went(libav().av_frame_get_buffer(samples_.get(), 0)));
        if (sound_->sample_fmt == AV_SAMPLE_FMT_FLT)
            std::ranges::copy(interleaved, reinterpret_cast<float*>(samples_->data[0]));
        else
            for (std::size_t i = 0; i < interleaved.size(); ++i)
                reinterpret_cast<float*>(samples_->data[i % soundChannels])[i / soundChannels] = interleaved[i];
        samples_->pts = heard_;
        heard_ += samples_->nb_samples;
        return encode(*sound_, samples_.get(), *film_->streams[1]);
    }

    /// Null: what the encoder holds back.
    Status encode(AVCodecContext& codec, const AVFrame* frame, const AVStream& stream)
    {
        TRY(went(libav().avcodec_send_frame(&codec, frame)));
        for (;;) {
            const int got = libav().avcodec_receive_packet(&codec, packet_.get());
            if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return {};
            TRY(went(got));
            libav().av_packet_rescale_ts(packet_.get(), codec.time_base, stream.time_base);
            packet_->stream_index = stream.index;
            TRY(went(libav().av_interleaved_write_frame(film_, packet_.get())));
        }
    }

    int put(const std::uint8_t* bytes, int count)
    {
        const auto piece = std::as_bytes(std::span(bytes, static_cast<std::size_t>(count)));
        if (const Status put = file_.write(at_, piece); !put) {
            if (!unwritten_) unwritten_ = put.error();
            return AVERROR(EIO);
        }
        at_ += piece.size();
        end_ = std::max(end_, at_);
        return count;
    }

    std::int64_t seek(std::int64_t offset, int whence)
    {
        if (whence & AVSEEK_SIZE) return static_cast<std::int64_t>(end_);
        const int from = whence & ~AVSEEK_FORCE;
        const std::uint64_t base = from == SEEK_CUR ? at_ : from == SEEK_END ? end_ : 0;
        const std::int64_t to = static_cast<std::int64_t>(base) + offset;
        if (to < 0) return AVERROR(EINVAL);
        at_ = static_cast<std::uint64_t>(to);
        return to;
    }

    /// libav tells late that a disk is full, and not why.
    Status went(int number) const
    {
        if (unwritten_) return fail(*unwritten_);
        if (number >= 0) return {};
        if (number == AVERROR(ENOMEM)) return fail(Code::outOfMemory, Stage::file);
        return fail(Code::internal, Stage::file, {}, "libav: " + libavWords(number));
    }

    WritableFile& file_;
    const FilmShape shape_;
    std::uint64_t at_ = 0, end_ = 0;
    std::optional<Error> unwritten_; ///< why bytes could not be written
    Libav<AVIOContext> io_;
    AVFormatContext* film_ = nullptr;
    Libav<AVCodecContext> pictures_, sound_;
    Libav<SwsContext> scaler_;
    Libav<AVFrame> picture_, samples_;
    Libav<AVPacket> packet_;
    std::int64_t frames_ = 0, heard_ = 0;
    std::vector<float> waiting_; ///< sound, less than the encoder takes at once
};

} // namespace

Result<std::unique_ptr<FilmWriter>> FilmWriter::open(WritableFile& file, const FilmShape& shape)
{
    auto film = std::make_unique<LibavFilm>(file, shape);
    TRY(film->begin());
    return film;
}

} // namespace albumen
