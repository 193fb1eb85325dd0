#include "similar/KeptBy.h"

#include <array>

namespace albumen {

std::string_view nameOf(KeptBy why)
{
    constexpr std::array<std::string_view, 9> names{"",
                                                    "kept by a person",
                                                    "favourite",
                                                    "in an album",
                                                    "only photo of somebody that day",
                                                    "the one that stays of its scene",
                                                    "moved into the archive",
                                                    "says what no other one says",
                                                    "four stars or more"};
    return names[static_cast<std::size_t>(why)];
}

} // namespace albumen
