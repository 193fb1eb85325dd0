#include "library/FaceCards.h"

#include "catalogue/MatchRows.h"
#include "catalogue/PhotoMarks.h"
#include "catalogue/PhotoRows.h"
#include "photo/Turn.h"

namespace albumen {
namespace {

FaceCard cardOf(const LabelledFace& face, const MatchLimitRows& limits)
{
    FaceCard card{.id = face.id,
                  .content = face.content,
                  .path = {},
                  .box = face.box,
                  .score = face.score,
                  .quality = face.quality,
                  .how = face.how,
                  .personId = face.person,
                  .person = face.name};
    card.group = face.group;
    card.distance = face.distance;
    // A poor face goes by a limit of its own, which the rows do not tell.
    if (!face.distance || !face.person || face.quality.grade == FaceGrade::poor) return card;
    const auto own = limits.own.find(*face.person);
    card.limit = own == limits.own.end() ? limits.ofAll : own->second;
    return card;
}

} // namespace

Result<std::vector<FaceCard>> faceCards(Db& db, const std::vector<LabelledFace>& rows)
{
    TRY_ASSIGN(const MatchLimitRows limits, MatchRows(db).limits());
    std::vector<FaceCard> cards;
    for (const LabelledFace& row : rows) {
        FaceCard& card = cards.emplace_back(cardOf(row, limits));
        TRY_ASSIGN(card.path, PhotoRows(db).pathOf(row.content));
        TRY_ASSIGN(card.turn, turnOf(db, row.content));
        card.box = turnedBy(row.box, card.turn);
    }
    return cards;
}

Result<RelBox> shownBox(Db& db, ContentNo content, const RelBox& box)
{
    TRY_ASSIGN(const int turn, turnOf(db, content));
    return turnedBy(box, turn);
}

} // namespace albumen
