// The clean-up in words: its tabs, the number of a photo, and why it is recommended or not.
#pragma once

#include <QString>

#include "pages/cleanup/CleanupList.h"

namespace albumen {

/// Of the place, and behind "cleanup." of the action: "shaken".
QString tabId(CleanupTab tab);
QString tabText(CleanupTab tab);
/// The empty tab: "Nothing shaken. 42,816 photos looked at."
QString emptyText(CleanupTab tab, std::uint64_t looked);
/// What is proposed or was decided, in a word or two; empty: nothing is.
QString pillText(const CleanupEntry& entry);
/// The same with why: "Proposed: keep, sharpest". `against`: what speaks against the photo.
QString proposalText(const CleanupEntry& entry, const QString& against);
/// "0.93, limit 0.80", "Alike 0.94"; of the trash: since when. Empty: it could not be read.
QString numberWords(const CleanupEntry& entry, CleanupTab tab, std::optional<float> limit);
/// The same in as few words as stand below a tile: the day alone; "Damaged or cut off".
QString tileNumber(const CleanupEntry& entry, CleanupTab tab, std::optional<float> limit);
/// Why it is the best, stays, or may go.
QString whyWords(const CleanupEntry& entry, CleanupTab tab);
/// Of one photo: "Screenshot".
QString verdictText(Verdict verdict);
/// What a photo in the trash is by its numbers: "shaken 0.93"; empty: nothing speaks against it.
QString verdictWords(const std::vector<VerdictCard>& verdicts);
/// A reason of similar/BestOfGroup.h or similar/KeptBy.h in the language of the window.
QString reasonText(const std::string& reason);

} // namespace albumen
