#include "catalogue/PhotoRows.h"
#include "library/Answers.h"

namespace albumen {

Result<std::vector<PhotoId>> PhotoAnswers::ids(const PhotoQuery& query) const
{
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<PhotoId>> {
        TRY_ASSIGN(std::vector<PhotoId> ids, PhotoRows(db).idsUnder(query.under));
        if (ids.empty() && !query.under.empty())
            return fail(Code::pathMissing, Stage::none, query.under.front(), "the library has no photo there");
        return ids;
    });
}

Result<std::vector<PhotoCard>> PhotoAnswers::cards(std::span<const PhotoId> ids) const
{
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<PhotoCard>> {
        TRY_ASSIGN(const std::vector<PhotoRow> rows, PhotoRows(db).rows(ids));
        std::vector<PhotoCard> cards;
        for (const PhotoRow& row : rows)
            cards.push_back({.id = row.id,
                             .content = row.content,
                             .path = row.path,
                             .bytes = row.size,
                             .takenLocalS = row.takenLocalS,
                             .state = row.state});
        return cards;
    });
}

} // namespace albumen
