// A name of a place as somebody says it, to be found among those that lists have.
#pragma once

#include <string>
#include <string_view>

namespace albumen {

/// Threads: all; const after construction.
class SaidName
{
public:
    explicit SaidName(std::string_view said);
    bool empty() const { return plain_.empty(); }
    /// In small letters or large, with accents or without.
    bool is(std::string_view name) const;
    /// It is one of these, parted by tabs and commas.
    bool isIn(std::string_view names) const;
    /// One of these begins so.
    bool beginsOneOf(std::string_view names) const;
    /// A country's name in everyday use that no list has: "USA", "UK". `code`: two letters of ISO 3166.
    bool isShortFor(std::string_view code) const;

private:
    bool begins(std::string_view name) const;

    std::string plain_;
    std::size_t length_ = 0; ///< of what was said
    bool ascii_ = false;     ///< what was said
};

} // namespace albumen
