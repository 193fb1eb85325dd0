// The file in each root that tells an empty mount from an empty folder.
#pragma once

#include <string_view>

#include "base/Files.h"
#include "base/Uid.h"

namespace albumen {

/// One uid as text per line: a folder may be watched by several libraries.
inline constexpr std::string_view rootMarkerName = ".albumen-root";

/// present: there, and it is this root. unmarked: there, and no marker was ever written: it counts as present, and a
/// marker may be written. offline: the folder is missing, or it lacks the marker that was written there.
enum class RootPresence { present, unmarked, offline };

/// Threads: all; no state.
class RootMarker
{
public:
    explicit RootMarker(Files& files) : files_(files) {}

    /// Fails: pathDenied, pathNotFolder, and whatever reading the marker gives.
    Result<RootPresence> check(const Path& root, const Uid& expected, bool hasMarker);
    /// Adds this uid to the marker, which is made if need be. Fails: pathNotWritable, pathDenied (a read-only root goes
    /// without a marker), noSpace.
    Status write(const Path& root, const Uid& uid);

private:
    Files& files_;
};

} // namespace albumen
