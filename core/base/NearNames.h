// Which name was probably meant, where nobody has the one that was typed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace albumen {

/// Characters to exchange, add or leave out.
std::size_t editsBetween(std::string_view a, std::string_view b);

/// Those that are like it, the nearest first, five at most: but for a slip or two of the finger and for capitals, or
/// where one of them begins with the other, or with a word of it.
std::vector<std::string> namesLike(const std::string& name, const std::vector<std::string>& names);

} // namespace albumen
