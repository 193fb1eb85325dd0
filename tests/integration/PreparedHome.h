// Homes that many tests begin with are made once and copied: looking at the sample takes a hundred times as long.
#pragma once

#include <filesystem>
#include <string>

namespace albumen::test {

/// Copies what was kept under this name to `to`, with its times and rights; its libraries and marks say `home` from
/// then on where they said the home they were made in. False: nothing was kept (CTest keeps it for all, see
/// tests/CMakeLists.txt; a test that is run by itself has to make it).
bool bringPrepared(const std::string& name, const std::filesystem::path& to, const std::filesystem::path& home);

/// Keeps a copy of `folder`, which lies in `home`, for bringPrepared(). Links are left out.
void keepPrepared(const std::string& name, const std::filesystem::path& folder, const std::filesystem::path& home);

/// Whether something is kept under this name that this program made from these weights today. Ensures: else nothing is.
bool isPrepared(const std::string& name);

} // namespace albumen::test
