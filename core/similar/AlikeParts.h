// Which rows are together: joined pair by pair, the surest first, where all of both sides agree. So a row of pictures
// each like the next does not become one group.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "photo/Ids.h"

namespace albumen {

/// Threads: one at a time.
class AlikeParts
{
public:
    /// May these two rows be in one group?
    using Agree = std::function<bool(std::size_t, std::size_t)>;

    explicit AlikeParts(std::size_t rows);

    /// Rows that were shown together, under that number. Requires: nothing joined yet, no row in two of them.
    void keep(std::span<const std::size_t> rows, ContentNo number);
    /// Joins the parts of two rows unless both were shown, or a row of one and one of the other do not agree. Of a
    /// large part some rows are asked, evenly spread. Ensures: true if the two are together now.
    bool join(std::size_t a, std::size_t b, const Agree& agree);

    bool together(std::size_t a, std::size_t b) const { return partOf_[a] == partOf_[b]; }

    struct Part {
        std::vector<std::size_t> rows; ///< ascending
        std::optional<ContentNo> number;
    };
    /// Those of two rows or more, by their first row.
    std::vector<Part> parts() const;

private:
    bool allAgree(const Part& a, const Part& b, const Agree& agree) const;

    std::vector<std::size_t> partOf_;
    std::vector<Part> parts_;
};

} // namespace albumen
