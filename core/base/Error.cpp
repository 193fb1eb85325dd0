#include "base/Error.h"

#include <array>

namespace albumen {

std::string_view nameOf(Code code)
{
    static constexpr std::array<std::string_view, codeCount> names = {
        "usage",
        "pathMissing",
        "pathDenied",
        "pathNotFolder",
        "pathEmpty",
        "pathInsideSource",
        "pathSameAsSource",
        "pathNotWritable",
        "pathTooLong",
        "noSpace",
        "noSpaceForZips",
        "diskFull",
        "diskOutOfFiles",
        "diskReadOnly",
        "fileNotWritten",
        "sourceInsideTarget",
        "rootOffline",
        "networkDrive",
        "fileVanished",
        "fileUnreadable",
        "fileTooBig",
        "fileChanging",
        "imageBroken",
        "imageCut",
        "imageTooBig",
        "imageUnsupported",
        "imageTimeout",
        "filmUnsupported",
        "outOfMemory",
        "modelMissing",
        "modelHashWrong",
        "modelRecordWrong",
        "modelMismatch",
        "modelOffline",
        "downloadFailed",
        "netFailed",
        "netShape",
        "deviceFellBack",
        "badLandmarks",
        "zeroNorm",
        "catalogueNewer",
        "catalogueBroken",
        "catalogueFull",
        "libraryInUse",
        "libraryReadOnly",
        "migrationFailed",
        "backupFailed",
        "personUnknown",
        "albumUnknown",
        "nameRefused",
        "severalFaces",
        "noFace",
        "constraintBroken",
        "nothingToUndo",
        "sourceChanged",
        "copyDiffers",
        "originalKept",
        "companionKept",
        "nameTaken",
        "foreignFile",
        "editedFile",
        "sidecarBroken",
        "zipBroken",
        "zipDamaged",
        "zipMissing",
        "archiveDamaged",
        "archiveMissing",
        "archiveLost",
        "archiveLinked",
        "archiveBlocked",
        "archiveClosed",
        "archiveOffline",
        "nothingFiled",
        "notTrashed",
        "notRestored",
        "trashLost",
        "notDeleted",
        "programMissing",
        "programFailed",
        "offsiteUnknown",
        "offsiteDiffers",
        "cancelled",
        "internal",
    };
    return names[static_cast<std::size_t>(code)];
}

std::string_view nameOf(Stage stage)
{
    static constexpr std::array<std::string_view, stageCount> names = {
        "",     "scan", "read", "load",   "detect", "align",  "embed",  "match", "group",    "store",
        "plan", "file", "zip",  "verify", "model",  "import", "sample", "trash", "classify",
    };
    return names[static_cast<std::size_t>(stage)];
}

Code codeNamed(std::string_view name)
{
    for (int i = 0; i < codeCount; ++i)
        if (nameOf(static_cast<Code>(i)) == name) return static_cast<Code>(i);
    return Code::internal;
}

Stage stageNamed(std::string_view name)
{
    for (int i = 0; i < stageCount; ++i)
        if (nameOf(static_cast<Stage>(i)) == name) return static_cast<Stage>(i);
    return Stage::none;
}

} // namespace albumen
