// An event as a card: its cover, its title, its days, who is in it.
#pragma once

#include <QStyledItemDelegate>

namespace albumen {

class Thumbnails;

/// Paints the rows of an EventModel. Threads: GUI.
class EventTile final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Requires: both outlive it. `viewer`: who shows the cards.
    EventTile(Thumbnails& thumbnails, QWidget* viewer);

    static QSize tileSize();
    static QRect coverRect(const QRect& tile);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Thumbnails& thumbnails_;
    QWidget* viewer_;
};

} // namespace albumen
