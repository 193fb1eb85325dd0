#include "pages/people/IgnoredView.h"

#include <algorithm>
#include <set>

#include <QPainter>
#include <QStyledItemDelegate>

#include "Decider.h"
#include "Messages.h"
#include "Paint.h"
#include "Parts.h"
#include "Theme.h"
#include "Worker.h"
#include "views/TilePaint.h"

namespace albumen {
namespace {

constexpr int rowHeight = 72, pictureSide = 48, wordsWidth = 200;
constexpr qsizetype most = 12; // faces shown of a row

class IgnoredRow final : public QStyledItemDelegate
{
public:
    IgnoredRow(Thumbnails& thumbnails, QObject* parent) : QStyledItemDelegate(parent), thumbnails_(thumbnails) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = theme();
        const QRect tile = option.rect;
        if (index.data(IdListModel::goneRole).toBool()) return tilePaint::gap(*painter, tile, metric::cardRadius);
        const bool focus = option.state & QStyle::State_HasFocus;
        const bool over = option.state & QStyle::State_MouseOver;
        paintBox(*painter, tile, metric::cardRadius,
                 option.state & QStyle::State_Selected ? t.accentSoft
                 : over                                ? t.hover
                                                       : t.card,
                 focus ? t.accent : t.line, focus ? 2 : 1);
        QRect face(tile.left() + 12, tile.center().y() - pictureSide / 2 + 1, pictureSide, pictureSide);
        for (const QVariant& id : index.data(IgnoredView::facesRole).toList()) {
            if (face.right() > tile.right() - wordsWidth - 12) break;
            tilePaint::thumbnail(*painter, face, tilePaint::faceRadius, thumbnails_,
                                 thumbnailOf(FaceId{id.toLongLong()}), option.widget);
            face.translate(pictureSide + 8, 0);
        }
        painter->setFont(fontOf(Type::body));
        painter->setPen(t.ink2);
        painter->drawText(tile.adjusted(tile.width() - wordsWidth, 0, -12, 0), Qt::AlignVCenter | Qt::AlignRight,
                          index.data(IgnoredView::wordsRole).toString());
    }

private:
    Thumbnails& thumbnails_;
};

QVariant showIgnored(const IgnoredCard& card, int role)
{
    const QString faces = IgnoredView::tr("%Ln faces", nullptr, static_cast<int>(card.faces.size()));
    switch (role) {
    case IgnoredView::wordsRole: return faces + QLatin1Char('\n') + whenText(card.atMs);
    case IgnoredView::facesRole: {
        QVariantList some;
        for (const FaceId face : card.faces) {
            if (some.size() == most) break;
            some << static_cast<qlonglong>(raw(face));
        }
        return some;
    }
    case Qt::AccessibleTextRole: return faces + QStringLiteral(", ") + whenText(card.atMs);
    default: return {};
    }
}

} // namespace

IgnoredView::IgnoredView(const Parts& parts, QWidget* parent)
    : TileView(&parts.thumbnails, parent), parts_(parts),
      rows_(new CardModel<IgnoredCard>(
          parts.worker,
          {.read = [&faces = parts.faces](const std::vector<qint64>& ids) -> Result<std::vector<IgnoredCard>> {
               TRY_ASSIGN(std::vector<IgnoredCard> cards, faces.ignored());
               const std::set<qint64> wanted(ids.begin(), ids.end());
               std::erase_if(cards, [&](const IgnoredCard& card) { return !wanted.contains(raw(card.decision)); });
               return cards;
           },
           .idOf = [](const IgnoredCard& card) { return static_cast<qint64>(raw(card.decision)); },
           .show = showIgnored},
          this)),
      question_(parts.worker, this)
{
    setModel(rows_);
    setItemDelegate(new IgnoredRow(parts.thumbnails, this));
    setLook({.tile = {400, grown(rowHeight, 2, 24)}, .gap = metric::tight, .stretch = true, .mostColumns = 1});
    connect(this, &TileView::left, this, &IgnoredView::settle);
}

void IgnoredView::refresh()
{
    question_.ask([&faces = parts_.faces] { return faces.ignored(); },
                  [this](const Result<std::vector<IgnoredCard>>& cards) {
                      if (!cards) return;
                      std::vector<qint64> ids;
                      std::size_t faces = 0;
                      for (const IgnoredCard& card : *cards) {
                          ids.push_back(raw(card.decision));
                          faces += card.faces.size();
                      }
                      rows_->apply(ids, watched() && rows_->rowCount() > 0);
                      rows_->rereadAll();
                      viewport()->update();
                      emit counted(static_cast<int>(faces));
                  });
}

int IgnoredView::chosen() const
{
    std::size_t faces = 0;
    for (const int row : actedRows())
        if (const IgnoredCard* const card = rows_->card(rows_->index(row))) faces += card->faces.size();
    return static_cast<int>(faces);
}

void IgnoredView::bringBack()
{
    std::vector<FaceId> faces;
    for (const int row : actedRows())
        if (const IgnoredCard* const card = rows_->card(rows_->index(row)))
            faces.insert(faces.end(), card->faces.begin(), card->faces.end());
    if (faces.empty()) return;
    clearSelection();
    parts_.decider.take(RestoreFaces{.faces = std::move(faces)}, this, [this](const Result<Decided>&) { refresh(); });
}

void IgnoredView::retranslate()
{
    rows_->retranslate();
    setAccessibleName(tr("Ignored faces"));
}

} // namespace albumen
