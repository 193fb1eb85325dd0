// Draws a photo that was found: below it, where there is an example, how much it is like that one.
#pragma once

#include "views/PhotoDelegate.h"

namespace albumen {

class SearchModel;

/// Threads: GUI.
class SearchTile final : public PhotoDelegate
{
    Q_OBJECT

public:
    static constexpr int side = 168, least = 112, most = 320;

    /// Requires: all outlive it. `viewer`: who shows the tiles.
    SearchTile(const SearchModel& model, Thumbnails& thumbnails, QWidget* viewer);

    /// Of what stands below a picture.
    static int belowHeight();
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace albumen
