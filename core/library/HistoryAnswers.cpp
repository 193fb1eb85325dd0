#include "catalogue/DecisionLog.h"
#include "library/Answers.h"
#include "library/Sentences.h"

namespace albumen {

Result<std::vector<HistoryCard>> HistoryAnswers::newest(std::size_t limit) const
{
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<HistoryCard>> {
        TRY_ASSIGN(const std::vector<DecisionRow> rows, DecisionLog(db, state_.parts.clock.nowMs()).history(limit));
        std::vector<HistoryCard> cards;
        for (const DecisionRow& row : rows)
            cards.push_back({.id = row.id,
                             .atMs = row.atMs,
                             .what = std::string(nameOf(row.kind)),
                             .note = row.note,
                             .sentence = sentenceOf(row.kind, row.note, row.faces),
                             .faces = row.faces,
                             .changes = row.changes,
                             .active = row.active});
        return cards;
    });
}

} // namespace albumen
