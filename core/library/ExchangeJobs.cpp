// Two libraries meet: the decisions of another one are taken in, and those of this one given out.
#include <nlohmann/json.hpp>

#include "base/Text.h"
#include "catalogue/Exchange.h"
#include "catalogue/FaceRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"
#include "library/ExchangeText.h"
#include "library/Jobs.h"

namespace albumen {
namespace {

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
    const auto file = readExchange(state_.parts.files, order.file);
    if (!file) return failedBy(file.error());
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
    if (auto note = redatedNote(*file)) done.notes.push_back(*std::move(note));
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
