#include "base/Sentence.h"

#include <fmt/format.h>

#include "base/Text.h"

namespace albumen {

std::string_view sentenceTemplate(Code code)
{
    switch (code) {
    case Code::usage: return "The command cannot be understood: %1. Try --help.";
    case Code::pathMissing: return "%1 does not exist. The path was not changed.";
    case Code::pathDenied: return "%1 cannot be opened: permission is missing.";
    case Code::pathNotFolder: return "%1 is not a folder. Choose a folder.";
    case Code::pathEmpty: return "There is no photo in %1.";
    case Code::pathInsideSource: return "%1 is inside the photo folder. Choose another, or exclude it from the photos.";
    case Code::pathSameAsSource: return "%1 is the photo folder itself. Choose another folder.";
    case Code::pathNotWritable: return "%1 cannot be written to. Choose another folder.";
    case Code::pathTooLong: return "%1 is longer than the disk allows. Choose a shorter path.";
    case Code::noSpace: return "%2 needed, %3 free on %1. Nothing was copied.";
    case Code::noSpaceForZips: return "%2 needed, %3 free on %1. No zip was made; copies that were filed are kept.";
    case Code::diskFull: return "The disk of %1 is full. What was finished is kept; make room and start again.";
    case Code::diskOutOfFiles:
        return "The disk of %1 has room, but not for one more file. What was finished is kept; delete some files "
               "there.";
    case Code::diskReadOnly: return "The disk of %1 is read-only. Choose another folder.";
    case Code::fileNotWritten: return "%1 could not be written. Check the disk.";
    case Code::sourceInsideTarget:
        return "The photo folder %1 lies inside the folder chosen for copies. Choose another folder for copies.";
    case Code::rootOffline: return "The drive of %1 is not connected. Its photos keep their names and faces.";
    case Code::networkDrive: return "%1 is on a network drive. Work there is slower.";
    case Code::fileVanished: return "%1 went away while it was read and was skipped.";
    case Code::fileUnreadable: return "%1 cannot be read and was skipped.";
    case Code::fileTooBig: return "%1 has %2, more than the limit of %3, and was skipped.";
    case Code::fileChanging: return "%1 changed while it was read. It will be looked at again next time.";
    case Code::imageBroken: return "%1 is damaged or cut off and was skipped.";
    case Code::imageCut: return "%1 lacks its end. What is there was looked at and is filed.";
    case Code::imageTooBig: return "%1 says it has %2 pixels, more than the limit of %3, and was skipped.";
    case Code::imageUnsupported: return "%1 is not a kind of picture Albumen reads and was skipped.";
    case Code::imageTimeout: return "%1 took too long to read and was skipped.";
    case Code::filmUnsupported:
        return "The pictures of the film %1 cannot be read (a coding without a reader here, encrypted, or sound "
               "alone). It was skipped.";
    case Code::outOfMemory: return "%1 needs more memory than there is and was skipped.";
    case Code::modelMissing:
        return "The model %1 is not installed. Fetch it, or name a folder that has it with --models.";
    case Code::modelHashWrong: return "The model %1 does not match its record and was not used.";
    case Code::modelRecordWrong: return "The record of the model %1 is incomplete and was not used.";
    case Code::modelMismatch: return "Faces were compared with two different models (%1). Run Recognise again.";
    case Code::modelOffline: return "The model %1 cannot be fetched: there is no connection. Try again later.";
    case Code::downloadFailed: return "The model %1 could not be fetched. Try again; it goes on where it stopped.";
    case Code::netFailed: return "The network failed on %1.";
    case Code::netShape: return "The model %1 does not give what its record says and was not used.";
    case Code::deviceFellBack: return "Running on the processor instead of the graphics card.";
    case Code::badLandmarks: return "A face in %1 has impossible eye and mouth points and stays without a name.";
    case Code::zeroNorm: return "A face in %1 gave nothing to compare and stays without a name.";
    case Code::catalogueNewer: return "The library %1 was written by a newer Albumen. Update Albumen to open it.";
    case Code::catalogueBroken: return "The library %1 is damaged. Restore a backup, or move it away to start anew.";
    case Code::catalogueFull: return "The library %1 cannot grow: the disk is full. Make room and start again.";
    case Code::libraryInUse: return "Albumen is already open with this library.";
    case Code::libraryReadOnly:
        return "The library %1 can only be read here. What is in it can be looked at, and nothing can be changed.";
    case Code::migrationFailed: return "The library %1 could not be brought up to date and was left as it was.";
    case Code::backupFailed: return "The backup %1 could not be written.";
    case Code::personUnknown: return "There is no person called %1.";
    case Code::albumUnknown: return "There is no album called %1.";
    case Code::nameRefused: return "%1 cannot be a name: use letters, and no control characters.";
    case Code::severalFaces: return "There are several faces in %1. Say which one is meant.";
    case Code::noFace: return "There is no face in %1.";
    case Code::constraintBroken: return "%1 cannot be: two faces of one photo are never one person.";
    case Code::nothingToUndo: return "There is nothing to undo.";
    case Code::sourceChanged: return "%1 changed since it was looked at and was not filed. Run again.";
    case Code::copyDiffers: return "The copy %1 does not match its original and was removed. Check the disk.";
    case Code::originalKept: return "%1 stays where it is: not every copy of it could be proved.";
    case Code::companionKept: return "%1 stays where it is, for what belongs to it could not be moved along.";
    case Code::nameTaken: return "The name %1 is taken.";
    case Code::foreignFile: return "%1 is not from Albumen and was left alone.";
    case Code::editedFile: return "%1 was changed by somebody since it was filed and was left alone.";
    case Code::sidecarBroken: return "%1 is empty or cut off: no names were read from it.";
    case Code::zipBroken: return "The zip %1 is damaged and was not used.";
    case Code::zipDamaged: return "%1 does not hold what was put into it. Zip again to mend it.";
    case Code::zipMissing: return "%1 is not there any more. Zip again to make it anew.";
    case Code::archiveDamaged: return "%1 does not match what was filed. File again to mend it.";
    case Code::archiveMissing: return "%1 is not there any more. File again to make it anew.";
    case Code::archiveLost:
        return "%1 is missing or damaged, and there is nothing to make it anew from. Put it back, or take it from a "
               "zip or a backup.";
    case Code::archiveLinked:
        return "%1 is a link now, and nothing is read or written through it. Put back what was there and file again.";
    case Code::archiveClosed:
        return "%1 cannot be opened or changed: permission is missing. Nothing is filed there until it can be.";
    case Code::archiveBlocked:
        return "%1 is no folder any more, and nothing is filed there. Put back what was there and file again.";
    case Code::archiveOffline:
        return "The archive %1 is not there. Connect its drive, put its folder back, or choose another folder.";
    case Code::nothingFiled: return "Nothing is filed in %1 yet, so there is nothing to read back.";
    case Code::notTrashed: return "%1 could not be moved to the trash and stays where it is.";
    case Code::programMissing:
        return "%1 is not installed. Install the package of that name, or choose another kind of place.";
    case Code::programFailed: return "%1 could not do it: %4";
    case Code::offsiteUnknown: return "There is no place off this machine called %1.";
    case Code::offsiteDiffers: return "%1 is not as it is here: what was sent cannot be trusted. Send it again.";
    case Code::notDeleted: return "%1 could not be deleted and stays in the trash.";
    case Code::notRestored: return "%1 could not be brought back and stays in the trash.";
    case Code::trashLost: return "%1 is not in the trash any more and could not be brought back.";
    case Code::cancelled: return "It was stopped before it was done.";
    case Code::internal: return "Albumen made a mistake with %1. The rest goes on; the log has the details.";
    }
    return "";
}

namespace {

std::string_view foreignTemplate(std::string_view detail)
{
    if (detail == sentUnknown)
        return "%1 is gone or cannot be read: what was sent before is not known, and what is gone there counts as new. "
               "The next sending writes it anew.";
    if (detail == sentFromThere)
        return "%1 is gone or cannot be read: what was sent is known by the record at the place alone. The next "
               "sending writes it anew.";
    if (detail == sentUncompared)
        return "Neither here nor there is a record of what was sent to %1: nothing that came back could be compared "
               "with what was sent.";
    if (detail == sentCutOff)
        return "The last sending to %1 did not end: what it brought there is in no record and was not compared.";
    if (detail == offsiteForeign)
        return "%1 lies there and was never sent there. It stays there, unless you ask for it by this path.";
    if (detail.starts_with(archiveOfLibrary))
        return "%1 is the archive of another library, %4, and was left alone. Choose another folder, or open that "
               "library.";
    if (detail == notXmp) return "%1 holds no XMP and was left alone: no names were written into it.";
    if (detail == standsFolder)
        return "%1 is a folder, and a file of the library belongs there. Move the folder away and start again.";
    if (detail == standsOtherLink)
        return "%1 is a link, and a file of the library belongs there itself. Take the link away and start again.";
    if (detail == standsLink)
        return "%1 is a link that leads nowhere, and a file of the library belongs there. Put back what it led to, or "
               "take the link away, and start again.";
    if (detail == standsOther)
        return "%1 is a pipe, a socket or a device, and a file of the library belongs there. Take it away and start "
               "again.";
    return sentenceTemplate(Code::foreignFile);
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

std::string_view notTrashedTemplate(std::string_view detail)
{
    if (detail == trashCannotWrite)
        return "%1 could not be moved to the trash and stays where it is: nothing can be changed in its folder.";
    if (detail == trashLinked)
        return "%1 could not be moved to the trash and stays where it is: it is a link, or reached through one.";
    if (detail.starts_with(trashBlocked))
        return "%1 could not be moved to the trash and stays where it is: %4 is a file or a link and no folder. "
               "Take it away and run again.";
    if (detail == trashElsewhere)
        return "%1 could not be moved to the trash and stays where it is: it lies on another disk than its photo "
               "folder.";
    if (detail == trashChanged) return "%1 changed since it was looked at and was not moved to the trash. Run again.";
    if (detail == trashFiled) return "%1 was moved into the archive, where it is the only one, and stays there.";
    if (detail == trashDefines) return "%1 says who somebody is and is no photo of the collection: it stays.";
    return sentenceTemplate(Code::notTrashed);
}

/// Of a file that was to be an export of decisions.
std::string_view importTemplate(const std::string& detail)
{
    if (detail == exportEmpty) return "%1 is empty, and nothing was taken in.";
    if (detail == exportCut) return "%1 ends in the middle: it was cut off. Copy or export it again.";
    if (detail == noExport)
        return "%1 holds no decisions of an Albumen library, and nothing was taken in. albumen-cli export json writes "
               "them.";
    if (detail.starts_with(exportHurt))
        return "%1 is an export of Albumen that does not hold together: somebody changed it, or it is damaged. Export "
               "it again.";
    if (detail.starts_with(noProgramData))
        return "%1 is no database of that program that can be read: it is another one's, newer, or damaged. Nothing "
               "was taken in.";
    return sentenceTemplate(Code::foreignFile);
}

/// Of what was to be made for others. Empty: it was not.
std::string_view givingTemplate(std::string_view detail)
{
    if (detail == intoArchive)
        return "%1 lies in the archive, and copies for others do not go there. Choose another folder.";
    if (detail == gifTooMuch)
        return "%1 was not made: so many photos are too much for a GIF of that size. Take fewer of them, or a smaller "
               "size.";
    if (detail == gifNotSmall)
        return "%1 was not made: with so many photos it cannot have so few bytes. Take fewer of them.";
    if (detail == noVideoName) return "%1 is no name of a video: it ends in .mp4 or in .webm.";
    if (detail == titleLetters)
        return "%1 was not made: its title has letters that cannot be drawn on this computer. Use plain Latin letters.";
    if (detail.starts_with(noEncoder))
        return "%1 was not made: the video library of this computer cannot make %4. Another ending, .mp4 or .webm, "
               "may do.";
    return {};
}

/// A filed file that somebody put elsewhere in the archive.
bool liesElsewhere(const Error& error)
{
    return error.code == Code::archiveLost && error.detail.starts_with(liesAt);
}

} // namespace

bool isPartOfArchive(const Error& error)
{
    return error.code == Code::pathInsideSource && error.detail.starts_with(partOfArchive);
}

std::string_view sentenceTemplate(const Error& error)
{
    if (liesElsewhere(error)) return "%1 lies at %4 now: somebody put it there. Put it back, and nothing is missing.";
    if (error.code == Code::pathEmpty && error.detail == isArchive)
        return "%1 is an archive that Albumen filed, and nothing in it is taken for a photo. To begin anew from it "
               "where its library is lost, take away the file .albumen-archive in it.";
    if (error.code == Code::catalogueNewer && error.stage == Stage::import)
        return "%1 was exported by a newer Albumen. Update Albumen to take it in.";
    if (error.code == Code::libraryInUse && error.stage == Stage::import)
        return "%1 is open in its own program, or was not closed well. Close that program, and import again.";
    if (error.code == Code::rootOffline && error.stage == Stage::import)
        return "%1 is empty, and logs of libraries lay there before: its drive or cloud is not connected. Nothing was "
               "changed. If they were taken away for good: albumen-cli sync --anew %1";
    if (error.code == Code::nameTaken && error.stage == Stage::import)
        return "%1 has the name of this library's log and is another library's, so nothing was given. Move it away.";
    if (error.code == Code::copyDiffers && error.stage == Stage::import)
        return "%1 could not be written: the disk gives back other bytes than it got.";
    if (error.code == Code::foreignFile && error.stage == Stage::import) return importTemplate(error.detail);
    if (error.code == Code::noFace && error.path.empty()) return "There is no %1."; // by number
    if (error.code == Code::foreignFile) return foreignTemplate(error.detail);
    if (isPartOfArchive(error))
        return "%1 belongs to the archive %4, and no other archive can be begun there. Choose that folder itself, or "
               "one outside it and its zips.";
    if (error.code == Code::originalKept && error.detail == originalReplaced)
        return "%1 stays where it is: it is as large and as old as the photo that was filed from there, and another "
               "one. To look at it again: albumen-cli recognise --again %1";
    if (error.code == Code::catalogueBroken && error.detail == olderCatalogue)
        return "The catalogue of the library %1 is older than what lies beside it: another one was put in its place. "
               "Put the newer one back, or choose one with albumen-cli restore-catalogue.";
    if (error.code == Code::usage && error.stage == Stage::read) return "What was labelled cannot be used: %1.";
    if (error.code == Code::usage)
        if (const auto giving = givingTemplate(error.detail); !giving.empty()) return giving;
    if (error.code == Code::nothingFiled && (error.stage == Stage::file || error.stage == Stage::zip))
        return "%1 was not made: there is no photo that can be read.";
    if (error.code == Code::modelMissing && error.detail.find(noAddress) != std::string::npos)
        return "The model %1 is published nowhere and cannot be fetched. Put its files into the folder for models, or "
               "name a folder that has them with --models.";
    if (error.code == Code::pathNotWritable && error.detail == noSidecar)
        return "The names of %1 were not written: nothing can be written into its folder. Make the folder writable, or "
               "export the names into a folder of their own.";
    if (error.code == Code::archiveBlocked && isNumber(error.detail))
        return "%1 is no folder any more, and nothing is filed there. Photos that lay in it: %4. Put back what was "
               "there and file again.";
    if (error.code == Code::sidecarBroken && error.detail == unknownEncoding)
        return "%1 is no text in an encoding that can be told: no names were read from it.";
    if (error.code == Code::sidecarBroken && error.detail == notXmp)
        return "%1 is no XMP that can be read: no names were read from it.";
    if (error.code == Code::nameRefused && error.detail == nameTooLong)
        return "%1 is too long for a name. Use a shorter one.";
    if (error.code == Code::nameRefused && error.detail == nameUnseen)
        return "%1 cannot be a name: it holds signs that nobody sees. Type it anew.";
    if (error.code == Code::nameRefused && error.detail == nameOfGroup)
        return "%1 cannot be a name: unnamed groups are called so.";
    if (error.code == Code::nothingToUndo && error.detail == nothingUndone)
        return "There is nothing to redo: the last decision was no undo.";
    if (error.code == Code::nothingToUndo && error.detail.starts_with(unknownDecision))
        return "There is no %1 that can be taken back. The history has the numbers.";
    if (error.code == Code::personUnknown && error.detail == unknownGroup)
        return "There is no group %1. Groups change when faces get names: look at their list again.";
    if (error.code == Code::personUnknown && error.detail == namesNear)
        return "There is no person called %1, nor one whose name is like it. Who there is: albumen-cli people list";
    if (error.code == Code::personUnknown && error.detail.starts_with(namesNear))
        return "There is no person called %1. Meant may be: %4. Who there is: albumen-cli people list";
    if (error.code == Code::pathMissing && error.detail == sentNear)
        return "%1 was never sent there: nobody whose photos were sent is called so, nor like it, and it is no path of "
               "that place. Without a name, all that lies there is brought back.";
    if (error.code == Code::pathMissing && error.detail.starts_with(sentNear))
        return "%1 was never sent there: nobody whose photos were sent is called so, and it is no path of that place. "
               "Meant may be: %4.";
    if (error.code == Code::trashLost && !error.detail.empty())
        return "%1 could not be brought back: %4 is missing. Put it there again, or where it lay, and the next run "
               "goes on. To forget it, empty the trash.";
    if (error.detail == copiedUnread) return "%1 cannot be read as a picture, and is copied all the same.";
    if (error.code == Code::imageUnsupported && error.detail == noExample)
        return "%1 is a film, and only a photo can be searched by.";
    if (error.code == Code::imageUnsupported && error.detail == noMusic) return "%1 holds no music that can be read.";
    if (error.code == Code::pathMissing && error.detail == noPhotoThere) return "The library has no photo at %1.";
    if (error.code == Code::pathMissing && error.detail == alreadyInTrash) return "%1 lies in the trash already.";
    if (error.code == Code::pathMissing && error.detail == notInTrash)
        return "%1 is not in the trash. Its list has the paths and numbers.";
    if (error.code == Code::nameTaken && error.stage == Stage::sample)
        return "%1 is not empty, and what is in it is no sample album. Choose a new or an empty folder.";
    if (error.code == Code::sourceInsideTarget && error.detail == inTrashFolder)
        return "%1 lies in a trash of Albumen, which is no folder of photos: what was thrown away is not looked at. "
               "Restore it, or choose another folder.";
    if (error.code == Code::editedFile && error.stage == Stage::trash)
        return "%1 is not as it was thrown away: somebody changed it in the trash. It came back as it is now.";
    if (error.code == Code::notTrashed) return notTrashedTemplate(error.detail);
    if (error.code == Code::notRestored && error.detail == trashCannotWrite)
        return "%1 could not be brought back and stays in the trash: nothing can be written there.";
    if (error.code == Code::notRestored && error.detail == trashAlone)
        return "%1 could not be brought back and stays in the trash: its photo is not with it, and another one has its "
               "name.";
    if (error.code == Code::notRestored && error.detail == trashLinked)
        return "%1 could not be brought back and stays in the trash: a link or a file is in the place of a folder.";
    if (error.code == Code::offsiteDiffers && error.detail == offsiteGone)
        return "%1 was sent and does not lie there any more. While it is here, send it again.";
    if (error.code == Code::offsiteDiffers && error.detail == offsiteNowhere)
        return "%1 was sent and lies neither there nor here any more. Look for it in other copies.";
    if (error.code == Code::offsiteDiffers && error.detail.starts_with(offsiteBackAs))
        return "%1 is not as it was sent: it was changed there. What came back lies at %4.";
    if (error.code == Code::offsiteDiffers && error.detail.starts_with(offsiteRepository))
        return "The repository of %1 is damaged, and not all of it can be brought back. Mend it with restic, or send "
               "to a new one.";
    if (error.code == Code::notDeleted && error.detail == trashChanged)
        return "%1 was changed since it was thrown away. It is not deleted and stays in the trash.";
    if (error.code == Code::notDeleted && error.detail == trashAway)
        return "%1 is not deleted: its trash is not there. Put it back, or connect its drive.";
    if (error.code == Code::notDeleted && error.detail == trashCannotWrite)
        return "%1 could not be deleted and stays in the trash: nothing can be changed there.";
    return sentenceTemplate(error.code);
}

std::string objectOf(const Error& error)
{
    const bool plain = error.code == Code::usage && sentenceTemplate(error) == sentenceTemplate(Code::usage);
    if (plain && !error.detail.empty()) return printable(error.detail);
    if (!error.path.empty()) return printable(error.path);
    return error.detail.empty() ? "\"\"" : printable(error.detail);
}

std::string ownerOf(const Error& error)
{
    const std::string_view detail = error.detail;
    if (error.code == Code::archiveBlocked || error.code == Code::trashLost) return printable(detail);
    if (error.code == Code::personUnknown && detail.starts_with(namesNear))
        return printable(detail.substr(namesNear.size()));
    if (error.code == Code::pathMissing && detail.starts_with(sentNear))
        return printable(detail.substr(sentNear.size()));
    if (isPartOfArchive(error)) return printable(detail.substr(partOfArchive.size()));
    if (error.code == Code::programFailed) return printable(detail);
    if (liesElsewhere(error)) return printable(detail.substr(liesAt.size()));
    if (error.code == Code::offsiteDiffers && detail.starts_with(offsiteBackAs))
        return printable(detail.substr(offsiteBackAs.size()));
    if (error.code == Code::notTrashed && detail.starts_with(trashBlocked))
        return printable(detail.substr(trashBlocked.size()));
    if (error.code == Code::usage && detail.starts_with(noEncoder)) return printable(detail.substr(noEncoder.size()));
    return detail.starts_with(archiveOfLibrary) ? printable(detail.substr(archiveOfLibrary.size())) : std::string();
}

std::string fillSentence(std::string_view sentenceTemplate, const Error& error)
{
    const bool pixels = error.code == Code::imageTooBig;
    const auto number = [pixels](std::uint64_t n) { return pixels ? fmt::format("{}", n) : byteText(n); };
    std::string text;
    for (std::size_t i = 0; i < sentenceTemplate.size(); ++i) {
        const char next =
            sentenceTemplate[i] == '%' && i + 1 < sentenceTemplate.size() ? sentenceTemplate[i + 1] : '\0';
        if (next == '1')
            text += objectOf(error);
        else if (next == '2')
            text += number(error.needed);
        else if (next == '3')
            text += number(error.available);
        else if (next == '4')
            text += ownerOf(error);
        else {
            text += sentenceTemplate[i];
            continue;
        }
        ++i;
    }
    return text;
}

std::string sentence(const Error& error)
{
    return fillSentence(sentenceTemplate(error), error);
}

} // namespace albumen
