// Copies that say who is in the photo: what such a copy will hold, known before the journal is written.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/VerifiedCopy.h"

namespace albumen {

/// Writes names into photos' bytes; implemented above this folder, which knows nothing of metadata. Threads: one at a
/// time.
class CopyNames
{
public:
    virtual ~CopyNames() = default;
    /// The photo's file saying these names. None: it cannot carry them. Ensures: the picture stays what it is, and all
    /// else the file says; the same answer for the same question.
    virtual std::optional<std::vector<std::byte>> write(std::span<const std::byte> photo, const std::string& names) = 0;
};

/// Larger files are copied as they are: one with names is held in memory twice.
inline constexpr std::uint64_t maxNamedBytes = 256ULL << 20U;

/// How the ledger keeps what a copy was to say. Ensures: zeros for nothing only.
Xxh128 namesKey(const std::string& names);

/// What a copy will hold.
struct NamedCopy {
    std::uint64_t size = 0;
    Xxh128 hash{};
    std::vector<std::byte> bytes; ///< empty: the source's own
    bool carries = true;          ///< false: it cannot carry the names
};

/// Reads the source; `names` may be empty. Requires: `writer` unless they are. None: cancelled. Fails: as openSource.
Result<std::optional<NamedCopy>> prepareCopy(Files& files, CopyNames* writer, const SourceFacts& source,
                                             const std::string& names, const JobControl& job);

} // namespace albumen
