#include "library/ExchangeText.h"

#include <fmt/format.h>

#include "base/Counted.h"
#include "base/Text.h"
#include "catalogue/DecisionLog.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"

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
    case Register::contentPlace: return "place";
    case Register::contentPlaceRefused: return "whether a place is proposed for it";
    case Register::contentEvent: return "name of its event";
    case Register::contentBegins: return "whether an event begins with it";
    case Register::contentFavourite: return "whether it is a favourite";
    case Register::contentRating: return "how many stars it has";
    case Register::contentTaken: return "when it was taken";
    case Register::albumName: return "name of the album";
    case Register::albumMember: return "where it stands in the album";
    case Register::albumQuery: return "what is searched for";
    case Register::albumCover: return "cover of the album";
    case Register::albumNotes: return "notes of the album";
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
    case Register::contentPlaceRefused: return "no";
    case Register::faceNotPerson:
    case Register::contentFavourite: return "yes";
    case Register::contentBegins: return *number != 0 ? "yes" : "no";
    case Register::albumCover: {
        TRY_ASSIGN(const Path path, PhotoRows(db).pathOf(static_cast<ContentNo>(*number)));
        return printable(path);
    }
    case Register::contentTaken: return dateText(*number, DateSpan::moment);
    default: return std::to_string(*number);
    }
}

/// The face, person or picture that it is about.
Status putSubject(Db& db, const Apart& apart, ApartReport& card)
{
    if (apart.reg < Register::personName) {
        card.face = static_cast<FaceId>(apart.a);
        TRY_ASSIGN(card.path, PhotoRows(db).pathOf(*card.face));
        TRY_ASSIGN(const auto box, FaceBoxRows(db).boxOf(*card.face));
        card.box = box.value_or(RelBox{});
    } else if (apart.reg < Register::contentFavourite) {
        TRY_ASSIGN(card.person, ownNameOf(db, apart.a));
    } else if (apart.reg >= Register::albumName) {
        TRY_ASSIGN(const Value name, DecisionLog(db, 0).read(Register::albumName, apart.a));
        const auto* const text = std::get_if<std::string>(&name);
        card.album = text ? *text : std::string("an album that was deleted");
        if (apart.reg == Register::albumMember) {
            TRY_ASSIGN(card.path, PhotoRows(db).pathOf(static_cast<ContentNo>(apart.b)));
        }
    } else {
        TRY_ASSIGN(card.path, PhotoRows(db).pathOf(static_cast<ContentNo>(apart.a)));
    }
    return {};
}

Result<ApartReport> cardOf(Db& db, const Apart& apart)
{
    ApartReport card;
    card.oursHolds = apart.oursHolds;
    TRY(putSubject(db, apart, card));
    TRY_ASSIGN(card.what, questionOf(db, apart));
    TRY_ASSIGN(card.ours, wordsOf(db, apart.reg, apart.ours));
    TRY_ASSIGN(card.theirs, wordsOf(db, apart.reg, apart.theirs));
    return card;
}

} // namespace

Result<ExchangeFile> readExchange(Files& files, const Path& path)
{
    TRY_ASSIGN(const std::vector<std::byte> bytes, readWhole(files, path, maxExchangeBytes));
    auto file = exchangeIn({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!file) file.error().path = path;
    return file;
}

Result<ExchangeReport> takeIn(Db& db, const ExchangeFile& file, const ExchangeChoice& taking)
{
    TRY_ASSIGN(const Exchanged met, Exchange(db).take(file, taking));
    ExchangeReport report{.decisions = met.decisions,
                          .known = met.known,
                          .people = met.people,
                          .facesFound = met.facesFound,
                          .facesWaiting = met.facesWaiting,
                          .merged = met.merged,
                          .changes = met.changes,
                          .sameNames = met.sameNames,
                          .sameAlbums = met.sameAlbums,
                          .apart = {}};
    for (const Apart& apart : met.apart) {
        TRY_ASSIGN(ApartReport one, cardOf(db, apart));
        if (one.ours != one.theirs) report.apart.push_back(std::move(one)); // else two people of one name
    }
    return report;
}

std::optional<Note> redatedNote(const ExchangeFile& file)
{
    if (file.redated == 0) return std::nullopt;
    return Note{.what = Note::What::redated,
                .sentence = fmt::format("Dated before 1970 or after 2100, by a clock that was wrong: {}; each counts "
                                        "as of the nearest day between.",
                                        counted(file.redated, "decision", "decisions")),
                .count = file.redated};
}

} // namespace albumen
