// Where the lists of places and the lines of the map lie: files of Debian's packages, read while the program runs.
#pragma once

#include "base/Files.h"

namespace albumen {

struct PlaceFolders {
    Path lists = "/usr/share/libtimezonemap/ui";  ///< GeoNames' lists; of libtimezonemap-data
    Path names = "/usr/share/locale";             ///< LANGUAGE/LC_MESSAGES/geonames.mo; of libgeonames-common
    Path lines = "/usr/share/marble/data/mwdbii"; ///< coasts and borders; of marble-qt-data
};

} // namespace albumen
