#include "similar/KeptBy.h"

#include <array>

namespace albumen {

std::string_view nameOf(KeptBy why)
{
    constexpr std::array<std::string_view, 5> names{"", "kept by a person", "favourite", "in an album",
                                                    "only photo of somebody that day"};
    return names[static_cast<std::size_t>(why)];
}

} // namespace albumen
