// What can go wrong, as values. An Error names what happened (code), where in the work (stage), to which path; the
// sentence a person reads is made from it in base/Sentence.h, in `ui/` translated.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace albumen {

/// Every code Albumen knows. The JSON spelling is the enumerator's name.
enum class Code {
    usage,
    pathMissing,
    pathDenied,
    pathNotFolder,
    pathEmpty,
    pathInsideSource,
    pathSameAsSource,
    pathNotWritable,
    pathTooLong,
    noSpace,
    noSpaceForZips,
    diskFull,
    diskOutOfFiles,
    diskReadOnly,
    fileNotWritten,
    sourceInsideTarget,
    rootOffline,
    networkDrive,
    fileVanished,
    fileUnreadable,
    fileTooBig,
    fileChanging,
    imageBroken,
    imageCut,
    imageTooBig,
    imageUnsupported,
    imageTimeout,
    filmUnsupported,
    outOfMemory,
    modelMissing,
    modelHashWrong,
    modelRecordWrong,
    modelMismatch,
    modelOffline,
    downloadFailed,
    netFailed,
    netShape,
    deviceFellBack,
    badLandmarks,
    zeroNorm,
    catalogueNewer,
    catalogueBroken,
    catalogueFull,
    libraryInUse,
    libraryReadOnly,
    migrationFailed,
    backupFailed,
    personUnknown,
    albumUnknown,
    nameRefused,
    severalFaces,
    noFace,
    constraintBroken,
    nothingToUndo,
    sourceChanged,
    copyDiffers,
    originalKept,
    companionKept,
    nameTaken,
    foreignFile,
    editedFile,
    sidecarBroken,
    zipBroken,
    zipDamaged,
    zipMissing,
    archiveDamaged,
    archiveMissing,
    archiveLost,
    archiveLinked,
    archiveBlocked,
    archiveClosed,
    archiveOffline,
    nothingFiled,
    notTrashed,
    notRestored,
    trashLost,
    notDeleted,
    programMissing,
    programFailed,
    offsiteUnknown,
    offsiteDiffers,
    cancelled,
    internal, // keep last: codeCount is made from it
};
inline constexpr int codeCount = static_cast<int>(Code::internal) + 1;

/// The step of the work an error belongs to; the same words as folders, commands and log lines.
enum class Stage {
    none,
    scan,
    read,
    load,
    detect,
    align,
    embed,
    match,
    group,
    store,
    plan,
    file,
    zip,
    verify,
    model,
    import,
    sample,
    trash,
    classify // keep last: stageCount is made from it
};
inline constexpr int stageCount = static_cast<int>(Stage::classify) + 1;

std::string_view nameOf(Code code);
std::string_view nameOf(Stage stage);
/// The one of this name, as nameOf gives it; of no name at all: internal, and none.
Code codeNamed(std::string_view name);
Stage stageNamed(std::string_view name);

struct Error {
    Code code = Code::internal;
    Stage stage = Stage::none;
    std::filesystem::path path;  ///< what it happened to: a file, a folder, or a model's id; may be empty
    std::string detail;          ///< for the log and for --json; never the only explanation
    std::uint64_t needed = 0;    ///< noSpace, imageTooBig, fileTooBig: bytes or pixels asked for
    std::uint64_t available = 0; ///< noSpace: bytes free; imageTooBig, fileTooBig: the limit
};

template <class T> using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}
inline tl::unexpected<Error> fail(Code code, Stage stage, std::filesystem::path path = {}, std::string detail = {})
{
    return fail(Error{.code = code, .stage = stage, .path = std::move(path), .detail = std::move(detail)});
}

} // namespace albumen

#define ALBUMEN_JOIN2(a, b) a##b
#define ALBUMEN_JOIN(a, b) ALBUMEN_JOIN2(a, b)

/// TRY(status): returns the error of a Result<...> to the caller, else goes on.
#define TRY(expression) ALBUMEN_TRY(ALBUMEN_JOIN(tryResult_, __COUNTER__), expression)
#define ALBUMEN_TRY(result, expression)                                                                                \
    do {                                                                                                               \
        if (auto result = (expression); !result) return ::albumen::fail(std::move(result).error());                    \
    } while (false)

/// TRY_ASSIGN(auto value, expression): the value of a Result<T>, or its error returned to the caller.
#define TRY_ASSIGN(declaration, expression)                                                                            \
    ALBUMEN_TRY_ASSIGN(ALBUMEN_JOIN(tryResult_, __COUNTER__), declaration, expression)
#define ALBUMEN_TRY_ASSIGN(result, declaration, expression)                                                            \
    auto result = (expression);                                                                                        \
    if (!result) return ::albumen::fail(std::move(result).error());                                                    \
    declaration = std::move(*result)
