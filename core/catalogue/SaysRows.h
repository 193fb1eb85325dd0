// What files say besides their picture, kept so that no file is read for it twice.
#pragma once

#include <cstdint>
#include <optional>

#include "catalogue/Db.h"
#include "photo/FileSays.h"
#include "photo/Ids.h"

namespace albumen {

/// What says when a photo is to be asked anew: its size, and a number made of whatever else matters.
struct SaysStamp {
    std::uint64_t size = 0;
    std::int64_t rest = 0;
};

/// Threads: as the Db.
class SaysRows
{
public:
    explicit SaysRows(Db& db) : db_(db) {}

    /// None: nobody asked yet, or with another stamp. Without one: whatever it said last, also of a file that is gone.
    Result<std::optional<FileSays>> find(PhotoId photo, const std::optional<SaysStamp>& stamp = {}) const;
    Status put(PhotoId photo, const SaysStamp& stamp, const FileSays& says) const;

private:
    Db& db_;
};

} // namespace albumen
