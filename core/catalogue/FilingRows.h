// What filing asks of the catalogue: every picture with its names.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/Ledger.h"
#include "catalogue/Db.h"
#include "photo/Face.h"
#include "photo/Ids.h"
#include "photo/Photo.h"

namespace albumen {

struct FilingPerson {
    PersonId root{};
    std::string name;
};

/// A present photo.
struct FilingFile {
    PhotoId photo{};
    std::filesystem::path path; ///< absolute
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
};

/// A picture to file, with its first present photo.
struct FilingContent {
    ContentNo content{};
    PhotoId photo{};            ///< 0 unless present
    std::filesystem::path path; ///< absolute; empty unless present
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    std::vector<FilingPerson> people; ///< from decided and sure labels, each root once, by id; but for unfiled ones
    std::uint64_t unknownFaces = 0;   ///< live, without such a label, neither ignored nor "not a face"
    std::uint64_t faces = 0;          ///< live and not "not a face"
    std::uint64_t openFaces = 0;      ///< of these, such that nobody decided upon
    /// A detector has looked: without it, "no faces" means nothing. Unless present, this embedder too: a network that
    /// cannot look now must not send a picture to the unknown.
    bool looked = false;
    bool detected = false; ///< a detector has looked, and what it found is there
    /// What is said of it holds today: its faces are all there and decided upon, or detector and embedder have looked.
    /// False after what they found was lost or deleted, and with a network that has not looked yet.
    bool known = false;
    bool unfiled = false;                    ///< a person said: belongs nowhere
    bool raw = false;                        ///< a camera's own format
    std::optional<std::int64_t> takenLocalS; ///< none also where its file says a day, a month or a year alone
    bool away = false;                       ///< not present, and a photo of it is on a drive that is not there
    std::vector<FilingFile> further;         ///< its other present photos, in the same order
    bool present = true; ///< false: filed once, and every photo of it is away, gone or moved into the archive
};

/// By ContentNo: pictures with a present photo in an online source, the first by root, folder and name; and those ever
/// filed that have none, but for those of filedThrownAway().
Result<std::vector<FilingContent>> filingContents(Db& db, const std::optional<ModelRev>& embedder);

/// What was filed of pictures and further files that a person threw away since, and that lie in the trash by now. None
/// of which another photo is known that was not, nor one that lies in an archive alone.
struct FiledThrownAway {
    std::vector<ContentNo> pictures;
    std::vector<PhotoId> further; ///< as FiledPhotos has them
};
Result<FiledThrownAway> filedThrownAway(Db& db);

/// Which photos were filed of what, in any archive.
struct FiledPhotos {
    std::map<ContentNo, PhotoId> first;   ///< the one that a picture was filed from
    std::map<PhotoId, ContentNo> further; ///< those that were filed beside it, as furtherFile()
};
Result<FiledPhotos> filedPhotos(Db& db);

/// What was filed of a photo of this picture with all beside it, absolute, in whatever archive has it as it was; the
/// photo first. Empty: none has, or what it has says names that the photo did not.
Result<std::vector<std::filesystem::path>> filedFilesOf(Db& db, ContentNo picture, PhotoId photo);

/// Root people of whom not every photo that shows who they are has been looked at by this embedder: it is away, or its
/// turn has not come. That no network finds them elsewhere means nothing then.
Result<std::set<PersonId>> peopleNotSeenYet(Db& db, const std::optional<ModelRev>& embedder);

/// Those of which a photo is in a source, which may be away, further files among them. What was moved into an archive
/// is in none.
Result<std::set<ContentNo>> picturesWithPhotos(Db& db);

/// What lies in the archives, as recorded.
struct FiledTotals {
    std::uint64_t photos = 0; ///< pictures, in however many folders
    std::uint64_t bytes = 0;  ///< of all their files
};
Result<FiledTotals> filedTotals(Db& db);

/// Where a person's photos were filed; empty: not yet.
struct FiledPlace {
    std::filesystem::path folder, zip;
};
/// Of the archive with these folders, by root person.
Result<std::map<PersonId, FiledPlace>> filedPlaces(Db& db, const std::filesystem::path& save,
                                                   const std::filesystem::path& zips);

/// The folders of that archive: their names.
Result<std::map<TargetKey, std::string>> filedFolders(Db& db, const std::filesystem::path& save,
                                                      const std::filesystem::path& zips);

/// A file in that archive, as recorded.
struct FiledRow {
    ContentNo content{};
    std::string person;              ///< by name; empty: of nobody, or of somebody without a name
    std::filesystem::path file, zip; ///< absolute; zip: empty, none made
    FiledState state = FiledState::there;
};
/// Those of one picture that are there, by folder.
Result<std::vector<FiledRow>> filedOf(Db& db, const std::filesystem::path& save, const std::filesystem::path& zips,
                                      ContentNo content);

/// A file in that archive that is not what was recorded.
struct FlawedRow {
    FiledRow filed;
    PhotoId photo{};
    std::string companion;        ///< as in FiledFile
    std::filesystem::path other;  ///< absolute: another copy of it, there as recorded; empty: none
    std::filesystem::path beside; ///< as `other`, in the same folder
};
/// By path.
Result<std::vector<FlawedRow>> flawedFiles(Db& db, const std::filesystem::path& save,
                                           const std::filesystem::path& zips);

/// A folder of that archive that was made.
struct FolderRow {
    std::string person; ///< by name; empty: of nobody, or of somebody without a name
    std::filesystem::path folder;
};
/// By name.
Result<std::vector<FolderRow>> recordedFolders(Db& db, const std::filesystem::path& save,
                                               const std::filesystem::path& zips);

/// A zip of that archive, as recorded.
struct ZipRow {
    std::string person; ///< by name; empty: of nobody, or of somebody without a name
    std::filesystem::path zip;
    std::filesystem::path folder; ///< that it is made from
    bool whole = false;           ///< files of that folder are there as recorded
    ZipRecord record;             ///< its target is not read
};
/// By name.
Result<std::vector<ZipRow>> recordedZips(Db& db, const std::filesystem::path& save, const std::filesystem::path& zips);

} // namespace albumen
