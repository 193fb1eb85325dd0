#include "sample/DrawnPhoto.h"

#include <algorithm>

namespace albumen {
namespace {

constexpr int drawnSide = 2000; ///< px; larger pictures are drawn this large and enlarged
constexpr float grain = 2.5F;   ///< standard deviation in steps of 8 bits: a phone's in daylight

cv::Size reduced(cv::Size size, int longestSide)
{
    const int longest = std::max(size.width, size.height);
    return longest <= longestSide ? size
                                  : cv::Size(size.width * longestSide / longest, size.height * longestSide / longest);
}

/// A number of its own for every photo, whatever the order of the table (FNV-1a).
std::uint64_t seedOf(const std::string& path)
{
    std::uint64_t seed = 0xCBF29CE484222325ULL;
    for (const char letter : path) seed = (seed ^ static_cast<unsigned char>(letter)) * 0x100000001B3ULL;
    return seed;
}

} // namespace

cv::Mat drawPhoto(const SamplePhoto& photo, int longestSide)
{
    const cv::Size size = reduced(photo.size, longestSide), drawn = reduced(size, drawnSide);
    cv::Mat picture(drawn, CV_32FC3);
    const std::uint64_t seed = seedOf(photo.path);
    drawPlace(photo.place, seed, picture);
    const auto width = static_cast<float>(drawn.width), height = static_cast<float>(drawn.height);
    for (const Sitter& sitter : photo.people)
        draw(lookOf(sitter.who),
             {.place = {sitter.place.x * width, sitter.place.y * height},
              .size = sitter.size * height,
              .yaw = sitter.yaw,
              .roll = sitter.roll,
              .smile = sitter.smile,
              .lightFrom = photo.lightFrom,
              .clothes = sitter.clothes,
              .cloth = rgb(sitter.cloth)},
             picture);
    if (photo.dune) drawDune(*photo.dune, seed, picture);
    return develop(picture, size, {.gain = rgb(photo.gain), .grain = grain, .seed = seed});
}

} // namespace albumen
