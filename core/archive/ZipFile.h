// One zip: written with stored entries, and proved by reading all of it.
#pragma once

#include <vector>

#include "archive/Identity.h"
#include "archive/Ledger.h"
#include "base/Files.h"

namespace albumen {

/// A filed file as an entry of a zip.
struct ZipEntry {
    std::string name; ///< UTF-8
    Path path;        ///< where its bytes are
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    Xxh128 hash{};
};

/// Hash of the sorted (name, size, hash): the same for the same entries in whatever order.
Xxh128 fingerprintOf(std::vector<ZipEntry> entries);

/// In a record in the place of its fingerprint: the zip may hold the last of what somebody edited since, and is kept in
/// the trash when it is made anew.
inline constexpr Xxh128 keptWhenRenewed{std::byte{0xff}};

/// Writes `part`: entries in the given order, stored, with their times (local, and in UTC beside it), flushed to the
/// disk. The same entries give the same bytes in the same time zone. Ensures: without success there is no `part`
/// (unless the disk refuses even that). False: cancelled. Fails: fileVanished, sourceChanged (an entry has another size
/// or time), zipBroken, those of Files.
Result<bool> writeZip(Files& files, const Path& part, const std::vector<ZipEntry>& entries, const JobControl& job);

struct ZipCheck {
    bool cancelled = false;
    std::vector<Error> damage; ///< zipBroken; path: the zip, an entry's name in detail
    std::uint64_t bytes = 0;
    std::uint64_t entries = 0;
    Xxh128 fingerprint{}; ///< of what it holds, as fingerprintOf()
};

/// Reads every entry to its end. With `expected`: exactly these entries with these hashes; without: CRCs only.
ZipCheck checkZip(Files& files, const Path& zip, const std::vector<ZipEntry>* expected, const JobControl& job);

/// Is one of these in it, by name and size? Reads its directory alone; one that cannot be read may hold everything.
bool mayHoldAny(Files& files, const Path& zip, const std::vector<ZipEntry>& entries, const JobControl& job);

/// Is this the zip that was made? Bytes decide, as for filed files: one with another size or time is the same where it
/// holds what was recorded.
struct ZipLook {
    Found found = Found::missing;
    FileInfo info; ///< unless missing
};
/// None: cancelled. Fails: as Files::info.
Result<std::optional<ZipLook>> lookAtZip(Files& files, const ZipRecord& record, const Path& zip, const JobControl& job);

} // namespace albumen
