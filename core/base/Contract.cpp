#include "base/Contract.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace albumen {

void contractBroken(const char* what, const char* file, int line)
{
    const std::string text = std::string(what) + " at " + file + ":" + std::to_string(line);
    std::fprintf(stderr, "albumen: broken contract: %s\n", text.c_str());
#ifndef NDEBUG
    std::abort();
#else
    throw ContractBroken(text);
#endif
}

} // namespace albumen
