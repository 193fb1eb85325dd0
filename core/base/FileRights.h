// Who may read a file of ours.
#pragma once

#include <filesystem>

namespace albumen {

/// Takes from a file the rights that another one does not give: whoever may not read a photo does not read its copy. A
/// disk that keeps no rights (FAT) is no failure, and nothing is ever given. Follows no link of `file`. Threads: all.
void narrowRights(const std::filesystem::path& file, const std::filesystem::path& to);

/// Takes the rights of everybody but the owner from a file of ours. Follows no link. Threads: all.
void keepForOwner(const std::filesystem::path& file);
/// May nobody but the owner read it? Follows links. Threads: all.
bool isForOwnerAlone(const std::filesystem::path& file);

/// May we read a file? What is not there, nobody keeps us from. Threads: all.
bool mayRead(const std::filesystem::path& file);
/// May we see what lies in a folder, and put things there? Threads: all.
bool mayLookInto(const std::filesystem::path& folder);
bool mayChange(const std::filesystem::path& folder);
/// Does it lie on a disk that is read-only? Threads: all.
bool isReadOnly(const std::filesystem::path& folder);

} // namespace albumen
