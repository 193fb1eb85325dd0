// Broken contracts are our bugs, not data: EXPECTS and ENSURES stop debug builds and tests at once; a release build
// throws ContractBroken, which the worker that runs a photo turns into one row `internal`.
#pragma once

#include <stdexcept>

namespace albumen {

struct ContractBroken : std::logic_error {
    using std::logic_error::logic_error;
};

/// Fails: never returns. Aborts in debug builds, throws ContractBroken in release builds.
[[noreturn]] void contractBroken(const char* what, const char* file, int line);

} // namespace albumen

#define EXPECTS(condition)                                                                                             \
    ((condition) ? (void)0 : ::albumen::contractBroken("EXPECTS " #condition, __FILE__, __LINE__))
#define ENSURES(condition)                                                                                             \
    ((condition) ? (void)0 : ::albumen::contractBroken("ENSURES " #condition, __FILE__, __LINE__))
