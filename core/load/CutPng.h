// PNG files that lack their end.
#pragma once

#include <cstdint>
#include <string>

#include "base/Error.h"
#include "base/JobControl.h"
#include "metadata/Bytes.h"

namespace albumen {

/// Does it go to its end chunk? Threads: all.
bool isWholePng(Bytes file);

/// Memory that completedPng() takes at most.
std::uint64_t bytesToComplete(Bytes file);

/// The same picture with what is missing in grey, or of one with a palette in its first colour, as a whole PNG. Asks
/// the job at every MiB. Fails: imageBroken (no PNG, less than half of it is there), cancelled. Threads: all.
Result<std::string> completedPng(Bytes file, const JobControl& job);

} // namespace albumen
