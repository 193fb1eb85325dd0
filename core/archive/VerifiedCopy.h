// One file copied so that it can be believed: written, flushed, read back and compared.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/Ledger.h"
#include "base/Files.h"
#include "base/Hash.h"
#include "base/JobControl.h"

namespace albumen {

/// The mark of an archive's folders: with it, a scan leaves them alone.
inline constexpr const char* archiveMarkName = ".albumen-archive";
inline constexpr const char* archiveTrashName = ".albumen-trash";

/// ".albumen-17.part": what a step writes until it is whole.
std::string partName(JournalId id);
bool isPartName(std::string_view name);
/// The first that nobody has in this folder, for what is no step of a journal: a kill may have left one.
Path freePart(Files& files, const Path& folder);

/// An error about an unfinished file is about what it was to be.
Error ofFinished(Error error, const Path& finished);

/// Of a disk that is not filled to its last byte.
inline constexpr std::uint64_t spareBytes = 16ULL << 20U;
/// Fails: `code`, with both numbers, where less is free; as Files::space.
Status expectFree(Files& files, const Path& folder, std::uint64_t needed, Code code = Code::noSpace,
                  Stage stage = Stage::file);

/// Does this folder say that it is an archive? An empty mount point does not.
bool hasArchiveMark(Files& files, const Path& folder);

/// Is anything there that is reached without a link? Unlike Files::exists, a disk that cannot answer is an error, not
/// "no".
Result<bool> isThere(Files& files, const Path& path);

/// A source as it was planned.
struct SourceFacts {
    Path path;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
};

/// Opens the source without following links. Fails: fileVanished, fileUnreadable, sourceChanged (other size or time).
Result<std::unique_ptr<ReadableFile>> openSource(Files& files, const SourceFacts& source);

/// All bytes of the source. None: cancelled. Fails: as openSource.
Result<std::optional<std::vector<std::byte>>> readSource(Files& files, const SourceFacts& source,
                                                         const JobControl& job);

/// XXH3-128 of a file, asked to come from the disk. None: cancelled.
Result<std::optional<Xxh128>> hashFile(Files& files, const Path& path, const JobControl& job);
/// As hashFile, of an open file.
Result<std::optional<Xxh128>> hashOpen(ReadableFile& file, const JobControl& job);

/// Copies the source to `part` with its modification time and proves it.
/// Ensures: on success `part` holds the source's bytes, on the disk; else there is no `part` (unless the disk refuses
/// even that). None: cancelled. Fails: as openSource; nameTaken, noSpace and kin of the target; copyDiffers.
Result<std::optional<Xxh128>> copyVerified(Files& files, const SourceFacts& source, const Path& part,
                                           const JobControl& job);
/// As copyVerified, of bytes made from the source.
Result<std::optional<Xxh128>> writeVerified(Files& files, std::span<const std::byte> bytes, const SourceFacts& source,
                                            const Path& part, const JobControl& job);
/// As copyVerified; the bytes are shared with the source (copy on write).
Result<std::optional<Xxh128>> reflinkVerified(Files& files, const SourceFacts& source, const Path& part,
                                              const JobControl& job);

/// Can files inside this folder be cloned? Tries it with a small file. Threads: one at a time.
bool canReflink(Files& files, const Path& folder);

} // namespace albumen
