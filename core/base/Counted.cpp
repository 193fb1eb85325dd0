#include "base/Counted.h"

namespace albumen {

std::string counted(std::uint64_t number, const char* one, const char* many)
{
    return std::to_string(number) + ' ' + (number == 1 ? one : many);
}

} // namespace albumen
