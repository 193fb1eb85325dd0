// What is dragged within the window: groups, faces, people, photos, by their ids.
#pragma once

#include <vector>

#include <QtGlobal>

class QMimeData;

namespace albumen {

enum class Dragged { groups, faces, people, photos };

/// The drag owns it. Requires: some ids.
QMimeData* dragOf(Dragged what, const std::vector<qint64>& ids);
/// Empty: it is something else.
std::vector<qint64> draggedIds(const QMimeData& mime, Dragged what);

} // namespace albumen
