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
    /// Requires: `words` words of 64 bits for each code, one or more; a code of zeros is no code and never found.
    CodeTables(std::span<const std::uint64_t> codes, std::size_t words);

    using Found = std::function<void(std::size_t row, int bits)>;
    /// Rows from `from` on whose code differs from this one in at most `most` bits, each once, where 16 bits in a row
    /// (of 4 parts a word) differ in at most two. Ensures: of one word all with at most 11 bits are found; where more
    /// than a few thousand codes are equal in a part, the first ones.
    void near(std::span<const std::uint64_t> code, std::size_t from, int most, const Found& found) const;

private:
    static constexpr std::size_t bandBits = 16, bandsOfWord = 64 / bandBits;
    struct Table {
        std::vector<std::uint32_t> begins, rows; ///< rows by the band's value, ascending
    };

    std::span<const std::uint64_t> code(std::size_t row) const { return {codes_.data() + row * words_, words_}; }
    void look(const Table& table, std::size_t band, std::uint32_t value, std::span<const std::uint64_t> code,
              std::size_t from, int most, const Found& found) const;

    std::size_t words_;
    std::vector<std::uint64_t> codes_;
    std::vector<Table> tables_;
};

} // namespace albumen
