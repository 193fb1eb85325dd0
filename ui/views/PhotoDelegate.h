// Draws a photo as a tile.
#pragma once

#include <QStyle>
#include <QStyledItemDelegate>

namespace albumen {

class PhotoModel;
class Thumbnails;

/// Threads: GUI.
class PhotoDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Requires: all outlive it. `viewer`: who shows the tiles.
    PhotoDelegate(const PhotoModel& model, Thumbnails& thumbnails, QWidget* viewer);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// The photo in this part of its tile, with frame, check, and what a person thinks of it.
    void paintPhoto(QPainter& painter, const QRect& place, QStyle::State state, const QModelIndex& index) const;

private:
    const PhotoModel& model_;
    Thumbnails& thumbnails_;
    QWidget* viewer_;
};

} // namespace albumen
