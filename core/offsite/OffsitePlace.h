// A place off this machine: where copies of the archive go, what of it, and what came of sending them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "base/Progress.h"

namespace albumen {

/// folder: a drive or share that is mounted. rclone: REMOTE:PATH of rclone's own configuration. restic: a repository.
enum class OffsiteKind { folder, rclone, restic };
std::string_view nameOf(OffsiteKind kind);

struct OffsitePlace {
    std::string name;
    OffsiteKind kind = OffsiteKind::folder;
    std::string where;      ///< a folder, REMOTE:PATH, or a repository as restic wants it
    Path passwordFile = {}; ///< restic alone
    std::string mark = {};  ///< folder: what its mark file says, so that an empty mount point is told from it
    bool begun = false;     ///< something was sent once: from then on the place is never made anew
    bool zips = false, photos = false; ///< are sent too
};

/// A folder that is sent, and its name there.
struct OffsiteSource {
    std::string name; ///< "People", "Library", "Zips", "Photos/Pictures"
    Path folder;
    std::vector<std::string> only = {}; ///< of its files, these alone; what else lies there stays. Empty: all
    std::vector<Path> without = {};     ///< folders in it that stay here; absolute
};

struct OffsiteDone {
    std::uint64_t files = 0, bytes = 0;    ///< that are there now; checked or fetched: those
    std::uint64_t sent = 0, bytesSent = 0; ///< of these, copied by this
    std::uint64_t put = 0;                 ///< changed or gone here: kept in `.removed` there
    std::uint64_t waiting = 0;             ///< check: new or changed here since the last sending
    std::uint64_t leftOut = 0;             ///< links and the like
    bool sizesOnly = false;                ///< check: the place tells nothing but sizes
    std::vector<Error> problems = {};      ///< files that could not be sent, or are not as they are here
};

/// contents: names of files can be read there. unknown: rclone is not installed, or knows no such remote any more.
enum class Encryption { none, contents, all, unknown };
std::string_view nameOf(Encryption encryption);

/// What lies there beside what is sent.
inline constexpr const char* offsiteMarkName = ".albumen-offsite";
inline constexpr const char* offsiteRemovedName = ".removed";
inline constexpr const char* offsiteRecordName = ".albumen-sent"; ///< see SentRecord

class SentRecord;
struct SentFile;

/// What a place is worked at with.
struct OffsiteWork {
    Files& files;
    const JobControl& job;
    ProgressMeter& meter;
    std::int64_t nowMs = 0;
    std::uint64_t limitKbs = 0;   ///< kB a second; 0: as fast as it goes
    Path recordFile = {};         ///< where it is kept on this machine what was sent; empty: nowhere
    bool mayRemember = true;      ///< false: that file is only read
    SentRecord* record = nullptr; ///< what was sent; null: nobody remembers
    Path passing = {};            ///< the name of a file of ours, for what a program hands over
};

/// A kind of place. Threads: one at a time. Fails (all): cancelled; as files and programs.
class OffsiteTarget
{
public:
    virtual ~OffsiteTarget() = default;
    /// Makes what is missing of the place itself, once. Fails: archiveOffline (it was there before), usage.
    virtual Status begin(const OffsiteWork& work) = 0;
    /// Only what differs is copied, and proved; nothing there is deleted. A source in which
    /// nothing lies is a problem, rootOffline: its drive is away, and what was sent of it stays.
    virtual Status send(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done) = 0;
    /// Everything there is read again, as far as the place lets it, and compared with what is here.
    virtual Status check(const std::vector<OffsiteSource>& sources, const OffsiteWork& work, OffsiteDone& done) = 0;
    /// Files of a path there ("People/Anna", a file; empty: all) into `to`, which is ours alone, by their paths there.
    /// What is there already from a fetch before is not fetched again; what cannot be read there is a problem with its
    /// path there. False: there is no such path.
    virtual Result<bool> fetch(const Path& what, const Path& to, const OffsiteWork& work, OffsiteDone& done) = 0;
    /// Lays the record of what was sent beside it; not where the place proves itself.
    virtual Status keepRecord(const OffsiteWork&) { return {}; }
    /// The one that lies there. Nothing: none. Fails also: foreignFile (cut off or changed).
    virtual Result<std::optional<SentRecord>> recordThere(const OffsiteWork& work);
    /// Of a file by its path there, while the record is open: did a sending that did not end put these bytes away
    /// there?
    virtual Result<bool> keptAway(const Path& file, const SentFile& sent, const OffsiteWork& work) const;
    /// Asks the program, so that one that is missing is said before anything is sent. Fails: programMissing, usage.
    virtual Result<Encryption> encryption(const JobControl& job) = 0;
};

} // namespace albumen
