// The texts of a PNG: plain, compressed, and the profiles that other programs keep in them as hexadecimal digits.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "metadata/Container.h"

namespace albumen {

/// A tEXt, zTXt or iTXt chunk.
struct PngText {
    std::string keyword, text;
};

/// Inflated. None: another chunk or keyword, one that does not hold together, or a text of more than `most` bytes.
/// Threads: all.
std::optional<PngText> pngText(const FilePart& chunk, std::size_t most, std::span<const std::string_view> keywords);

/// The bytes of a profile as ImageMagick and exiv2 write it under "Raw profile type NAME": a line with a name, a line
/// with the number of bytes, then two hexadecimal digits for each. Empty: it is none.
/// Threads: all.
std::string rawProfile(std::string_view text);

/// Does this chunk hold XMP: under its own keyword, as a raw profile, or in one of type APP1?
bool isPngXmp(const FilePart& chunk);
/// The XMP of such a chunk. Empty: there is none in it.
std::string pngXmpIn(const FilePart& chunk);

} // namespace albumen
