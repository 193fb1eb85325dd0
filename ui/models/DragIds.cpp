#include "models/DragIds.h"

#include <QMimeData>

namespace albumen {
namespace {

QString typeOf(Dragged what)
{
    const char* const names[] = {"groups", "faces", "people", "photos"};
    return QStringLiteral("application/x-albumen-") + QLatin1String(names[static_cast<int>(what)]);
}

} // namespace

QMimeData* dragOf(Dragged what, const std::vector<qint64>& ids)
{
    QByteArrayList words;
    for (const qint64 id : ids) words << QByteArray::number(id);
    auto* const mime = new QMimeData; // the drag owns it
    mime->setData(typeOf(what), words.join(' '));
    return mime;
}

std::vector<qint64> draggedIds(const QMimeData& mime, Dragged what)
{
    std::vector<qint64> ids;
    const QByteArrayList words = mime.data(typeOf(what)).split(' ');
    for (const QByteArray& word : words) {
        bool whole = false;
        if (const qint64 id = word.toLongLong(&whole); whole) ids.push_back(id);
    }
    return ids;
}

} // namespace albumen
