// How a photo gets into the archive.
#pragma once

namespace albumen {

enum class FilingMode { copy, hardLink, reflink, move };

} // namespace albumen
