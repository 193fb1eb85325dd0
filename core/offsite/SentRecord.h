// What was sent to a place off this machine: by it, what is gone or changed there is told from what is new here.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "offsite/SentTree.h"

namespace albumen {

/// What was sent and is not so there. `gone`: it is not there at all.
Error notAsSent(const Path& path, bool gone);
/// What was sent and is neither there nor here any more.
Error sentNowhere(const Path& path);

/// A file on this machine, one for each place, and the same at the place itself for who has lost this machine.
/// Threads: one at a time.
class SentRecord
{
public:
    /// Empty where nothing was sent yet. Ensures: no path in it leads out of its source. Fails: as readWhole, but for
    /// what is not there; foreignFile (cut off, changed, or another file).
    static Result<SentRecord> read(Files& files, const Path& file);
    /// Nobody but the owner may read it: it names people and photos.
    Status write(Files& files, const Path& file) const;

    /// All that lies there of a source now, by its path below the source; none of it is spoilt any more. A hash that is
    /// known of what was sent with this size and time stays.
    void put(const std::string& source, std::map<Path, SentFile> files);
    /// One file that a sending brought there, or put away; it may never come to its end.
    void add(const std::string& source, const Path& file, const SentFile& facts);
    void drop(const std::string& source, const Path& file);
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
    /// The same files with the same bytes?
    bool saysSameAs(const SentRecord& other) const;

    /// While a sending is under way, more may lie there than the record says, also when it never ends.
    void setOpen(bool open) { open_ = open; }
    bool open() const { return open_; }
    /// The hashes of another's record are no proof of ours: what lies here as it says is read again.
    void doubt(const std::string& source, const Path& file) { sent_[source][file].hash.reset(); }

private:
    Status readLine(const std::string& line, std::optional<std::string>& source);

    bool open_ = false;
    std::map<std::string, std::map<Path, SentFile>> sent_;
    std::map<std::string, std::set<Path>> spoilt_;
};

} // namespace albumen
