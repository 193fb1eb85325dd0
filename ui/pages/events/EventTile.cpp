#include "pages/events/EventTile.h"

#include <QPainter>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"
#include "pages/events/CoverPaint.h"
#include "pages/events/EventModel.h"
#include "views/TilePaint.h"

namespace albumen {
namespace {

constexpr int width = 240, cover = 136, inset = 8, side = 4; // `side`: of the words, beyond the inset

int wordsHeight()
{
    return grown(66, 3, 10);
}

} // namespace

EventTile::EventTile(Thumbnails& thumbnails, QWidget* viewer)
    : QStyledItemDelegate(viewer), thumbnails_(thumbnails), viewer_(viewer)
{
}

QSize EventTile::tileSize()
{
    return {width, cover + 2 * inset + wordsHeight()};
}

QRect EventTile::coverRect(const QRect& tile)
{
    return {tile.x() + inset, tile.y() + inset, tile.width() - 2 * inset, cover};
}

void EventTile::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintBox(*painter, option.rect, metric::cardRadius, theme().card, theme().line);
    const QRect picture = coverRect(option.rect);
    if (const QVariant of = index.data(eventCoverRole); of.isValid()) {
        paintCover(*painter, picture, ContentNo{of.toLongLong()}, thumbnails_, viewer_);
    } else {
        tilePaint::picture(*painter, picture, tilePaint::photoRadius, {});
        QRect sign(0, 0, 32, 32);
        sign.moveCenter(picture.center());
        paintIcon(*painter, QStringLiteral("calendar"), sign, theme().ink3);
    }
    const QFontMetrics title(fontOf(Type::medium)), small(fontOf(Type::caption));
    QRect line(picture.x() + side, picture.bottom() + 1 + inset / 2, picture.width() - 2 * side, title.height());
    painter->setFont(fontOf(Type::medium));
    painter->setPen(theme().ink);
    painter->drawText(line, Qt::TextSingleLine,
                      title.elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    for (const int role : {int(eventDetailRole), int(eventPeopleRole)}) {
        line = {line.x(), line.bottom() + 3, line.width(), small.height()};
        tilePaint::caption(*painter, line, index.data(role).toString());
    }
    tilePaint::frame(*painter, option.rect, metric::cardRadius, option.state);
}

} // namespace albumen
