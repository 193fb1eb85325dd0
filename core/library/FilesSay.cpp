#include "library/FilesSay.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <span>

#include "archive/Companions.h"
#include "archive/VerifiedCopy.h"
#include "catalogue/AlikeRows.h"
#include "catalogue/FilingRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/RunRows.h"
#include "catalogue/SaysRows.h"
#include "load/FileReader.h"
#include "metadata/LivePhoto.h"
#include "metadata/SaysReader.h"
#include "metadata/SidecarFiles.h"
#include "metadata/XmpPacket.h"
#include "photo/DayInName.h"
#include "photo/FilmName.h"
#include "photo/RawName.h"

namespace albumen {
namespace {

/// Counted up when files are taken apart in another way: what was kept before is asked anew then.
constexpr std::uint64_t waysToRead = 3;

SaysStamp stampOf(const PhotoToFile& photo)
{
    Xxh128Hasher hasher;
    const auto add = [&hasher](std::uint64_t number) { hasher.add(std::as_bytes(std::span(&number, 1))); };
    add(waysToRead);
    add(static_cast<std::uint64_t>(photo.mtimeNs));
    for (const Companion& one : photo.companions) {
        add(one.size);
        add(static_cast<std::uint64_t>(one.mtimeNs));
    }
    const Xxh128 hash = hasher.finish();
    SaysStamp stamp{.size = photo.size};
    std::memcpy(&stamp.rest, hash.data(), sizeof stamp.rest);
    return stamp;
}

FileSays together(const FileSays& a, const FileSays& b)
{
    FileSays both;
    std::ranges::set_union(a.facts, b.facts, std::back_inserter(both.facts));
    Xxh128Hasher hasher;
    hasher.add(a.bytes);
    hasher.add(b.bytes);
    both.bytes = hasher.finish();
    return both;
}

FileSays saysOfDay(std::int64_t day)
{
    Xxh128Hasher hasher;
    hasher.add(std::as_bytes(std::span(&day, 1)));
    return saysOfWhole(hasher.finish());
}

/// None: it cannot be read now. Fails: cancelled.
Result<std::optional<FileSays>> saysOfCompanion(Files& files, const Companion& one, const JobControl& job)
{
    if (one.size <= maxPacketBytes) {
        const auto bytes = readWhole(files, one.source, maxPacketBytes, Follow::yes);
        return bytes ? std::optional(saysOfSidecar(*bytes)) : std::nullopt;
    }
    const auto hash = hashFile(files, one.source, job);
    if (job.cancelled()) return fail(Code::cancelled, Stage::plan);
    return hash && *hash ? std::optional(saysOfWhole(**hash)) : std::nullopt;
}

/// A film is one thing, and may be too large to be held. None: it cannot be read now. Fails: cancelled.
Result<std::optional<FileSays>> saysOfFile(Files& files, const Path& path, std::uint64_t size, Follow follow,
                                           const JobControl& job)
{
    if (hasFilmExtension(path.native())) {
        const auto hash = hashFile(files, path, job);
        if (job.cancelled()) return fail(Code::cancelled, Stage::plan);
        return hash && *hash ? std::optional(saysOfWhole(**hash)) : std::nullopt;
    }
    const auto bytes = readWhole(files, path, maxPhotoBytes, follow);
    return bytes && bytes->size() == size ? std::optional(saysOf(*bytes)) : std::nullopt;
}

/// With what lies beside it. None: it cannot be read now. Fails: cancelled.
Result<std::optional<FileSays>> readSays(Files& files, const PhotoToFile& photo, const JobControl& job)
{
    TRY_ASSIGN(std::optional<FileSays> says, saysOfFile(files, photo.source, photo.size, Follow::yes, job));
    if (!says) return std::nullopt;
    for (const Companion& one : photo.companions) {
        if (one.size == 0) continue;
        TRY_ASSIGN(const auto beside, saysOfCompanion(files, one, job));
        if (!beside) return std::nullopt;
        says = together(*says, *beside);
    }
    return says;
}

/// The days in the names of photos that say themselves none.
using DaysInNames = std::map<PhotoId, std::int64_t>;

/// Those of pictures with several, each with what lies beside it; films are the same byte for byte. Fails: cancelled.
Result<FilingInput> filesOfSeveral(const LibraryState& state, DaysInNames& days, const JobControl& job)
{
    constexpr TargetKey anywhere{TargetKind::noPeople, {}}; // what is filed nowhere has nothing beside it
    FilingInput input;
    std::set<Path> raws;
    TRY(state.catalogue().read(
        [&](Db& db) -> Status {
            TRY_ASSIGN(raws, RunRows(db).unreadablePaths());
            TRY_ASSIGN(const std::vector<SameFiles> pictures, AlikeRows(db).duplicates());
            for (const SameFiles& same : pictures) {
                TRY_ASSIGN(const std::vector<PhotoRow> rows, PhotoRows(db).rows(same.photos));
                for (const PhotoRow& row : rows) {
                    if (const auto day = dayInName(row.path); day && !row.takenLocalS) days[row.id] = *day;
                    if (!hasFilmExtension(row.path.native()))
                        input.photos.push_back({.content = same.content,
                                                .photo = row.id,
                                                .source = row.path,
                                                .size = row.size,
                                                .mtimeNs = row.mtimeNs,
                                                .targets = {anywhere},
                                                .raw = isRawName(row.path)});
                }
            }
            return {};
        },
        &job));
    std::erase_if(raws, [](const Path& file) { return !isRawName(file); });
    Files& files = state.parts.files;
    const CompanionChoice beside{.raws = std::move(raws),
                                 .lists = [&files](const Path& photo) { return takeoutBeside(files, photo); }};
    if (!addCompanions(files, input, beside, job, liveIdentifiers(files))) return fail(Code::cancelled, Stage::plan);
    return input;
}

} // namespace

Result<std::optional<FileSays>> readSaysOfFiled(const LibraryState& state, ContentNo picture, PhotoId photo,
                                                const JobControl& job)
{
    TRY_ASSIGN(const std::vector<Path> filed,
               state.catalogue().read([&](Db& db) { return filedFilesOf(db, picture, photo); }));
    std::optional<FileSays> says;
    for (const Path& path : filed) {
        const auto info = state.parts.files.info(path);
        if (!info) return std::nullopt;
        if (says) {
            if (info->size == 0) continue;
            TRY_ASSIGN(const auto beside,
                       saysOfCompanion(state.parts.files, {.ending = {}, .source = path, .size = info->size}, job));
            if (!beside) return std::nullopt;
            says = together(*says, *beside);
        } else {
            TRY_ASSIGN(says, saysOfFile(state.parts.files, path, info->size, Follow::no, job));
            if (!says) return std::nullopt;
        }
    }
    return says;
}

Result<std::optional<FileSays>> saysWithCompanions(const LibraryState& state, const PhotoToFile& photo,
                                                   const JobControl& job)
{
    const SaysStamp stamp = stampOf(photo);
    TRY_ASSIGN(std::optional<FileSays> known,
               state.catalogue().read([&](Db& db) { return SaysRows(db).find(photo.photo, stamp); }));
    if (known) return known;
    TRY_ASSIGN(known, readSays(state.parts.files, photo, job));
    if (known && state.mayWrite())
        TRY(state.catalogue().write([&](Db& db) { return SaysRows(db).put(photo.photo, stamp, *known); }));
    return known;
}

bool isSameFile(const PhotoToFile& a, const PhotoToFile& b)
{
    return a.size == b.size && a.mtimeNs == b.mtimeNs &&
           std::ranges::equal(a.companions, b.companions, [](const Companion& one, const Companion& other) {
               return one.ending == other.ending && one.size == other.size && one.mtimeNs == other.mtimeNs;
           });
}

Result<SaidByFiles> saidByFiles(const LibraryState& state, const JobControl& job)
{
    DaysInNames days;
    TRY_ASSIGN(const FilingInput input, filesOfSeveral(state, days, job));
    const auto isSame = [&days](const PhotoToFile& a, const PhotoToFile& b) {
        const auto one = days.find(a.photo), other = days.find(b.photo);
        const bool sameDay = one == days.end() || other == days.end() ? one == other : one->second == other->second;
        return sameDay && isSameFile(a, b);
    };
    SaidByFiles said;
    for (auto at = input.photos.begin(); at != input.photos.end();) {
        const auto end =
            std::find_if(at, input.photos.end(), [&](const PhotoToFile& one) { return one.content != at->content; });
        const auto differs = [&](const PhotoToFile& one) { return !isSame(*at, one); };
        if (std::any_of(at, end, differs))
            for (auto one = at; one != end; ++one) {
                if (!job.mayGoOn()) return fail(Code::cancelled, Stage::plan);
                const auto twin = std::find_if(at, one, [&](const PhotoToFile& other) { return isSame(other, *one); });
                if (twin != one) {
                    said[one->photo] = said[twin->photo];
                } else {
                    TRY_ASSIGN(said[one->photo], saysWithCompanions(state, *one, job));
                    if (const auto day = days.find(one->photo); day != days.end() && said[one->photo])
                        said[one->photo] = together(*said[one->photo], saysOfDay(day->second));
                }
            }
        at = end;
    }
    return said;
}

} // namespace albumen
