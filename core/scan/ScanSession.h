// One scan over all roots: what is there, what is new or changed, and, of roots seen to their end, what is gone.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "scan/ChangeDetector.h"
#include "scan/FileEnumerator.h"

namespace albumen {

struct ScannedPhoto {
    FoundPhoto photo;
    Change change = Change::fresh;
    std::optional<PhotoId> known; ///< none: fresh
};

enum class RootOutcome { completed, cancelled, offline };

struct RootScan {
    RootId id{};
    RootOutcome outcome = RootOutcome::completed;
    std::uint64_t found = 0, fresh = 0, changed = 0, same = 0; ///< files
    /// Photos known as present and not there any more, ascending. Only of a completed root, never of a folder that
    /// could not be opened; only in `below`, and with onlyFiles, only those named.
    std::vector<PhotoId> missing;
    std::uint64_t leftOut = 0; ///< as WalkEnd has them
    std::map<std::string, std::uint64_t> otherKinds;
};

struct ScanReport {
    Outcome outcome = Outcome::completed; ///< completed, or cancelled by the job or by the callback
    std::vector<RootScan> roots;          ///< in the order given
    std::vector<Error> problems;          ///< pathDenied and kin per folder or file, rootOffline per root; stage scan
};

/// Threads: one.
class ScanSession
{
public:
    using OnPhoto = std::function<bool(ScannedPhoto)>; ///< false: stop
    using Beside = std::function<std::int64_t(const Path& photo)>;

    /// `excluded`: folders never entered (the archive's own), beside those that hold a mark, and patterns.
    /// `beside` gives what a FoundPhoto has of that name, `live` tells the films of live photos.
    ScanSession(Files& files, KnownPhotos& known, std::vector<Path> excluded, Beside beside, LiveIdentifiers live = {});

    /// Streams every photo file once; the first root in the list that comes to a file gives it.
    /// Fails: only as KnownPhotos does; a root that is offline or a folder that is closed is in the report.
    Result<ScanReport> run(std::span<const ScanRoot> roots, const JobControl& job, const OnPhoto& onPhoto);

private:
    Files& files_;
    KnownPhotos& known_;
    std::vector<Path> excluded_;
    Beside beside_;
    LiveIdentifiers live_;
};

} // namespace albumen
