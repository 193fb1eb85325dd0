#include "names/PhotosByPath.h"

#include <algorithm>
#include <cstdlib>

#include "base/SearchText.h"

namespace albumen {
namespace {

/// How many names at their ends are the same.
int commonEnd(const Path& a, const Path& b)
{
    const std::vector<Path> left(a.begin(), a.end()), right(b.begin(), b.end());
    int common = 0;
    for (auto l = left.rbegin(), r = right.rbegin(); l != left.rend() && r != right.rend(); ++l, ++r, ++common)
        if (*l != *r && !(common == 0 && folded(l->native()) == folded(r->native()))) break;
    return common;
}

/// One says it in UTC, the other by a local clock.
bool sameTime(const PictureSaid& picture, const PhotoPlace& photo)
{
    constexpr std::int64_t mostZone = 14 * 3600, quarter = 900, second = 2;
    if (!picture.takenUtcS || !photo.takenLocalS) return false;
    const std::int64_t off = std::abs(*photo.takenLocalS - *picture.takenUtcS);
    return off <= mostZone + second && std::min(off % quarter, quarter - off % quarter) <= second;
}

} // namespace

PhotosByPath::PhotosByPath(std::vector<PhotoPlace> photos) : photos_(std::move(photos))
{
    for (std::size_t i = 0; i < photos_.size(); ++i) byName_[folded(photos_[i].path.filename().native())].push_back(i);
}

std::optional<std::size_t> PhotosByPath::find(const PictureSaid& picture) const
{
    const auto named = byName_.find(folded(picture.path.filename().native()));
    if (named == byName_.end()) return std::nullopt;
    using Worth = std::pair<int, bool>; // what is in common, and of two alike the one of that size or time
    Worth most;
    std::vector<std::size_t> best;
    for (const std::size_t i : named->second) {
        const PhotoPlace& photo = photos_[i];
        if (photo.path == picture.path) return i;
        const bool backed = (picture.size > 0 && picture.size == photo.size) || sameTime(picture, photo);
        const Worth worth(commonEnd(photo.path, picture.path), backed);
        if (worth.first < 2 && !backed) continue;
        if (worth > most) best.clear();
        if (worth >= most) best.push_back(i);
        most = std::max(most, worth);
    }
    const auto another = [&](std::size_t i) { return photos_[i].content != photos_[best.front()].content; };
    if (best.empty() || std::ranges::any_of(best, another)) return std::nullopt;
    return best.front();
}

} // namespace albumen
