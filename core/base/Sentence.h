// The sentence a person reads for an error: what is so, then what to do. English here; `ui/` translates the templates.
#pragma once

#include <string>
#include <string_view>

#include "base/Error.h"

namespace albumen {

/// How the detail of a foreignFile begins that is a folder with the archive of another library: which follows.
inline constexpr std::string_view archiveOfLibrary = "archive of the library ";

/// How the detail of a pathInsideSource begins that is a part of an archive: its save folder follows.
inline constexpr std::string_view partOfArchive = "part of the archive ";
bool isPartOfArchive(const Error& error);

/// The detail of a catalogueBroken that is whole, and was put in the place of a newer one by hand.
inline constexpr std::string_view olderCatalogue = "older than derived.sqlite beside it";

/// The detail of a foreignFile that stands in the place of a file of the library.
inline constexpr std::string_view standsFolder = "a folder instead of a file", standsLink = "a link that leads nowhere",
                                  standsOtherLink = "a link instead of a file",
                                  standsOther = "a pipe, a socket or a device instead of a file";

/// The detail of an originalKept that another file took the place of, as large and as old.
inline constexpr std::string_view originalReplaced = "other bytes of the same size and time";

/// The detail of a sidecarBroken that is neither empty nor cut off; the second also of a foreignFile that names were to
/// be written into.
inline constexpr std::string_view unknownEncoding = "no text in a known encoding", notXmp = "no XMP";
/// How the detail of a foreignFile begins that was to be what another program keeps of photos.
inline constexpr std::string_view noProgramData = "not that program's: ";
/// The detail of a foreignFile that was to be an export of decisions; the last begins so, and says what is wrong.
inline constexpr std::string_view exportEmpty = "empty", exportCut = "cut off", noExport = "no exchange in it",
                                  exportHurt = "does not hold together: ";
/// The detail of a pathNotWritable that is a photo beside which names were to be written.
inline constexpr std::string_view noSidecar = "no sidecar";
/// Where the detail of modelMissing holds it: there is no address to fetch the file from.
inline constexpr std::string_view noAddress = " has no published address: ";
/// The detail of an imageUnsupported that is a film, given as an example to search by.
inline constexpr std::string_view noExample = "a film is no example";
/// The detail of a usage that was to make copies, a GIF or a film for others; the last begins so, and says what of.
inline constexpr std::string_view intoArchive = "copies for others do not go into the archive",
                                  gifTooMuch = "too many photos for a GIF of that size",
                                  gifNotSmall = "no GIF of these photos is so small",
                                  noVideoName = "neither .mp4 nor .webm",
                                  titleLetters = "letters of the title cannot be drawn here",
                                  noEncoder = "no encoder for ";
/// The detail of an imageUnsupported that was to be the music of a film.
inline constexpr std::string_view noMusic = "no music";
/// The detail of a nameRefused that could be read.
inline constexpr std::string_view nameTooLong = "too long", nameUnseen = "unseen signs", nameOfGroup = "a group's";
/// The detail of a nothingToUndo that was to be a redo, how that of one about a decision begins (its number follows),
/// and the detail of a personUnknown that is a group.
inline constexpr std::string_view nothingUndone = "nothing undone", unknownDecision = "decision ",
                                  unknownGroup = "group";

/// How the detail of a personUnknown begins that somebody typed, and that of a pathMissing that was never sent off this
/// machine: names that are like it follow. Where none is, that follows nothing.
inline constexpr std::string_view namesNear = "like it: ", sentNear = "sent, and like it: ";

/// The detail of a pathMissing that is known to the library in no such place.
inline constexpr std::string_view noPhotoThere = "the library has no photo there", notInTrash = "not in the trash",
                                  alreadyInTrash = "in the trash already";

/// The detail of a usage that was to be a position, and how one begins that was to be a place: what was asked for
/// follows.
inline constexpr std::string_view noPosition =
    "a position is two decimal numbers, degrees north and east, as 38.7167,-9.1333";
inline constexpr std::string_view noPlaceCalled = "no city, region or country is known by the name ";
/// What is said where places have no names.
inline constexpr std::string_view noGazetteer =
    "places have no names here: the package libtimezonemap-data, which has GeoNames' lists of cities, is not installed";

/// The detail of a usage about an event: the photo is in none, one begins there already, there is none before.
inline constexpr std::string_view inNoEvent = "it is in no event, since it does not say on which day it was taken",
                                  eventBeginsThere = "an event begins at this photo already",
                                  firstEvent = "there is no event before this one";

/// The detail of a sourceInsideTarget that lies in a trash.
inline constexpr std::string_view inTrashFolder = "in a trash";

/// The detail of what cannot be read, and is copied all the same.
inline constexpr std::string_view copiedUnread = "copied all the same";

/// Begins the detail of an archiveLost whose file lies elsewhere in the archive; its path follows.
inline constexpr std::string_view liesAt = "lies at ";
/// The detail of a foreignFile that should say what was sent off this machine: nobody knows it, the place alone does.
/// Of one that is a place: nothing could be compared, or not what came by a sending that did not end. Of what lies
/// there and never was sent.
inline constexpr std::string_view sentUnknown = "what was sent", sentFromThere = "what was sent, as the place says",
                                  sentUncompared = "not compared", sentCutOff = "sending cut off",
                                  offsiteForeign = "never sent";
/// The detail of an offsiteDiffers that does not lie at the place any more, or neither there nor here; begins that of a
/// whole repository, and of what came back in other bytes (its path here follows).
inline constexpr std::string_view offsiteGone = "gone there", offsiteNowhere = "gone there and here",
                                  offsiteRepository = "repository: ", offsiteBackAs = "back as ";
/// The detail of a pathEmpty that is an archive.
inline constexpr std::string_view isArchive = "an archive";

/// The detail of a notTrashed, a notRestored or a notDeleted: why. After trashBlocked follows the path of the trash.
inline constexpr std::string_view trashCannotWrite = "cannot write", trashLinked = "a link",
                                  trashAlone = "without its photo",
                                  trashBlocked = "no folder: ", trashElsewhere = "another disk",
                                  trashChanged = "changed", trashFiled = "in the archive",
                                  trashDefines = "defines a person", trashAway = "away";

/// One sentence for every code. %1 = the path, %2 = needed, %3 = available (both as byteText, or as pixels).
std::string_view sentenceTemplate(Code code);
/// The one for this error, of which more may be known than its code says. %4 = whose it is; of an archiveBlocked, how
/// many photos lay in it, which is its detail; of a notTrashed, what is in the place of the trash; of what lies
/// elsewhere or came back changed, where; of noEncoder, what it would have made; of a name that nobody has, those that
/// are like it; of what is lost from the trash, what is missing there.
std::string_view sentenceTemplate(const Error& error);
/// What %1 and %4 stand for. Ensures: something that can be read: "" in quotes for an empty name.
std::string objectOf(const Error& error);
std::string ownerOf(const Error& error);
/// The template with its numbers and the path filled in.
std::string fillSentence(std::string_view sentenceTemplate, const Error& error);
/// The English sentence.
std::string sentence(const Error& error);

} // namespace albumen
