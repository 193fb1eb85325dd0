#include "trash/TrashBin.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "archive/Companions.h"
#include "archive/SafeName.h"
#include "archive/VerifiedCopy.h"
#include "base/FileRights.h"
#include "base/SearchText.h"
#include "base/Sentence.h"
#include "photo/FilmName.h"
#include "photo/PictureName.h"
#include "trash/TrashRecord.h"

namespace albumen {
namespace {

constexpr std::uint64_t longestRecord = 64 * 1024; // a path of 4,096 bytes, twice, with what else it says
constexpr std::size_t longestName = 220;           // of 255 bytes, with a number, a record's ending and a part's

/// Why a file did not move, as a reason that a person understands.
Error notMoved(Code code, const Path& path, Error error)
{
    const auto because = [&](std::string_view reason) {
        return Error{.code = code, .stage = Stage::trash, .path = path, .detail = std::string(reason)};
    };
    error.stage = Stage::trash;
    switch (error.code) {
    case Code::pathDenied:
    case Code::pathNotWritable:
    case Code::diskReadOnly: return because(trashCannotWrite);
    case Code::pathNotFolder: return because(trashLinked);
    case Code::pathMissing: return {.code = Code::fileVanished, .stage = Stage::trash, .path = path};
    case Code::fileNotWritten:
    case Code::fileUnreadable:
        if (error.detail.starts_with("EXDEV")) return because(trashElsewhere);
        return because(error.detail);
    case Code::pathTooLong:
    case Code::nameTaken: return because(error.detail);
    default: return error; // a full disk, the catalogue: they say it themselves
    }
}

/// Photo first, so that what lies beside it can be called as it.
void sortPhotoFirst(std::vector<TrashedFile>& files)
{
    std::stable_sort(files.begin(), files.end(),
                     [](const TrashedFile& a, const TrashedFile& b) { return a.beside < b.beside; });
}

/// What a name has after the stem of that photo, whatever the capitals of the stem. None: it has another stem.
std::optional<std::string> endingAfter(const Path& photo, const Path& file)
{
    const std::string name = file.filename().native(), stem = photo.stem().native();
    if (name.size() <= stem.size() || name[stem.size()] != '.') return std::nullopt;
    if (caselessKey(name.substr(0, stem.size())) != caselessKey(stem)) return std::nullopt;
    return name.substr(stem.size());
}

/// "a.jpg.xmp" beside "a.jpg" is "a (2).jpg.xmp" beside "a (2).jpg".
std::string numberedWith(const TrashedFile& photo, const TrashedFile& file, int number)
{
    const std::string name = file.from.filename().native();
    const auto ending = endingAfter(photo.from, file.from);
    if (number == 1 || !file.beside || !ending) return numberedFile(name, number);
    return companionName(numberedFile(photo.from.filename().native(), number), *ending);
}

/// Does this file belong to the photo by its name, or to the shot as the RAW of a JPEG?
bool isOfStem(const Path& file, const Path& photo)
{
    if (file.parent_path() != photo.parent_path()) return false;
    return hasPhotoExtension(file.native()) ? file.stem() == photo.stem() : endingAfter(photo, file).has_value();
}

using Together = std::vector<TrashedFile>; ///< the photo first

/// Of the photos that lay in one place one after another, the first that was thrown away after what lay beside it.
std::vector<Together>::iterator groupOf(const TrashedFile& file, std::vector<Together>& groups)
{
    auto best = groups.end();
    for (auto one = groups.begin(); one != groups.end(); ++one) {
        if (!isOfStem(file.from, one->front().from)) continue;
        if (std::ranges::find(*one, file.from, &TrashedFile::from) != one->end()) continue;
        best = one;
        if (!file.beside || file.atMs <= std::ranges::max(*one, {}, &TrashedFile::atMs).atMs) break;
    }
    return best;
}

/// Each photo with its RAW and what lay beside it, so that all of it comes back under one number.
std::vector<Together> besideEachOther(std::vector<TrashedFile> files)
{
    const auto isPhoto = [](const TrashedFile& file) { return hasPhotoExtension(file.from.native()); };
    const auto isItself = [&](const TrashedFile& file) { // a film is, unless it is a live photo's
        return hasFilmExtension(file.from.native()) && std::ranges::none_of(files, [&](const TrashedFile& other) {
                   return isPhoto(other) && isOfStem(file.from, other.from);
               });
    };
    for (TrashedFile& file : files) file.beside = !isPhoto(file) && !isItself(file);
    std::ranges::stable_sort(files, {}, [](const TrashedFile& file) { return std::pair(file.beside, file.atMs); });
    std::vector<Together> groups;
    for (TrashedFile& file : files) {
        const auto group = groupOf(file, groups);
        if (group == groups.end()) {
            groups.push_back({std::move(file)});
        } else {
            file.beside = true;
            group->push_back(std::move(file));
        }
    }
    return groups;
}

} // namespace

TrashBin::TrashBin(Files& files, TrashJournal& journal, const Clock& clock, const Uid& library, const Path& root,
                   std::unique_ptr<Fence> fence, std::set<std::string> names)
    : files_(files), journal_(journal), clock_(clock), library_(library), root_(root), fence_(std::move(fence)),
      names_(std::move(names))
{
}

Error changedInTrash(const Path& path)
{
    return {.code = Code::editedFile, .stage = Stage::trash, .path = path};
}

Result<TrashBin> TrashBin::open(Files& files, TrashJournal& journal, const Clock& clock, const Uid& library,
                                const Path& root)
{
    TRY_ASSIGN(std::unique_ptr<Fence> fence, files.fence(root));
    TRY_ASSIGN(std::set<std::string> names, journal.names());
    return TrashBin(files, journal, clock, library, root, std::move(fence), std::move(names));
}

Path TrashBin::folder() const
{
    return root_ / trashFolderName;
}

Path TrashBin::recordOf(const std::string& name) const
{
    return folder() / (name + std::string(trashRecordEnding));
}

std::string TrashBin::freeName(const std::string& wanted) const
{
    const std::string name = wanted.size() > longestName ? "long name" + Path(wanted).extension().native() : wanted;
    return freeFileName(name, [this](const std::string& one) {
        return !names_.contains(one) && !files_.exists(folder() / one) && !files_.exists(recordOf(one));
    });
}

Result<TrashedFile> TrashBin::lookAt(const FileToTrash& file, const JobControl& job)
{
    const Path path = root_ / file.from;
    const auto because = [&](std::string_view reason) {
        return fail(Code::notTrashed, Stage::trash, path, std::string(reason));
    };
    const auto info = files_.info(path);
    if (!info) return fail(notMoved(Code::notTrashed, path, info.error()));
    if (info->kind != FileKind::file) return because(trashLinked);
    if (info->size != file.size || info->mtimeNs != file.mtimeNs) return because(trashChanged);
    const auto hash = hashFile(files_, path, job);
    if (!hash) return fail(notMoved(Code::notTrashed, path, hash.error()));
    if (!*hash) return fail(Code::cancelled, Stage::trash);
    TrashedFile trashed{.from = file.from, .name = freeName(file.from.filename().native())};
    trashed.beside = file.beside;
    trashed.size = file.size;
    trashed.hash = **hash;
    trashed.atMs = clock_.nowMs();
    names_.insert(trashed.name);
    return trashed;
}

Result<bool> TrashBin::throwAway(PhotoId photo, std::span<const FileToTrash> files, const JobControl& job)
{
    const Path first = root_ / (files.empty() ? Path() : files.back().from);
    const auto made = files_.makeFolders(folder());
    if (const auto place = files_.info(folder()); place && place->kind != FileKind::folder)
        return fail(Code::notTrashed, Stage::trash, first, std::string(trashBlocked) + folder().native());
    if (!made) return fail(notMoved(Code::notTrashed, first, made.error()));
    if (*made) narrowRights(folder(), root_);
    std::vector<TrashedFile> trashed;
    for (const FileToTrash& file : files) {
        auto seen = lookAt(file, job);
        if (!seen && seen.error().code == Code::cancelled) return false;
        if (!seen) return fail(std::move(seen).error());
        seen->photo = photo;
        trashed.push_back(std::move(*seen));
    }
    TRY(journal_.put(trashed));
    TRY(moveAll(trashed));
    return true;
}

/// Half records of a kill.
Status TrashBin::removeParts()
{
    const auto entries = files_.list(folder());
    if (!entries && entries.error().code == Code::pathMissing) return {};
    if (!entries) return fail(entries.error());
    for (const FolderEntry& entry : *entries)
        if (entry.kind == FileKind::file && isPartName(entry.name)) TRY(files_.remove(folder() / entry.name));
    return {};
}

/// Requires: those with `there` lie in the trash, the others where they lay.
Status TrashBin::moveAll(std::vector<TrashedFile>& files)
{
    for (TrashedFile& file : files) {
        if (file.there) continue;
        if (auto moved = moveIn(file); !moved) {
            TRY(putBack(files));
            return moved;
        }
        file.there = true;
    }
    TRY(files_.syncFolder(folder()));
    for (const TrashedFile& file : files)
        if (const Path above = (root_ / file.from).parent_path(); files_.exists(above)) TRY(files_.syncFolder(above));
    return journal_.put(files);
}

/// Read back: without the catalogue there is nothing else to go by.
Status TrashBin::writeRecord(const Path& path, const std::string& text)
{
    TRY(writeWhole(files_, path, text));
    TRY_ASSIGN(const auto written, readWhole(files_, path, longestRecord, Follow::no));
    if (std::ranges::equal(written, std::as_bytes(std::span(text)))) return {};
    return fail(Code::fileNotWritten, Stage::trash, path, "what was written is not there");
}

Status TrashBin::moveIn(TrashedFile& file)
{
    const Path from = root_ / file.from;
    const TrashRecord record{
        .from = file.from, .atMs = file.atMs, .size = file.size, .hash = file.hash, .library = library_};
    if (auto written = writeRecord(recordOf(file.name), textOf(record)); !written) {
        TRY(removeRecord(file.name));
        return fail(notMoved(Code::notTrashed, from, written.error()));
    }
    narrowRights(recordOf(file.name), from); // it names the photo
    auto renamed = files_.rename(from, inTrash(file));
    if (renamed) return {};
    TRY(removeRecord(file.name));
    if (renamed.error().code != Code::nameTaken) return fail(notMoved(Code::notTrashed, from, renamed.error()));
    file.name = freeName(file.from.filename().native()); // on this disk the name is another's
    names_.insert(file.name);
    TRY(journal_.put(std::span(&file, 1)));
    return moveIn(file);
}

/// After a file did not move: all of it stays where it was. Where that fails, the next run goes on.
Status TrashBin::putBack(std::vector<TrashedFile>& files)
{
    for (TrashedFile& file : files) {
        if (!file.there) continue;
        TRY(files_.rename(inTrash(file), root_ / file.from));
        TRY(syncBoth(file.from));
        TRY(removeRecord(file.name));
        file.there = false;
    }
    return journal_.drop(files, LeftTrash::stayed);
}

Status TrashBin::removeRecord(const std::string& name)
{
    auto removed = files_.remove(recordOf(name));
    if (!removed && removed.error().code != Code::pathMissing) return removed;
    return {};
}

Result<bool> TrashBin::holds(const Path& path, const TrashedFile& file, const JobControl& job)
{
    const auto info = files_.info(path);
    if (!info && info.error().code == Code::pathMissing) return false;
    if (!info) return fail(info.error());
    if (info->kind != FileKind::file || info->size != file.size) return false;
    TRY_ASSIGN(const auto hash, hashFile(files_, path, job));
    if (!hash) return fail(Code::cancelled, Stage::trash);
    return *hash == file.hash;
}

Result<bool> TrashBin::isChanged(const TrashedFile& file, const JobControl& job)
{
    const auto same = holds(inTrash(file), file, job);
    if (!same && same.error().code == Code::cancelled) return fail(same.error());
    return same && !*same;
}

Result<TrashBin::Where> TrashBin::find(TrashedFile& file, const JobControl& job)
{
    TRY_ASSIGN(const bool in, holds(inTrash(file), file, job));
    for (const Path& place : {file.to, file.from}) {
        if (place.empty()) continue;
        TRY_ASSIGN(const bool there, holds(root_ / place, file, job));
        if (!there) continue;
        if (!in) {
            file.from = place;
            return Where::place;
        }
        TRY_ASSIGN(const FileInfo one, files_.info(inTrash(file)));
        TRY_ASSIGN(const FileInfo other, files_.info(root_ / place));
        if (one.isSameAs(other) && one.links > 1) TRY(files_.remove(root_ / place));
    }
    return in ? Where::trash : Where::nowhere;
}

Status TrashBin::finish(std::vector<TrashedFile> files, const JobControl& job)
{
    TRY(removeParts());
    std::erase_if(files, [](const TrashedFile& file) { return file.there; }); // of before, and may be lost by now
    std::vector<TrashedFile> lost;
    for (TrashedFile& file : files) {
        TRY_ASSIGN(const Where where, find(file, job));
        file.there = where == Where::trash;
        file.to.clear();
        if (where == Where::nowhere) lost.push_back(file);
    }
    std::erase_if(files, [&](const TrashedFile& file) {
        return std::any_of(lost.begin(), lost.end(), [&](const TrashedFile& one) { return one.id == file.id; });
    });
    if (!lost.empty()) TRY(journal_.drop(lost, LeftTrash::lost));
    if (!files.empty()) {
        const bool any = std::any_of(files.begin(), files.end(), [](const TrashedFile& file) { return !file.there; });
        if (any) TRY(files_.makeFolders(folder()));
        for (TrashedFile& file : files)
            if (!file.there && files_.exists(inTrash(file))) {
                file.name = freeName(file.from.filename().native());
                names_.insert(file.name);
            }
        TRY(journal_.put(files));
        TRY(moveAll(files));
    }
    if (lost.empty()) return {};
    return fail(Code::fileVanished, Stage::trash, root_ / lost.front().from);
}

/// One number for all of them, so that what lies beside a photo is called as it is.
Status TrashBin::choosePlaces(std::vector<TrashedFile>& files)
{
    for (int number = 1;; ++number) {
        bool free = true;
        for (TrashedFile& file : files) {
            file.to = file.from.parent_path() / numberedWith(files.front(), file, number);
            const auto taken = files_.info(root_ / file.to);
            if (!taken && taken.error().code != Code::pathMissing)
                return fail(notMoved(Code::notRestored, root_ / file.from, taken.error()));
            free = free && !taken;
        }
        if (free) return {};
    }
}

Status TrashBin::moveOut(const TrashedFile& file)
{
    const Path to = root_ / file.to;
    if (auto made = files_.makeFolders(to.parent_path()); !made)
        return fail(notMoved(Code::notRestored, root_ / file.from, made.error()));
    if (auto renamed = files_.rename(inTrash(file), to); !renamed)
        return fail(notMoved(Code::notRestored, root_ / file.from, renamed.error()));
    return syncBoth(file.to);
}

/// The new name is on the disk before the old one is gone from it.
Status TrashBin::syncBoth(const Path& place)
{
    TRY(files_.syncFolder((root_ / place).parent_path()));
    return files_.syncFolder(folder());
}

Result<BroughtBack> TrashBin::bringBack(std::vector<TrashedFile> files, const JobControl& job)
{
    std::vector<TrashedFile> inside, stayed, lost;
    sortPhotoFirst(files);
    if (!std::ranges::all_of(files, &TrashedFile::there)) TRY(removeParts());
    for (TrashedFile& file : files) {
        Where where = Where::trash;
        if (file.there) {
            const auto info = files_.info(inTrash(file));
            if (!info && info.error().code != Code::pathMissing)
                return fail(notMoved(Code::notRestored, root_ / file.from, info.error()));
            if (info && info->kind != FileKind::file)
                return fail(Code::notRestored, Stage::trash, root_ / file.from, std::string(trashLinked));
            TRY_ASSIGN(const bool back, info ? Result<bool>(false) : holds(root_ / file.from, file, job));
            where = info ? Where::trash : back ? Where::place : Where::nowhere; // somebody took it out
            if (info) {
                TRY_ASSIGN(file.changed, isChanged(file, job));
            }
        } else {
            TRY_ASSIGN(where, find(file, job));
        }
        (where == Where::trash ? inside : where == Where::place ? stayed : lost).push_back(file);
    }
    if (!inside.empty()) {
        TRY(choosePlaces(inside));
        for (TrashedFile& file : inside) file.there = false;
        TRY(journal_.put(inside));
        for (const TrashedFile& file : inside) TRY(moveOut(file));
    }
    for (TrashedFile& file : stayed) {
        file.to = file.from;
        TRY(syncBoth(file.to));
    }
    inside.insert(inside.end(), stayed.begin(), stayed.end());
    for (const TrashedFile& file : inside) TRY(removeRecord(file.name));
    if (!inside.empty()) TRY(journal_.drop(inside, LeftTrash::back));
    return BroughtBack{std::move(inside), std::move(lost)};
}

Result<bool> TrashBin::forgetLost(std::vector<TrashedFile> files)
{
    if (files.empty()) return true;
    const Path first = root_ / files.front().from;
    if (!files_.exists(folder())) return fail(Code::notDeleted, Stage::trash, first, std::string(trashAway));
    std::vector<TrashedFile> lost;
    for (const TrashedFile& file : files) {
        const auto there = isThere(files_, inTrash(file));
        if (!there) return fail(notMoved(Code::notDeleted, first, there.error()));
        if (*there && !file.beside) return false;
        if (!*there) lost.push_back(file);
    }
    for (const TrashedFile& file : lost) TRY(removeRecord(file.name));
    TRY(journal_.drop(lost, LeftTrash::lost));
    return true;
}

Result<std::uint64_t> TrashBin::deleteForGood(std::span<const TrashedFile> files, const JobControl& job)
{
    const auto stays = [&](const TrashedFile& file, Error error) {
        return error.code == Code::cancelled ? fail(std::move(error))
                                             : fail(notMoved(Code::notDeleted, root_ / file.from, std::move(error)));
    };
    if (!files.empty() && !files_.exists(folder()))
        return fail(Code::notDeleted, Stage::trash, root_ / files.front().from, std::string(trashAway));
    std::vector<const TrashedFile*> there;
    std::uint64_t bytes = 0;
    for (const TrashedFile& file : files) {
        const auto info = files_.info(inTrash(file));
        if (!info && info.error().code == Code::pathMissing) continue;
        auto same = holds(inTrash(file), file, job);
        if (!same) return stays(file, std::move(same).error());
        if (!*same) return fail(Code::notDeleted, Stage::trash, root_ / file.from, std::string(trashChanged));
        there.push_back(&file);
        bytes += file.size;
    }
    for (const TrashedFile* const file : there)
        if (auto removed = files_.remove(inTrash(*file)); !removed) return stays(*file, std::move(removed).error());
    for (const TrashedFile& file : files) TRY(removeRecord(file.name));
    TRY(files_.syncFolder(folder()));
    TRY(journal_.drop(files, LeftTrash::deleted));
    return bytes;
}

Result<std::vector<Path>> TrashBin::bringBackUnknown(std::vector<Error>& problems, const JobControl& job)
{
    const auto entries = files_.list(folder());
    if (!entries && entries.error().code == Code::pathMissing) return std::vector<Path>{};
    if (!entries) return fail(notMoved(Code::notRestored, folder(), entries.error()));
    std::vector<TrashedFile> files;
    for (const FolderEntry& entry : *entries) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::trash);
        if (entry.kind != FileKind::file || !entry.name.ends_with(trashRecordEnding)) continue;
        const std::string name = entry.name.substr(0, entry.name.size() - trashRecordEnding.size());
        if (name.empty() || names_.contains(name)) continue;
        auto file = recorded(name, job);
        if (!file)
            problems.push_back(std::move(file).error());
        else if (*file)
            files.push_back(std::move(**file));
    }
    std::vector<Path> back;
    for (Together& together : besideEachOther(std::move(files))) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::trash);
        const Status moved = bringBackTogether(together, back);
        if (!moved) problems.push_back(moved.error());
        for (const TrashedFile& file : together)
            if (moved && file.changed) problems.push_back(changedInTrash(root_ / file.to));
    }
    return back;
}

