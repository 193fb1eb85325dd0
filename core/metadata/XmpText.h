// XMP in other encodings: what stands in a file may be any, what is read here is UTF-8.
#pragma once

#include <string>

namespace albumen {

/// Text in another encoding than UTF-8, or with a byte order mark (base/Encoding.h), as UTF-8 without the mark and
/// without the line that says how it is written. Ensures: all else as it is, also what is no text in the end.
/// Threads: all.
std::string xmpText(std::string bytes);

} // namespace albumen
