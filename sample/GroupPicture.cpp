// The picture by which the window tells what happens to one photo.
#include <algorithm>
#include <new>

#include <opencv2/core.hpp>

#include "load/JpegEncoder.h"
#include "sample/DrawnPhoto.h"
#include "sample/SampleAlbum.h"

namespace albumen {
namespace {

constexpr int jpegQuality = 92;
constexpr float faceWidth = 0.74F, aboveEyes = 0.36F, belowEyes = 0.5F; ///< of the head, crown to chin

SamplePhoto group()
{
    return {.path = "group.jpg",
            .size = {990, 640},
            .place = Scenery::park,
            .people = {{Who::dmitri, {0.71F, 0.39F}, 0.27F, -0.1F, -0.03F, 0.6F, Clothes::collar, 0x2F3E55},
                       {Who::bruno, {0.3F, 0.38F}, 0.27F, 0.1F, 0.03F, 0.8F, Clothes::stripes, 0x3A6EA5},
                       {Who::ada, {0.11F, 0.45F}, 0.26F, 0.15F, 0.04F, 0.85F, Clothes::round, 0xE0A83C},
                       {Who::stranger, {0.5F, 0.44F}, 0.26F, 0, 0.02F, 0.7F, Clothes::vNeck, 0x588B5A},
                       {Who::chloe, {0.9F, 0.45F}, 0.26F, -0.15F, -0.04F, 0.9F, Clothes::round, 0xB85C7C}},
            .exif = {},
            .gain = 0xFFF4E4,
            .copyOf = {}};
}

GroupPicture::Face faceOf(const Sitter& sitter, cv::Size size)
{
    const float high = sitter.size * static_cast<float>(size.height) / static_cast<float>(size.width); // of the width
    return {.name = nameOf(sitter.who),
            .box = {sitter.place.x - faceWidth / 2 * high, sitter.place.y - aboveEyes * sitter.size, faceWidth * high,
                    (aboveEyes + belowEyes) * sitter.size}};
}

} // namespace

Result<GroupPicture> drawGroupPicture()
try {
    const SamplePhoto photo = group();
    GroupPicture picture;
    for (const Sitter& sitter : photo.people) picture.faces.push_back(faceOf(sitter, photo.size));
    std::ranges::sort(picture.faces, {}, [](const GroupPicture::Face& face) { return face.box.x; });
    TRY_ASSIGN(picture.jpeg, encodedJpeg(drawPhoto(photo, photo.size.width), jpegQuality));
    return picture;
} catch (const cv::Exception& error) {
    return fail(Code::internal, Stage::sample, {}, error.what());
} catch (const std::bad_alloc&) {
    return fail(Code::outOfMemory, Stage::sample);
}

} // namespace albumen
