#include "NewLibrary.h"

namespace albumen {

bool isNew(const Library& library)
{
    const auto runs = library.archive().runs(1);
    if (!runs || !runs->empty()) return false;
    const auto decisions = library.history().newest(1);
    return decisions && decisions->empty();
}

} // namespace albumen
