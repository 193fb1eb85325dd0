// Runs, problems, settings, thumbnails: the small tables.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/JobControl.h"
#include "catalogue/Db.h"
#include "photo/Ids.h"
#include "photo/ThumbKind.h"

namespace albumen {

enum class RunKind {
    recognise = 1,
    file = 2,
    zip = 3,
    verify = 4,
    import = 5,
    folders = 6,
    all = 7,
    names = 8,
    group = 9,
    forget = 10,
    understand = 11,
    trash = 12,
    offsite = 13
};

struct RunRecord {
    RunId id{};
    RunKind kind{};
    std::int64_t startedMs = 0;
    std::optional<std::int64_t> endedMs; ///< none: still running, or killed
    std::optional<Outcome> outcome;
    std::string counts; ///< JSON, as the job wrote it
};

/// Threads: as the Db. Writing functions: inside a transaction of the writer.
class RunRows
{
public:
    explicit RunRows(Db& db) : db_(db) {}

    /// `program`: its version. A recognise run (or all) also notes which pictures are known: newer ones count as new.
    Result<RunId> begin(RunKind kind, std::int64_t nowMs, const std::string& program = {});
    Status end(RunId run, Outcome outcome, std::int64_t nowMs, const std::string& counts);
    Result<std::optional<RunRecord>>
    last() const; ///< the newest that ended, moves of the trash and sending elsewhere apart
    Result<std::vector<RunRecord>> newest(std::size_t most) const; ///< newest first

    /// An open problem of the same path and stage is replaced. `size` and `mtimeNs`: of the file that failed; it is not
    /// tried again while they hold.
    Status addProblem(RunId run, const Error& error, std::optional<PhotoId> photo = {},
                      std::optional<std::uint64_t> size = {}, std::optional<std::int64_t> mtimeNs = {});
    /// All open problems of a path are solved.
    Status solve(const std::filesystem::path& path, RunId run);
    /// Of the open problems, each once.
    Result<std::vector<std::filesystem::path>> openProblemPaths() const;
    /// Newest first.
    Result<std::vector<Error>> openProblems() const;
    /// A photo that is there and could not be read or decoded, and why.
    struct Unreadable {
        PhotoId photo{};
        Error why; ///< its path: where the photo is now
    };
    /// Each once, newest problem first: what every list and count of unreadable photos shows.
    Result<std::vector<Unreadable>> unreadable() const;
    /// As unreadable(), of photos that lack their end: what is there was read.
    Result<std::vector<Unreadable>> cut() const;
    Result<std::set<std::filesystem::path>> unreadablePaths() const; ///< of the same
    /// Why a photo could not be read or decoded. None: it could.
    Result<std::optional<Error>> unreadable(PhotoId photo) const;

private:
    Result<std::vector<Unreadable>> ofPhotos(bool cut) const;
    Db& db_;
};

class SettingRows
{
public:
    explicit SettingRows(Db& db) : db_(db) {}
    Result<std::optional<std::string>> get(const std::string& key) const;
    Status set(const std::string& key, const std::string& value);

private:
    Db& db_;
};

class ThumbRows
{
public:
    explicit ThumbRows(Db& db) : db_(db) {}
    Result<std::optional<std::vector<std::byte>>> get(ThumbKind kind, std::int64_t id) const;
    Status put(ThumbKind kind, std::int64_t id, std::span<const std::byte> jpeg);

private:
    Db& db_;
};

} // namespace albumen
