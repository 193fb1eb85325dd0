// What was sent to a place off this machine: by it, what is gone or changed there is told from what is new here.
#pragma once

#include <map>
#include <set>
#include <string>

#include "offsite/SentTree.h"

namespace albumen {

/// What was sent and is not so there. `gone`: it is not there at all.
Error notAsSent(const Path& path, bool gone);
/// What was sent and is neither there nor here any more.
Error sentNowhere(const Path& path);

/// A file on this machine, one for each place. Threads: one at a time.
class SentRecord
{
public:
    /// Empty where nothing was sent yet. Fails: as readWhole, but for what is not there; foreignFile (cut off, or
    /// another file).
    static Result<SentRecord> read(Files& files, const Path& file);
    /// Nobody but the owner may read it: it names people and photos.
    Status write(Files& files, const Path& file) const;

    /// All that lies there of a source now, by its path below the source; none of it is spoilt any more. A hash that is
    /// known of what was sent with this size and time stays.
    void put(const std::string& source, std::map<Path, SentFile> files);
    void prove(const std::string& source, const Path& file, const Xxh128& hash);
    /// A check found it changed there: the next sending copies it again, whatever its size and time say.
    void spoil(const std::string& source, const Path& file);
    const std::set<Path>& spoilt(const std::string& source) const;
    /// Of a source; empty: nothing was sent.
    const std::map<Path, SentFile>& of(const std::string& source) const;
    /// Was it sent as it is here now? Then what is not so there is lost or changed there.
    bool has(const std::string& source, const Path& file, const SentFile& here) const;
    /// By their paths there, below `what` or it itself; empty: all.
    std::map<Path, SentFile> below(const Path& what) const;
    bool empty() const { return below({}).empty(); }

private:
    std::map<std::string, std::map<Path, SentFile>> sent_;
    std::map<std::string, std::set<Path>> spoilt_;
};

} // namespace albumen
