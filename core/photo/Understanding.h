// What the machine thinks of a whole picture: numbers and guesses; whoever reads them decides by the limits in force.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "photo/Face.h"
#include "photo/Geometry.h"

namespace albumen {

/// One label of a classifier.
struct Guess {
    std::string label;
    float probability = 0; ///< 0..1
    bool operator==(const Guess&) const = default;
};

/// A day that may be the one a photo was taken on.
struct Day {
    int year = 0, month = 0, day = 0; ///< 1970..2069, 1..12, 1..31
    auto operator<=>(const Day&) const = default;
};

/// What was measured of a picture. The numbers are in every library: never change one, only add.
enum class Measure : int {
    laplacian = 1,  ///< variance of the Laplacian of the grey picture at one scale, see quality/ShakeCheck.h
    shaken = 2,     ///< 0..1, how much speaks for a camera that moved
    dark = 3,       ///< 0..1, the network's answer
    brightness = 4, ///< 0..1, mean of the grey values
    screenshot = 5, ///< 0..1, how much speaks for a picture of a screen that a device made of itself
    unsharp = 6,    ///< 0..1, how much speaks for a picture that is nowhere in focus
    imprint = 7,    ///< how sure digits burnt into it are a date; its detail: the days it can mean, "YYYY-MM-DD"
};

std::string_view nameOf(Measure measure);

/// What a measure may say of a picture, by its limit. Stored: never change one, only add.
enum class Verdict : int { shaken = 1, dark = 2, screenshot = 3, unsharp = 4 };
std::string_view nameOf(Verdict verdict);

/// A queue of the clean-up. large: files of many bytes; unreadable: files that are there and could not be read.
enum class ReviewKind { shaken, dark, unsharp, screenshots, similar, duplicates, dates, large, unreadable };

/// The five classes, as the records of their networks call them.
inline constexpr std::array<std::string_view, 5> sceneClasses = {"people", "animals", "landscape", "vehicles",
                                                                 "buildings"};

/// The nine tags. Stored: never change one, only add.
enum class Tag : int {
    person = 1,
    animal = 2,
    vehicle = 3,
    furniture = 4,
    book = 5,
    bag = 6,
    sports = 7,
    food = 8,
    device = 9
};

/// A thing that a detector saw.
struct SeenObject {
    int object = 0; ///< of the 80 classes of COCO, in their usual order; -1: known by its tag alone
    Tag tag{};
    RelBox box; ///< of the upright picture
    float score = 0;
    bool operator==(const SeenObject&) const = default;
};

/// What pictures are compared by.
struct Look {
    std::uint64_t hash = 0;          ///< perceptual: near-equal pictures differ in few of its bits
    std::vector<std::uint8_t> tone;  ///< colours, see similar/Tone.h
    std::vector<float> pooled;       ///< unit vector of a network's last features; empty: no network
    std::optional<ModelRev> network; ///< of `pooled`
};

/// Where the time of a look at a picture went, in seconds, summed over pictures in a report.
struct UnderstandSeconds {
    double measure = 0; ///< sharpness, brightness, screen, and by what pictures are compared
    double dark = 0, classes = 0, guesses = 0, imprint = 0, attributes = 0, tags = 0;
    UnderstandSeconds& operator+=(const UnderstandSeconds& other);
};

/// What one look at a picture gave. None or absent: not asked, or failed.
struct Understanding {
    std::map<Measure, float> measures;
    std::map<Measure, std::string> details; ///< of a measure, what it rests on, in few words for whoever asks why
    std::optional<std::vector<SeenObject>> objects;
    std::vector<Guess> scene;    ///< the five classes, the likeliest first
    std::vector<Guess> imagenet; ///< five of a thousand, the likeliest first
    std::optional<Look> look;
    std::vector<std::vector<Guess>> attributes; ///< of each face that was given, in their order; empty: not asked
    std::vector<ModelRev> models;               ///< that looked
    UnderstandSeconds seconds;
};

} // namespace albumen
