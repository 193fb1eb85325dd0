// What in an archive is not as it was filed, in kinds and numbers: every list, report and message counts by these.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/Error.h"

namespace albumen {

/// missing: not there any more. damaged: other bytes, and no work of a person's. lost: either, and neither a photo nor
/// another copy is left to make it anew from. edited: somebody changed it. foreign: something else has its name, a link
/// or a folder. blocked: a link or a file is in the place of a folder, or a link in that of a zip. closed: nobody may
/// open a folder or change it.
enum class Flaw { missing, damaged, lost, edited, foreign, blocked, closed };
constexpr Flaw allFlaws[] = {Flaw::missing, Flaw::damaged, Flaw::lost,  Flaw::edited,
                             Flaw::foreign, Flaw::blocked, Flaw::closed};

/// What somebody made of a file is theirs, and no damage; what could not be looked at may be whole.
constexpr bool isDamage(Flaw flaw)
{
    return flaw != Flaw::edited && flaw != Flaw::foreign && flaw != Flaw::closed;
}

std::string_view nameOf(Flaw flaw);

/// How many of each kind.
class Flaws
{
public:
    void add(Flaw flaw, std::uint64_t count = 1) { counts_[static_cast<std::size_t>(flaw)] += count; }
    std::uint64_t of(Flaw flaw) const { return counts_[static_cast<std::size_t>(flaw)]; }
    std::uint64_t total() const;
    std::uint64_t damage() const; ///< of those that isDamage()
    bool operator==(const Flaws&) const = default;

private:
    std::uint64_t counts_[std::size(allFlaws)] = {};
};

/// None: no word about a file of the archive.
std::optional<Flaw> flawOf(Code code);
Flaws flawsOf(const std::vector<Error>& problems);

} // namespace albumen
