// Photos as rows, and what leaves the window when they are dragged out of it.
#pragma once

#include <functional>
#include <span>

#include "library/Cards.h"
#include "models/IdListModel.h"

namespace albumen {

/// Threads: GUI.
class PhotoModel : public IdListModel
{
    Q_OBJECT

public:
    using ReadCards = std::function<Result<std::vector<PhotoCard>>(std::span<const PhotoId>)>;

    /// Requires: `worker` outlives it. `read`: on a thread of the worker.
    PhotoModel(Worker& worker, ReadCards read, QObject* parent = nullptr);

    /// Null: not read yet, and asked for by this.
    const PhotoCard* card(const QModelIndex& index) const;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Addresses of the files. Null while the card of one of them is not read.
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; } // originals stay where they are

protected:
    QVariant show(qint64 id, const void* row, int role) const override;
};

} // namespace albumen
