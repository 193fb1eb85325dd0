// The log of decisions as a list.
#pragma once

#include "MessageSink.h"
#include "library/Library.h"
#include "models/IdListModel.h"

namespace albumen {

using HistoryModel = CardModel<HistoryCard>;

/// What was read of the log last: the list's rows are taken from it, so that the log is read once for ids and cards.
/// Threads: all.
class HistoryShelf
{
public:
    /// Decisions of a person; an undo and a redo are no rows of their own, they show in what they speak of.
    void put(const std::vector<HistoryCard>& newest);
    std::vector<HistoryCard> cards(const std::vector<qint64>& ids) const;

private:
    mutable std::mutex mutex_;
    QHash<qint64, HistoryCard> cards_;
};

/// Whether the log shows it: neither an undo nor a redo.
bool isRow(const HistoryCard& card);

/// What was done, as the message line said it, with how many photos it speaks of where it names none.
Pieces sentenceOf(const HistoryCard& card);
/// Ensures: roles of a screen reader, and Qt::DisplayRole the sentence.
HistoryModel* makeHistoryModel(Worker& worker, std::shared_ptr<HistoryShelf> shelf, QObject* parent);

} // namespace albumen
