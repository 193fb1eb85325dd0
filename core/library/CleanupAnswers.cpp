#include "catalogue/TrashRows.h"
#include "library/Answers.h"

namespace albumen {

Result<std::vector<TrashCard>> CleanupAnswers::trash() const
{
    return state_.catalogue().read([](Db& db) -> Result<std::vector<TrashCard>> {
        TRY_ASSIGN(const std::vector<ThrownAway> thrown, TrashRows(db).all());
        std::vector<TrashCard> cards;
        for (const ThrownAway& one : thrown)
            cards.push_back({.id = one.photo,
                             .path = one.path,
                             .trashPath = one.trashPath,
                             .atMs = one.atMs,
                             .bytes = one.bytes});
        return cards;
    });
}

} // namespace albumen
