// What the sample album holds: its people and its photos, as tables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <opencv2/core/types.hpp>

#include "photo/Photo.h"
#include "sample/DrawnPerson.h"
#include "sample/Scene.h"

namespace albumen {

/// The people of the album; all but the stranger have a folder under known/.
enum class Who { ada, bruno, chloe, dmitri, stranger };
inline constexpr int knownPeople = 4;
const char* nameOf(Who who);
const PersonLook& lookOf(Who who);

/// One person in one photo. Places and sizes are fractions of the picture's width and height.
struct Sitter {
    Who who = Who::ada;
    cv::Point2f place; ///< between the eyes
    float size = 0.4F; ///< crown to chin, of the height
    float yaw = 0, roll = 0, smile = 0.5F;
    Clothes clothes = Clothes::round;
    std::uint32_t cloth = 0x3A6EA5;
};

struct SamplePhoto {
    std::string path; ///< below photos/ or known/; the ending is the format
    cv::Size size;    ///< upright
    Scenery place = Scenery::room;
    std::vector<Sitter> people;    ///< those behind first
    ExifFacts exif;                ///< JPEG only
    std::uint32_t gain = 0xFFFFFF; ///< the colour of the light
    float lightFrom = -0.5F;       ///< -1 left .. 1 right
    std::optional<float> dune;     ///< the upper edge of a dune before the people
    std::string copyOf;            ///< this file is the same bytes as that photo, which comes earlier
};

/// In the order they are drawn.
std::vector<SamplePhoto> albumPhotos();
/// Three photos of each known person, as NAME/1.jpg; other pictures than those of the album.
std::vector<SamplePhoto> knownPhotos();

} // namespace albumen
