// A row of the log: what was done and when, the faces, people and pictures it speaks of, and whether it was undone.
#pragma once

#include <QStyledItemDelegate>

#include "pages/history/HistoryModel.h"

namespace albumen {

class Thumbnails;
class TileView;

/// Threads: GUI.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Requires: both outlive it; the view shows a HistoryModel.
    HistoryDelegate(Thumbnails& thumbnails, const HistoryModel& model, TileView& view);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Of a row, with the font in force.
    static int height();

private:
    void paintTop(QPainter& painter, const QRect& line, const HistoryCard& card) const;
    static void paintIcon(QPainter& painter, const HistoryCard& card, const QRect& place);
    void paintPictures(QPainter& painter, const QRect& line, const HistoryCard& card) const;

    Thumbnails& thumbnails_;
    const HistoryModel& model_;
    TileView& view_;
};

} // namespace albumen
