#include "similar/CodeTables.h"

#include <algorithm>
#include <bit>

#include "base/Contract.h"

namespace albumen {
namespace {

constexpr std::size_t bandValues = 1 << 16;
constexpr std::size_t lookedAt = 4096; // codes at most of one value of a band

std::uint32_t bandOf(std::span<const std::uint64_t> code, std::size_t band)
{
    return static_cast<std::uint32_t>(code[band / 4] >> (band % 4 * 16) & 0xFFFF);
}

bool isCode(std::span<const std::uint64_t> code)
{
    return std::any_of(code.begin(), code.end(), [](std::uint64_t word) { return word != 0; });
}

int bitsBetween(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b)
{
    int bits = 0;
    for (std::size_t i = 0; i < a.size(); ++i) bits += std::popcount(a[i] ^ b[i]);
    return bits;
}

} // namespace

CodeTables::CodeTables(std::span<const std::uint64_t> codes, std::size_t words, int reach)
    : words_(words), reach_(reach), codes_(codes.begin(), codes.end()), tables_(words * bandsOfWord)
{
    EXPECTS(words > 0 && codes.size() % words == 0 && reach >= 0 && reach <= 2);
    for (std::uint32_t change = 0; change < bandValues; ++change)
        if (std::popcount(change) <= reach) changes_.push_back(change);
    const std::size_t rows = codes.size() / words;
    for (std::size_t band = 0; band < tables_.size(); ++band) {
        Table& table = tables_[band];
        table.begins.resize(bandValues + 1);
        for (std::size_t row = 0; row < rows; ++row)
            if (isCode(code(row))) ++table.begins[bandOf(code(row), band) + 1];
        for (std::size_t value = 0; value < bandValues; ++value) table.begins[value + 1] += table.begins[value];
        table.rows.resize(table.begins.back());
        std::vector<std::uint32_t> next(table.begins.begin(), table.begins.end() - 1);
        for (std::size_t row = 0; row < rows; ++row)
            if (isCode(code(row))) table.rows[next[bandOf(code(row), band)]++] = static_cast<std::uint32_t>(row);
    }
}

void CodeTables::near(std::span<const std::uint64_t> code, int most, const Found& found) const
{
    EXPECTS(code.size() == words_);
    if (!isCode(code)) return;
    for (std::size_t band = 0; band < tables_.size(); ++band)
        for (const std::uint32_t change : changes_)
            look(tables_[band], band, bandOf(code, band) ^ change, code, most, found);
}

void CodeTables::look(const Table& table, std::size_t band, std::uint32_t value, std::span<const std::uint64_t> wanted,
                      int most, const Found& found) const
{
    const auto end = table.rows.begin() + table.begins[value + 1];
    auto at = table.rows.begin() + table.begins[value];
    const auto stop = static_cast<std::size_t>(end - at) > lookedAt ? at + lookedAt : end;
    for (; at != stop; ++at) {
        const auto other = code(*at);
        const int bits = bitsBetween(wanted, other);
        if (bits > most) continue;
        bool before = false; // an earlier band has found it already
        for (std::size_t earlier = 0; earlier < band && !before; ++earlier)
            before = std::popcount(bandOf(wanted, earlier) ^ bandOf(other, earlier)) <= reach_;
        if (!before) found(*at, bits);
    }
}

} // namespace albumen
