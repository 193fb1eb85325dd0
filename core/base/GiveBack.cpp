#include "base/GiveBack.h"

#include <malloc.h>

namespace albumen {

GiveBack::~GiveBack()
{
    malloc_trim(0);
}

} // namespace albumen
