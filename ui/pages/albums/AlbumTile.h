// An album as a card: its cover, its name, how many photos.
#pragma once

#include <QStyledItemDelegate>

namespace albumen {

class Thumbnails;

/// Paints the rows of an AlbumModel. Threads: GUI.
class AlbumTile final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Requires: both outlive it. `viewer`: who shows the cards.
    AlbumTile(Thumbnails& thumbnails, QWidget* viewer);

    static QSize tileSize();
    static QRect coverRect(const QRect& tile);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintCover(QPainter& painter, const QRect& place, const QModelIndex& index) const;
    static void paintWords(QPainter& painter, const QRect& place, const QModelIndex& index, bool target);

    Thumbnails& thumbnails_;
    QWidget* viewer_;
};

} // namespace albumen
