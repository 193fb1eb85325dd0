// WebP files that lack their end.
#pragma once

#include <opencv2/core.hpp>

#include "metadata/Bytes.h"

namespace albumen {

/// Is all there that its header declares? Threads: all.
bool isWholeWebp(Bytes file);

/// A still WebP as far as it goes, the rest grey: BGRA. Empty: less than leastDecoded is there. Threads: all.
cv::Mat cutWebp(Bytes file, cv::Size size);

} // namespace albumen
