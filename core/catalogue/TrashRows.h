// Photos that were thrown away: what was decided, where their files are, and what is still to be moved.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "catalogue/Catalogue.h"
#include "catalogue/DecisionLog.h"
#include "catalogue/PhotoRows.h"
#include "trash/TrashJournal.h"

namespace albumen {

/// A photo whose files are elsewhere than was decided, or on their way.
struct TrashWork {
    PhotoRow photo;
    bool trash = false;             ///< it was thrown away; false: it was restored
    std::vector<TrashedFile> files; ///< noted of it; none: nothing of it is in the trash
};

/// A photo that is thrown away, with what lies beside it.
struct ThrownAway {
    PhotoId photo{};
    std::filesystem::path path;      ///< where it lay; absolute
    std::filesystem::path trashPath; ///< empty: it lies there still
    std::int64_t atMs = 0;
    std::uint64_t bytes = 0;
};

/// A photo as its neighbours in the folder see it.
struct FolderPhoto {
    PhotoRow photo;
    bool raw = false;
    bool trash = false; ///< thrown away, and not in the trash yet
};

struct TrashFollowed {
    bool any = false;          ///< files are to be moved
    std::uint64_t deleted = 0; ///< photos that should be there again, and were deleted from the trash for good
};

/// Threads: as the Db. Writing functions: inside a transaction of the writer.
class TrashRows
{
public:
    explicit TrashRows(Db& db) : db_(db) {}

    /// After these registers were written: a photo that is thrown away leaves all lists now; one that is restored is
    /// there again once its file is.
    Result<TrashFollowed> follow(const std::vector<RegisterWrite>& writes) const;
    Result<std::vector<TrashWork>> work() const; ///< by root, then photo
    /// What lies there, by root, then photo; also what was to be brought back and is lost.
    Result<std::vector<TrashWork>> inTrash() const;
    Result<std::vector<ThrownAway>> all() const; ///< newest first
    /// The photos of these folders that are there, thrown away or not.
    Result<std::vector<FolderPhoto>> inFolders(RootId root, const std::set<std::filesystem::path>& folders) const;
    /// Is the picture of this photo there as another one, as where another library brought it back under another name?
    Result<bool> liesElsewhere(PhotoId photo) const;
    /// The RAW of a JPEG's shot, and the JPEG of a RAW's: of the same folder, stem and second; of those that are thrown
    /// away, or of those that are there.
    Result<std::vector<PhotoId>> shotMates(PhotoId photo, bool thrown) const;

private:
    Db& db_;
};

/// As the trash of one root asks it.
class TrashNotes final : public TrashJournal
{
public:
    TrashNotes(Catalogue& catalogue, RootId root) : catalogue_(catalogue), root_(root) {}
    Result<std::set<std::string>> names() override;
    Status put(std::span<TrashedFile> files) override;
    Status drop(std::span<const TrashedFile> files, LeftTrash how) override;

private:
    Status place(Db& db, PhotoId photo, const std::filesystem::path& at) const;
    Result<bool> isTaken(Db& db, PhotoId photo, const std::filesystem::path& at) const;

    Catalogue& catalogue_;
    const RootId root_;
};

} // namespace albumen
