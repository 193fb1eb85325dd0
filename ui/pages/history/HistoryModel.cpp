#include "pages/history/HistoryModel.h"

#include <QCoreApplication>

#include "DecisionWords.h"
#include "Messages.h"

namespace albumen {
namespace {

struct History {
    Q_DECLARE_TR_FUNCTIONS(History)
};

QVariant shown(const HistoryCard& card, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return plain(sentenceOf(card));
    case Qt::AccessibleDescriptionRole:
        return card.active ? whenText(card.atMs) : History::tr("%1, undone").arg(whenText(card.atMs));
    default: return {};
    }
}

} // namespace

bool isRow(const HistoryCard& card)
{
    return card.what != "undo" && card.what != "redo";
}

Pieces sentenceOf(const HistoryCard& card)
{
    return decisionSaid(card.what, card.note, card.faces, card.photos);
}

void HistoryShelf::put(const std::vector<HistoryCard>& newest)
{
    const std::lock_guard lock(mutex_);
    cards_.clear();
    for (const HistoryCard& card : newest)
        if (isRow(card)) cards_.insert(static_cast<qint64>(card.id), card);
}

std::vector<HistoryCard> HistoryShelf::cards(const std::vector<qint64>& ids) const
{
    const std::lock_guard lock(mutex_);
    std::vector<HistoryCard> found;
    for (const qint64 id : ids)
        if (const auto at = cards_.constFind(id); at != cards_.constEnd()) found.push_back(*at);
    return found;
}

HistoryModel* makeHistoryModel(Worker& worker, std::shared_ptr<HistoryShelf> shelf, QObject* parent)
{
    return new HistoryModel( // the parent owns it
        worker,
        {.read = [shelf = std::move(shelf)](const std::vector<qint64>& ids) -> Result<std::vector<HistoryCard>> {
             return shelf->cards(ids);
         },
         .idOf = [](const HistoryCard& card) { return static_cast<qint64>(card.id); },
         .show = shown},
        parent);
}

} // namespace albumen
