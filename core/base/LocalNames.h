// Names that ICU knows in each language.
#pragma once

#include <string>
#include <string_view>

namespace albumen {

/// "葡萄牙" for "PT" and "zh_CN". `code`: two letters of ISO 3166. Empty: ICU knows no such country. Threads: all.
std::string countryIn(std::string_view language, std::string_view code);

/// Chinese in simplified letters, whatever letters it was written in; as it is where ICU lacks its table. Threads: all.
std::string inSimplifiedChinese(std::string_view text);

} // namespace albumen
