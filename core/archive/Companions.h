// What lies beside a photo and belongs to it: sidecars, the film of a live photo.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "archive/FilingPlan.h"
#include "base/Files.h"
#include "base/JobControl.h"
#include "photo/FilmName.h"

namespace albumen {

struct CompanionChoice {
    bool sidecars = true;     ///< photo.jpg.xmp, photo.xmp, photo.AAE
    bool films = true;        ///< photo.mov, photo.mp4
    std::set<Path> raws = {}; ///< cameras' own files that cannot be read, and so are no photos: photo.nef
    bool everything = false;  ///< other editors' settings, a camera's notes and small pictures
    std::function<std::vector<Path>(const Path& photo)> lists = {}; ///< Takeout's beside it; with everything
};

/// Adds to every photo that is there and to be filed what lies beside it: files of the same stem whose name ends so,
/// whatever the case; a film that is filed as itself has no film beside it. A RAW that cannot be read goes with the
/// photo of its stem. In mode move all of it, for photo and companions stay together. A sidecar that is called after
/// the stem of several photos is added to each of them; photo.xmp beside a RAW and a JPEG of one stem is the RAW's, and
/// a list of Takeout's is every photo's that it is read for. Of two that differ in capitals alone one gets a number. A
/// film of another stem in the same folder is added where no film of its own stem was and both say one identifier;
/// photos are asked only where such a film says one. False: cancelled.
bool addCompanions(Files& files, FilingInput& input, const CompanionChoice& choice, const JobControl& job,
                   const LiveIdentifiers& live = {});

/// The companion's name beside a photo of this name: ".jpg.xmp" of "a.jpg" becomes "a (2).jpg.xmp" with it.
std::string companionName(std::string_view photo, const std::string& companion);

} // namespace albumen
