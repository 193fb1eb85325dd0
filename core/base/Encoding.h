// Text of other programs, in whatever encoding they wrote it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace albumen {

/// Markup as UTF-8 without a byte order mark: of UTF-8, UTF-16 and UTF-32 with the mark, or without it where the text
/// begins with '<' or white space, and else of what its first line names (<?xml encoding="...">). Half a letter at the
/// end stays out. None: it is no text in any of these.
/// Threads: all.
std::optional<std::string> markupAsUtf8(std::string_view bytes);

/// Any text as UTF-8 without a byte order mark: of UTF-8, UTF-16 and UTF-32 with the mark, of UTF-8 without, and else
/// of Windows' code page 1252. What is no letter in it becomes the sign for that. Threads: all.
std::string textOfAnyCode(std::string_view bytes);

} // namespace albumen
