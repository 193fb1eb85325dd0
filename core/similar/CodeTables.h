// Codes of bits that differ in few: found by their parts, of which one at least is nearly equal, and not by comparing
// all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace albumen {

/// Threads: all; const after construction.
class CodeTables
{
public:
    /// Requires: `words` words of 64 bits for each code, one or more; a code of zeros is no code and never found; in a
    /// band of 16 bits at most `reach` may differ, 0 to 2.
    CodeTables(std::span<const std::uint64_t> codes, std::size_t words, int reach);

    using Found = std::function<void(std::size_t row, int bits)>;
    /// Rows whose code differs from this one in at most `most` bits, each once, where one band at least is within
    /// reach. Ensures: with one word and a reach of 2 all with at most 11 bits are found; where more than a few
    /// thousand codes are equal in a band, the first ones.
    void near(std::span<const std::uint64_t> code, int most, const Found& found) const;

private:
    static constexpr std::size_t bandBits = 16, bandsOfWord = 64 / bandBits;
    struct Table {
        std::vector<std::uint32_t> begins, rows; ///< rows by the band's value, ascending
    };

    std::span<const std::uint64_t> code(std::size_t row) const { return {codes_.data() + row * words_, words_}; }
    void look(const Table& table, std::size_t band, std::uint32_t value, std::span<const std::uint64_t> wanted,
              int most, const Found& found) const;

    std::size_t words_;
    int reach_;
    std::vector<std::uint32_t> changes_; ///< of a band, within reach
    std::vector<std::uint64_t> codes_;
    std::vector<Table> tables_;
};

} // namespace albumen
