// The trash of a folder of photos: moves photos in and out, with what lies beside each, and deletes none.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/Clock.h"
#include "base/Files.h"
#include "base/JobControl.h"
#include "base/Uid.h"
#include "trash/TrashJournal.h"

namespace albumen {

/// A photo, or what lies beside one, that is to be thrown away.
struct FileToTrash {
    std::filesystem::path from; ///< relative to the folder of photos
    std::uint64_t size = 0;     ///< as it was looked at
    std::int64_t mtimeNs = 0;
    bool beside = false;
};

/// What came back of a photo, with the places that it came back to, and what is neither in the trash nor there.
struct BroughtBack {
    std::vector<TrashedFile> back, lost;
};

/// As it is brought back: other bytes than were thrown away.
Error changedInTrash(const Path& path);

/// Journal, record beside, rename without replacing, flush, journal. Killed anywhere, every file lies in one place,
/// whole, and the next call finishes. While it lives nothing below the folder is reached through a link. Threads: one.
class TrashBin
{
public:
    /// Requires: `root` is absolute, and there. Fails: as Files, and as the journal.
    static Result<TrashBin> open(Files& files, TrashJournal& journal, const Clock& clock, const Uid& library,
                                 const Path& root);

    /// Ensures: all of it is in the trash, or all of it where it was, and then the reason is the error.
    /// False: cancelled, with nothing done. Fails: notTrashed, fileVanished, diskFull and kin; as the journal.
    Result<bool> throwAway(PhotoId photo, std::span<const FileToTrash> files, const JobControl& job);
    /// What a kill left half done, of one photo, goes into the trash. Fails: as throwAway.
    Status finish(std::vector<TrashedFile> files, const JobControl& job);
    /// Back to where it lay, of one photo; a folder that is gone is made again. Where a name is taken, all of it gets
    /// one number. What somebody put back already is back. Ensures: the files with the places they came back to, and
    /// whether somebody changed them in the trash; what is lost stays noted, with its record, and comes back by another
    /// call once it lies in the trash again. Fails: notRestored, diskFull and kin; as the journal.
    Result<BroughtBack> bringBack(std::vector<TrashedFile> files, const JobControl& job);
    /// Of a photo that could not be brought back: what is not in the trash is noted there no more. False: the photo is.
    /// Fails: notDeleted (where there is no trash, or nobody may look); as the journal.
    Result<bool> forgetLost(std::vector<TrashedFile> files);
    /// Deletes what lies in the trash of one photo, for good. Ensures: all of it, or nothing where one of the files has
    /// other bytes than it had when it was thrown away; what somebody deleted already is deleted. Killed anywhere, the
    /// next call finishes. Gives the bytes that were there; 0: somebody deleted all of it. Fails: notDeleted (also
    /// where there is no trash), cancelled (with nothing done); as the journal.
    Result<std::uint64_t> deleteForGood(std::span<const TrashedFile> files, const JobControl& job);
    /// Brings back everything in the trash that has a record and is not noted in the journal; a photo and what lay
    /// beside it under one number, together or not at all; what lay beside a photo that is not there is put beside no
    /// other. Ensures: where each is now, absolute. What cannot come back, or was changed there, is a problem.
    Result<std::vector<Path>> bringBackUnknown(std::vector<Error>& problems, const JobControl& job);

private:
    TrashBin(Files& files, TrashJournal& journal, const Clock& clock, const Uid& library, const Path& root,
             std::unique_ptr<Fence> fence, std::set<std::string> names);

    Path folder() const;
    Path inTrash(const TrashedFile& file) const { return folder() / file.name; }
    Path recordOf(const std::string& name) const;
    std::string freeName(const std::string& wanted) const;
    Result<TrashedFile> lookAt(const FileToTrash& file, const JobControl& job);
    Result<bool> holds(const Path& path, const TrashedFile& file, const JobControl& job);
    /// Where the file is of those two: in the trash, or where it lay. Both: a kill came between two names of one file.
    enum class Where { trash, place, nowhere };
    Result<Where> find(TrashedFile& file, const JobControl& job);
    /// Has it other bytes in the trash than it had? What cannot be read counts as the same. Fails: cancelled.
    Result<bool> isChanged(const TrashedFile& file, const JobControl& job);
    Status removeParts();
    Status moveAll(std::vector<TrashedFile>& files);
    Status moveIn(TrashedFile& file);
    Status putBack(std::vector<TrashedFile>& files);
    Status moveOut(const TrashedFile& file);
    Status writeRecord(const Path& path, const std::string& text);
    Status syncBoth(const Path& place);
    Status removeRecord(const std::string& name);
    Status choosePlaces(std::vector<TrashedFile>& files);
    Result<std::optional<TrashedFile>> recorded(const std::string& name, const JobControl& job);
    Result<bool> wouldLieBesideAnother(const TrashedFile& file);
    Status bringBackTogether(std::vector<TrashedFile>& files, std::vector<Path>& back);

    Files& files_;
    TrashJournal& journal_;
    const Clock& clock_;
    Uid library_;
    Path root_;
    std::unique_ptr<Fence> fence_;
    std::set<std::string> names_; ///< of the trash, given to files here
};

} // namespace albumen
