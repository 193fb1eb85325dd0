#include "photo/FilmName.h"

#include <algorithm>

#include "base/SearchText.h"

namespace albumen {

bool hasFilmExtension(std::string_view name)
{
    static constexpr std::array<std::string_view, 10> extensions = {"mp4",  "m4v", "mov", "avi", "mkv",
                                                                    "webm", "3gp", "3g2", "mts", "m2ts"};
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos) return false;
    const std::string extension = caselessKey(name.substr(dot + 1));
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

} // namespace albumen
