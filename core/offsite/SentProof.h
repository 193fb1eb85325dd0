// The bytes of what was sent, by their hashes: a size and a time do not tell what somebody changed there.
#pragma once

#include <algorithm>

#include "offsite/SentRecord.h"
#include "offsite/SentTree.h"

namespace albumen {

/// Keeps the hash of what was sent of these sources and has none yet, as it lies here with the same size and time.
/// After a cancel the next sending goes on.
void proveSent(const std::vector<OffsiteSource>& sources, const OffsiteWork& work);

/// Takes back every hash of what lies here with the same size and time: of a record that somebody else may have
/// written, proveSent makes them anew.
void doubtSent(const std::vector<OffsiteSource>& sources, const OffsiteWork& work);

/// What was sent of a source and is not to be sent any more: gone here, or left out.
std::map<Path, SentFile> notHere(const OffsiteSource& source, const SentTree& here, const OffsiteWork& work);
/// The problem of one that does not lie there any more.
Error sentAndGone(const OffsiteSource& source, const Path& file, const Path& there, const OffsiteWork& work);

/// Are these bytes as they were sent? By the size alone where no hash was kept. Fails: cancelled, as hashFile.
Result<bool> isAsSent(const Path& file, const SentFile& sent, const OffsiteWork& work);

/// Of a source that sends some files of a folder alone: what was sent of others, and still lies there.
template <class IsThere>
std::map<Path, SentFile> sentBefore(const OffsiteSource& source, const OffsiteWork& work, IsThere isThere)
{
    std::map<Path, SentFile> files;
    if (!work.record || source.only.empty()) return files;
    for (const auto& [file, sent] : work.record->of(source.name))
        if (std::ranges::find(source.only, file.native()) == source.only.end() && isThere(file)) files[file] = sent;
    return files;
}

} // namespace albumen
