// XMP in UTF-16: what stands in a file may be either, what is read here is UTF-8.
#pragma once

#include <string>

namespace albumen {

/// Text that begins as UTF-16 does, with its mark or with a '<', as UTF-8 without the mark and without the line
/// that says how it is written. Ensures: all else as it is, also what is no UTF-16 in the end. Threads: all.
std::string xmpText(std::string bytes);

} // namespace albumen
