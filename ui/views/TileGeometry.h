// Where the tiles of a long list stand: arithmetic on the sums of its sections, no list of places.
#pragma once

#include <utility>
#include <vector>

#include <QRect>
#include <QSize>

namespace albumen {

/// How tiles stand in a width.
struct TileLook {
    QSize tile{160, 160};
    int gap = 8;
    int heading = 32;     ///< height of a section's heading
    int between = 16;     ///< from the last line of a section to the next heading
    bool stretch = false; ///< tiles take the spare width; else it stays free at the right
    int mostColumns = 0;  ///< 0: as many as there is room for
    int around = 3;       ///< room at the edges, for the frame of a selected tile
};

/// A value. All rectangles are in the coordinates of the whole list, from its top.
class TileGeometry
{
public:
    /// `counts`: tiles in each section, in order; empty: one section of all rows without a heading. What the counts do
    /// not cover belongs to the last section, what they have too much is cut.
    TileGeometry(const TileLook& look, int width, int rows, const std::vector<int>& counts = {});

    int height() const { return height_; }
    int columns() const { return columns_; }
    int sections() const { return static_cast<int>(sections_.size()); }
    /// Requires: 0 <= row < rows. O(log sections), as all that follow.
    QRect tile(int row) const;
    /// Empty where sections have no headings.
    QRect heading(int section) const;
    int sectionOf(int row) const;
    /// The first row of a section and the one after its last.
    std::pair<int, int> rowsOf(int section) const;
    /// -1: between the tiles.
    int rowAt(const QPoint& point) const;
    /// Rows of which a part may lie between two heights: first, and one after the last.
    std::pair<int, int> rowsBetween(int top, int bottom) const;
    std::pair<int, int> sectionsBetween(int top, int bottom) const;
    /// The tile above or below in the nearest column, over the borders of sections; the same where there is none.
    int above(int row) const;
    int below(int row) const;

private:
    struct Section {
        int first = 0, count = 0, top = 0; ///< top: of the heading
    };
    const Section& sectionAt(int y) const;
    int lines(const Section& section) const { return (section.count + columns_ - 1) / columns_; }
    int line() const { return look_.tile.height() + look_.gap; }
    int inLine(const Section& section, int line, int column) const;

    TileLook look_;
    int width_ = 0, rows_ = 0, columns_ = 1, tileWidth_ = 0, headingHeight_ = 0, height_ = 0;
    std::vector<Section> sections_;
};

} // namespace albumen
