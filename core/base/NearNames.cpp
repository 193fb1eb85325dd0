#include "base/NearNames.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/SearchText.h"

namespace albumen {
namespace {

constexpr std::size_t mostNames = 5;

/// Of UTF-8.
std::vector<std::string_view> charactersOf(std::string_view text)
{
    std::vector<std::string_view> characters;
    while (!text.empty()) {
        std::size_t bytes = 1;
        while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) ++bytes;
        characters.push_back(text.substr(0, bytes));
        text.remove_prefix(bytes);
    }
    return characters;
}

/// Does one of its words begin so?
bool hasWord(std::string_view name, std::string_view start)
{
    for (std::size_t at = 0; at != name.npos; at = name.find(' ', at)) {
        if (name[at] == ' ') ++at;
        if (name.substr(at).starts_with(start)) return true;
    }
    return false;
}

} // namespace

std::size_t editsBetween(std::string_view a, std::string_view b)
{
    const auto first = charactersOf(a), second = charactersOf(b);
    std::vector<std::size_t> row(second.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < first.size(); ++i) {
        std::size_t corner = std::exchange(row[0], i + 1);
        for (std::size_t k = 0; k < second.size(); ++k) {
            const std::size_t change = corner + (first[i] == second[k] ? 0 : 1);
            corner = row[k + 1];
            row[k + 1] = std::min({change, row[k] + 1, row[k + 1] + 1});
        }
    }
    return row.back();
}

std::vector<std::string> namesLike(const std::string& name, const std::vector<std::string>& names)
{
    const std::string key = caselessKey(name);
    const std::size_t most = charactersOf(key).size() / 4 + 1;
    std::vector<std::pair<std::size_t, std::string>> like;
    for (const std::string& one : names) {
        const std::string other = caselessKey(one);
        if (key.empty() || other.empty()) continue;
        const bool begins = hasWord(other, key) || hasWord(key, other);
        const std::size_t edits = editsBetween(key, other);
        if (edits <= most || begins) like.emplace_back(begins ? std::min(edits, most) : edits, one);
    }
    std::ranges::sort(like);
    std::vector<std::string> nearest;
    for (auto& [edits, one] : like)
        if (nearest.size() < mostNames) nearest.push_back(std::move(one));
    return nearest;
}

} // namespace albumen
