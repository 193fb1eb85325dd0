// The photos of a tab as rows: what the library says of each is in the list, their pictures are read where they are
// seen.
#pragma once

#include <atomic>
#include <memory>

#include "library/PictureQuestions.h"
#include "library/Questions.h"
#include "models/IdListModel.h"
#include "pages/cleanup/CleanupList.h"

namespace albumen {

/// Threads: GUI.
class CleanupModel final : public IdListModel
{
    Q_OBJECT

public:
    enum CleanupRole {
        pillRole = ownRole, ///< QString: what is proposed or was decided
        markRole,           ///< int: a CleanupMark
        proposedRole,       ///< int: 1 keep, -1 trash, 0 neither
        numberRole,         ///< QString
        whyRole,            ///< QString
        nameRole,           ///< QString: file and size
        shareRole,          ///< double: the number as a part of 1; below 0: no measure
        limitRole,          ///< double: the limit likewise
    };

    /// Requires: all outlive it.
    CleanupModel(Worker& worker, const PhotoQuestions& photos, const PictureQuestions& facts, const CleanupList& list,
                 QObject* parent = nullptr);

    /// Before the rows of another tab are applied.
    void setTab(CleanupTab tab);
    /// The rows of the list, as it is now.
    void refresh();
    /// What is not read of a row says what the list knows.
    QVariant data(const QModelIndex& index, int role) const override;
    /// Null: not read yet.
    const PhotoCard* card(const QModelIndex& index) const;
    /// None: not read yet, or it could never be read.
    std::optional<ContentNo> content(const QModelIndex& index) const;
    bool unreadable(const QModelIndex& index) const;

protected:
    QVariant show(qint64 id, const void* row, int role) const override;

private:
    QVariant ofEntry(const CleanupEntry& entry, int role) const;
    QString spoken(const CleanupEntry& entry) const;

    CleanupModel(Worker& worker, const PhotoQuestions& photos, const PictureQuestions& facts, const CleanupList& list,
                 std::shared_ptr<std::atomic<bool>> withVerdicts, QObject* parent);

    const CleanupList& list_;
    CleanupTab tab_ = CleanupTab::shaken;
    std::shared_ptr<std::atomic<bool>> withVerdicts_; ///< read on the worker's threads
};

} // namespace albumen
