// Two libraries meet: the decisions of another one are taken in.
#include <fmt/format.h>

#include "base/Text.h"
#include "catalogue/Exchange.h"
#include "catalogue/PhotoRows.h"
#include "library/LibraryImpl.h"
#include "run/PeopleJob.h"

namespace albumen {
namespace {

/// Larger files are refused: a million decided faces are 600 MB.
constexpr std::uint64_t maxExchangeBytes = 2ULL << 30U;

std::string_view wordOf(FaceStatus status)
{
    switch (status) {
    case FaceStatus::ignored: return "ignored";
    case FaceStatus::notAFace: return "not a face";
    case FaceStatus::removed: return "removed";
    }
    return "unknown"; // written by a newer program
}

/// Of the person itself, whoever it is merged into.
Result<std::string> ownNameOf(Db& db, std::int64_t person)
{
    TRY_ASSIGN(const Value name, DecisionLog(db, 0).read(Register::personName, person));
    const auto* const text = std::get_if<std::string>(&name);
    return text ? *text : std::string("somebody without a name");
}

Result<std::string> nameOf(Db& db, std::int64_t person)
{
    TRY_ASSIGN(const PersonId root, PeopleRows(db).rootOf(static_cast<PersonId>(person)));
    return ownNameOf(db, raw(root));
}

/// What was decided apart, as a question.
Result<std::string> questionOf(Db& db, const Apart& apart)
{
    switch (apart.reg) {
    case Register::facePerson: return "who it is";
    case Register::faceStatus: return "what it is";
    case Register::faceNotPerson: {
        TRY_ASSIGN(const std::string name, nameOf(db, apart.b));
        return "whether it is not " + name;
    }
    case Register::facePair: {
        TRY_ASSIGN(const Path path, PhotoRows(db).pathOf(static_cast<FaceId>(apart.b)));
        return fmt::format("whether it is one person with face {} in {}", apart.b, printable(path));
    }
    case Register::faceBox: return "whether it was drawn there";
    case Register::personName: return "name";
    case Register::personMergedInto: return "who it is too";
    case Register::personBirth: return "day of birth";
    default: return fmt::format("mark {}", static_cast<int>(apart.reg));
    }
}

Result<std::string> wordsOf(Db& db, Register reg, const Value& value)
{
    const auto* const number = std::get_if<std::int64_t>(&value);
    const auto* const text = std::get_if<std::string>(&value);
    if (text) return reg == Register::faceBox ? "yes" : *text;
    if (!number) return "nothing";
    switch (reg) {
    case Register::facePerson: return nameOf(db, *number);
    case Register::personMergedInto: return ownNameOf(db, *number);
    case Register::faceStatus: return std::string(wordOf(static_cast<FaceStatus>(*number)));
    case Register::facePair: return static_cast<PairIs>(*number) == PairIs::same ? "yes" : "no";
    case Register::faceNotPerson: return "yes";
    default: return std::to_string(*number);
    }
}

/// The face, person or picture that it is about.
Status putSubject(Db& db, const Apart& apart, ApartCard& card)
{
    if (apart.reg < Register::personName) {
        card.face = static_cast<FaceId>(apart.a);
        TRY_ASSIGN(card.path, PhotoRows(db).pathOf(*card.face));
        TRY_ASSIGN(const auto box, FacePlaces(db).boxOf(*card.face));
        card.box = box.value_or(RelBox{});
    } else if (apart.reg < Register::contentFavourite) {
        TRY_ASSIGN(card.person, ownNameOf(db, apart.a));
    } else {
        TRY_ASSIGN(card.path, PhotoRows(db).pathOf(static_cast<ContentNo>(apart.a)));
    }
    return {};
}

Result<ApartCard> cardOf(Db& db, const Apart& apart)
{
    ApartCard card;
    card.oursHolds = apart.oursHolds;
    TRY(putSubject(db, apart, card));
    TRY_ASSIGN(card.what, questionOf(db, apart));
    TRY_ASSIGN(card.ours, wordsOf(db, apart.reg, apart.ours));
    TRY_ASSIGN(card.theirs, wordsOf(db, apart.reg, apart.theirs));
    return card;
}

} // namespace

Status LibraryImpl::matchAndGroup(const ChosenModels& chosen)
{
    TRY(matchAll(*catalogue_, chosen));
    return groupAll(*catalogue_, chosen, workers(), JobControl{});
}

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
        TRY_ASSIGN(const Met met, Exchange(db).take(*told, {printable(file), mergeSameNames, parts_.clock.nowMs()}));
        card = {.decisions = met.decisions,
                .known = met.known,
                .people = met.people,
                .facesFound = met.facesFound,
                .facesWaiting = met.facesWaiting,
                .merged = met.merged,
                .changes = met.changes,
                .sameNames = met.sameNames,
                .apart = {}};
        for (const Apart& apart : met.apart) {
            TRY_ASSIGN(ApartCard one, cardOf(db, apart));
            if (one.ours != one.theirs) card.apart.push_back(std::move(one)); // else two people of one name
        }
        return {};
    }));
    TRY_ASSIGN(const ChosenModels chosen, models());
    TRY(matchAndGroup(chosen));
    return card;
}

} // namespace albumen
