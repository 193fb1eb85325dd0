// How a database is named to SQLite for reading.
#pragma once

#include <filesystem>
#include <string>

namespace albumen {

/// In a folder where nothing can be written (a read-only mount) SQLite could not make the files that reading beside a
/// writer needs; there is no writer there, so it is told that the file does not change. Not where a log waits to be
/// read: its end was no clean one, and SQLite says so. `unchanging`: so too in a folder that can be written, since
/// somebody saw to it that nobody does; a log that waits is read with it, by what is kept in memory.
std::string readOnlyName(const std::filesystem::path& database, bool unchanging = false);

} // namespace albumen
