// Whether a library was ever used.
#pragma once

#include "library/Library.h"

namespace albumen {

/// No job ran in it and nothing was decided. A library that cannot be asked counts as used. Threads: as the questions.
bool isNew(const Library& library);

} // namespace albumen
