#include "PlaceWords.h"

#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "Messages.h"

namespace albumen {
namespace {

struct PlaceWords {
    Q_DECLARE_TR_FUNCTIONS(PlaceWords)
};

QString degrees(double value)
{
    constexpr int digits = 4; // 11 m
    return QLocale().toString(std::abs(value), 'f', digits);
}

} // namespace

std::string placeLanguage()
{
    return QLocale().language() == QLocale::Chinese ? "zh_CN" : std::string();
}

QString placeName(const PlaceText& place)
{
    const QString name = fromUtf8(place.name);
    return place.nearKm ? PlaceWords::tr("near %1, %2 km").arg(name, QLocale().toString(std::lround(*place.nearKm)))
                        : name;
}

QString placeInFull(const PlaceText& place)
{
    QStringList parts{placeName(place)};
    for (const std::string& around : {place.region, place.country})
        if (!around.empty() && around != place.name) parts << fromUtf8(around);
    return parts.join(PlaceWords::tr(", "));
}

QString placeOfPhoto(const PhotoPlaceCard& card)
{
    if (!card.at) return {};
    const QString place = card.text.name.empty() ? positionText(*card.at) : placeInFull(card.text);
    return card.from == PlaceFrom::proposed ? PlaceWords::tr("Perhaps %1").arg(place) : place;
}

QString positionText(const Coordinates& at)
{
    const QString north = at.latitude < 0 ? PlaceWords::tr("%1° S") : PlaceWords::tr("%1° N");
    const QString east = at.longitude < 0 ? PlaceWords::tr("%1° W") : PlaceWords::tr("%1° E");
    return north.arg(degrees(at.latitude)) + PlaceWords::tr(", ") + east.arg(degrees(at.longitude));
}

} // namespace albumen
