// The name of a picture: the hash of its image data without metadata.
#pragma once

#include <cstddef>
#include <span>

#include "base/Error.h"
#include "base/Files.h"
#include "base/JobControl.h"
#include "photo/Photo.h"

namespace albumen {

/// Pixels are of the content, how they are to be seen is of the file: two files with the same image data that say other
/// ways are two pictures. Ensures: the same id for upright, and for method 2, which hashes what says it too.
ContentId seenAs(const ContentId& data, Orientation orientation);

/// Threads: all; no state.
class ContentHash
{
public:
    /// Method 1 = SHA-256, first 16 bytes, over the image data: JPEG: all segments except APPn and COM (APP14 stays: it
    /// changes colours) to the first EOI. PNG: IHDR, PLTE, tRNS, IDAT. WebP: VP8, VP8L, ALPH, ANIM, ANMF. TIFF: strips
    /// or tiles with what says how to read them. HEIC, AVIF: the extents of the primary item and of the tiles it is
    /// made of. JPEG XL: the codestream, in boxes or alone. Method 2 = the whole file: every other format, and whatever
    /// does not parse. Fails: fileUnreadable for no bytes at all.
    Result<ContentId> identify(std::span<const std::byte> bytes) const;
    /// Of a film, which is too large to be held: method 2, read in pieces. Fails also: as the file, cancelled.
    Result<ContentId> identifyFilm(ReadableFile& film, const JobControl& job) const;
};

} // namespace albumen
