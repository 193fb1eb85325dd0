// Two libraries meet: the decisions of another one are taken in, and those of this one given out.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/Counted.h"
#include "base/Text.h"
#include "catalogue/Exchange.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/FaceRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"
#include "library/Jobs.h"

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
    case Register::contentEvent: return "name of its event";
    case Register::contentBegins: return "whether an event begins with it";
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
    case Register::contentBegins: return *number != 0 ? "yes" : "no";
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

/// Unites the logs, and says what both decided apart.
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
                          .apart = {}};
    for (const Apart& apart : met.apart) {
        TRY_ASSIGN(ApartReport one, cardOf(db, apart));
        if (one.ours != one.theirs) report.apart.push_back(std::move(one)); // else two people of one name
    }
    return report;
}

using Json = nlohmann::ordered_json;

Json faceJson(const LabelledFace& face)
{
    return {{"box", {face.box.x, face.box.y, face.box.w, face.box.h}},
            {"person", face.name.empty() ? Json() : Json(face.name)},
            {"how", std::string(nameOf(face.how))},
            {"group", face.group ? Json(*face.group) : Json()}};
}

Result<Json> photoJson(Db& db, const PhotoRow& photo)
{
    Json row{{"path", printable(photo.path)},
             {"size", photo.size},
             {"taken", photo.takenLocalS ? Json(*photo.takenLocalS) : Json()},
             {"taken_text", photo.takenLocalS ? Json(dateText(*photo.takenLocalS, photo.takenSpan)) : Json()},
             {"faces", Json::array()}};
    if (!isUtf8(photo.path.native())) row["path_bytes"] = base64(photo.path.native());
    if (!photo.content) return row;
    TRY_ASSIGN(const std::vector<LabelledFace> faces, FaceRows(db).ofContent(*photo.content));
    for (const LabelledFace& face : faces) row["faces"].push_back(faceJson(face));
    return row;
}

Result<std::string> documentOf(Db& db, const JobControl& job)
{
    Json document{{"people", Json::array()}, {"photos", Json::array()}};
    TRY_ASSIGN(const std::vector<PersonRow> people, PeopleRows(db).list());
    for (const PersonRow& person : people)
        document["people"].push_back({{"name", person.name}, {"photos", person.photos}, {"faces", person.faces}});
    TRY_ASSIGN(const std::vector<PhotoRow> photos, PhotoRows(db).photosUnder({}));
    for (const PhotoRow& photo : photos) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::none);
        TRY_ASSIGN(Json row, photoJson(db, photo));
        document["photos"].push_back(std::move(row));
    }
    TRY_ASSIGN(const ExchangeFile exchange, Exchange(db).tell());
    document["exchange"] = toJson(exchange);
    return document.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace

Report Jobs::work(const jobs::ImportJson& order, RunId, const Told& told)
{
    if (const auto there = state_.parts.files.info(order.file, Follow::yes); !there)
        return failedBy({there.error().code, Stage::import, order.file, there.error().detail});
    const auto bytes = readWhole(state_.parts.files, order.file, maxExchangeBytes);
    if (!bytes) return failedBy(bytes.error());
    if (!told.job.mayGoOn()) return {.outcome = Outcome::cancelled};
    auto file = exchangeIn({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    if (!file) {
        file.error().path = order.file;
        return failedBy(file.error());
    }
    if (!told.job.mayGoOn()) return {.outcome = Outcome::cancelled};
    ExchangeReport report;
    DecisionId newest{};
    const Status taken = state_.catalogue().write([&](Db& db) -> Status {
        TRY_ASSIGN(report,
                   takeIn(db, *file, {printable(order.file), order.mergeSameNames, state_.parts.clock.nowMs()}));
        TRY_ASSIGN(newest, DecisionLog(db, 0).head());
        return {};
    });
    if (!taken) return failedBy(taken.error());
    decisions_.tookIn(newest);
    Report done{.exchange = std::move(report)};
    if (file->redated > 0)
        done.notes.push_back(
            {.what = Note::What::redated,
             .sentence =
                 fmt::format("Dated before 1970 or after 2100, by a clock that was wrong: {}; each counts as of the "
                             "nearest day between.",
                             counted(file->redated, "decision", "decisions")),
             .count = file->redated});
    return done;
}

Report Jobs::work(const jobs::ExportJson& order, RunId, const Told& told)
{
    auto text = state_.catalogue().read([&](Db& db) { return documentOf(db, told.job); }, &told.job);
    if (!text) return failedBy(text.error());
    if (order.file.empty()) return {.document = *std::move(text)};
    if (const auto made = state_.parts.files.makeFolders(order.file.parent_path()); !made)
        return failedBy(made.error());
    const Status written = writePrivate(state_.parts.files, order.file, *text);
    return written ? Report{} : failedBy(written.error());
}

} // namespace albumen
