// What is worth saying of a library or of a job, and is no problem of a photo: a missing network, a file made again.
#pragma once

#include <cstdint>
#include <string>

namespace albumen {

/// The window has words of its own for `what`, in the user's language.
struct Note {
    enum class What {
        modelMissing,   ///< no network for a task is installed; object: the task
        modelAbsent,    ///< the one that was chosen is not installed; object: its id, as of the next three
        modelRefused,   ///< it does not match its record
        modelUnknown,   ///< nobody knows the one that was chosen
        betterModel,    ///< one that confuses fewer people than this can be fetched, and nobody chose
        madeAnew,       ///< a file of the library was damaged; object: the file
        lookDue,        ///< filed photos stay where they are until somebody looks at them; count: of them
        nameless,       ///< copies have no place for names; count: of them, as of the next six
        companions,     ///< sidecars and films that went with their photos
        foldersAgain,   ///< were missing from the archive and are there again
        copiesAgain,    ///< likewise
        zipsAgain,      ///< likewise
        mended,         ///< copies and zips that were damaged and are whole again
        adopted,        ///< files of the archive that were there already, byte for byte
        takenOver,      ///< an archive whose library is gone is gone on with; count: of the files in it
        redated,        ///< decisions whose clock was wrong
        ofAnother,      ///< a file of the library was another library's; object: the file
        recordTaken,    ///< filed files, known from the catalogue that a restored one replaced; count: of them
        markGone,       ///< the mark of a folder with photos was gone, and the folder is that one; object: the folder
        numberedFolder, ///< another person's name would be the same folder on Windows or macOS; object: the folder
        numberedPast,   ///< what is called as a person's folder would be is not theirs; object: the folder
        copiedBefore,   ///< photos filed as copies stay where they are; count: of them
        alreadyThere,   ///< photos stay, for their picture is filed from another file or as a link; count: of them
        editedThere,    ///< somebody edited a moved photo, which stays filed so; object: the file
        restoredBeside, ///< a photo came back from the trash beside another of its name; object: the file
        movedElsewhere, ///< moved photos lie in an archive that is not filed into any more; object: its save folder;
                        ///< count: of them
        derivedHurt     ///< what networks found is damaged, and is made anew at the next start; object: the file
    };
    What what = What::modelMissing;
    std::string object = {};
    std::string sentence = {}; ///< for the command line, in English: what is so, and which command helps
    std::uint64_t count = 0;
};

} // namespace albumen
