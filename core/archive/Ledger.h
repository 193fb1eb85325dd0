// What was filed, and the journal of what is about to be: the port that the catalogue implements. A target is named by
// its key and a filed file by (target, name), so that the rows' own numbers stay inside the implementation.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/FilingMode.h"
#include "base/Error.h"
#include "base/Hash.h"
#include "base/JobControl.h"
#include "base/Uid.h"
#include "photo/Ids.h"

namespace albumen {

enum class ArchiveNo : std::int64_t {};
enum class FilingId : std::int64_t {};
enum class JournalId : std::int64_t {};

/// A further file of a picture, which says what the first does not, is filed as a picture of its own: by its photo.
constexpr ContentNo furtherFile(PhotoId photo)
{
    return ContentNo{-raw(photo)};
}
constexpr bool isFurtherFile(ContentNo content)
{
    return raw(content) < 0;
}

enum class TargetKind { person = 0, unknown = 1, noPeople = 2 };

/// One folder of the archive: of a person, of all unknown people, of photos without people.
struct TargetKey {
    TargetKind kind = TargetKind::person;
    PersonId person{}; ///< 0 unless kind is person
    auto operator<=>(const TargetKey&) const = default;
};

struct Target {
    TargetKey key;
    std::string folder; ///< its name inside the save folder; no other one that is made has it
    bool made = true;   ///< false: the folder was taken away, only the zip still waits to be retired
    bool there = true;  ///< a folder lies there, as far as anybody looked; not recorded
    bool operator==(const Target&) const = default;
};

/// there: as recorded, as far as anybody looked. missing: not there any more. damaged: other bytes, and no work of a
/// person's. foreign: somebody edited it; it is theirs now and never touched again, unless its bytes come back.
enum class FiledState { there = 0, missing = 1, damaged = 2, foreign = 3 };

/// A file that Albumen put into a target. Named by (target, name).
struct FiledFile {
    TargetKey target;
    std::string name;
    ContentNo content{};
    PhotoId photo{};
    FilingMode mode = FilingMode::copy;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    Xxh128 hash{};
    FiledState state = FiledState::there;
    Xxh128 names{};               ///< what it was to say of the people in it, by namesKey(); zeros: nothing
    std::uint64_t sourceSize = 0; ///< of the photo when it was filed; both 0: not recorded
    std::int64_t sourceMtimeNs = 0;
    std::string companion; ///< what it is beside the picture, by the end of its name: ".xmp"; empty: the picture itself
    bool stale = false;    ///< the photo says other things by now than this copy of it; not recorded
    bool operator==(const FiledFile&) const = default;
};

struct FiledKey {
    TargetKey target;
    std::string name;
    auto operator<=>(const FiledKey&) const = default;
};

/// The zip of a target.
struct ZipRecord {
    TargetKey target;
    std::string name;     ///< inside the zip folder
    Xxh128 fingerprint{}; ///< of the sorted (name, size, hash) of its entries
    std::uint64_t entries = 0, size = 0;
    std::int64_t mtimeNs = 0;
    bool operator==(const ZipRecord&) const = default;
};

struct ArchiveSettings {
    ArchiveNo no{};
    Uid uid; ///< also in the mark files `.albumen-archive` of both folders
    std::filesystem::path save, zips;
};

/// All that was filed into one archive. Ensures: each list sorted by its key.
struct LedgerState {
    std::vector<Target> targets;
    std::vector<FiledFile> filed;
    std::vector<ZipRecord> zips;
    std::vector<std::string> strangers; ///< what else lies in the save folder, as far as anybody looked; not recorded
};

enum class JournalOp {
    makeFolder = 0,
    renameFolder = 1,
    dropFolder = 2,
    copy = 3,
    hardLink = 4,
    reflink = 5,      ///< source -> target
    moveFiled = 6,    ///< from one target's folder to another's
    retire = 7,       ///< into the archive's trash
    removeSource = 8, ///< mode move: the original, after its copies
    zip = 9,
    renameZip = 10,
    retireZip = 11,
    renew = 12, ///< a copy of ours in the place of an older one, saying other names
};

enum class JournalState { planned = 0, done = 1, skipped = 2, failed = 3 };

struct JournalEntry {
    JournalId id{}; ///< given by Ledger::plan
    JournalOp op = JournalOp::copy;
    std::filesystem::path source, destination; ///< absolute; empty where the op has none
    TargetKey target;
    ContentNo content{};
    PhotoId photo{};
    FilingMode mode = FilingMode::copy;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    std::optional<Xxh128> hash; ///< of what is put there, where that may be more than the source's bytes
    Xxh128 names{};             ///< what it is to say
    std::string companion;      ///< as in FiledFile
    std::uint64_t inode = 0;    ///< of the file or folder that gets another name; 0: none does
};

struct Settled {
    JournalId id{};
    JournalState state = JournalState::done;
    std::optional<Code> code; ///< why it failed or was skipped
};

/// What one batch of steps did. Carried out in the order of its fields; putting what is there already changes it.
struct LedgerBatch {
    std::vector<Settled> journal;
    std::vector<FiledKey> filedGone;
    std::vector<TargetKey> zipsGone;
    std::vector<TargetKey> targetsGone; ///< with all files and the zip of each
    std::vector<Target> targets;
    std::vector<FiledFile> filed;
    std::vector<ZipRecord> zips;
    bool empty() const
    {
        return journal.empty() && filedGone.empty() && zipsGone.empty() && targetsGone.empty() && targets.empty() &&
               filed.empty() && zips.empty();
    }
};

/// Requires: `no` and ids came from this ledger; a file's or zip's target is there or put by the same batch.
/// Ensures: each writing call is one transaction, on the disk (synchronous FULL) when it returns.
/// Fails (all): catalogueFull, catalogueBroken; nothing of the call is then written. Threads: one at a time.
class Ledger
{
public:
    virtual ~Ledger() = default;

    /// The file it is kept in; absolute. The marks of its archives name it, so that an archive is known that has
    /// outlived it.
    virtual std::filesystem::path file() const = 0;

    virtual Result<std::vector<ArchiveSettings>> archives() = 0;
    /// `settings.no` is not read.
    virtual Result<ArchiveNo> addArchive(const ArchiveSettings& settings) = 0;
    virtual Status setPaths(ArchiveNo no, const std::filesystem::path& save, const std::filesystem::path& zips) = 0;

    virtual Result<LedgerState> read(ArchiveNo no) = 0;

    virtual Result<FilingId> beginFiling(ArchiveNo no, FilingMode mode, std::int64_t atMs) = 0;
    virtual Status endFiling(FilingId filing, Outcome outcome) = 0;
    /// Writes the entries as planned. Ensures: their ids, in order; never used before, by any archive.
    virtual Result<std::vector<JournalId>> plan(FilingId filing, std::span<const JournalEntry> entries) = 0;
    /// Settles journal entries and changes what is recorded, as one.
    virtual Status settle(ArchiveNo no, const LedgerBatch& batch) = 0;
    /// Entries still planned, of whatever filing of this archive, oldest first.
    virtual Result<std::vector<JournalEntry>> openEntries(ArchiveNo no) = 0;

    /// A small text kept with the archive under a name, as the place where checking stopped. Empty: none.
    virtual Result<std::string> note(ArchiveNo no, std::string_view name) = 0;
    virtual Status setNote(ArchiveNo no, std::string_view name, std::string_view text) = 0;
};

} // namespace albumen
