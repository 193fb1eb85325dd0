// What lies in the trash of a folder of photos, and what is on its way there or back: the port that the catalogue
// implements.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/Error.h"
#include "base/Hash.h"
#include "photo/Ids.h"

namespace albumen {

enum class TrashId : std::int64_t {};

/// A file of a photo that was thrown away. Paths are relative to the folder of photos.
struct TrashedFile {
    TrashId id{}; ///< given by TrashJournal::put; 0: not noted yet
    PhotoId photo{};
    bool beside = false;        ///< it lies beside the photo and goes where that goes
    std::filesystem::path from; ///< where it lay
    std::string name;           ///< in the trash
    std::filesystem::path to;   ///< where it is brought back to; empty: it is not on its way back
    std::uint64_t size = 0;
    Xxh128 hash{};
    std::int64_t atMs = 0;
    bool there = false;   ///< it lies in the trash; false: it is on its way, or a kill came while it was
    bool changed = false; ///< brought back with other bytes than it had: not noted
};

/// back: lies at `to`. stayed: never left `from`. lost: neither there nor in the trash. deleted: for good.
enum class LeftTrash { back, stayed, lost, deleted };

/// Requires: all files of a call are of one photo. Ensures: each writing call is one transaction, on the disk when it
/// returns. Fails (all): catalogueFull, catalogueBroken; nothing of the call is then written. Threads: one at a time.
class TrashJournal
{
public:
    virtual ~TrashJournal() = default;
    /// Names in the trash that belong to files noted here, whether or not they lie there.
    virtual Result<std::set<std::string>> names() = 0;
    /// Notes the files as they are given, new ones with an id. A photo that is there has its place in the trash.
    virtual Status put(std::span<TrashedFile> files) = 0;
    /// They are not in the trash: forgotten here. A photo that is back has its place at `to`.
    virtual Status drop(std::span<const TrashedFile> files, LeftTrash how) = 0;
};

} // namespace albumen
