// The choices of a filter that are too many for one menu: when photos were taken, and where they lie. Both show only
// what photos there are, with their counts.
#pragma once

#include <functional>
#include <vector>

#include <QMenu>

#include "library/Cards.h"

namespace albumen {

/// A stretch of local time, as PhotoQuery has it.
struct TakenSpan {
    std::int64_t fromS = 0, beforeS = 0;
};

/// Years with their months below them, newest first; the months alone where all are of one year. Photos that do not
/// say when are left out. `wholeYears`: a year may be chosen too.
void addTaken(QMenu& menu, const std::vector<PhotoSpan>& months, bool wholeYears,
              const std::function<void(TakenSpan)>& chosen);
/// "2026", "May 2026"; from a day to a day where it is neither.
QString takenWords(TakenSpan span);

using FolderCounts = std::vector<FilterCounts::OfFolder>;
/// The folders below the one that holds them all, each with those in it when its menu is opened.
void addFolders(QMenu& menu, const FolderCounts& folders,
                const std::function<void(const std::filesystem::path&)>& chosen);

} // namespace albumen
