// What is installed, what the library keeps on disk, and copies of its catalogue.
#include <algorithm>
#include <set>

#include "base/Log.h"
#include "catalogue/Backups.h"
#include "catalogue/Migrations.h"
#include "catalogue/Restore.h"
#include "library/LibrarySettings.h"
#include "model/ModelChoice.h"
#include "model/ModelStore.h"

namespace albumen {
namespace {

constexpr std::string_view backupEnding = ".sqlite";

ModelCard cardOf(const ModelRecord& record, ModelState state)
{
    ModelCard card{.id = record.id,
                   .revision = record.revision,
                   .task = std::string(nameOf(record.task)),
                   .licence = record.licence,
                   .origin = record.origin,
                   .limits = {},
                   .figures = {}};
    card.installed = state == ModelState::present || state == ModelState::verified;
    card.refused = state == ModelState::refused;
    for (const ModelFile& file : record.files) {
        card.bytes += file.bytes;
        card.canFetch = card.canFetch || !file.urls.empty();
    }
    for (const auto& [name, limit] : record.limits) card.limits.push_back({name, limit.value, limit.source});
    for (const auto& [name, figure] : record.figures) card.figures.push_back({name, figure.value, figure.source});
    return card;
}

std::uint64_t sizeOf(Files& files, const Path& path)
{
    const auto info = files.info(path, Follow::yes);
    return info && info->kind == FileKind::file ? info->size : 0;
}

/// A database with the log files that lie beside it.
std::uint64_t databaseSize(Files& files, const Path& path)
{
    std::uint64_t bytes = 0;
    for (const char* const beside : {"", "-wal", "-shm"}) bytes += sizeOf(files, path.native() + beside);
    return bytes;
}

/// Files directly in it; nothing where there is no such folder.
std::uint64_t folderSize(Files& files, const Path& folder)
{
    std::uint64_t bytes = 0;
    const auto entries = files.list(folder);
    if (!entries) return 0;
    for (const FolderEntry& entry : *entries) bytes += sizeOf(files, folder / entry.name);
    return bytes;
}

Result<BackupCard> backupAt(Files& files, const Path& path)
{
    TRY_ASSIGN(const FileInfo info, files.info(path));
    const std::int64_t madeMs = timeInCopyName(path.filename().native()).value_or(0);
    return BackupCard{.file = path, .bytes = info.size, .atMs = std::max(madeMs, doneMs(path))};
}

} // namespace

Result<std::vector<ModelCard>> LibrarySettings::models() const
{
    ModelStore& store = state_.parts.models;
    TRY_ASSIGN(const WantedModels wanted, wantedModels());
    std::set<std::string> used; // in the next run: as chooseModels
    if (const auto chosen = state_.models()) {
        used.insert(chosen->detect->id);
        if (chosen->embed) used.insert(chosen->embed->id);
        if (chosen->masked) used.insert(chosen->masked->id);
    }
    std::vector<ModelCard> cards;
    for (const ModelRecord& record : store.manifest().records()) {
        ModelCard& card = cards.emplace_back(cardOf(record, store.state(record)));
        card.used = used.contains(record.id);
        card.chosen = record.id == wanted.detect || record.id == wanted.embed;
    }
    return cards;
}

Result<std::vector<StoredCard>> LibrarySettings::stored() const
{
    Files& files = state_.parts.files;
    const Path &library = state_.places.library, &cache = state_.places.cache;
    const auto database = [&files](const Path& path, const char* what) {
        return StoredCard{.file = path, .bytes = databaseSize(files, path), .what = what};
    };
    const Path backups = backupFolder(library), models = state_.parts.models.downloadFolder();
    std::vector<StoredCard> stored{database(library / "catalogue.sqlite", "catalogue"),
                                   database(library / "derived.sqlite", "derived"),
                                   database(cache / "thumbs.sqlite", "thumbnails"),
                                   StoredCard{.file = backups, .bytes = folderSize(files, backups), .what = "backups"},
                                   StoredCard{.file = models, .bytes = folderSize(files, models), .what = "models"}};
    if (const std::vector<Path> logged = log::files(); !logged.empty()) {
        StoredCard& card = stored.emplace_back(StoredCard{.file = logged.front(), .bytes = 0, .what = "log"});
        for (const Path& file : logged) card.bytes += sizeOf(files, file);
    }
    return stored;
}

Status LibrarySettings::deleteLog()
{
    return log::clear();
}

Result<std::vector<BackupCard>> LibrarySettings::backups() const
{
    const Path folder = backupFolder(state_.places.library);
    std::vector<BackupCard> cards;
    const auto entries = state_.parts.files.list(folder);
    if (!entries && entries.error().code == Code::pathMissing) return cards;
    if (!entries) return fail(entries.error());
    for (const FolderEntry& entry : *entries) {
        if (entry.kind != FileKind::file || Path(entry.name).extension() != backupEnding) continue;
        TRY_ASSIGN(BackupCard card, backupAt(state_.parts.files, folder / entry.name));
        cards.push_back(std::move(card));
    }
    std::sort(cards.begin(), cards.end(), [](const BackupCard& a, const BackupCard& b) {
        return a.atMs != b.atMs ? a.atMs > b.atMs : a.file > b.file;
    });
    return cards;
}

Result<BackupCard> LibrarySettings::backUp()
{
    TRY(state_.mayWrite());
    const Path to = backupFolder(state_.places.library) / timedCopyName("catalogue", state_.parts.clock.nowMs());
    TRY(state_.catalogue().read([&to](Db& db) { return copyDatabase(db, to); }));
    return backupAt(state_.parts.files, to);
}

Result<LossCard> LibrarySettings::wouldLose(const Path& backup) const
{
    if (!state_.parts.files.exists(backup)) return fail(Code::pathMissing, Stage::store, backup);
    const CatalogueFacts copy = lookInto(backup);
    if (!copy.sound) return fail(Code::catalogueBroken, Stage::store, backup, "the copy is damaged");
    const Path& library = state_.places.library;
    const CatalogueFacts today = lookInto(library / "catalogue.sqlite");
    const Loss loss = lostBy(copy, today);
    LossCard card{.known = loss.known,
                  .decisions = loss.decisions,
                  .people = loss.people,
                  .photos = loss.photos,
                  .sinceMs = loss.sinceMs,
                  .newer = {},
                  .keptIn = library};
    if (loss.decisions + loss.people == 0) return card;
    TRY_ASSIGN(const std::vector<BackupCard> newest, backups());
    if (newest.empty() || newest.front().file == backup) return card;
    const Loss still = lostBy(lookInto(newest.front().file), today);
    if (still.known && still.decisions + still.people == 0) card.newer = newest.front();
    return card;
}

Status LibrarySettings::restoreAtNextStart(const Path& backup)
{
    TRY(state_.mayWrite());
    return albumen::restoreAtNextStart(state_.places.library, backup);
}

Result<Path> LibrarySettings::restoredNext() const
{
    return wishedFor(state_.places.library);
}

} // namespace albumen
