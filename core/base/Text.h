// Text of any origin made safe to show, and of any length made safe to store.
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace albumen {

bool isUtf8(std::string_view bytes);
/// Ensures: valid UTF-8 without control characters; bytes that are not UTF-8 become U+FFFD, newlines and kin a space.
std::string printable(std::string_view bytes);
template <std::same_as<std::filesystem::path> P> std::string printable(const P& path)
{
    return printable(std::string_view(path.native()));
}
/// "3.1 GB": decimal units as disks are sold, one digit after the point under ten.
std::string byteText(std::uint64_t bytes);
/// "22 min 51 s", "3.2 s".
std::string durationText(double seconds);
std::string base64(std::string_view bytes);
/// White space cut off both ends.
std::string_view trimmed(std::string_view text);

} // namespace albumen
