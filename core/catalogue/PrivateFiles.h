// The library's own folders and files, which nobody else on the machine may read.
#pragma once

#include <filesystem>

#include "base/Error.h"

namespace albumen {

/// Makes the folder (0700) and its missing parents. One that is there keeps its rights.
Status makePrivateFolder(const std::filesystem::path& folder);
/// Makes an empty file (0600) where none is; SQLite gives its log files the same rights.
Status makePrivateFile(const std::filesystem::path& file);
/// Renames a database to *.broken (an older one of that name goes) and drops its log files.
Status setAside(const std::filesystem::path& database);
/// Removes a database that can be made again, and its log files.
Status removeDatabase(const std::filesystem::path& database);

} // namespace albumen
