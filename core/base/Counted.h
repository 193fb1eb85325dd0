// Numbers of things as words.
#pragma once

#include <cstdint>
#include <string>

namespace albumen {

/// "1 photo", "2 photos". Threads: all.
std::string counted(std::uint64_t number, const char* one, const char* many);

} // namespace albumen
