#include "make/Music.h"

#include <algorithm>
#include <span>

#include "base/Sentence.h"
#include "make/FilmWriter.h"
#include "make/Libav.h"

namespace albumen {
namespace {

constexpr int readAtOnceOfMusic = 64 << 10;
/// What people have music in; other containers may name further files and addresses.
constexpr const char* musicContainers = "mp3,wav,flac,ogg,aac,aiff,asf,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm";

/// One pass over the file.
class Pass
{
public:
    Pass(std::unique_ptr<ReadableFile> file, const JobControl& job) : file_(std::move(file)), job_(job) {}
    ~Pass()
    {
        if (film_) libav().avformat_close_input(&film_);
    }
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;

    /// False: there is no sound in it that can be read.
    bool begin()
    {
        if (!loadLibav()) return false;
        packet_.reset(libav().av_packet_alloc());
        frame_.reset(libav().av_frame_alloc());
        io_.reset(openIo());
        film_ = libav().avformat_alloc_context();
        if (!packet_ || !frame_ || !io_ || !film_) return false;
        film_->pb = io_.get();
        film_->format_whitelist = libav().av_strdup(musicContainers);
        film_->io_open = [](AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) {
            return AVERROR(EPERM);
        };
        film_->interrupt_callback = {[](void* of) { return static_cast<const JobControl*>(of)->cancelled() ? 1 : 0; },
                                     const_cast<JobControl*>(&job_)};
        if (libav().avformat_open_input(&film_, "", nullptr, nullptr) < 0) return false; // libav has freed it
        return libav().avformat_find_stream_info(film_, nullptr) >= 0 && openCodec();
    }

    /// Adds some samples. False: there are no more.
    bool read(std::vector<float>& to)
    {
        const std::size_t before = to.size();
        while (to.size() == before) {
            libav().av_packet_unref(packet_.get());
            const int got = libav().av_read_frame(film_, packet_.get());
            if (got >= 0 && packet_->stream_index != stream_) continue;
            libav().avcodec_send_packet(codec_.get(), got < 0 ? nullptr : packet_.get()); // what is broken is not heard
            while (libav().avcodec_receive_frame(codec_.get(), frame_.get()) >= 0) addFrame(to);
            if (got < 0) return to.size() > before;
        }
        return true;
    }

private:
    AVIOContext* openIo()
    {
        auto* const buffer = static_cast<unsigned char*>(libav().av_malloc(readAtOnceOfMusic));
        if (!buffer) return nullptr;
        AVIOContext* const io = libav().avio_alloc_context(
            buffer, readAtOnceOfMusic, 0, this,
            [](void* self, std::uint8_t* into, int most) { return static_cast<Pass*>(self)->readFile(into, most); },
            nullptr,
            [](void* self, std::int64_t offset, int whence) { return static_cast<Pass*>(self)->seek(offset, whence); });
        if (!io) libav().av_free(buffer);
        return io;
    }

    bool openCodec()
    {
        const AVCodec* codec = nullptr;
        stream_ = libav().av_find_best_stream(film_, AVMEDIA_TYPE_AUDIO, -1, -1, &codec, 0);
        if (stream_ < 0 || !codec) return false;
        for (unsigned i = 0; i < film_->nb_streams; ++i)
            if (static_cast<int>(i) != stream_) film_->streams[i]->discard = AVDISCARD_ALL;
        codec_.reset(libav().avcodec_alloc_context3(codec));
        if (!codec_ || libav().avcodec_parameters_to_context(codec_.get(), film_->streams[stream_]->codecpar) < 0)
            return false;
        codec_->pkt_timebase = film_->streams[stream_]->time_base;
        codec_->thread_count = 1;
        return libav().avcodec_open2(codec_.get(), codec, nullptr) >= 0;
    }