/// What a record says. None: there is a record alone, and the file is elsewhere.
Result<std::optional<TrashedFile>> TrashBin::recorded(const std::string& name, const JobControl& job)
{
    const auto bytes = readWhole(files_, recordOf(name), longestRecord, Follow::no);
    if (!bytes) return fail(notMoved(Code::notRestored, folder() / name, bytes.error()));
    const auto record = trashRecordIn({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    if (!record) return fail(record.error().code, Stage::trash, recordOf(name), record.error().detail);
    TrashedFile file{.from = record->from, .name = name};
    file.size = record->size;
    file.hash = record->hash;
    file.atMs = record->atMs;
    const auto info = files_.info(inTrash(file));
    if (!info && info.error().code == Code::pathMissing) {
        TRY_ASSIGN(const Where where, find(file, job));
        if (where == Where::place) TRY(removeRecord(name)); // a kill came when it was back
        return std::nullopt;
    }
    if (!info || info->kind != FileKind::file)
        return fail(Code::notRestored, Stage::trash, folder() / name, std::string(trashLinked));
    TRY_ASSIGN(file.changed, isChanged(file, job));
    return file;
}

/// Does a photo lie where it would be taken for that of this file, whose own is not with it?
Result<bool> TrashBin::wouldLieBesideAnother(const TrashedFile& file)
{
    if (!file.beside) return false;
    const Path folder = file.from.parent_path();
    const auto entries = files_.list(root_ / folder);
    if (!entries && entries.error().code == Code::pathMissing) return false;
    if (!entries) return fail(notMoved(Code::notRestored, root_ / file.from, entries.error()));
    return std::ranges::any_of(*entries, [&](const FolderEntry& one) {
        return hasPhotoExtension(one.name) && isOfStem(file.from, folder / one.name);
    });
}

/// All of them, or none: the photo last, so that what a kill leaves in the trash is a photo and finds its number again.
Status TrashBin::bringBackTogether(std::vector<TrashedFile>& files, std::vector<Path>& back)
{
    TRY_ASSIGN(const bool alone, wouldLieBesideAnother(files.front()));
    if (alone) return fail(Code::notRestored, Stage::trash, root_ / files.front().from, std::string(trashAlone));
    TRY(choosePlaces(files));
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
        const Status moved = moveOut(*file);
        if (moved) continue;
        for (auto one = files.rbegin(); one != std::next(file); ++one)
            if (!files_.exists(inTrash(*one))) TRY(files_.rename(root_ / one->to, inTrash(*one)));
        return moved;
    }
    for (const TrashedFile& file : files) {
        TRY(removeRecord(file.name));
        back.push_back(root_ / file.to);
    }
    return {};
}

} // namespace albumen
