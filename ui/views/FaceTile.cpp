#include "views/FaceTile.h"

#include <QPainter>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"
#include "views/TilePaint.h"

namespace albumen {
namespace {

constexpr int button = 24, between = 4;

void paintAnswer(QPainter& painter, const QRect& place, const QString& icon, const QColor& colour)
{
    paintBox(painter, place, 4, theme().card, colour);
    paintIcon(painter, icon, place.adjusted(4, 4, -4, -4), colour);
}

} // namespace

FaceTile::FaceTile(Thumbnails& thumbnails, std::function<QString(qint64)> gapWords, QObject* parent)
    : QStyledItemDelegate(parent), thumbnails_(thumbnails), gapWords_(std::move(gapWords))
{
}

QSize FaceTile::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {side, side + between + captionHeight};
}

QRect FaceTile::partRect(const QRect& tile, Part part)
{
    if (part == Part::none) return {};
    const int fromRight = part == Part::no ? button : 2 * button + between;
    return {tile.right() + 1 - fromRight, tile.bottom() + 1 - captionHeight, button, button};
}

FaceTile::Part FaceTile::partAt(const QRect& tile, const QPoint& point)
{
    for (const Part part : {Part::yes, Part::no})
        if (partRect(tile, part).contains(point)) return part;
    return Part::none;
}

void FaceTile::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const qint64 face = index.data(IdListModel::idRole).toLongLong();
    const QRect picture(option.rect.topLeft(), QSize(option.rect.width(), option.rect.width()));
    QRect below(picture.left(), option.rect.bottom() + 1 - captionHeight, picture.width(), captionHeight);
    if (index.data(IdListModel::goneRole).toBool()) {
        tilePaint::gap(*painter, picture, tilePaint::faceRadius);
        tilePaint::caption(*painter, below, gapWords_(face));
        return;
    }
    tilePaint::thumbnail(*painter, picture, tilePaint::faceRadius, thumbnails_, thumbnailOf(FaceId{face}),
                         option.widget);
    tilePaint::frame(*painter, picture, tilePaint::faceRadius, option.state);
    tilePaint::check(*painter, picture, option.state);
    if (index.data(waitsRole).toBool()) {
        paintAnswer(*painter, partRect(option.rect, Part::yes), QStringLiteral("check"), theme().good);
        paintAnswer(*painter, partRect(option.rect, Part::no), QStringLiteral("close"), theme().bad);
        below.setRight(partRect(option.rect, Part::yes).left() - between);
    }
    tilePaint::caption(*painter, below, index.data(captionRole).toString());
}

} // namespace albumen
