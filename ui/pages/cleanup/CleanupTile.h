// Draws a photo of the clean-up as a tile: the picture with what is proposed or decided on it; below it the number
// against its limit, why, and the file.
#pragma once

#include <QStyledItemDelegate>

namespace albumen {

class CleanupModel;
class Thumbnails;

/// Threads: GUI.
class CleanupTile final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int side = 184, least = 128, most = 320;

    /// Requires: all outlive it. `viewer`: who shows the tiles.
    CleanupTile(const CleanupModel& model, Thumbnails& thumbnails, QWidget* viewer);

    /// Of what stands below the picture.
    static int belowHeight();
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintPicture(QPainter& painter, const QRect& place, const QModelIndex& index) const;
    void paintPill(QPainter& painter, const QRect& picture, const QModelIndex& index) const;
    void paintBelow(QPainter& painter, QRect place, const QModelIndex& index) const;

    const CleanupModel& model_;
    Thumbnails& thumbnails_;
    QWidget* viewer_;
};

} // namespace albumen
