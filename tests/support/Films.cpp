#include "support/Films.h"

#include <memory>
#include <stdexcept>

#include <opencv2/imgproc.hpp>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
}

namespace albumen::test {
namespace {

int went(int code)
{
    if (code >= 0) return code;
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    throw std::runtime_error(std::string("libav: ") + text);
}

struct FreeMade {
    void operator()(AVFormatContext* film) const
    {
        avio_closep(&film->pb);
        avformat_free_context(film);
    }
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
template <class T> using Made = std::unique_ptr<T, FreeMade>;

/// Where a stored pixel goes, as the container has it.
void setTurn(AVStream& stream, Orientation turn)
{
    constexpr std::int32_t one = 1 << 16;
    struct Four {
        std::int32_t a, b, c, d;
    };
    Four four{one, 0, 0, one};
    switch (turn) {
    case Orientation::upright: return;
    case Orientation::mirrored: four = {-one, 0, 0, one}; break;
    case Orientation::rotated180: four = {-one, 0, 0, -one}; break;
    case Orientation::flipped: four = {one, 0, 0, -one}; break;
    case Orientation::transposed: four = {0, one, one, 0}; break;
    case Orientation::rotated90: four = {0, one, -one, 0}; break;
    case Orientation::transversed: four = {0, -one, -one, 0}; break;
    case Orientation::rotated270: four = {0, -one, one, 0}; break;
    }
    auto* const matrix = reinterpret_cast<std::int32_t*>(
        av_stream_new_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, 9 * sizeof(std::int32_t)));
    const std::int32_t all[9] = {four.a, four.b, 0, four.c, four.d, 0, 0, 0, 1 << 30};
    std::copy(std::begin(all), std::end(all), matrix);
}

void fillFrame(AVFrame& frame, const cv::Mat& picture)
{
    went(av_frame_make_writable(&frame));
    cv::Mat planes;
    cv::cvtColor(picture, planes, cv::COLOR_BGR2YUV_I420);
    if (frame.color_range == AVCOL_RANGE_JPEG) { // 0..255 in the place of 16..235, and of 16..240
        cv::Mat light = planes.rowRange(0, frame.height), colour = planes.rowRange(frame.height, planes.rows);
        light.convertTo(light, -1, 255.0 / 219, -16 * 255.0 / 219);
        colour.convertTo(colour, -1, 255.0 / 224, 128 - 128 * 255.0 / 224);
    }
    const std::uint8_t* from = planes.data;
    for (int plane = 0; plane < 3; ++plane) {
        const int width = plane == 0 ? frame.width : frame.width / 2,
                  height = plane == 0 ? frame.height : frame.height / 2;
        for (int y = 0; y < height; ++y, from += width)
            std::copy(from, from + width, frame.data[plane] + y * frame.linesize[plane]);
    }
}

Made<AVCodecContext> encoderFor(cv::Size size, const FilmMade& how, bool headers)
{
    const AVCodec* const codec = avcodec_find_encoder(how.motionJpeg ? AV_CODEC_ID_MJPEG : AV_CODEC_ID_MPEG4);
    if (!codec) throw std::runtime_error("no encoder");
    Made<AVCodecContext> encoder(avcodec_alloc_context3(codec));
    encoder->width = size.width;
    encoder->height = size.height;
    encoder->time_base = {1, 10};
    encoder->framerate = {10, 1};
    encoder->pix_fmt = how.motionJpeg ? AV_PIX_FMT_YUVJ420P : AV_PIX_FMT_YUV420P;
    encoder->color_range = how.motionJpeg ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
    encoder->sample_aspect_ratio = {how.pixelWidth, 1};
    encoder->gop_size = 12;
    encoder->thread_count = 1;
    encoder->flags |= AV_CODEC_FLAG_QSCALE | (headers ? AV_CODEC_FLAG_GLOBAL_HEADER : 0);
    encoder->global_quality = 2 * FF_QP2LAMBDA;
    went(avcodec_open2(encoder.get(), codec, nullptr));
    return encoder;
}

} // namespace

std::vector<cv::Mat> shownFor(int each, const std::vector<cv::Mat>& scenes)
{
    std::vector<cv::Mat> frames;
    for (const cv::Mat& scene : scenes) frames.insert(frames.end(), static_cast<std::size_t>(each), scene);
    return frames;
}

void writeFilm(const std::filesystem::path& file, const std::vector<cv::Mat>& frames, const FilmMade& how)
{
    av_log_set_level(AV_LOG_QUIET);
    AVFormatContext* context = nullptr;
    went(avformat_alloc_output_context2(&context, nullptr, how.container.c_str(), file.c_str()));
    const Made<AVFormatContext> film(context);
    const cv::Size size = frames.front().size();
    const auto encoder = encoderFor(size, how, (film->oformat->flags & AVFMT_GLOBALHEADER) != 0);
    AVStream* const stream = avformat_new_stream(film.get(), nullptr);
    went(avcodec_parameters_from_context(stream->codecpar, encoder.get()));
    stream->time_base = encoder->time_base;
    stream->sample_aspect_ratio = encoder->sample_aspect_ratio;
    setTurn(*stream, how.turn);
    AVDictionary* options = nullptr;
    std::string flags = how.indexFirst ? "+faststart" : "";
    for (const auto& [name, value] : how.says) {
        av_dict_set(&film->metadata, name.c_str(), value.c_str(), 0);
        if (name.starts_with("com.")) flags += "+use_metadata_tags";
    }
    if (!flags.empty()) av_dict_set(&options, "movflags", flags.c_str(), 0);
    if (how.encrypted) {
        av_dict_set(&options, "encryption_scheme", "cenc-aes-ctr", 0);
        av_dict_set(&options, "encryption_key", "00112233445566778899aabbccddeeff", 0);
        av_dict_set(&options, "encryption_kid", "00112233445566778899aabbccddeeff", 0);
    }
    went(avio_open(&film->pb, file.c_str(), AVIO_FLAG_WRITE));
    const int begun = avformat_write_header(film.get(), &options);
    av_dict_free(&options);
    went(begun);
    const Made<AVFrame> frame(av_frame_alloc());
    const Made<AVPacket> packet(av_packet_alloc());
    frame->format = encoder->pix_fmt;
    frame->color_range = encoder->color_range;
    frame->width = size.width;
    frame->height = size.height;
    went(av_frame_get_buffer(frame.get(), 0));
    for (std::size_t i = 0; i <= frames.size(); ++i) {
        const bool last = i == frames.size();
        if (!last) fillFrame(*frame, frames[i]);
        frame->pts = static_cast<std::int64_t>(i);
        frame->quality = encoder->global_quality;
        went(avcodec_send_frame(encoder.get(), last ? nullptr : frame.get()));
        while (avcodec_receive_packet(encoder.get(), packet.get()) >= 0) {
            packet->stream_index = stream->index;
            packet->duration = 1;
            av_packet_rescale_ts(packet.get(), encoder->time_base, stream->time_base);
            went(av_interleaved_write_frame(film.get(), packet.get()));
        }
    }
    went(av_write_trailer(film.get()));
}

} // namespace albumen::test
