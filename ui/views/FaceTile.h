// A face as a tile: picture, what is said below it, and yes and no where it waits for an answer.
#pragma once

#include <functional>

#include <QStyledItemDelegate>

#include "models/IdListModel.h"

namespace albumen {

class Thumbnails;

/// Roles of the model beyond those of every list.
enum FaceRole {
    waitsRole = IdListModel::ownRole, ///< bool: it is asked whether it is this person
    confirmedRole,                    ///< bool: a person said so
    captionRole,                      ///< QString
};

/// Threads: GUI.
class FaceTile final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int side = 128, captionHeight = 24;
    enum class Part { none, yes, no };

    /// `gapWords`: what became of a face that is gone: "moved to Nora".
    FaceTile(Thumbnails& thumbnails, std::function<QString(qint64 face)> gapWords, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// What is at a point of a tile that waits for an answer.
    static Part partAt(const QRect& tile, const QPoint& point);
    static QRect partRect(const QRect& tile, Part part);

private:
    Thumbnails& thumbnails_;
    std::function<QString(qint64)> gapWords_;
};

} // namespace albumen
