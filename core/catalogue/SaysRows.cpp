#include "catalogue/SaysRows.h"

#include <algorithm>
#include <cstring>

namespace albumen {

Result<std::optional<FileSays>> SaysRows::find(PhotoId photo, const std::optional<SaysStamp>& stamp) const
{
    std::optional<FileSays> says;
    Query query = db_.query("SELECT bytes, facts, size, mtime_ns FROM file_says WHERE photo_id = ?", photo);
    const bool there = query.next();
    if (there &&
        (!stamp || (static_cast<std::uint64_t>(query.integer(2)) == stamp->size && query.integer(3) == stamp->rest))) {
        FileSays& found = says.emplace();
        const auto bytes = query.blob(0);
        std::copy_n(bytes.begin(), std::min(bytes.size(), found.bytes.size()), found.bytes.begin());
        const auto facts = query.blob(1);
        found.facts.resize(facts.size() / sizeof(std::uint64_t));
        if (!found.facts.empty())
            std::memcpy(found.facts.data(), facts.data(), found.facts.size() * sizeof(std::uint64_t));
    }
    TRY(query.status());
    return says;
}

Status SaysRows::put(PhotoId photo, const SaysStamp& stamp, const FileSays& says) const
{
    return db_.run("INSERT OR REPLACE INTO file_says(photo_id, size, mtime_ns, bytes, facts) VALUES (?, ?, ?, ?, ?)",
                   photo, stamp.size, stamp.rest, std::span<const std::byte>(says.bytes),
                   std::as_bytes(std::span(says.facts)));
}

} // namespace albumen
