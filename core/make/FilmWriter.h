// A film, picture by picture, with its sound.
#pragma once

#include <memory>
#include <span>

#include <opencv2/core.hpp>

#include "base/Error.h"
#include "base/Files.h"

namespace albumen {

/// What every device plays, and what is free to use everywhere: H.264 and AAC, VP9 and Opus.
enum class FilmKind { mp4, webm };

struct FilmShape {
    FilmKind kind = FilmKind::mp4;
    cv::Size size; ///< even
    int framesPerSecond = 30;
    bool sound = false;
};

/// Of the sound of a film, and of music: samples a second, left and right after one another.
inline constexpr int soundRate = 48000;
inline constexpr int soundChannels = 2;

/// What is added is encoded and written soon, whatever the length. Threads: one; the encoders have up to four.
class FilmWriter
{
public:
    /// `file`: new, and outlives it. Fails: usage (noEncoder and what is missing), outOfMemory, as the file.
    static Result<std::unique_ptr<FilmWriter>> open(WritableFile& file, const FilmShape& shape);
    virtual ~FilmWriter() = default;

    /// BGR, 8 bit, of the film's size. Fails: outOfMemory, internal, as the file.
    virtual Status add(const cv::Mat& frame) = 0;
    /// Any number of samples. Requires: a film with sound. Fails: as add.
    virtual Status addSound(std::span<const float> samples) = 0;
    /// Ensures: the file is a whole film, not flushed. Call once. Fails: as add.
    virtual Status finish() = 0;
};

} // namespace albumen
