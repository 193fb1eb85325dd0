// When a photo was taken, as text of other programs says it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "metadata/Bytes.h"
#include "photo/DateSpan.h"

namespace albumen {

/// A date of EXIF, XMP or IPTC. Ensures: between the first photograph (1826) and the year 9999.
struct PhotoDate {
    std::int64_t localS = 0;      ///< seconds since 1970 of the clock that said it; the begin of what was said
    std::optional<int> offsetMin; ///< minutes east of UTC, where it says so
    DateSpan span = DateSpan::moment;
};

/// "2023:07:14 18:03:59", with any marks between the numbers; "2023-07-14T18:03:59.5+02:00"; a day, a month or a year
/// alone, also where the rest is zeros or blanks. None: zeros, blanks, and what no calendar knows.
std::optional<PhotoDate> photoDateOf(std::string_view text);
/// "+02:00", "-03:30", "Z".
std::optional<int> offsetOf(std::string_view text);

/// The first of XMP's dates of taking: exif:DateTimeOriginal, photoshop:DateCreated, xmp:CreateDate,
/// exif:DateTimeDigitized, dc:date. Later packets are asked where the earlier ones say nothing.
std::optional<PhotoDate> dateInXmp(std::span<const std::string> packets);
/// When a photo was taken by the lists that Google Takeout lays beside it: in UTC, since they say no zone.
std::optional<PhotoDate> dateInTakeout(std::span<const std::string> lists);
/// The date of creation, else of digitising, in the IPTC of a JPEG, PNG or TIFF (IIM 4.2: 2:55, 2:60, 2:62, 2:63).
std::optional<PhotoDate> dateInIptc(Bytes file);

/// The "Creation Time" of a PNG's texts, as EXIF or XMP would say it or in English words.
std::optional<PhotoDate> dateInPngText(Bytes file);

} // namespace albumen
