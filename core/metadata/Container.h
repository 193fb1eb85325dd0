// How picture files are put together: which kind by the first bytes, and a walker for the parts of each.
#pragma once

#include <optional>
#include <string_view>

#include "metadata/Bytes.h"

namespace albumen {

/// rawOther: cameras' own formats that are not TIFF with the number 42 (Canon CR3 and CRW, Fujifilm, Olympus,
/// Panasonic, Minolta, Sigma). film: MP4, QuickTime, Matroska, AVI, MPEG-TS.
enum class Container { unknown, jpeg, png, webp, tiff, bigTiff, bmp, gif, heif, avif, jxl, rawOther, film };

/// Threads: all.
Container containerOf(Bytes file);

/// One part of a file: a segment, a chunk, a box.
struct FilePart {
    std::uint32_t kind = 0; ///< JPEG: the marker's second byte; else the four letters, first one highest
    Bytes body;             ///< without kind and length; of a JPEG scan: its header and its data
};

/// "IHDR" as FilePart::kind.
constexpr std::uint32_t fourLetters(const char (&name)[5])
{
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(name[i]);
    return value;
}

/// The segments of a JPEG, up to the first end of image.
class JpegSegments
{
public:
    explicit JpegSegments(Bytes file) : file_(file) {}
    /// None: the end, or the bytes do not hold together. Start and end of image come as parts without a body.
    std::optional<FilePart> next();
    /// True once the end of image was met.
    bool complete() const { return complete_; }
    /// What lies behind the end of image, once it was met.
    Bytes behind() const { return complete_ ? file_.from(at_) : Bytes(); }

private:
    std::uint64_t scanEnd(std::uint64_t at) const;
    Bytes file_;
    std::uint64_t at_ = 0;
    bool complete_ = false;
};

/// The chunks of a PNG, up to IEND; checksums are left to the decoder.
class PngChunks
{
public:
    explicit PngChunks(Bytes file) : file_(file) {}
    std::optional<FilePart> next();
    bool complete() const { return complete_; }
    /// What lies behind IEND, once it was met.
    Bytes behind() const { return complete_ ? file_.from(at_) : Bytes(); }

private:
    Bytes file_;
    std::uint64_t at_ = 8; // after the signature
    bool complete_ = false;
};

/// The chunks of a RIFF body (WebP and, inside it, the frames of an animation). Ensures: bodies do not reach outside.
class RiffChunks
{
public:
    explicit RiffChunks(Bytes body) : body_(body) {}
    std::optional<FilePart> next();
    /// True when the chunks fill the body.
    bool complete() const { return complete_; }

private:
    Bytes body_;
    std::uint64_t at_ = 0;
    bool complete_ = false;
};
/// The chunks' bytes of a WebP file, as many as its header declares; empty when they are not all there.
Bytes webpBody(Bytes file);

/// Where the blocks of a GIF begin: extensions and pictures, up to its trailer.
class GifBlocks
{
public:
    explicit GifBlocks(Bytes file);
    /// None: the end, or the bytes do not hold together.
    std::optional<std::uint64_t> next();
    /// The block that was given last ends here, whatever its bytes say.
    void goTo(std::uint64_t at);

private:
    std::uint64_t tableBytes(std::uint64_t flagsAt) const;
    Bytes file_;
    std::uint64_t at_ = 0;
    std::optional<std::uint64_t> begun_; ///< the block that was given last
};

/// The boxes of an ISO base media file, or inside one of its boxes.
class Boxes
{
public:
    explicit Boxes(Bytes body) : body_(body) {}
    std::optional<FilePart> next();
    /// The first box of this kind in `body`; empty when there is none.
    static Bytes find(Bytes body, std::uint32_t kind);

private:
    Bytes body_;
    std::uint64_t at_ = 0;
};

} // namespace albumen
