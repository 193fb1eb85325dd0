#include "pages/albums/AlbumPhotos.h"

#include <memory>

#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include "LookChoices.h"
#include "Theme.h"
#include "models/DragIds.h"
#include "models/PhotoModel.h"
#include "views/PhotoDelegate.h"
#include "views/TilePaint.h"

namespace albumen {
namespace {

constexpr int narrow = 128; // of a tile: words beside an icon would lie over the stars

/// A photo, whether it is the album's cover, and a bar at the side on which what is held over it will lie.
class OrderedPhoto final : public PhotoDelegate
{
public:
    OrderedPhoto(const PhotoModel& model, Thumbnails& thumbnails, AlbumPhotos* view)
        : PhotoDelegate(model, thumbnails, view), view_(*view)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        PhotoDelegate::paint(painter, option, index);
        if (view_.cover() && raw(*view_.cover()) == view_.model()->data(index, IdListModel::idRole).toLongLong())
            paintCover(*painter, option.rect);
        if (!(option.state & TileView::dropState) || !view_.ordering()) return;
        constexpr int bar = 4;
        const int away = (view_.look().gap + bar) / 2,
                  x = view_.goesAfter(index.row()) ? option.rect.right() + 1 - bar + away : option.rect.x() - away;
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme().accent);
        painter->drawRoundedRect(QRect(x, option.rect.y(), bar, option.rect.height()), bar / 2., bar / 2.);
    }

private:
    static void paintCover(QPainter& painter, const QRect& place)
    {
        const bool small = place.width() < narrow;
        const int above = tilePaint::inset + tilePaint::badgeSide * (small ? 2 : 1);
        tilePaint::badge(painter, {place.x() + tilePaint::inset, place.bottom() + 1 - above}, QStringLiteral("albums"),
                         small ? QString() : AlbumPhotos::tr("Cover"));
    }

    const AlbumPhotos& view_;
};

} // namespace

AlbumPhotos::AlbumPhotos(const Parts& parts, QWidget* parent)
    : TileView(&parts.thumbnails, parent),
      model_(new PhotoModel(
          parts.worker, [&photos = parts.photos](std::span<const PhotoId> ids) { return photos.cards(ids); }, this))
{
    setItemDelegate(new OrderedPhoto(*model_, parts.thumbnails, this));
    setModel(model_);
    setCheckBoxes(true);
    setZoomRange(leastTile, mostTile);
    setZoom(thumbnailSide());
    connect(&lookChoices(), &LookChoices::changed, this, [this] { setZoom(thumbnailSide()); });
    connect(this, &TileView::zoomed, this, [](int side) { lookChoices().chooseThumbnails(side); });
    setDrag([this] { return dragged(); });
    setDrops({.accepts =
                  [this](const QMimeData& mime, const QModelIndex& onto) {
                      if (!byHand_) return false;
                      ordering_ = !draggedIds(mime, Dragged::photos).empty();
                      return ordering_ ? !onto.isValid() || !selectedRows().contains(onto.row()) : mime.hasUrls();
                  },
              .dropped =
                  [this](const QMimeData& mime, const QModelIndex& onto) {
                      if (draggedIds(mime, Dragged::photos).empty())
                          emit filesDropped(mime.urls());
                      else
                          dropOn(onto.row());
                  }});
}

void AlbumPhotos::show(const std::vector<PhotoId>& photos)
{
    const int row = currentIndex().row();
    model_->apply(rawIds(photos), false);
    if (currentIndex().isValid() || row < 0 || photos.empty()) return;
    // What had the ring was taken out: the next one has it.
    const int next = std::min(row, static_cast<int>(photos.size()) - 1);
    selectionModel()->setCurrentIndex(model_->index(next, 0), QItemSelectionModel::NoUpdate);
}

void AlbumPhotos::setCover(std::optional<PhotoId> photo)
{
    if (cover_ == photo) return;
    cover_ = photo;
    viewport()->update();
}

std::vector<PhotoId> AlbumPhotos::chosen() const
{
    std::vector<PhotoId> ids;
    const QList<int> rows = actedRows();
    for (const int row : rows) ids.push_back(PhotoId{model_->ids()[static_cast<std::size_t>(row)]});
    return ids;
}

QMimeData* AlbumPhotos::dragged() const
{
    QModelIndexList indexes;
    const QList<int> rows = selectedRows();
    for (const int row : rows) indexes << model_->index(row, 0);
    const std::unique_ptr<QMimeData> files(model_->mimeData(indexes));
    if (!files) return nullptr;
    QMimeData* const mime = dragOf(Dragged::photos, rawIds(chosen()));
    mime->setUrls(files->urls());
    return mime;
}

bool AlbumPhotos::goesAfter(int row) const
{
    const QList<int> rows = actedRows();
    return !rows.isEmpty() && rows.first() < row;
}

void AlbumPhotos::dropOn(int row)
{
    moveBefore(actedRows(), goesAfter(row) ? row + 1 : row);
}

bool AlbumPhotos::canMove(bool later) const
{
    const QList<int> rows = actedRows();
    if (!byHand_ || rows.isEmpty()) return false;
    return later ? rows.last() + 1 < model_->rowCount() : rows.first() > 0;
}

void AlbumPhotos::moveChosen(bool later)
{
    const QList<int> rows = actedRows();
    if (canMove(later)) moveBefore(rows, later ? rows.last() + 2 : rows.first() - 1);
}

/// `row`: as they lie now, and beyond the last for the end.
void AlbumPhotos::moveBefore(const QList<int>& rows, int row)
{
    std::vector<PhotoId> photos;
    for (const int each : rows) photos.push_back(PhotoId{model_->ids()[static_cast<std::size_t>(each)]});
    while (rows.contains(row)) ++row;
    std::optional<PhotoId> before;
    if (row < model_->rowCount()) before = PhotoId{model_->ids()[static_cast<std::size_t>(row)]};
    emit moved(photos, before);
}

} // namespace albumen