    /// Its kind may change in the midst of a file.
    bool meetKind()
    {
        if (frame_->ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
            libav().av_channel_layout_default(&frame_->ch_layout, frame_->ch_layout.nb_channels);
        if (resampler_ && format_ == frame_->format && rate_ == frame_->sample_rate &&
            channels_ == frame_->ch_layout.nb_channels)
            return true;
        format_ = frame_->format;
        rate_ = frame_->sample_rate;
        channels_ = frame_->ch_layout.nb_channels;
        AVChannelLayout stereo = AV_CHANNEL_LAYOUT_STEREO;
        SwrContext* made = nullptr;
        libav().swr_alloc_set_opts2(&made, &stereo, AV_SAMPLE_FMT_FLT, soundRate, &frame_->ch_layout,
                                    static_cast<AVSampleFormat>(format_), rate_, 0, nullptr);
        resampler_.reset(made);
        if (made && libav().swr_init(made) >= 0) return true;
        resampler_.reset();
        return false;
    }

    void addFrame(std::vector<float>& to)
    {
        if (frame_->sample_rate <= 0 || !meetKind()) return;
        const int most = libav().swr_get_out_samples(resampler_.get(), frame_->nb_samples);
        if (most <= 0) return;
        const std::size_t before = to.size();
        to.resize(before + static_cast<std::size_t>(most) * soundChannels);
        auto* into = reinterpret_cast<std::uint8_t*>(to.data() + before);
        const int got = libav().swr_convert(
            resampler_.get(), &into, most, const_cast<const std::uint8_t**>(frame_->extended_data), frame_->nb_samples);
        to.resize(before + static_cast<std::size_t>(std::max(got, 0)) * soundChannels);
    }

    int readFile(std::uint8_t* into, int most)
    {
        if (job_.cancelled()) return AVERROR_EXIT;
        const auto got = file_->read(at_, std::as_writable_bytes(std::span(into, static_cast<std::size_t>(most))));
        if (!got) return AVERROR(EIO);
        at_ += *got;
        return *got == 0 ? AVERROR_EOF : static_cast<int>(*got);
    }

    std::int64_t seek(std::int64_t offset, int whence)
    {
        const auto size = static_cast<std::int64_t>(file_->info().size);
        if (whence & AVSEEK_SIZE) return size;
        const int from = whence & ~AVSEEK_FORCE;
        const std::int64_t base = from == SEEK_CUR ? static_cast<std::int64_t>(at_) : from == SEEK_END ? size : 0;
        if (offset < -base || offset > INT64_MAX - base) return AVERROR(EINVAL);
        at_ = static_cast<std::uint64_t>(base + offset);
        return base + offset;
    }

    std::unique_ptr<ReadableFile> file_;
    const JobControl& job_;
    std::uint64_t at_ = 0;
    Libav<AVIOContext> io_;
    AVFormatContext* film_ = nullptr;
    int stream_ = -1;
    Libav<AVCodecContext> codec_;
    Libav<AVPacket> packet_;
    Libav<AVFrame> frame_;
    Libav<SwrContext> resampler_;
    int format_ = -1, rate_ = 0, channels_ = 0; ///< that the resampler was made for
};

class LoopedMusic final : public Music
{
public:
    LoopedMusic(Files& files, Path path, const JobControl& job) : files_(files), path_(std::move(path)), job_(job) {}

    /// From the beginning. Fails: where not one sample can be read.
    Status begin()
    {
        TRY_ASSIGN(auto file, files_.openRead(path_, Follow::yes));
        pass_ = std::make_unique<Pass>(std::move(file), job_);
        if (pass_->begin() && pass_->read(waiting_)) return {};
        if (job_.cancelled()) return fail(Error{.code = Code::cancelled});
        return fail(Code::imageUnsupported, Stage::read, path_, std::string(noMusic));
    }

    Result<std::vector<float>> next(std::size_t count) override
    {
        const auto wanted = count * soundChannels;
        while (waiting_.size() < wanted)
            if (!pass_->read(waiting_)) TRY(begin());
        const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(wanted);
        std::vector<float> samples(waiting_.begin(), end);
        waiting_.erase(waiting_.begin(), end);
        return samples;
    }

private:
    Files& files_;
    const Path path_;
    const JobControl& job_;
    std::unique_ptr<Pass> pass_;
    std::vector<float> waiting_;
};

} // namespace

Result<std::unique_ptr<Music>> Music::open(Files& files, const Path& path, const JobControl& job)
{
    auto music = std::make_unique<LoopedMusic>(files, path, job);
    TRY(music->begin());
    return music;
}

} // namespace albumen
