// Names of cities in another language: a catalogue of gettext whose messages are numbers of GeoNames, as Debian's
// package libgeonames-common has one for each language.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/Files.h"

namespace albumen {

/// Threads: all; const after it was read.
class TranslatedNames
{
public:
    /// Fails: pathMissing and kin; foreignFile (no such catalogue, or parts of it lie outside the file).
    static Result<TranslatedNames> read(Files& files, const Path& file);

    std::size_t size() const { return names_.size(); }
    /// Valid as long as this.
    std::optional<std::string_view> nameOf(std::uint32_t id) const;
    /// The places called so, to the letter.
    std::vector<std::uint32_t> called(std::string_view name) const;

private:
    struct Name {
        std::uint32_t id = 0, at = 0, length = 0; ///< in the file
    };
    std::string_view textOf(const Name& name) const;

    std::vector<std::byte> file_;
    std::vector<Name> names_; ///< by id
};

} // namespace albumen
