// What lies beside every file of a trash, so that it can be put back by hand, or by a library that does not know it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/Error.h"
#include "base/Hash.h"
#include "base/Uid.h"

namespace albumen {

/// The folder in a folder of photos; a scan enters nothing whose name begins with a dot.
inline constexpr std::string_view trashFolderName = ".albumen-trash";
/// "a.jpg" in the trash has "a.jpg.trashed.json" beside it.
inline constexpr std::string_view trashRecordEnding = ".trashed.json";

struct TrashRecord {
    std::filesystem::path from; ///< relative to the folder of photos
    std::int64_t atMs = 0;
    std::uint64_t size = 0;
    Xxh128 hash{};
    Uid library;
    bool operator==(const TrashRecord&) const = default;
};

std::string textOf(const TrashRecord& record);
/// Ensures: `from` leads to something below the folder that it is put onto, by its text, and not into the trash.
/// Fails: foreignFile (no record, or one with a path that leads elsewhere).
Result<TrashRecord> trashRecordIn(std::string_view text);
/// Does this path, relative, lead below where it begins, without "." and ".."?
bool leadsBelow(const std::filesystem::path& path);

} // namespace albumen
