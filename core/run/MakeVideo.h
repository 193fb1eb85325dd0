// A film of photos, one fading into the next.
#pragma once

#include <string>
#include <vector>

#include "base/Progress.h"
#include "run/PhotoToGive.h"
#include "run/Report.h"

namespace albumen {

struct VideoToMake {
    std::vector<PhotoToGive> photos; ///< in their order, with their faces
    Path to;                         ///< a file that is not there yet: ".mp4" (H.264) or ".webm" (VP9)
    int height = 1080;               ///< even; the width is 16:9
    double seconds = 4;              ///< that each photo has
    double fade = 1;                 ///< of these, from the one before; half of them at most
    std::string title;               ///< on the first photo; empty: none
    Path music;                      ///< empty: none; begins again where it is shorter, fades out where it is longer
};

/// Of 30 frames a second.
inline constexpr int videoFramesPerSecond = 30;

/// Is it a name of a film that can be made?
bool isVideoName(const Path& path);

/// Each photo is passed over slowly; its faces stay in the frame, and an upright one is whole on a blurred ground. A
/// film gives its frames, one after the other. What cannot be read is a problem, and the others are shown. Two photos
/// are in memory at one time, whatever their number. The report counts `copied` photos, `bytesCopied` and
/// `filmSeconds`.
/// Fails: nameTaken, nothingFiled (no photo could be read), usage (noVideoName, noEncoder, titleLetters),
/// imageUnsupported (noMusic); those of Files. Ensures: without success there is no file. Threads: the caller's, and
/// those of the encoder.
Report makeVideo(Files& files, const VideoToMake& wanted, const JobControl& job, const ProgressSink& progress);

} // namespace albumen
