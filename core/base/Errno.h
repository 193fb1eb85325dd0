// What the system says, as an Error.
#pragma once

#include <cerrno>

#include "base/Error.h"

namespace albumen {

enum class Doing { reading, writing };

/// Codes as Files promises them.
tl::unexpected<Error> failErrno(const std::filesystem::path& path, Doing doing, int error = errno);

} // namespace albumen
