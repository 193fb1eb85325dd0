#include "pages/history/HistoryDelegate.h"

#include <QPainter>

#include "DecisionWords.h"
#include "Icons.h"
#include "Messages.h"
#include "Paint.h"
#include "Theme.h"
#include "views/TilePaint.h"
#include "views/TileView.h"

namespace albumen {
namespace {

constexpr int padding = 12, faceSide = 40, faceGap = 6, pill = 22;
constexpr double undoneOpacity = 0.4;

int lineHeight()
{
    return grown(24, 1, 6);
}

/// From the left, cut with an ellipsis where there is no more room.
void paintSentence(QPainter& painter, QRect room, const Pieces& pieces, const QColor& colour)
{
    painter.setPen(colour);
    for (const Piece& piece : pieces) {
        const QFont font = fontOf(piece.object ? Type::strong : Type::body);
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         metrics.elidedText(piece.text, Qt::ElideRight, room.width()));
        room.setLeft(room.left() + metrics.horizontalAdvance(piece.text));
        if (room.width() <= 0) return;
    }
}

} // namespace

HistoryDelegate::HistoryDelegate(Thumbnails& thumbnails, const HistoryModel& model, TileView& view)
    : QStyledItemDelegate(&view), thumbnails_(thumbnails), model_(model), view_(view)
{
}

int HistoryDelegate::height()
{
    return 2 * padding + lineHeight() + faceGap + faceSide;
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = theme();
    const HistoryCard* const card = model_.card(index);
    const bool hovered = option.state & QStyle::State_MouseOver;
    paintBox(*painter, option.rect, metric::cardRadius, hovered ? t.hover : t.card, t.line);
    tilePaint::frame(*painter, option.rect, metric::cardRadius, option.state);
    if (!card) return;
    const QRect inside = option.rect.adjusted(16, padding, -16, -padding);
    const QRect top(inside.left(), inside.top(), inside.width(), lineHeight());
    paintTop(*painter, top, *card);
    paintPictures(*painter, {inside.left(), top.bottom() + 1 + faceGap, inside.width(), faceSide}, *card);
}

void HistoryDelegate::paintTop(QPainter& painter, const QRect& line, const HistoryCard& card) const
{
    const Theme& t = theme();
    const QString when = whenText(card.atMs);
    const QFont small = fontOf(Type::caption);
    int right = QFontMetrics(small).horizontalAdvance(when);
    painter.setFont(small);
    painter.setPen(t.ink3);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, when);
    if (!card.active) {
        const QString undone = tr("Undone");
        const QFont strong = fontOf(Type::captionStrong);
        const int wide = QFontMetrics(strong).horizontalAdvance(undone) + 34;
        const QRect place(line.right() - right - 12 - wide, line.center().y() - pill / 2, wide, pill);
        paintBox(painter, place, pill / 2., t.press, Qt::transparent);
        albumen::paintIcon(painter, QStringLiteral("undo"), QRect(place.left() + 8, place.top() + 4, 14, 14), t.ink2);
        painter.setFont(strong);
        painter.setPen(t.ink2);
        painter.drawText(place.adjusted(26, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, undone);
        right += 12 + wide;
    }
    paintSentence(painter, line.adjusted(0, 0, -right - 16, 0), sentenceOf(card), card.active ? t.ink : t.ink3);
}

/// In the place of pictures, where a decision speaks of none.
void HistoryDelegate::paintIcon(QPainter& painter, const HistoryCard& card, const QRect& place)
{
    paintBox(painter, place, metric::controlRadius, theme().track, Qt::transparent);
    albumen::paintIcon(painter, decisionIcon(card.what), place.adjusted(10, 10, -10, -10), theme().ink2);
}

void HistoryDelegate::paintPictures(QPainter& painter, const QRect& line, const HistoryCard& card) const
{
    std::vector<std::pair<ThumbnailKey, int>> pictures;
    for (const FaceId face : card.someFaces) pictures.emplace_back(thumbnailOf(face), tilePaint::faceRadius);
    for (const FaceId person : card.somePeople) pictures.emplace_back(thumbnailOf(person), faceSide / 2);
    for (const ContentNo photo : card.somePhotos) pictures.emplace_back(thumbnailOf(photo), tilePaint::photoRadius);
    const auto most = static_cast<std::size_t>(std::min(12, (line.width() + faceGap) / (faceSide + faceGap)));
    if (pictures.size() > most) pictures.resize(most);
    if (!card.active) painter.setOpacity(undoneOpacity);
    if (pictures.empty()) paintIcon(painter, card, {line.left(), line.top(), faceSide, faceSide});
    int x = line.left();
    for (const auto& [key, radius] : pictures) {
        tilePaint::thumbnail(painter, QRect(x, line.top(), faceSide, faceSide), radius, thumbnails_, key, &view_);
        x += faceSide + faceGap;
    }
    painter.setOpacity(1);
    const std::uint64_t all = card.faces + card.photos;
    if (all <= pictures.size() || pictures.empty()) return;
    //: so many more faces than are shown
    tilePaint::caption(painter, QRect(x + 4, line.top(), line.right() - x - 4, faceSide),
                       tr("+%1").arg(numberText(all - pictures.size())));
}

} // namespace albumen
