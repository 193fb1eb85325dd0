// Places in words of the window.
#pragma once

#include <string>

#include <QString>

#include "library/PlaceQuestions.h"

namespace albumen {

/// The language in which the window wants names of places.
std::string placeLanguage();
/// "Lisbon", "near Lisbon, 45 km"; empty: it has no name.
QString placeName(const PlaceText& place);
/// With what it lies in: "Lisbon, Portugal".
QString placeInFull(const PlaceText& place);
/// "Lisbon, Portugal", "Perhaps Lisbon, Portugal" where that is proposed; empty: none is known.
QString placeOfPhoto(const PhotoPlaceCard& card);
/// "38.7167° N, 9.1333° W".
QString positionText(const Coordinates& at);

} // namespace albumen
