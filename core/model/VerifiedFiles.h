// What ModelStore hands out and an engine opens.
#pragma once

#include <filesystem>
#include <vector>

namespace albumen {

/// Files whose size and SHA-256 matched the record, in the record's order.
struct VerifiedFiles {
    std::vector<std::filesystem::path> paths;
};

} // namespace albumen
