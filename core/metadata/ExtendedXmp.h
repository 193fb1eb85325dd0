// The part of a JPEG's XMP that did not fit one segment of 64 KB.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace albumen {

/// Does this packet say that there is more of it?
/// Threads: all.
bool namesExtension(std::string_view packet);

/// The extension that `packet`, the XMP of this JPEG, names (XMP part 3, 1.1.3.1): the segments that bear the name it
/// gives, put together by their offsets. Empty: none is named, or its segments leave a gap, overlap, disagree on its
/// length or make more than maxPacketBytes. The name is the MD5 of the text as its writer had it; like Adobe's own
/// reader this compares names and computes no hash.
/// Threads: all.
std::string extendedXmpOf(std::span<const std::byte> jpeg, std::string_view packet);

} // namespace albumen
