// Photos as files, contents as pictures, and what the pipeline found in them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/Uid.h"
#include "catalogue/Db.h"
#include "photo/PhotoResult.h"
#include "scan/ChangeDetector.h"

namespace albumen {

class Catalogue;
class Writer;

/// files: single photos of the folder; which ones is a setting of the library.
/// references: photos that say who somebody is; known to the library, not of the collection, never filed.
/// archive: a save folder; its photos are those that were moved there, and no source of filing.
enum class RootKind { folder = 0, files = 1, references = 2, archive = 3 };
enum class RootState { online = 0, offline = 1, removed = 2 };

/// A place photos come from.
struct RootRow {
    RootId id{};
    Uid uid;
    std::filesystem::path path; ///< absolute, a folder
    RootKind kind = RootKind::folder;
    std::string volume;     ///< the file system that it was seen on the last time, see base/Volume.h; empty: none
    bool hasMarker = false; ///< `.albumen-root` lies in it
    RootState state = RootState::online;
};

/// Which networks would look now. None = none installed.
struct LookedWith {
    std::optional<ModelRev> detector, embedder;
    std::optional<ModelRev> masked = std::nullopt; ///< tells covered faces
};

struct PhotoRow {
    PhotoId id{};
    std::optional<ContentNo> content; ///< none: never read well
    std::filesystem::path path;       ///< absolute
    RootId root{};
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    PhotoState state = PhotoState::present;
    std::optional<std::int64_t> takenLocalS;
    DateSpan takenSpan = DateSpan::moment;
    std::int64_t beside = 0; ///< as FoundPhoto had it when the photo was read
};

struct StoredPhoto {
    PhotoId photo{};                  ///< 0: no row was made, the file could not even be read; it has a problem
    std::optional<ContentNo> content; ///< none: the photo could not be read; its errors are problems now
    std::vector<FaceId> faces;        ///< one per face of the result, in its order; empty when faces were not asked
    bool moved = false;               ///< an old row took this path
    bool freshContent = false;        ///< this picture was not known before
    double seconds = 0;               ///< that storing the catalogue's and the derived part took, without the commits
};

/// Of the collection: photos that define people are not counted.
struct PhotoCounts {
    std::uint64_t present = 0, missing = 0, trashed = 0, contents = 0, faces = 0;
    std::uint64_t same = 0; ///< of those present: the same file, byte for byte, as another one
};

enum class PassKind { detect = 1, embed = 2, thumbnail = 3, understand = 4, masked = 5, grouped = 6 };

/// Threads: as the Db. Writing functions: inside a transaction of the writer.
class PhotoRows
{
public:
    explicit PhotoRows(Db& db) : db_(db) {}

    /// Finds the root by uid, then by path, else makes it; path, volume, marker and state are brought up to date.
    Result<RootId> ensureRoot(const RootRow& root);
    Result<std::vector<RootRow>> roots() const; ///< without removed ones
    Status setRootState(RootId root, RootState state);
    /// The row of a folder (relative to its root), made if need be.
    Result<std::int64_t> ensureFolder(RootId root, const std::string& path);
    /// Notes that a scan of the whole root was completed in this run.
    Status setScanned(RootId root, RunId run);

    /// What is known of the files directly in a folder (`folder` relative to its root, "" = the root itself). lookedAt:
    /// all passes of these models are there, or the photo failed with this very size and time.
    Result<std::vector<KnownPhoto>> knownInFolder(RootId root, const std::string& folder, const LookedWith& with) const;
    /// Every folder of a root in which a photo is known, whatever its state.
    Result<std::vector<std::string>> folders(RootId root) const;
    /// The pictures for which these models have done all they can, and how each is turned in its file.
    Result<std::map<ContentId, Orientation>> finished(const LookedWith& with) const;
    /// Every present photo of a root, for telling what a completed scan did not see.
    Result<std::vector<PhotoRow>> presentIn(RootId root) const;
    Result<std::vector<PhotoRow>> someIn(RootId root, std::size_t most) const; ///< of these, the first so many

