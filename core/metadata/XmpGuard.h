// Whether an XMP packet is safe to read.
#pragma once

#include <string_view>

namespace albumen {

/// May a parser that trusts its input be given this? It is well-formed UTF-8 text of at most maxPacketBytes
/// (XmpPacket.h), its elements stand at most 64 deep, they and their attributes are at most 200,000, at most 1,000 of
/// them properties of one thing, there is no document type and so no entity, and at most 100 namespaces are declared,
/// of at most 256 bytes each.
/// Threads: all.
bool isSafeXmp(std::string_view packet);

} // namespace albumen
