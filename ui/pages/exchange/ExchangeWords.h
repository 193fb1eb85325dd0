// What libraries that share a folder would take from each other, and what they took, as rows of a list.
#pragma once

#include <QString>
#include <QStringList>

#include "run/Report.h"

namespace albumen {

/// Of a dry run: what each library would bring, whose names, albums and merges, and what the others would hear.
QStringList comingRows(const Report& report);
/// What was taken and given, what was decided apart, and what could not be read.
QStringList exchangedRows(const Report& report);
/// Decisions that came or would come, of all libraries.
std::uint64_t decisionsIn(const SyncReport& sync);
/// Logs whose coming changed something: each is undone by itself.
std::size_t changesIn(const SyncReport& sync);

} // namespace albumen
