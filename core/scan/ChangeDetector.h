// Tells fresh, changed and unchanged files apart by size and time, and by those of what lies beside them. Moves are
// found later, by content.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/Error.h"
#include "photo/Photo.h"

namespace albumen {

/// What is known of a photo file from earlier scans.
struct KnownPhoto {
    PhotoId id{};
    std::string name;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    PhotoState state = PhotoState::present;
    /// Content known and all wanted passes done, or failed for good with this size and time.
    bool lookedAt = false;
    std::int64_t beside = 0; ///< as FoundPhoto has it
};

/// What the scan asks the catalogue. Port.
/// Threads: the scan's own.
class KnownPhotos
{
public:
    virtual ~KnownPhotos() = default;
    /// Every photo known in a folder, whatever its state. `folder` as in FoundPhoto.
    virtual Result<std::vector<KnownPhoto>> inFolder(RootId root, const std::string& folder) = 0;
    /// Every folder of the root in which a photo is known.
    virtual Result<std::vector<std::string>> folders(RootId root) = 0;
    /// The photo that became known last, of all roots; 0: none is known. Later ones have a higher number.
    virtual Result<PhotoId> newest() = 0;
};

/// fresh: never seen. changed: known, and to be looked at again: another size or time, other sidecars, not looked at
/// yet, or it was missing and is there again. same: nothing to do, as with one that was thrown away and lies there still.
enum class Change { fresh, changed, same };

struct Judgement {
    Change change = Change::fresh;
    std::optional<PhotoId> known; ///< none: fresh
};

/// Keeps what is known of one folder at a time: fast when photos come folder by folder, right in any order.
/// Threads: one.
class ChangeDetector
{
public:
    explicit ChangeDetector(KnownPhotos& known) : known_(known) {}

    /// Fails: as the port.
    Result<Judgement> judge(const FoundPhoto& found);

private:
    KnownPhotos& known_;
    std::optional<std::pair<RootId, std::string>> folder_;
    std::map<std::string, KnownPhoto> photos_;
};

} // namespace albumen
