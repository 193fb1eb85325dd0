// What files say besides their picture, kept so that no file is read for it twice.
#pragma once

#include <cstdint>
#include <optional>

#include "catalogue/Db.h"
#include "photo/FileSays.h"
#include "photo/Ids.h"

namespace albumen {

/// Threads: as the Db.
class SaysRows
{
public:
    explicit SaysRows(Db& db) : db_(db) {}

    /// None: nobody asked yet, or of a file of another size or time.
    Result<std::optional<FileSays>> find(PhotoId photo, std::uint64_t size, std::int64_t mtimeNs) const;
    Status put(PhotoId photo, std::uint64_t size, std::int64_t mtimeNs, const FileSays& says) const;

private:
    Db& db_;
};

} // namespace albumen
