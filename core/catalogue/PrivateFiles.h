// The library's own folders and files, which nobody else on the machine may read.
#pragma once

#include <filesystem>

#include "base/Files.h"

namespace albumen {

/// Makes the folder (0700, whatever the umask) and its missing parents. One that is there and holds something keeps its
/// rights: it is somebody's.
Status makePrivateFolder(const std::filesystem::path& folder);
/// Makes an empty file (0600) where none is, and one that others may read private; SQLite gives its log files the same
/// rights. Never waits. Fails: also pathDenied, where that name is no file.
Status makePrivateFile(const std::filesystem::path& file);
/// Fails: foreignFile, where what has this name is no file, nor a link to one where that may be followed.
Status expectFile(const std::filesystem::path& file, Follow follow);
/// The same of a database and of the logs beside it.
Status expectDatabase(const std::filesystem::path& database);
/// Renames a database to *.broken (an older one of that name goes) and drops its log files.
Status setAside(const std::filesystem::path& database);
/// Removes a database that can be made again, where there is one, and its log files.
Status removeDatabase(const std::filesystem::path& database);

} // namespace albumen
