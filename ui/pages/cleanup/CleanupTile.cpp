#include "pages/cleanup/CleanupTile.h"

#include <algorithm>

#include <QPainter>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"
#include "pages/cleanup/CleanupModel.h"
#include "views/TilePaint.h"

namespace albumen {
namespace {

constexpr int barHeight = 4, barRoom = 14, lines = 3, pillHeight = 24, pillIcon = 14;
constexpr double dimmed = 0.35;

int lineHeight()
{
    return QFontMetrics(fontOf(Type::captionStrong)).height() + 2;
}

struct PillLook {
    QColor fill, ink;
    QString icon;
};

PillLook pillLook(CleanupMark mark, int proposed)
{
    const Theme& t = theme();
    if (mark == CleanupMark::trashed) return {t.badSoft, t.bad, QStringLiteral("trash")};
    if (mark == CleanupMark::restored) return {t.goodSoft, t.good, QStringLiteral("undo")};
    if (mark == CleanupMark::kept || proposed > 0) return {t.goodSoft, t.good, QStringLiteral("check")};
    if (proposed < 0) return {t.card, t.ink2, QStringLiteral("trash")};
    return {t.warnSoft, t.warn, QStringLiteral("warn")};
}

/// How much of it, and where the limit is.
void paintMeasure(QPainter& painter, const QRect& place, double share, double limit)
{
    paintBar(painter, place, std::clamp(share, 0., 1.), share >= limit ? theme().warn : theme().accent);
    const int at = place.x() + qRound(std::clamp(limit, 0., 1.) * (place.width() - 2));
    painter.fillRect(QRect(at, place.y() - 3, 2, place.height() + 6), theme().ink2);
}

} // namespace

CleanupTile::CleanupTile(const CleanupModel& model, Thumbnails& thumbnails, QWidget* viewer)
    : QStyledItemDelegate(viewer), model_(model), thumbnails_(thumbnails), viewer_(viewer)
{
}

int CleanupTile::belowHeight()
{
    return barRoom + lines * lineHeight() + 4;
}

void CleanupTile::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QRect picture(option.rect.topLeft(), QSize(option.rect.width(), option.rect.width()));
    const auto mark = static_cast<CleanupMark>(index.data(CleanupModel::markRole).toInt());
    const bool goes = mark == CleanupMark::trashed || mark == CleanupMark::restored;
    const bool current = option.state & (QStyle::State_HasFocus | tilePaint::awayState);
    painter->save();
    if (goes && !current) {
        painter->setOpacity(dimmed);
        paintPicture(*painter, picture, index);
        painter->setOpacity(1);
    } else
        paintPicture(*painter, picture, index);
    paintPill(*painter, picture, index);
    tilePaint::frame(*painter, picture, tilePaint::photoRadius, option.state);
    tilePaint::check(*painter, picture, option.state);
    paintBelow(*painter, QRect(picture.bottomLeft() + QPoint(0, 1), option.rect.bottomRight()), index);
    painter->restore();
}

void CleanupTile::paintPicture(QPainter& painter, const QRect& place, const QModelIndex& index) const
{
    if (const auto content = model_.content(index); content && !model_.unreadable(index))
        return tilePaint::thumbnail(painter, place, tilePaint::photoRadius, thumbnails_, thumbnailOf(*content),
                                    viewer_);
    tilePaint::picture(painter, place, tilePaint::photoRadius, {});
    if (!model_.unreadable(index)) return;
    QRect sign(0, 0, 32, 32);
    sign.moveCenter(place.center());
    paintIcon(painter, QStringLiteral("photos"), sign, theme().ink3);
}

void CleanupTile::paintPill(QPainter& painter, const QRect& picture, const QModelIndex& index) const
{
    const QString words = index.data(CleanupModel::pillRole).toString();
    if (words.isEmpty()) return;
    const PillLook look = pillLook(static_cast<CleanupMark>(index.data(CleanupModel::markRole).toInt()),
                                   index.data(CleanupModel::proposedRole).toInt());
    const QFont font = fontOf(Type::captionStrong);
    const QFontMetrics metrics(font);
    const int high = std::max(pillHeight, metrics.height() + 6), around = 8;
    const int room = picture.width() - 2 * tilePaint::inset - pillIcon - 3 * around;
    const QString shown = metrics.elidedText(words, Qt::ElideRight, room);
    const int wide = metrics.horizontalAdvance(shown) + pillIcon + 3 * around - 2;
    const QRect place(picture.x() + tilePaint::inset, picture.bottom() + 1 - tilePaint::inset - high, wide, high);
    paintBox(painter, place, high / 2.0, look.fill, Qt::transparent);
    paintIcon(painter, look.icon, QRect(place.x() + around, place.y(), pillIcon, high), look.ink);
    painter.setFont(font);
    painter.setPen(look.ink);
    painter.drawText(place.adjusted(2 * around + pillIcon - 3, 0, 0, 0),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
}

void CleanupTile::paintBelow(QPainter& painter, QRect place, const QModelIndex& index) const
{
    const double share = index.data(CleanupModel::shareRole).toDouble();
    int top = place.y() + 6;
    if (share >= 0) {
        paintMeasure(painter, QRect(place.x(), place.y() + 7, place.width(), barHeight), share,
                     index.data(CleanupModel::limitRole).toDouble());
        top = place.y() + barRoom;
    }
    const int high = lineHeight();
    const auto line = [&](int role, bool strong) {
        const QString words = index.data(role).toString();
        if (words.isEmpty()) return;
        tilePaint::caption(painter, QRect(place.x(), top, place.width(), high), words, strong);
        top += high;
    };
    line(CleanupModel::numberRole, true);
    line(CleanupModel::whyRole, false);
    line(CleanupModel::nameRole, false);
}

} // namespace albumen
