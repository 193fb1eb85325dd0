#include "pages/search/SearchTile.h"

#include <QPainter>

#include "Paint.h"
#include "Theme.h"
#include "pages/search/SearchModel.h"
#include "pages/search/SearchWords.h"

namespace albumen {
namespace {
constexpr int barHeight = 4, apart = 8;
}

SearchTile::SearchTile(const SearchModel& model, Thumbnails& thumbnails, QWidget* viewer)
    : PhotoDelegate(model, thumbnails, viewer)
{
}

int SearchTile::belowHeight()
{
    return QFontMetrics(fontOf(Type::caption)).height() + 10;
}

void SearchTile::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QRect picture(option.rect.topLeft(), QSize(option.rect.width(), option.rect.width()));
    painter->save();
    paintPhoto(*painter, picture, option.state, index);
    const double likeness = index.data(SearchModel::likenessRole).toDouble();
    if (likeness >= 0) {
        const QFont font = fontOf(Type::caption);
        const int number = QFontMetrics(font).horizontalAdvance(likenessText(1));
        const QRect below(picture.left(), picture.bottom() + 5, picture.width(), belowHeight() - 8);
        const int wide = below.width() - number - apart;
        paintBar(*painter, QRectF(below.x(), below.center().y() - barHeight / 2 + 1, wide, barHeight), likeness,
                 theme().accent);
        painter->setFont(font);
        painter->setPen(theme().ink2);
        painter->drawText(below, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, likenessText(likeness));
    }
    painter->restore();
}

} // namespace albumen
