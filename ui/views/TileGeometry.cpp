#include "views/TileGeometry.h"

#include <algorithm>

namespace albumen {

TileGeometry::TileGeometry(const TileLook& look, int width, int rows, const std::vector<int>& counts)
    : look_(look), width_(width - 2 * look.around), rows_(rows), tileWidth_(look.tile.width()),
      headingHeight_(counts.empty() ? 0 : look.heading)
{
    columns_ = std::max(1, (width_ + look.gap) / (look.tile.width() + look.gap));
    if (look.mostColumns > 0) columns_ = std::min(columns_, look.mostColumns);
    if (look.stretch) tileWidth_ = std::max(1, (width_ + look.gap) / columns_ - look.gap);
    int first = 0, top = look.around;
    const auto add = [&](int count) {
        sections_.push_back({first, count, top});
        first += count;
        top += headingHeight_ + std::max(0, lines(sections_.back()) * line() - look_.gap) + look_.between;
    };
    for (std::size_t i = 0; i < counts.size() && first < rows; ++i)
        add(i + 1 == counts.size() ? rows - first : std::min(counts[i], rows - first));
    if (sections_.empty()) add(rows);
    height_ = top - look.between + look.around;
}

const TileGeometry::Section& TileGeometry::sectionAt(int y) const
{
    const auto after = std::ranges::upper_bound(sections_, y, {}, &Section::top);
    return after == sections_.begin() ? sections_.front() : *std::prev(after);
}

int TileGeometry::sectionOf(int row) const
{
    const auto after = std::ranges::upper_bound(sections_, row, {}, &Section::first);
    return static_cast<int>(after - sections_.begin()) - 1;
}

std::pair<int, int> TileGeometry::rowsOf(int section) const
{
    const Section& s = sections_[static_cast<std::size_t>(section)];
    return {s.first, s.first + s.count};
}

QRect TileGeometry::tile(int row) const
{
    const Section& s = sections_[static_cast<std::size_t>(sectionOf(row))];
    const int at = row - s.first, column = at % columns_;
    // What stretching leaves over is spread over the gaps, so that the last column ends at the edge.
    const int spare = look_.stretch ? width_ - (columns_ * (tileWidth_ + look_.gap) - look_.gap) : 0;
    const int x =
        look_.around + column * (tileWidth_ + look_.gap) + (columns_ > 1 ? spare * column / (columns_ - 1) : 0);
    return {x, s.top + headingHeight_ + at / columns_ * line(), tileWidth_, look_.tile.height()};
}

QRect TileGeometry::heading(int section) const
{
    return {look_.around, sections_[static_cast<std::size_t>(section)].top, width_, headingHeight_};
}

int TileGeometry::rowAt(const QPoint& point) const
{
    const auto [first, last] = rowsBetween(point.y(), point.y());
    for (int row = first; row < last; ++row)
        if (tile(row).contains(point)) return row;
    return -1;
}

std::pair<int, int> TileGeometry::rowsBetween(int top, int bottom) const
{
    if (rows_ == 0 || bottom < top) return {0, 0};
    const auto lineAt = [this](const Section& s, int y) {
        return std::clamp((y - s.top - headingHeight_) / line(), 0, std::max(0, lines(s) - 1));
    };
    const Section &upper = sectionAt(top), &lower = sectionAt(bottom);
    const int first = upper.first + lineAt(upper, top) * columns_;
    const int last = lower.first + std::min(lower.count, (lineAt(lower, bottom) + 1) * columns_);
    return {first, std::max(first, last)};
}

std::pair<int, int> TileGeometry::sectionsBetween(int top, int bottom) const
{
    const auto first = static_cast<int>(&sectionAt(top) - sections_.data());
    const auto last = static_cast<int>(&sectionAt(bottom) - sections_.data());
    return {first, last + 1};
}

int TileGeometry::inLine(const Section& section, int line, int column) const
{
    return section.first + std::min(line * columns_ + column, section.count - 1);
}

int TileGeometry::above(int row) const
{
    int section = sectionOf(row);
    const int at = row - sections_[static_cast<std::size_t>(section)].first;
    if (at >= columns_) return row - columns_;
    while (--section >= 0)
        if (const Section& s = sections_[static_cast<std::size_t>(section)]; s.count > 0)
            return inLine(s, lines(s) - 1, at % columns_);
    return row;
}

int TileGeometry::below(int row) const
{
    int section = sectionOf(row);
    const Section& here = sections_[static_cast<std::size_t>(section)];
    const int at = row - here.first;
    if (at / columns_ < lines(here) - 1) return inLine(here, at / columns_ + 1, at % columns_);
    while (++section < sections())
        if (const Section& s = sections_[static_cast<std::size_t>(section)]; s.count > 0)
            return inLine(s, 0, at % columns_);
    return row;
}

} // namespace albumen
