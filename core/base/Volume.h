// Which file system a folder lies on, by a name that stays the same wherever it is mounted.
#pragma once

#include <filesystem>
#include <string>

namespace albumen {

/// Empty: it has no such name, or the folder is not there. Some disks (exFAT, network drives) are named anew when they
/// are connected: another name is no proof of another disk. Asks for no byte of any file, so it is no matter of Files.
std::string volumeOf(const std::filesystem::path& folder);

/// Does another file system begin here than that of the folder above? Threads: all.
bool isMountPoint(const std::filesystem::path& folder);

} // namespace albumen
