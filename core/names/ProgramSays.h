// What other programs keep of photos in places of their own: databases of digiKam and Shotwell, lists of Picasa and of
// Google Takeout. A reader for each gives the same values; nothing is ever written there.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "metadata/FaceRegions.h"
#include "photo/OtherProgram.h"

namespace albumen {

/// What a box is said of: shares of the picture as it is shown, or as it is stored, or pixels of the one that is shown.
enum class BoxOf { shown, stored, shownPixels };

struct MarkedFace {
    std::string name; ///< as the program has it
    RelBox box;
    BoxOf of = BoxOf::shown;
};

/// A picture, by the place where the program knows it.
struct PictureSaid {
    Path path;
    std::uint64_t size = 0; ///< of its file; 0: not said
    std::optional<std::int64_t> takenUtcS;
    std::vector<MarkedFace> faces;
    std::set<std::string> people; ///< without a place
    std::set<std::string> albums, tags;
    int rating = 0; ///< 1..5
    bool favourite = false;
};

struct ProgramSays {
    std::vector<PictureSaid> pictures; ///< of which it says anything
    std::vector<Error> problems;       ///< lists that could not be read; the others were
};

/// `from`: its database, or the folder that it lies in; of Picasa and Takeout the folder with the lists, at any depth.
/// Threads: all. Fails: pathMissing, cancelled; foreignFile (no database of that program, or a damaged one),
/// libraryInUse (it is open in that program, or was not closed well).
Result<ProgramSays> readProgram(Files& files, OtherProgram program, const Path& from, const JobControl& job);

/// Regions of the upright picture; those outside are left out.
std::vector<FaceRegion> regionsOf(const PictureSaid& said, const PictureFrame& frame);

} // namespace albumen
