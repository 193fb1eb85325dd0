// What photos a page shows, as the query of a place: so that back, the next start and other pages find it.
#pragma once

#include <QVariantMap>

#include "photo/PhotoQuery.h"

namespace albumen {

/// Keys: "name"; "favourite", "noPeople", "unknownPeople", "unreadable" (bool); "people" (a list of {"any": ids,
/// "without": bool}); "under" (a list of paths); "taken" (from and before, seconds).
/// What is not under a folder, and a time without its other end, are not kept.
QVariantMap toMap(const PhotoQuery& query);
/// Keys that are not of a query are passed over.
PhotoQuery photoQueryOf(const QVariantMap& map);

} // namespace albumen
