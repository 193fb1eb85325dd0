// Which photos of a collection, and how they lie in a list by time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "photo/Ids.h"

namespace albumen {

/// Present photos for which all that is said holds. Of yes and no: only those that are, only those that are not; none:
/// both.
struct PhotoQuery {
    std::vector<std::filesystem::path> under; ///< in one of these folders, or one of these photos; empty: anywhere
    std::vector<std::filesystem::path> notUnder;
    struct People {
        std::vector<PersonId> anyOf; ///< confirmed and sure faces count
        bool without = false;        ///< none of them
    };
    std::vector<People> people;            ///< all of these hold
    std::optional<std::int64_t> takenFrom; ///< seconds since 1970 of the local clock
    std::optional<std::int64_t> takenBefore;
    std::string name; ///< anywhere in the file's name, whatever its case and accents
    std::optional<bool> favourite;
    std::optional<bool> noPeople;      ///< somebody looked, and there is no face
    std::optional<bool> unknownPeople; ///< with a face that is nobody's yet
    std::optional<bool> unreadable;
    std::optional<std::vector<ContentNo>> among; ///< these pictures alone
};

/// Photos that lie together in a list: of one day, or one month (day 0). Year 0: they do not say when.
struct PhotoSpan {
    int year = 0, month = 0, day = 0;
    std::size_t first = 0, count = 0; ///< places in the list
    bool operator==(const PhotoSpan&) const = default;
};

/// A list of photos, newest first, those that do not say when they were taken last; by path where that is equal.
struct PhotoList {
    std::vector<PhotoId> ids;
    std::vector<PhotoSpan> days, months;
};

} // namespace albumen
