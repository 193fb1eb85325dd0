// Names and faces of other programs: a photo, a packet of XMP or a .picasa.ini.
#include "metadata/FaceRegions.h"

#include <cmath>

#include "Target.h"
#include "metadata/ExtendedXmp.h"
#include "metadata/Sidecar.h"
#include "metadata/XmpPacket.h"

using namespace albumen;

namespace {

const PictureFrame frame{{3000, 4000}, Orientation::rotated90};

void check(const std::vector<FaceRegion>& regions)
{
    fuzz::must(regions.size() <= maxRegions);
    for (const FaceRegion& region : regions) {
        const RelBox& box = region.box;
        fuzz::must(box.w > 0 && box.h > 0 && box.x >= 0 && box.y >= 0 && box.x + box.w < 1.001F &&
                   box.y + box.h < 1.001F);
        fuzz::must(region.name.size() <= maxNameBytes);
    }
}

void readAndWrite(std::string_view packet)
{
    check(regionsInXmp(packet, frame));
    const std::vector<FaceToSay> faces{{.box = {0.2F, 0.3F, 0.1F, 0.1F}, .name = "Rose", .refused = {}},
                                       {.box = {0.6F, 0.3F, 0.1F, 0.1F}, .name = {}, .settled = true, .refused = {}}};
    const auto written = withFaces(packet, faces, frame);
    if (!written) return;
    fuzz::must(!regionsInXmp(*written, frame).empty());
    const auto again = withFaces(*written, faces, frame);
    fuzz::must(again && *again == *written);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    readAndWrite(text);
    check(PicasaIni(text).regionsOf("a.jpg", frame));
    const auto photo = fuzz::bytesOf(data, size);
    const std::string packet = xmpPacketOf(photo);
    if (!packet.empty()) readAndWrite(packet);
    check(regionsInXmp(packet, frame, extendedXmpOf(photo, packet)));
    return 0;
}