    /// Catalogue part: photo, content, faces, problems. A cancelled result is refused (contract).
    /// A picture met under a new path while the file of one of its rows is gone (state missing, or its path is one of
    /// `gone`, found out before: a transaction asks no file system) takes that row over: same PhotoId. A face
    /// overlapping a known one of the content (IoU >= 0.5) keeps its id; a known one not found again goes, unless any
    /// decision speaks of it or a person drew it.
    Result<StoredPhoto> store(const PhotoResult& result, RunId run,
                              const std::vector<std::filesystem::path>& gone = {});
    /// Derived part, in the transaction after that: looks, vectors, passes last.
    Status storeDerived(const PhotoResult& result, const StoredPhoto& stored);
    Status storeThumb(const PhotoResult& result, const StoredPhoto& stored);
    /// All three parts through the writer's result lane. `stored` is called on the writer's thread after the commit.
    static Status storeLater(Writer& writer, PhotoResult result, RunId run,
                             std::function<void(const StoredPhoto&)> stored,
                             std::vector<std::filesystem::path> gone = {});

    /// These photos and those below these folders are looked at again: what the networks found counts as not asked,
    /// and what could not be read is tried, though its problem is open until it is read well.
    Status lookAgain(const std::vector<std::filesystem::path>& paths);

    /// What lies beside the photo now says nothing else of it than what did before.
    Status setBeside(PhotoId photo, std::int64_t beside);
    Status markMissing(const std::vector<PhotoId>& photos);

    Result<PhotoCounts> counts() const;
    Result<std::optional<PhotoRow>> photo(PhotoId id) const;
    Result<std::optional<PhotoRow>> photoAt(const std::filesystem::path& absolute) const;
    Result<std::vector<PhotoRow>> photosOf(ContentNo content) const; ///< present ones in online roots first, then by id
    /// Of the first of these. Empty: there is none.
    Result<std::filesystem::path> pathOf(ContentNo content) const;
    Result<std::filesystem::path> pathOf(FaceId face) const;
    /// Present photos whose path is one of `paths` or below it; all present photos when none is given. By path.
    Result<std::vector<PhotoRow>> photosUnder(const std::vector<std::filesystem::path>& paths) const;
    /// In the order given; one that never was is left out.
    Result<std::vector<PhotoRow>> rows(std::span<const PhotoId> photos) const;
    Result<std::optional<ContentNo>> contentOf(const ContentId& content) const;
    /// Where present photos of this picture are in online roots, other than here.
    Result<std::vector<std::filesystem::path>> otherPathsOf(const ContentId& content,
                                                            const std::filesystem::path& here) const;

private:
    /// Appends the present photos of a root that are at `path` or below it.
    Status addUnder(const RootRow& root, const std::filesystem::path& path, std::vector<PhotoRow>& rows) const;

    Db& db_;
};

/// The scan's questions, each answered on a connection of the catalogue's readers.
class KnownRows final : public KnownPhotos
{
public:
    KnownRows(const Catalogue& catalogue, LookedWith with) : catalogue_(catalogue), with_(std::move(with)) {}
    Result<std::vector<KnownPhoto>> inFolder(RootId root, const std::string& folder) override;
    Result<std::vector<std::string>> folders(RootId root) override;
    Result<PhotoId> newest() override;

private:
    const Catalogue& catalogue_;
    LookedWith with_;
};

/// Where a photo lies, from the parts its rows hold.
std::filesystem::path absolutePath(const std::string& root, const std::string& folder, const std::string& name);

/// The row number a model has in derived.sqlite. `make` adds it (writer only); none: never seen.
Result<std::optional<std::int64_t>> modelKey(Db& db, const ModelRev& model, bool make);

} // namespace albumen
