#include "views/KeptPlace.h"

#include "models/IdListModel.h"
#include "views/TileView.h"

namespace albumen {

void keepPlace(TileView& view, const IdListModel& model, const Place& place)
{
    QItemSelection selection;
    for (const qint64 id : place.selection)
        if (const int row = model.rowOf(id); row >= 0) selection.select(model.index(row, 0), model.index(row, 0));
    const QModelIndexList rows = selection.indexes();
    view.selectionModel()->select(rows.size() > 1 ? selection : QItemSelection(), QItemSelectionModel::ClearAndSelect);
    if (const int row = model.rowOf(place.first); row >= 0) view.scrollToTop(row);
    if (rows.isEmpty() || rows.contains(view.currentIndex())) return; // the ring is where it was
    view.selectionModel()->setCurrentIndex(rows.first(), QItemSelectionModel::NoUpdate);
    view.scrollTo(rows.first());
}

} // namespace albumen
