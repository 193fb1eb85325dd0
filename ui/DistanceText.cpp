#include "DistanceText.h"

#include <QLocale>

#include "people/DistanceDigits.h"

namespace albumen {

QString distanceText(float value, int digits)
{
    return QLocale().toString(value, 'f', digits);
}

QString distanceText(float distance, std::optional<float> limit)
{
    return distanceText(distance, limit ? distanceDigits(distance, {*limit}) : distanceDigits(distance));
}

} // namespace albumen
