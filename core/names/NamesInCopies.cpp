#include "names/NamesInCopies.h"

#include <nlohmann/json.hpp>

#include "catalogue/FaceBoxRows.h"
#include "load/ContentHash.h"
#include "metadata/ExtendedXmp.h"
#include "metadata/XmpPacket.h"
#include "metadata/XmpWriter.h"
#include "names/NamePlan.h"

namespace albumen {
namespace {

using Json = nlohmann::json;

struct Said {
    std::vector<FaceToSay> faces;
    PictureFrame frame;
};

Said saidIn(const std::string& names)
{
    const Json json = Json::parse(names);
    Said said;
    said.frame = {{json["size"][0], json["size"][1]}, static_cast<Orientation>(json["turn"].get<int>())};
    for (const Json& face : json["faces"])
        said.faces.push_back({{face["box"][0], face["box"][1], face["box"][2], face["box"][3]},
                              face["name"],
                              face["settled"],
                              face["refused"]});
    return said;
}

/// The same picture as before, and the XMP that was to be there?
bool proved(std::span<const std::byte> photo, std::span<const std::byte> named, const Said& said)
{
    const ContentHash hash;
    const auto before = hash.identify(photo), after = hash.identify(named);
    if (!before || !after || *before != *after) return false;
    const std::string packet = xmpPacketOf(named);
    const auto again = withFaces(packet, said.faces, said.frame);
    return again && *again == packet; // it has nothing left to say
}

} // namespace

std::string namesText(const std::vector<FaceToSay>& faces, const PictureFrame& frame)
{
    Json said = Json::array();
    for (const FaceToSay& face : faces)
        if (!face.name.empty() || face.settled || !face.refused.empty())
            said.push_back({{"box", {face.box.x, face.box.y, face.box.w, face.box.h}},
                            {"name", face.name},
                            {"settled", face.settled},
                            {"refused", face.refused}});
    if (said.empty()) return {};
    return Json{{"faces", std::move(said)},
                {"size", {frame.upright.width, frame.upright.height}},
                {"turn", static_cast<int>(frame.orientation)}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<bool> addNames(Db& db, FilingInput& input, const JobControl& job)
{
    for (PhotoToFile& photo : input.photos) {
        if (!job.mayGoOn()) return false;
        if (photo.targets.empty()) continue;
        TRY_ASSIGN(const std::vector<FaceThere> faces, facesThere(db, photo.content));
        TRY_ASSIGN(const PictureFacts picture, FaceBoxRows(db).picture(photo.content));
        photo.names = namesText(facesToSay(faces), {picture.upright, picture.orientation});
    }
    return true;
}

std::optional<std::vector<std::byte>> NamesInCopies::write(std::span<const std::byte> photo, const std::string& names)
{
    const Said said = saidIn(names);
    const std::string before = xmpPacketOf(photo);
    if (namesExtension(before)) return std::nullopt; // what stands there would be hidden
    const auto xmp = withFaces(before, said.faces, said.frame);
    if (!xmp) return std::nullopt;
    if (*xmp == before) return std::vector<std::byte>(photo.begin(), photo.end());
    auto named = withPacket(photo, *xmp);
    if (!named || !proved(photo, *named, said)) return std::nullopt;
    return named;
}

} // namespace albumen
