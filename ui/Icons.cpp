#include "Icons.h"

#include <algorithm>

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "base/Contract.h"

namespace albumen {
namespace {

QByteArray source(const QString& name)
{
    static QHash<QString, QByteArray> read; // the family is small and fixed
    auto found = read.constFind(name);
    if (found == read.constEnd()) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        EXPECTS(file.open(QIODevice::ReadOnly));
        found = read.insert(name, file.readAll());
    }
    return *found;
}

} // namespace

QPixmap iconPixmap(const QString& name, const QColor& colour, int size, qreal ratio)
{
    const QString key =
        QStringLiteral("albumen-icon/%1/%2/%3/%4").arg(name, colour.name(QColor::HexArgb)).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    QByteArray svg = source(name);
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    const int pixels = std::max(1, qRound(size * ratio));
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter& painter, const QString& name, const QRect& rect, const QColor& colour)
{
    const int size = std::min(rect.width(), rect.height());
    const QPoint corner(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2);
    painter.drawPixmap(corner, iconPixmap(name, colour, size, painter.device()->devicePixelRatioF()));
}

QIcon icon(const QString& name, const QColor& colour)
{
    QIcon icon;
    for (const int size : {16, 20, 32}) icon.addPixmap(iconPixmap(name, colour, size, 1));
    return icon;
}

} // namespace albumen
