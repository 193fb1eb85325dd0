// PNG files that lack their end.
#pragma once

#include <cstddef>
#include <vector>

#include "base/Error.h"
#include "metadata/Bytes.h"

namespace albumen {

/// Does it go to its end chunk? Threads: all.
bool isWholePng(Bytes file);

/// The same picture with what is missing in grey, as a whole PNG. Fails: imageBroken (no PNG, less than half of it is
/// there). Threads: all.
Result<std::vector<std::byte>> completedPng(Bytes file);

} // namespace albumen
