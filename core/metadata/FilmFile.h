// A film that is opened: its container by libavformat, and what it says of time, place and camera. Its pictures are
// load/FilmDecoder's.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "base/Error.h"
#include "base/Files.h"
#include "base/JobControl.h"
#include "photo/Photo.h"

struct AVFormatContext;
struct AVIOContext;

namespace albumen {

/// The bytes of a film, wherever they lie.
struct FilmBytes {
    std::uint64_t size = 0;
    /// Ensures: fewer than asked for only at the end.
    std::function<Result<std::size_t>(std::uint64_t offset, std::span<std::byte> into)> read;
};
/// Borrows them.
FilmBytes filmBytes(std::span<const std::byte> bytes);
FilmBytes filmBytes(ReadableFile& file);

/// When a film has been looked at for too long.
class FilmWatch
{
public:
    /// Opening and the frames of one film together; a film of 4K and 60 frames a second takes 3 s.
    static constexpr auto longest = std::chrono::seconds(20);

    explicit FilmWatch(const JobControl& job) : job_(job) {}
    bool over() const { return job_.cancelled() || std::chrono::steady_clock::now() > until_; }
    /// Fails: cancelled, imageTimeout; anything else has an end too.
    Status mayGoOn() const;

private:
    const JobControl& job_;
    std::chrono::steady_clock::time_point until_ = std::chrono::steady_clock::now() + longest;
};

/// Opens nothing but the bytes it was given, whatever they name. Threads: one.
class FilmFile
{
public:
    /// Requires: `watch` outlives it. Fails: imageBroken (the container does not hold together), filmUnsupported,
    /// outOfMemory, cancelled, imageTimeout, and as the bytes do.
    static Result<std::unique_ptr<FilmFile>> open(FilmBytes bytes, const FilmWatch& watch);
    ~FilmFile();
    FilmFile(const FilmFile&) = delete;
    FilmFile& operator=(const FilmFile&) = delete;

    AVFormatContext& context() { return *context_; }
    /// Time and place where they are said. A time without a zone of its own is in UTC, as the container's is. Always
    /// upright: the decoder does what the film says of turning.
    ExifFacts facts() const;
    /// The error behind a number that libav gave.
    Error errorOf(int number) const;

private:
    FilmFile(FilmBytes bytes, const FilmWatch& watch) : bytes_(std::move(bytes)), watch_(watch) {}
    int read(std::uint8_t* into, int most);
    std::int64_t seek(std::int64_t offset, int whence);

    FilmBytes bytes_;
    const FilmWatch& watch_;
    std::uint64_t at_ = 0;
    std::optional<Error> unread_; ///< why bytes could not be read
    AVIOContext* input_ = nullptr;
    AVFormatContext* context_ = nullptr;
};

} // namespace albumen
