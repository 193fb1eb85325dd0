// The address of a place off this machine, as it may be seen.
#pragma once

#include <string>

namespace albumen {

/// Printable, and without the password that it may hold: "rest:https://me:***@nas/". Threads: all.
std::string shownAddress(const std::string& where);

} // namespace albumen
