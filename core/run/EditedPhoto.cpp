#include "run/EditedPhoto.h"

#include <algorithm>
#include <map>

#include <opencv2/imgproc.hpp>

#include "catalogue/FaceBoxRows.h"
#include "catalogue/Half.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "catalogue/RunRows.h"
#include "load/JpegDecoder.h"
#include "photo/Turn.h"

namespace albumen {
namespace {

/// Correlation of two pictures of signatureSide from which they are one: an editor's brightness and contrast are no
/// part of it, and somebody who moved is. Chosen on a few drawn photos, not measured on many.
constexpr double samePicture = 0.95;
constexpr int signatureSide = 48;
/// Cosine distance of two looks at one face in an edited picture: half of the limit for one person
/// (models/manifest.json).
constexpr float sameLook = 0.25F;

/// Grey, of the same size whatever the picture's, without mean and contrast. Empty: no picture.
cv::Mat signatureOf(const std::vector<std::byte>& jpeg)
{
    const auto picture = decodedSmallJpeg(jpeg);
    if (!picture) return {};
    cv::Mat small, grey, flat;
    cv::resize(*picture, small, {signatureSide, signatureSide}, 0, 0, cv::INTER_AREA);
    cv::cvtColor(small, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(flat, CV_32F);
    flat -= cv::mean(flat)[0];
    const double length = cv::norm(flat);
    return length > signatureSide ? cv::Mat(flat / length) : cv::Mat(); // one colour is like any other
}

/// How many quarters clockwise make the old picture the new one. None: another picture.
std::optional<int> quartersTo(const cv::Mat& before, const cv::Mat& now)
{
    if (before.empty() || now.empty()) return std::nullopt;
    cv::Mat turned = before;
    for (int quarters = 0; quarters < 4; ++quarters) {
        if (turned.dot(now) >= samePicture) return quarters;
        cv::Mat next;
        cv::rotate(turned, next, cv::ROTATE_90_CLOCKWISE);
        turned = next;
    }
    return std::nullopt;
}

/// Vectors of the faces that a person decided about.
Result<std::map<FaceId, std::vector<float>>> decidedLooks(Db& db, ContentNo content, const ModelRev& embedder)
{
    TRY_ASSIGN(const auto key, modelKey(db, embedder, false));
    std::map<FaceId, std::vector<float>> looks;
    Query query = db.query("SELECT f.id, e.vec FROM face f JOIN state s ON s.reg = ? AND s.a = f.id AND s.b = 0 "
                           "JOIN d.embedding e ON e.face_id = f.id WHERE f.content_id = ? AND f.state = 0 AND "
                           "f.origin = ? AND e.model_key = ? ORDER BY f.id",
                           Register::facePerson, content, FaceOrigin::detected, key.value_or(-1));
    while (query.next()) looks[query.id<FaceId>(0)] = fromHalf(query.blob(1));
    TRY(query.status());
    return looks;
}

float distanceOf(const std::vector<float>& a, const std::vector<float>& b)
{
    if (a.size() != b.size()) return 2;
    float dot = 0;
    for (std::size_t i = 0; i < a.size(); ++i) dot += a[i] * b[i];
    return 1 - dot;
}

/// Each decided face where the new picture shows it. None: one of them is not there, or there are none.
std::optional<std::map<FaceId, RelBox>> foundAgain(const std::map<FaceId, std::vector<float>>& looks,
                                                   const std::vector<FaceFound>& faces)
{
    std::map<FaceId, RelBox> found;
    std::vector<bool> taken(faces.size());
    for (const auto& [id, look] : looks) {
        std::optional<std::size_t> best;
        float nearest = sameLook;
        for (std::size_t i = 0; i < faces.size(); ++i) {
            if (taken[i] || !faces[i].embedding) continue;
            const float distance = distanceOf(look, faces[i].embedding->vector);
            if (distance > nearest) continue;
            nearest = distance;
            best = i;
        }
        if (!best) return std::nullopt;
        taken[*best] = true;
        found[id] = faces[*best].box.box;
    }
    return found.empty() ? std::nullopt : std::optional(found);
}

/// The picture at this path until now, if it is another one and lies nowhere else.
Result<std::optional<ContentNo>> heldOnlyHere(Db& db, const PhotoResult& result)
{
    TRY_ASSIGN(const auto photo, PhotoRows(db).photoAt(result.found.path));
    if (!photo || !photo->content || photo->state != PhotoState::present) return std::nullopt;
    TRY_ASSIGN(const auto there, PhotoRows(db).contentOf(*result.content));
    if (there) return std::nullopt; // a picture that is known has its own decisions
    TRY_ASSIGN(const auto others, db.one("SELECT count(*) FROM photo WHERE content_id = ? AND id <> ? AND state = 0",
                                         *photo->content, photo->id));
    return others.value_or(0) == 0 ? photo->content : std::nullopt;
}

} // namespace

Result<std::optional<EditOf>> editedFrom(Db& db, const PhotoResult& result)
{
    if (!result.content || !result.faces) return std::nullopt;
    TRY_ASSIGN(const auto before, heldOnlyHere(db, result));
    if (!before) return std::nullopt;
    EditOf edit{.content = *before, .boxes = {}};
    TRY_ASSIGN(const auto thumbnail, ThumbRows(db).get(ThumbKind::content320, raw(*before)));
    const auto quarters = quartersTo(signatureOf(thumbnail.value_or(std::vector<std::byte>())),
                                     signatureOf(result.thumbnail.value_or(std::vector<std::byte>())));
    if (quarters) {
        TRY_ASSIGN(const std::vector<FaceBoxRow> faces, FaceBoxRows(db).ofContent(*before));
        for (const FaceBoxRow& face : faces)
            if (*quarters != 0) edit.boxes[face.id] = turnedBy(face.box, *quarters);
        return edit;
    }
    if (!result.embedder) return std::nullopt;
    TRY_ASSIGN(const auto looks, decidedLooks(db, *before, *result.embedder));
    const auto found = foundAgain(looks, *result.faces);
    if (!found) return std::nullopt;
    edit.boxes = *found;
    return edit;
}

} // namespace albumen
