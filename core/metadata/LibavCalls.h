// libav, loaded when the first film is met: with it come 90 libraries of others, a third of the time that a program
// takes to start.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

#include "base/Error.h"

namespace albumen {

// What is called of it, and in which of its libraries that is.
// clang-format off
#define ALBUMEN_LIBAV_CALLS(CALL) \
    CALL(avutil, av_channel_layout_default) \
    CALL(avutil, av_dict_free) \
    CALL(avutil, av_dict_get) \
    CALL(avutil, av_dict_set) \
    CALL(avutil, av_dict_set_int) \
    CALL(avutil, av_frame_alloc) \
    CALL(avutil, av_frame_free) \
    CALL(avutil, av_frame_get_buffer) \
    CALL(avutil, av_frame_make_writable) \
    CALL(avutil, av_frame_unref) \
    CALL(avutil, av_free) \
    CALL(avutil, av_freep) \
    CALL(avutil, av_log_set_level) \
    CALL(avutil, av_malloc) \
    CALL(avutil, av_max_alloc) \
    CALL(avutil, av_rescale) \
    CALL(avutil, av_rescale_q) \
    CALL(avutil, av_strdup) \
    CALL(avutil, av_strerror) \
    CALL(swresample, swr_alloc_set_opts2) \
    CALL(swresample, swr_convert) \
    CALL(swresample, swr_free) \
    CALL(swresample, swr_get_out_samples) \
    CALL(swresample, swr_init) \
    CALL(swscale, sws_freeContext) \
    CALL(swscale, sws_getCoefficients) \
    CALL(swscale, sws_getContext) \
    CALL(swscale, sws_isSupportedInput) \
    CALL(swscale, sws_scale) \
    CALL(swscale, sws_setColorspaceDetails) \
    CALL(avcodec, av_new_packet) \
    CALL(avcodec, av_packet_alloc) \
    CALL(avcodec, av_packet_free) \
    CALL(avcodec, av_packet_get_side_data) \
    CALL(avcodec, av_packet_rescale_ts) \
    CALL(avcodec, av_packet_unref) \
    CALL(avcodec, avcodec_alloc_context3) \
    CALL(avcodec, avcodec_find_decoder) \
    CALL(avcodec, avcodec_find_encoder_by_name) \
    CALL(avcodec, avcodec_flush_buffers) \
    CALL(avcodec, avcodec_free_context) \
    CALL(avcodec, avcodec_get_name) \
    CALL(avcodec, avcodec_open2) \
    CALL(avcodec, avcodec_parameters_from_context) \
    CALL(avcodec, avcodec_parameters_to_context) \
    CALL(avcodec, avcodec_receive_frame) \
    CALL(avcodec, avcodec_receive_packet) \
    CALL(avcodec, avcodec_send_frame) \
    CALL(avcodec, avcodec_send_packet) \
    CALL(avformat, av_find_best_stream) \
    CALL(avformat, av_guess_sample_aspect_ratio) \
    CALL(avformat, av_interleaved_write_frame) \
    CALL(avformat, av_read_frame) \
    CALL(avformat, av_stream_get_side_data) \
    CALL(avformat, av_write_trailer) \
    CALL(avformat, avformat_alloc_context) \
    CALL(avformat, avformat_alloc_output_context2) \
    CALL(avformat, avformat_close_input) \
    CALL(avformat, avformat_find_stream_info) \
    CALL(avformat, avformat_free_context) \
    CALL(avformat, avformat_new_stream) \
    CALL(avformat, avformat_open_input) \
    CALL(avformat, avformat_seek_file) \
    CALL(avformat, avformat_write_header) \
    CALL(avformat, avio_alloc_context) \
    CALL(avformat, avio_context_free)
// clang-format on

/// Every function by its own name.
struct LibavCalls {
#define ALBUMEN_LIBAV_CALL(library, name) decltype(&::name) name = nullptr;
    ALBUMEN_LIBAV_CALLS(ALBUMEN_LIBAV_CALL)
#undef ALBUMEN_LIBAV_CALL
};

/// Ensures: it says nothing on stderr, and takes no piece of memory that is larger than a frame of 8K needs.
/// Fails: filmUnsupported (it is not there, or another version). Threads: all.
Status loadLibav();

/// Requires: loadLibav() went well. Threads: all.
const LibavCalls& libav();

} // namespace albumen
