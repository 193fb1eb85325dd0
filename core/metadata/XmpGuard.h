// Whether an XMP packet is safe to read.
#pragma once

#include <optional>
#include <string_view>

namespace albumen {

/// The packet as a parser that trusts its input may be given it: up to the end of its outermost element, since behind
/// it programs leave zeros, or the rest of a longer packet that stood there before. None: not safe. Safe is well-formed
/// UTF-8 text of at most maxPacketBytes (XmpPacket.h), whose elements stand at most 64 deep, they and their attributes
/// are at most 200,000, at most 1,000 of them properties of one thing, there is no document type and so no entity, and
/// at most 100 namespaces are declared, of at most 256 bytes each.
/// Threads: all.
std::optional<std::string_view> safeXmp(std::string_view packet);
/// Is there one?
bool isSafeXmp(std::string_view packet);
/// Do its first elements say that it is XMP?
bool beginsAsXmp(std::string_view packet);
/// Nothing but blanks and zeros, or the begin of an XMP packet and no whole one: what a full disk or a pulled plug
/// left.
bool isBrokenXmp(std::string_view packet);
/// Why it is not safe, as the detail of a sidecarBroken. Empty: it is empty or cut off.
/// Requires: not safe.
std::string_view whyUnsafe(std::string_view packet);

} // namespace albumen
