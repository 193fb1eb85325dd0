#include "models/PhotoModel.h"

#include <QMimeData>
#include <QUrl>

#include "DateText.h"
#include "Messages.h"
#include "Worker.h"

namespace albumen {
namespace {

/// When it was taken, and what a person thinks of it.
QString spoken(const PhotoCard& photo)
{
    QStringList parts{takenText(photo.takenLocalS, photo.takenSpan)};
    if (photo.favourite) parts << PhotoModel::tr("favourite");
    if (photo.stars > 0) parts << PhotoModel::tr("%Ln stars", nullptr, photo.stars);
    return parts.join(QStringLiteral(", "));
}

} // namespace

PhotoModel::PhotoModel(Worker& worker, ReadCards read, QObject* parent)
    : IdListModel(
          worker,
          [read = std::move(read)](const std::vector<qint64>& ids) -> Result<Rows> {
              TRY_ASSIGN(std::vector<PhotoCard> cards, read(typedIds<PhotoId>(ids)));
              Rows rows;
              for (PhotoCard& card : cards) {
                  const qint64 id = raw(card.id);
                  rows.emplace_back(id, std::make_shared<const PhotoCard>(std::move(card)));
              }
              return rows;
          },
          parent)
{
}

const PhotoCard* PhotoModel::card(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<const PhotoCard*>(row(idOf(index), index.row())) : nullptr;
}

Qt::ItemFlags PhotoModel::flags(const QModelIndex& index) const
{
    return IdListModel::flags(index) | Qt::ItemIsDragEnabled;
}

QMimeData* PhotoModel::mimeData(const QModelIndexList& indexes) const
{
    QList<QUrl> urls;
    for (const QModelIndex& index : indexes) {
        const PhotoCard* const photo = card(index);
        if (!photo) return nullptr;
        urls << QUrl::fromLocalFile(QString::fromStdString(photo->path.string()));
    }
    if (urls.isEmpty()) return nullptr;
    auto* const mime = new QMimeData; // the drag owns it
    mime->setUrls(urls);
    return mime;
}

QVariant PhotoModel::show(qint64, const void* row, int role) const
{
    const PhotoCard& photo = *static_cast<const PhotoCard*>(row);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return fromUtf8(photo.path.filename().string());
    case Qt::AccessibleDescriptionRole: return spoken(photo);
    case Qt::ToolTipRole: return pathText(photo.path);
    default: return {};
    }
}

} // namespace albumen
