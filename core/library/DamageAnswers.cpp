// What of the archive is not as it was filed, and what it can be made again from.
#include <algorithm>
#include <set>

#include "archive/Companions.h"
#include "archive/VerifiedCopy.h"
#include "archive/ZipFile.h"
#include "catalogue/FilingRows.h"
#include "catalogue/PhotoRows.h"
#include "library/Answers.h"

namespace albumen {
namespace {

/// A row of a file that is not what was recorded, with the photos of its picture.
struct FlawedFile {
    FlawedRow row;
    std::vector<PhotoRow> photos; ///< present ones in roots that are there first
    bool known = false;           ///< one of them is in a source, which may be away
};

struct FlawedArchive {
    std::vector<FlawedFile> files;
    std::vector<FolderRow> folders;
    std::set<RootId> online;
};

bool isFurther(const std::string& companion)
{
    return companion.starts_with('/');
}

Result<FlawedArchive> readFlaws(Db& db, const ArchiveChoice& now)
{
    FlawedArchive archive;
    TRY_ASSIGN(archive.folders, recordedFolders(db, now.save, now.zips));
    TRY_ASSIGN(auto rows, flawedFiles(db, now.save, now.zips));
    if (rows.empty()) return archive;
    TRY_ASSIGN(const auto roots, PhotoRows(db).roots());
    for (const RootRow& root : roots)
        if (root.state == RootState::online && (root.kind == RootKind::folder || root.kind == RootKind::files))
            archive.online.insert(root.id);
    TRY_ASSIGN(const auto pictures, picturesWithPhotos(db));
    for (FlawedRow& row : rows) {
        FlawedFile& file = archive.files.emplace_back();
        TRY_ASSIGN(file.photos, PhotoRows(db).photosOf(row.filed.content));
        const bool further = isFurther(row.companion);
        if (further) std::erase_if(file.photos, [&row](const PhotoRow& photo) { return photo.id != row.photo; });
        file.known = pictures.contains(further ? furtherFile(row.photo) : row.filed.content);
        file.row = std::move(row);
    }
    return archive;
}

/// The photo, or what lies beside it.
Path sourceOf(const PhotoRow& photo, const std::string& companion)
{
    const std::string beside = isFurther(companion) ? companion.substr(1) : companion;
    if (beside.empty()) return photo.path;
    return photo.path.parent_path() / companionName(photo.path.filename().native(), beside);
}

} // namespace

Result<std::vector<DamageCard>> ArchiveAnswers::damaged() const
{
    TRY_ASSIGN(const ArchiveChoice now, settings_.choice());
    TRY_ASSIGN(auto cards, damagedCopies(now));
    TRY_ASSIGN(const auto zips, damagedZips(now, cards));
    cards.insert(cards.end(), zips.begin(), zips.end());
    return cards;
}

std::vector<DamageCard> ArchiveAnswers::blockedFolders(const std::vector<FolderRow>& folders) const
{
    std::vector<DamageCard> cards;
    for (const FolderRow& row : folders) {
        const auto info = state_.parts.files.info(row.folder);
        if (info && info->kind != FileKind::folder)
            cards.push_back({.name = row.person, .file = row.folder, .flaw = Flaw::blocked, .from = {}});
    }
    return cards;
}

Result<std::vector<DamageCard>> ArchiveAnswers::damagedCopies(const ArchiveChoice& now) const
{
    Files& files = state_.parts.files;
    TRY_ASSIGN(const FlawedArchive archive, state_.catalogue().read([&](Db& db) { return readFlaws(db, now); }));
    const auto sourceThere = [&](const FlawedFile& file) -> Path {
        for (const PhotoRow& photo : file.photos) {
            if (photo.state != PhotoState::present || !archive.online.contains(photo.root)) continue;
            const Path source = sourceOf(photo, file.row.companion);
            if (files.exists(source)) return source;
        }
        return files.exists(file.row.other) ? file.row.other : Path();
    };
    std::vector<DamageCard> cards = blockedFolders(archive.folders);
    std::set<Path> blocked;
    for (const DamageCard& card : cards) blocked.insert(card.file);
    for (const FlawedFile& file : archive.files) {
        const FiledRow& filed = file.row.filed;
        if (blocked.contains(filed.file.parent_path())) continue; // they wait with their folder
        DamageCard card{.name = filed.person, .file = filed.file, .flaw = Flaw::missing, .from = sourceThere(file)};
        if (filed.state == FiledState::foreign) {
            const auto info = files.info(filed.file);
            card.flaw = info && info->kind != FileKind::file ? Flaw::foreign : Flaw::edited;
            card.beside = file.row.beside;
        } else if (!file.known && file.row.other.empty()) {
            if (std::ranges::find(now.excluded, filed.file) != now.excluded.end()) continue;
            card.flaw = Flaw::lost;
        } else if (filed.state == FiledState::damaged) {
            card.flaw = Flaw::damaged;
        }
        cards.push_back(std::move(card));
    }
    return cards;
}

/// Those that are not there now, or that a check found damaged. Where all are away with their folder, they wait. One
/// whose time alone is another is none, and is not read for that.
Result<std::vector<DamageCard>> ArchiveAnswers::damagedZips(const ArchiveChoice& now,
                                                            const std::vector<DamageCard>& copies) const
{
    Files& files = state_.parts.files;
    TRY_ASSIGN(const auto zips, state_.catalogue().read([&](Db& db) { return recordedZips(db, now.save, now.zips); }));
    const auto there = [&files](const ZipRow& zip) { return files.exists(zip.zip); };
    const bool away = !files.exists(now.zips / archiveMarkName) && std::ranges::none_of(zips, there);
    std::vector<DamageCard> cards;
    if (away) return cards;
    for (const ZipRow& zip : zips) {
        const auto add = [&](Flaw flaw) {
            const bool canBe = zip.whole || std::ranges::any_of(copies, [&zip](const DamageCard& copy) {
                                   return canBeMadeAgain(copy) && copy.file.parent_path() == zip.folder;
                               });
            cards.push_back(
                {.name = zip.person, .file = zip.zip, .flaw = flaw, .from = canBe ? zip.folder : Path(), .zip = true});
        };
        const auto info = files.info(zip.zip);
        if (!info)
            add(Flaw::missing);
        else if (info->kind != FileKind::file)
            add(info->kind == FileKind::link ? Flaw::blocked : Flaw::foreign);
        else if (zip.record.fingerprint == Xxh128{})
            add(Flaw::damaged);
        else if (info->size != zip.record.size) {
            TRY_ASSIGN(const auto seen, lookAtZip(files, zip.record, zip.zip, JobControl{}));
            if (seen && seen->found != Found::same) add(seen->found == Found::damaged ? Flaw::damaged : Flaw::edited);
        }
    }
    return cards;
}

} // namespace albumen
