// What libav gave, freed at its end.
#pragma once

#include <memory>
#include <string>

#include "metadata/LibavCalls.h"

namespace albumen {

struct FreeLibav {
    void operator()(AVCodecContext* codec) const { libav().avcodec_free_context(&codec); }
    void operator()(AVFrame* frame) const { libav().av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { libav().av_packet_free(&packet); }
    void operator()(SwsContext* scaler) const { libav().sws_freeContext(scaler); }
    void operator()(SwrContext* resampler) const { libav().swr_free(&resampler); }
    void operator()(AVIOContext* io) const
    {
        libav().av_freep(&io->buffer);
        libav().avio_context_free(&io);
    }
};
template <class T> using Libav = std::unique_ptr<T, FreeLibav>;

/// Its own words for a number that it returned.
inline std::string libavWords(int number)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    libav().av_strerror(number, text, sizeof text);
    return text;
}

} // namespace albumen
