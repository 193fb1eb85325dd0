#include "similar/AlikeParts.h"

#include <algorithm>
#include <numeric>

#include "base/Contract.h"

namespace albumen {
namespace {

constexpr std::size_t askedOfPart = 32;

/// All rows of a small part, of a larger one so many, its first and last among them.
std::vector<std::size_t> someOf(const std::vector<std::size_t>& rows)
{
    if (rows.size() <= askedOfPart) return rows;
    std::vector<std::size_t> some;
    for (std::size_t i = 0; i < askedOfPart; ++i) some.push_back(rows[i * (rows.size() - 1) / (askedOfPart - 1)]);
    return some;
}

} // namespace

AlikeParts::AlikeParts(std::size_t rows) : partOf_(rows), parts_(rows)
{
    std::iota(partOf_.begin(), partOf_.end(), std::size_t{0});
    for (std::size_t row = 0; row < rows; ++row) parts_[row].rows = {row};
}

void AlikeParts::keep(std::span<const std::size_t> rows, ContentNo number)
{
    if (rows.empty()) return;
    Part& part = parts_[rows.front()];
    for (const std::size_t row : rows) {
        EXPECTS(partOf_[row] == row && !parts_[row].number);
        parts_[row].rows.clear();
        partOf_[row] = rows.front();
    }
    part.rows.assign(rows.begin(), rows.end());
    std::sort(part.rows.begin(), part.rows.end());
    part.number = number;
}

bool AlikeParts::join(std::size_t a, std::size_t b, const Agree& agree)
{
    if (together(a, b)) return true;
    std::size_t into = partOf_[a], from = partOf_[b];
    if (parts_[into].number && parts_[from].number) return false;
    if (!allAgree(parts_[into], parts_[from], agree)) return false;
    if (parts_[into].rows.size() < parts_[from].rows.size()) std::swap(into, from);
    for (const std::size_t row : parts_[from].rows) partOf_[row] = into;
    std::vector<std::size_t> both;
    std::merge(parts_[into].rows.begin(), parts_[into].rows.end(), parts_[from].rows.begin(), parts_[from].rows.end(),
               std::back_inserter(both));
    if (!parts_[into].number) parts_[into].number = parts_[from].number;
    parts_[into].rows = std::move(both);
    parts_[from] = {};
    return true;
}

bool AlikeParts::allAgree(const Part& a, const Part& b, const Agree& agree) const
{
    const auto others = someOf(b.rows);
    for (const std::size_t one : someOf(a.rows))
        for (const std::size_t other : others)
            if (!agree(std::min(one, other), std::max(one, other))) return false;
    return true;
}

std::vector<AlikeParts::Part> AlikeParts::parts() const
{
    std::vector<Part> found;
    std::copy_if(parts_.begin(), parts_.end(), std::back_inserter(found),
                 [](const Part& part) { return part.rows.size() > 1; });
    std::sort(found.begin(), found.end(), [](const Part& a, const Part& b) { return a.rows.front() < b.rows.front(); });
    return found;
}

} // namespace albumen
