// The directories of a TIFF file, read without trusting one of its numbers.
#pragma once

#include <optional>
#include <vector>

#include "metadata/Bytes.h"

namespace albumen {

/// Threads: all; borrows the bytes.
class TiffTags
{
public:
    struct Entry {
        std::uint16_t tag = 0, type = 0;
        std::uint32_t count = 0;
        std::uint64_t at = 0; ///< where the values lie in the file
    };
    using Directory = std::vector<Entry>;

    /// Directories followed at most; files of scanners hold a page in each.
    static constexpr std::size_t maxDirectories = 1000;
    /// Entries of all directories together: a thousand pages have some 20,000. Directories that overlap could have
    /// millions.
    static constexpr std::uint64_t maxEntries = 100'000;

    /// None: not a TIFF (with the number 42, of either byte order).
    static std::optional<TiffTags> open(Bytes file);

    /// The directories of the main chain, in order. Ensures: values of every entry lie inside the file; others are left
    /// out.
    const std::vector<Directory>& directories() const { return directories_; }
    /// True when every directory and every value of the chain lay inside the file.
    bool complete() const { return complete_; }

    static const Entry* find(const Directory& directory, std::uint16_t tag);
    /// A whole number of the entry (BYTE, SHORT, LONG). Ensures: 0 for other types and beyond the count.
    std::uint64_t number(const Entry& entry, std::uint32_t index = 0) const;
    std::uint64_t number(const Directory& directory, std::uint16_t tag, std::uint64_t otherwise) const;
    /// The bytes of all values.
    Bytes values(const Entry& entry) const;
    Endian endian() const { return endian_; }
    Bytes file() const { return file_; }

private:
    TiffTags(Bytes file, Endian endian) : file_(file), endian_(endian) {}
    void readChain();
    Directory readDirectory(std::uint64_t at);
    Bytes file_;
    Endian endian_ = Endian::little;
    std::vector<Directory> directories_;
    std::uint64_t entriesLeft_ = maxEntries;
    bool complete_ = true;
};

} // namespace albumen
