// What a library can be told to work at: one struct per job. One job runs at a time; decisions are taken beside it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "photo/Ids.h"
#include "photo/OtherProgram.h"
#include "photo/Whom.h"

namespace albumen::jobs {

struct All {                 ///< the one-click job: recognise, make folders, file, zip
    bool understand = false; ///< and new photos as a whole, as Understand does, on the same decode
};
struct Recognise {
    std::vector<std::filesystem::path> again = {}; ///< photos and folders that are looked at although they are known
    bool understand = false;                       ///< as All::understand
};
struct MakeFolders {
};
struct File {
    bool finishMove = false; ///< mode move: photos that were filed as copies before go too, once those were read again
};
struct Zip {
    std::vector<std::string> names; ///< only these people; empty: everyone
};
struct Verify {
    double share = 1; ///< 0..1 of the archive
};
/// Groups unknown faces from nothing, also those that were shown together or apart; decisions stand. A number goes on
/// with most of its faces. Fails: modelMissing (no embedder).
struct GroupAgain {
};
/// Finds the one face of each photo and gives it to the person. Fails: severalFaces, noFace, nameRefused.
struct AddPerson {
    std::string name;
    std::vector<std::filesystem::path> photos;
};
/// DIR/NAME/* as labels. The report says how many faces each person got, and which photos gave none.
struct ImportPeople {
    std::filesystem::path folder;
    std::vector<std::string> names = {}; ///< only these folders; empty: all
};
/// Names that other programs wrote into these photos, into sidecars beside them and into .picasa.ini, of all photos
/// when none is given; a region on a known face names it, another becomes a face drawn by hand. What a person
/// decided stands; a name that the files gave later is proposed (PeopleQuestions::renames). One entry of the log, none
/// where nothing is new. `from`: a folder written by ExportXmp, instead of sidecars beside photos.
/// Fails: pathMissing.
struct ImportXmp {
    std::vector<std::filesystem::path> photos;
    std::filesystem::path from;
    std::vector<std::string> names = {}; ///< only regions with these names; empty: all
};
/// Names of faces into XMP sidecars, PHOTO.jpg.xmp beside each photo, or into a tree like that of the photos below
/// `to`. What other programs wrote there stays. Photos are never touched.
struct ExportXmp {
    std::filesystem::path to;
    bool confirmed = false; ///< only names that a person gave or confirmed, none that the program is sure of by itself
};
/// People, albums, ratings and favourites that another program keeps (names/ProgramSays.h): `from` is its database, or
/// a folder with its lists. Its pictures are found by path, by as much of its end as is needed; names of faces are
/// taken as ImportXmp takes them. All of it is one decision. Nothing of the other program is written. `tags`: its tags
/// become albums too. A dry run counts, changes nothing, and runs also beside another job. Fails: pathMissing,
/// foreignFile, catalogueNewer, libraryInUse (it is open there); as ImportXmp.
struct ImportProgram {
    OtherProgram program{};
    std::filesystem::path from;
    bool tags = false, dryRun = false;
};
/// The decisions of a library that ExportJson wrote. Importing them again changes nothing, also after an undo.
/// `mergeSameNames`: people of both libraries with equal names are one. All of it is undone as one. Fails:
/// foreignFile, catalogueNewer: and changes nothing.
struct ImportJson {
    std::filesystem::path file;
    bool mergeSameNames = false;
};
/// People, photos and faces to be read, and all decisions for ImportJson of another library. Empty: into the report.
/// Runs also beside another job, and where the library was opened for reading only.
struct ExportJson {
    std::filesystem::path file;
};
/// Decisions through a folder that libraries share, see library/SharedFolder.h: those of all others are taken in, each
/// file undone as one, and this library's log lies there. What cannot be read is a problem, and the rest is taken; so
/// is that nothing can be written. Doing it again changes nothing. `anew`: the folder was met before and is empty now,
/// and that is meant. A dry run says what would come, changes nothing, and runs also beside another job. Fails:
/// pathMissing, pathNotFolder; rootOffline (met before, and empty now).
struct Sync {
    std::filesystem::path folder;
    bool mergeSameNames = false, dryRun = false, anew = false;
};
/// Fetches a network's files, with progress in bytes. Runs also beside another job. Fails: modelMissing (no record of
/// this id, or nothing to be had), as ModelStore::fetch.
struct FetchModel {
    std::string id;
};
/// Looks at each picture as a whole, where that was not done yet by the networks in force: measures, classes, tags.
/// Opens photos that are there, and scans nothing.
struct Understand {
};
/// What there is to import: of the folders in `folder` as ImportPeople takes them, how many photos each has; without
/// one, of the names that other programs wrote, as ImportXmp takes them, how many faces each would name. The report's
/// people say it. Changes nothing and looks at no picture; runs also beside another job. Fails: as those.
struct FindNames {
    std::filesystem::path folder;
};

/// Deletes what the networks found about faces: their vectors, looks and small pictures, whom they were taken for,
/// groups, and the faces that nobody decided about. Names and every decision stay, with the places of the faces that
/// they speak of. The next run looks at the photos again.
/// Of one person, see catalogue/ForgetPerson.h: the name goes too, and those photos are not looked at again. Both: all
/// copies of the catalogue go, and one of today is made. Fails: personUnknown.
struct ForgetFaces {
    std::optional<Whom> person = {}; ///< none: of everybody
};
/// Lets the files follow what was decided: photos that were thrown away, with what lies beside them, go into the trash
/// of their folder, and those that were restored come back. What was under way when a kill came is finished. Each that
/// could not be moved is a problem, and tried again by the next run; a folder that is away waits. Recognise and All
/// begin with it. `unknown`: also everything in the trash of this folder that no library notes comes back.
struct FollowTrash {
    std::filesystem::path unknown = {};
};

/// Deletes photos that lie in the trash, with what lay beside them, for good: these, or all. Files follow what was
/// decided first. A file that was changed since stays, as a problem. Nothing brings them back, and an undo of throwing
/// them away finds nothing.
struct EmptyTrash {
    std::optional<std::vector<PhotoId>> photos = {};
};

/// Copies of photos for somebody else, see run/GiveCopies.h: into a folder, or a zip where `to` ends in ".zip".
/// `longSide`: smaller ones; 0: as they are. Changes nothing, and runs also beside another job. Fails: pathMissing (no
/// such photo), pathInsideSource (`to` lies in a photo folder), usage (in the archive); as giving.
struct GivePhotos {
    std::vector<PhotoId> photos;
    std::filesystem::path to;
    int longSide = 0;
    bool places = false;
};

/// Photos of a card, a phone or a download into a photo folder, see run/BringIn.h; then they are recognised as by
/// Recognise. `to`: empty: the first photo folder. `by`: empty: as there. Fails: usage (no photo folder of this
/// library), sourceInsideTarget (they lie in one already), as bringing in. A dry run changes nothing, and runs also
/// beside another job.
struct BringIn {
    std::filesystem::path from, to;
    std::string by;
    bool dryRun = false;
};
/// An animated GIF of photos, in their order, see run/MakeGif.h. As GivePhotos.
struct MakeGif {
    std::vector<PhotoId> photos;
    std::filesystem::path to;
    int longSide = 480;
    double seconds = 0.5; ///< that each photo stands
    int times = 0;        ///< that all of them are shown, 1,000 at most; 0: for ever
    bool align = false;
    std::uint64_t mostBytes = 0; ///< 0: any number
};
/// A film of photos, in their order, see run/MakeVideo.h. As GivePhotos.
struct MakeVideo {
    std::vector<PhotoId> photos;
    std::filesystem::path to;
    int height = 1080;
    double seconds = 4, fade = 1; ///< that each photo stands, and of these fades from the one before
    std::string title;
    std::filesystem::path music; ///< empty: none
};

/// Sends what the place is to have (Settings::addOffsite): first a copy of the catalogue made now, then what was filed;
/// only what changed, and proved there. No name: all places, and what goes wrong at one is a problem. Stopped, it goes
/// on from there. Fails: offsiteUnknown, archiveOffline (the place, or the archive here, is away), programMissing,
/// programFailed, noSpace and kin.
struct SendOffsite {
    std::string name = {};
    std::uint64_t limitKbs = 0; ///< kB a second; 0: as fast as it goes
};

/// Reads everything there again, as far as the place lets it, and compares; what differs is a problem, offsiteDiffers.
/// Changes nothing, and runs also beside another job. Fails: as SendOffsite.
struct CheckOffsite {
    std::string name = {};
};

/// People by their names, or paths there, into a folder, by their paths there; nothing: all of it. Never over a file.
/// Runs also beside another job. Fails: as SendOffsite; pathMissing (there is no such thing), pathInsideSource and
/// usage (`to` lies in a photo folder, or the archive).
struct FetchOffsite {
    std::string name;
    std::vector<std::string> what = {};
    std::filesystem::path to;
};

} // namespace albumen::jobs

namespace albumen {

using JobOrder =
    std::variant<jobs::All, jobs::Recognise, jobs::MakeFolders, jobs::File, jobs::Zip, jobs::Verify, jobs::GroupAgain,
                 jobs::AddPerson, jobs::ImportPeople, jobs::ImportXmp, jobs::ExportXmp, jobs::ImportJson,
                 jobs::ExportJson, jobs::FetchModel, jobs::FindNames, jobs::ForgetFaces, jobs::Understand,
                 jobs::FollowTrash, jobs::GivePhotos, jobs::MakeGif, jobs::MakeVideo, jobs::BringIn, jobs::Sync,
                 jobs::ImportProgram, jobs::EmptyTrash, jobs::SendOffsite, jobs::CheckOffsite, jobs::FetchOffsite>;

} // namespace albumen
