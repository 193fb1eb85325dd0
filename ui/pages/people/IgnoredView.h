// Faces that were ignored, one row for each decision, the newest first.
#pragma once

#include "library/Cards.h"
#include "models/IdListModel.h"
#include "models/LatestQuestion.h"
#include "views/TileView.h"

namespace albumen {

struct Parts;

/// Threads: GUI.
class IgnoredView final : public TileView
{
    Q_OBJECT

public:
    enum Role { wordsRole = IdListModel::ownRole, facesRole };

    IgnoredView(const Parts& parts, QWidget* parent);

    void refresh();
    void settle() { rows_->settle(); }
    bool canBringBack() const { return !actedRows().isEmpty(); }
    int chosen() const; ///< faces that would come back
    /// The faces of actedRows() are unknown again.
    void bringBack();
    void retranslate();

signals:
    void counted(int faces);

private:
    const Parts& parts_;
    CardModel<IgnoredCard>* rows_;
    LatestQuestion question_;
};

} // namespace albumen
