#include "pages/photos/PhotoModel.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QMimeData>
#include <QUrl>

#include "Messages.h"
#include "Worker.h"

namespace albumen {
namespace {

struct MonthWords {
    Q_DECLARE_TR_FUNCTIONS(Photos)
};

} // namespace

PhotoModel::PhotoModel(Worker& worker, const PhotoQuestions& photos, QObject* parent)
    : IdListModel(
          worker,
          [&photos](const std::vector<qint64>& ids) -> Result<Rows> {
              TRY_ASSIGN(std::vector<PhotoCard> cards, photos.cards(typedIds<PhotoId>(ids)));
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
    case Qt::AccessibleDescriptionRole: return takenText(photo.takenLocalS, photo.takenSpan);
    case Qt::ToolTipRole: return pathText(photo.path);
    default: return {};
    }
}

QString spanText(const PhotoSpan& span)
{
    if (span.year == 0) return MonthWords::tr("Without a date");
    const QDate day(span.year, span.month, span.day == 0 ? 1 : span.day);
    //: The heading of a day and of a month, in the form of QLocale::toString
    return QLocale().toString(day, span.day == 0 ? MonthWords::tr("MMMM yyyy") : MonthWords::tr("d MMMM yyyy"));
}

QString takenText(const std::optional<std::int64_t>& localS, DateSpan span)
{
    if (!localS) return {};
    const QDateTime time = QDateTime::fromSecsSinceEpoch(*localS, Qt::UTC);
    switch (span) {
    case DateSpan::year: return QString::number(time.date().year());
    case DateSpan::month: return QLocale().toString(time, MonthWords::tr("MMMM yyyy"));
    case DateSpan::day: return QLocale().toString(time, MonthWords::tr("d MMMM yyyy"));
    case DateSpan::moment: break;
    }
    //: Date and time of a photo, in the form of QLocale::toString
    return QLocale().toString(time, MonthWords::tr("d MMMM yyyy, HH:mm"));
}

} // namespace albumen
