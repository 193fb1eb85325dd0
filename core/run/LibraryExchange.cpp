// Two libraries meet: the decisions of another one are taken in.
#include "base/Text.h"
#include "catalogue/Exchange.h"
#include "run/LibraryImpl.h"
#include "run/PeopleJob.h"

namespace albumen {
namespace {

/// Larger files are refused: a million decided faces are 600 MB.
constexpr std::uint64_t maxExchangeBytes = 2ULL << 30U;

Result<std::string> wordsOf(Db& db, Register reg, const Value& value)
{
    const auto* const number = std::get_if<std::int64_t>(&value);
    const auto* const text = std::get_if<std::string>(&value);
    if (number && (reg == Register::facePerson || reg == Register::personMergedInto))
        return PeopleRows(db).nameOf(static_cast<PersonId>(*number));
    if (text) return *text;
    return number ? std::to_string(*number) : std::string("nothing");
}

std::string subjectOf(const Apart& apart)
{
    const char* const what = apart.reg < Register::personName         ? "face "
                             : apart.reg < Register::contentFavourite ? "person "
                                                                      : "picture ";
    return what + std::to_string(apart.a);
}

Result<ApartCard> cardOf(Db& db, const Apart& apart)
{
    ApartCard card{.what = subjectOf(apart), .ours = {}, .theirs = {}, .oursHolds = apart.oursHolds};
    TRY_ASSIGN(card.ours, wordsOf(db, apart.reg, apart.ours));
    TRY_ASSIGN(card.theirs, wordsOf(db, apart.reg, apart.theirs));
    return card;
}

/// People of both libraries with one name become one by a decision of this library.
Status mergeNamesakes(Db& db, const std::vector<Namesakes>& namesakes, std::int64_t nowMs)
{
    Draft draft{.kind = DecisionKind::merged, .note = "the same names", .writes = {}};
    for (const Namesakes& pair : namesakes)
        draft.writes.push_back({Register::personMergedInto, raw(pair.theirs), 0, raw(pair.ours)});
    TRY(DecisionLog(db, nowMs).append(draft));
    return {};
}

} // namespace

Result<MeetingCard> LibraryImpl::importJson(const Path& file, bool mergeSameNames)
{
    TRY(mayWrite());
    TRY_ASSIGN(const std::vector<std::byte> bytes, readWhole(parts_.files, file, maxExchangeBytes));
    auto told = exchangeIn({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!told) {
        told.error().path = file;
        return fail(told.error());
    }
    MeetingCard card;
    TRY(catalogue_->write([&](Db& db) -> Status {
        TRY_ASSIGN(const Met met, Exchange(db).take(*told));
        TRY_ASSIGN(const std::vector<Namesakes> namesakes, Exchange(db).namesakes(met.told));
        if (mergeSameNames) TRY(mergeNamesakes(db, namesakes, parts_.clock.nowMs()));
        card = {.decisions = met.decisions,
                .known = met.known,
                .people = met.people,
                .facesFound = met.facesFound,
                .facesWaiting = met.facesWaiting,
                .merged = mergeSameNames ? namesakes.size() : 0};
        for (const Namesakes& pair : namesakes)
            if (!mergeSameNames) card.sameNames.push_back(pair.name);
        for (const Apart& apart : met.apart) {
            TRY_ASSIGN(ApartCard one, cardOf(db, apart));
            if (one.ours != one.theirs) card.apart.push_back(std::move(one)); // else two people of one name
        }
        return {};
    }));
    TRY_ASSIGN(const ChosenModels chosen, models());
    TRY(matchAll(*catalogue_, chosen));
    TRY(groupAll(*catalogue_, chosen, workers(), JobControl{}));
    return card;
}

} // namespace albumen
