#include <set>

#include "catalogue/DecisionLog.h"
#include "catalogue/PeopleRows.h"
#include "library/Answers.h"
#include "library/Sentences.h"

namespace albumen {
namespace {

constexpr std::size_t shown = 12; // faces and pictures beside an entry: what one row of the window holds

Result<HistoryCard> cardOf(Db& db, const DecisionLog& log, const DecisionRow& row)
{
    TRY_ASSIGN(DecisionLog::Spoken first, log.firstOf(row.id, shown));
    std::vector<FaceId> people;
    if (first.faces.empty())
        for (const PersonId person : first.people) {
            TRY_ASSIGN(const auto face, PeopleRows(db).shownBy(person));
            if (face) people.push_back(*face);
        }
    return HistoryCard{.id = row.id,
                       .atMs = row.atMs,
                       .what = std::string(nameOf(row.kind)),
                       .of = row.of ? std::string(nameOf(*row.of)) : std::string(),
                       .note = row.note,
                       .sentence = sentenceOf(row.kind, row.note, row.faces, row.pictures),
                       .faces = row.faces,
                       .changes = row.changes,
                       .active = row.active,
                       .photos = row.pictures,
                       .someFaces = std::move(first.faces),
                       .somePhotos = std::move(first.pictures),
                       .somePeople = std::move(people)};
}

/// Names that nobody would have any more.
Result<std::vector<std::string>> namesGoing(const DecisionLog& log, const std::vector<RegisterWrite>& back)
{
    std::vector<std::string> names;
    for (const RegisterWrite& write : back) {
        if (write.reg != Register::personName || !std::holds_alternative<std::monostate>(write.after)) continue;
        TRY_ASSIGN(const Value now, log.read(Register::personName, write.a));
        if (const auto* const name = std::get_if<std::string>(&now)) names.push_back(*name);
    }
    return names;
}

} // namespace

Result<std::vector<HistoryCard>> HistoryAnswers::newest(std::size_t limit) const
{
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<HistoryCard>> {
        const DecisionLog log(db, state_.parts.clock.nowMs());
        TRY_ASSIGN(const std::vector<DecisionRow> rows, log.history(limit));
        std::vector<HistoryCard> cards;
        for (const DecisionRow& row : rows) {
            TRY_ASSIGN(HistoryCard card, cardOf(db, log, row));
            cards.push_back(std::move(card));
        }
        return cards;
    });
}

Result<UndoCard> HistoryAnswers::wouldUndo(DecisionId decision) const
{
    return state_.catalogue().read([&](Db& db) -> Result<UndoCard> {
        const DecisionLog log(db, state_.parts.clock.nowMs());
        TRY_ASSIGN(const Undoing undoing, log.wouldUndo(decision));
        TRY_ASSIGN(const auto writes, log.writesOf(decision));
        UndoCard card{.sentence =
                          sentenceOf(undoing.kind, undoing.note, facesIn(writes).size(),
                                     picturesIn(writes).size() + photosIn(writes).size()),
                      .back = undoing.back.size(),
                      .left = undoing.left.size(),
                      .faces = facesIn(undoing.back),
                      .facesLeft = {},
                      .goes = {}};
        const std::set<FaceId> back(card.faces.begin(), card.faces.end());
        for (const FaceId face : facesIn(undoing.left))
            if (!back.contains(face)) card.facesLeft.push_back(face);
        TRY_ASSIGN(card.goes, namesGoing(log, undoing.back));
        return card;
    });
}

} // namespace albumen
