#include "archive/VerifiedCopy.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/FileRights.h"

namespace albumen {
namespace {

constexpr std::size_t pieceBytes = 1 << 20; // a cancel is seen within one piece
constexpr std::string_view partStart = ".albumen-", partEnd = ".part";

/// Words for what befell a source: its own codes, so that they are never taken for the target's.
Error ofSource(Error error)
{
    error.stage = Stage::file;
    if (error.code == Code::pathMissing || error.code == Code::pathNotFolder)
        error.code = Code::fileVanished;
    else if (error.code != Code::sourceChanged)
        error.code = Code::fileUnreadable;
    return error;
}

/// The first difference between the source now and as planned.
Status compare(const FileInfo& now, const SourceFacts& planned)
{
    if (now.kind == FileKind::file && now.size == planned.size && now.mtimeNs == planned.mtimeNs) return {};
    return fail(Code::sourceChanged, Stage::file, planned.path, now.size != planned.size ? "size" : "time or kind");
}

Status stillAsPlanned(Files& files, const SourceFacts& source)
{
    auto now = files.info(source.path);
    if (!now) return fail(ofSource(std::move(now).error()));
    return compare(*now, source);
}

/// Calls `each(offset, bytes)` for the whole file. False: cancelled.
template <class Each> Result<bool> forPieces(ReadableFile& file, const JobControl& job, Each each)
{
    std::vector<std::byte> piece(pieceBytes);
    for (std::uint64_t offset = 0;;) {
        if (!job.mayGoOn()) return false;
        auto got = file.read(offset, piece);
        if (!got) return fail(ofSource(std::move(got).error()));
        if (*got == 0) return true;
        TRY(each(offset, std::span<const std::byte>(piece.data(), *got)));
        offset += *got;
        if (*got < piece.size()) return true;
    }
}

/// Ensures: the part holds what was read; none: cancelled.
Result<std::optional<Xxh128>> writePart(ReadableFile& from, WritableFile& to, const SourceFacts& source,
                                        const JobControl& job)
{
    TRY(to.reserve(source.size));
    Xxh128Hasher hasher;
    std::uint64_t total = 0;
    TRY_ASSIGN(const bool whole, forPieces(from, job, [&](std::uint64_t offset, std::span<const std::byte> bytes) {
                   hasher.add(bytes);
                   total += bytes.size();
                   return to.write(offset, bytes);
               }));
    if (!whole) return std::nullopt;
    if (total != source.size) return fail(Code::sourceChanged, Stage::file, source.path, "size while reading");
    TRY(to.setModified(source.mtimeNs));
    TRY(to.sync());
    return hasher.finish();
}

/// Reads the part back from the disk. None: cancelled.
Result<std::optional<Xxh128>> provePart(Files& files, const Path& part, const Xxh128& expected, const JobControl& job)
{
    TRY_ASSIGN(const auto there, hashFile(files, part, job));
    if (there && *there != expected) return fail(Code::copyDiffers, Stage::file, part);
    return there;
}

Result<std::optional<Xxh128>> copyIntoPart(Files& files, const SourceFacts& source, const Path& part,
                                           const JobControl& job)
{
    TRY_ASSIGN(const auto from, openSource(files, source));
    std::optional<Xxh128> hash;
    {
        TRY_ASSIGN(const auto to, files.create(part));
        narrowRights(part, source.path);
        TRY_ASSIGN(hash, writePart(*from, *to, source, job));
    }
    if (!hash) return hash;
    TRY(stillAsPlanned(files, source));
    return provePart(files, part, *hash, job);
}

Result<std::optional<Xxh128>> writeIntoPart(Files& files, std::span<const std::byte> bytes, const SourceFacts& source,
                                            const Path& part, const JobControl& job)
{
    Xxh128Hasher hasher;
    {
        TRY_ASSIGN(const auto to, files.create(part));
        narrowRights(part, source.path);
        TRY(to->reserve(bytes.size()));
        for (std::size_t at = 0; at < bytes.size(); at += pieceBytes) {
            if (!job.mayGoOn()) return std::nullopt;
            const auto piece = bytes.subspan(at, std::min(pieceBytes, bytes.size() - at));
            hasher.add(piece);
            TRY(to->write(at, piece));
        }
        TRY(to->setModified(source.mtimeNs));
        TRY(to->sync());
    }
    TRY(stillAsPlanned(files, source));
    return provePart(files, part, hasher.finish(), job);
}

Result<std::optional<Xxh128>> cloneIntoPart(Files& files, const SourceFacts& source, const Path& part,
                                            const JobControl& job)
{
    TRY_ASSIGN(const auto from, openSource(files, source));
    TRY_ASSIGN(const auto hash, hashOpen(*from, job));
    if (!hash) return hash;
    if (auto cloned = files.reflink(source.path, part); !cloned) {
        Error error = std::move(cloned).error();
        if (error.code == Code::fileNotWritten) error.detail += "; this disk cannot clone files: choose copies instead";
        return fail(std::move(error));
    }
    narrowRights(part, source.path);
    TRY(stillAsPlanned(files, source));
    return provePart(files, part, *hash, job);
}

/// Takes the part away unless it is whole.
Result<std::optional<Xxh128>> cleaned(Files& files, const Path& part, Result<std::optional<Xxh128>> made)
{
    const bool ours = made.has_value() || made.error().code != Code::nameTaken;
    if (ours && (!made || !*made)) (void)files.remove(part); // what cannot be removed now goes at the next start
    return made;
}

} // namespace

std::string partName(JournalId id)
{
    return fmt::format("{}{}{}", partStart, static_cast<std::int64_t>(id), partEnd);
}

bool isPartName(std::string_view name)
{
    return name.size() > partStart.size() + partEnd.size() && name.substr(0, partStart.size()) == partStart &&
           name.substr(name.size() - partEnd.size()) == partEnd;
}

Error ofFinished(Error error, const Path& finished)
{
    if (isPartName(error.path.filename().native())) error.path = finished;
    return error;
}

Path freePart(Files& files, const Path& folder)
{
    std::int64_t number = 1;
    while (files.exists(folder / partName(JournalId{number}))) ++number;
    return folder / partName(JournalId{number});
}

Status expectFree(Files& files, const Path& folder, std::uint64_t needed, Code code, Stage stage)
{
    TRY_ASSIGN(const Space space, files.space(folder));
    if (space.free >= needed) return {};
    return fail(
        Error{.code = code, .stage = stage, .path = folder, .detail = {}, .needed = needed, .available = space.free});
}

bool hasArchiveMark(Files& files, const Path& folder)
{
    return files.exists(folder / archiveMarkName);
}

Result<bool> isThere(Files& files, const Path& path)
{
    const auto info = files.info(path);
    if (info) return true;
    if (info.error().code == Code::pathMissing || info.error().code == Code::pathNotFolder) return false;
    return fail(info.error());
}

Result<std::unique_ptr<ReadableFile>> openSource(Files& files, const SourceFacts& source)
{
    auto file = files.openRead(source.path);
    if (!file) return fail(ofSource(std::move(file).error()));
    TRY(compare((*file)->info(), source));
    return file;
}

Result<std::optional<std::vector<std::byte>>> readSource(Files& files, const SourceFacts& source, const JobControl& job)
{
    TRY_ASSIGN(const auto file, openSource(files, source));
    std::vector<std::byte> all;
    all.reserve(source.size);
    TRY_ASSIGN(const bool whole, forPieces(*file, job, [&](std::uint64_t, std::span<const std::byte> bytes) -> Status {
                   all.insert(all.end(), bytes.begin(), bytes.end());
                   return {};
               }));
    if (!whole) return std::nullopt;
    if (all.size() != source.size) return fail(Code::sourceChanged, Stage::file, source.path, "size while reading");
    TRY(stillAsPlanned(files, source));
    return all;
}

Result<std::optional<Xxh128>> hashFile(Files& files, const Path& path, const JobControl& job)
{
    auto file = files.openRead(path);
    if (!file) return fail(ofSource(std::move(file).error()));
    (*file)->dropCache();
    return hashOpen(**file, job);
}

Result<std::optional<Xxh128>> hashOpen(ReadableFile& file, const JobControl& job)
{
    Xxh128Hasher hasher;
    TRY_ASSIGN(const bool whole, forPieces(file, job, [&](std::uint64_t, std::span<const std::byte> bytes) -> Status {
                   hasher.add(bytes);
                   return {};
               }));
    if (!whole) return std::nullopt;
    return hasher.finish();
}

Result<std::optional<Xxh128>> copyVerified(Files& files, const SourceFacts& source, const Path& part,
                                           const JobControl& job)
{
    return cleaned(files, part, copyIntoPart(files, source, part, job));
}

Result<std::optional<Xxh128>> writeVerified(Files& files, std::span<const std::byte> bytes, const SourceFacts& source,
                                            const Path& part, const JobControl& job)
{
    return cleaned(files, part, writeIntoPart(files, bytes, source, part, job));
}

Result<std::optional<Xxh128>> reflinkVerified(Files& files, const SourceFacts& source, const Path& part,
                                              const JobControl& job)
{
    return cleaned(files, part, cloneIntoPart(files, source, part, job));
}

bool canReflink(Files& files, const Path& folder)
{
    const Path original = folder / (".albumen-" + randomHex(8) + ".part"),
               twin = folder / (".albumen-" + randomHex(8) + ".part");
    bool cloned = false;
    if (auto file = files.create(original)) {
        const std::byte one{1};
        cloned = (*file)->write(0, {&one, 1}).has_value() && (*file)->sync().has_value() &&
                 files.reflink(original, twin).has_value();
        if (cloned) (void)files.remove(twin);
        (void)files.remove(original);
    }
    return cloned;
}

} // namespace albumen
