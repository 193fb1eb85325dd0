// Dates in words, in the language of the window.
#pragma once

#include <cstdint>
#include <optional>

#include <QString>

#include "photo/DateSpan.h"

namespace albumen {

struct PhotoSpan;

/// "12 September 2026", "September 2026" for a month, "Without a date".
QString spanText(const PhotoSpan& span);
/// The date of a photo in words; empty: it does not say.
QString takenText(const std::optional<std::int64_t>& localS, DateSpan span);

} // namespace albumen
