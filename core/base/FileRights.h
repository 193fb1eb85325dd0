// Who may read a file of ours.
#pragma once

#include <filesystem>

namespace albumen {

/// Takes from a file the rights that another one does not give: whoever may not read a photo does not read its copy. A
/// disk that keeps no rights (FAT) is no failure, and nothing is ever given. Follows no link of `file`. Threads: all.
void narrowRights(const std::filesystem::path& file, const std::filesystem::path& to);

} // namespace albumen
