// Draws a photo as a tile.
#pragma once

#include <QStyledItemDelegate>

namespace albumen {

class PhotoModel;
class Thumbnails;

/// Threads: GUI.
class PhotoDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Requires: all outlive it. `viewer`: who shows the tiles.
    PhotoDelegate(const PhotoModel& model, Thumbnails& thumbnails, QWidget* viewer);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const PhotoModel& model_;
    Thumbnails& thumbnails_;
    QWidget* viewer_;
};

} // namespace albumen
