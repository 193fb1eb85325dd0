#include "catalogue/Restore.h"

#include <fmt/format.h>

#include "base/Files.h"
#include "catalogue/LibraryLock.h"
#include "catalogue/Migrations.h"
#include "catalogue/PrivateFiles.h"
#include "catalogue/ReadOnlyName.h"

namespace albumen {

namespace {

constexpr std::uint64_t wishBytes = 4096; // a path

/// Holds the path of the copy that was wished for.
std::filesystem::path wishIn(const std::filesystem::path& library)
{
    return library / "restore.next";
}

/// That copy, as it was when it was wished for: until the next start it may be made anew or given up by rotation.
std::filesystem::path wishedIn(const std::filesystem::path& library)
{
    return library / "restore.next.sqlite";
}

std::uint64_t sizeOf(Files& files, const std::filesystem::path& file)
{
    const auto info = files.info(file, Follow::yes);
    return info && info->kind == FileKind::file ? info->size : 0;
}

Status expectSound(const CatalogueFacts& copy)
{
    if (!makeFiles()->exists(copy.file)) return fail(Code::pathMissing, Stage::store, copy.file);
    if (!copy.sound) return fail(Code::catalogueBroken, Stage::store, copy.file, "the copy is damaged");
    return {};
}

/// A copy of the copy, marked as not ended cleanly: so it is checked, what is newer than it is forgotten, and the
/// record of what is filed taken from the one it replaces, when it is opened.
Status prepareNew(const std::filesystem::path& copy, const std::filesystem::path& fresh,
                  const std::filesystem::path& kept)
{
    TRY(removeDatabase(fresh));
    {
        TRY_ASSIGN(const auto db, Db::open(copy, DbAccess::readOnly));
        TRY(copyDatabase(*db, fresh));
    }
    TRY_ASSIGN(const auto db, Db::open(fresh, DbAccess::readWrite));
    TRY(db->script("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL"));
    return db->run("INSERT OR REPLACE INTO meta VALUES ('open', 1), ('restored', 1), ('replaced', ?)",
                   kept.filename().native());
}

/// The old catalogue with its log goes aside under one name, so that it can still be opened. The log must not stay: it
/// would be read into the new file.
Result<std::filesystem::path> keepOld(Files& files, const std::filesystem::path& catalogue,
                                      const std::filesystem::path& kept)
{
    bool any = false;
    for (const char* const end : {"", "-wal", "-shm"}) {
        const std::filesystem::path file = catalogue.native() + end;
        if (!files.exists(file)) continue;
        TRY(files.replace(file, kept.native() + end));
        any = true;
    }
    return any ? kept : std::filesystem::path();
}

/// Requires: the lock is held.
Result<std::filesystem::path> swap(const std::filesystem::path& library, const std::filesystem::path& copy,
                                   std::int64_t nowMs)
{
    TRY(expectSound(lookInto(copy)));
    const auto files = makeFiles();
    const std::filesystem::path catalogue = library / "catalogue.sqlite", fresh = library / "catalogue.restored";
    const std::filesystem::path aside = library / timedCopyName("catalogue-before-restore", nowMs);
    TRY(prepareNew(copy, fresh, aside));
    TRY_ASSIGN(const std::filesystem::path kept, keepOld(*files, catalogue, aside));
    TRY(files->syncFolder(library));
    TRY(files->replace(fresh, catalogue));
    TRY(files->syncFolder(library));
    return kept;
}

} // namespace

std::string restOfLibrary(const std::filesystem::path& library)
{
    const auto files = makeFiles();
    if (sizeOf(*files, library / "derived.sqlite") > 0) return "derived.sqlite";
    const auto copies = files->list(backupFolder(library));
    return copies && !copies->empty() ? "backups" : "";
}

std::string lostCatalogue(const std::filesystem::path& library)
{
    const auto files = makeFiles();
    const auto info = files->info(library / "catalogue.sqlite", Follow::yes);
    if (info && (info->kind != FileKind::file || info->size > 0)) return {};
    if (!info && info.error().code != Code::pathMissing) return {}; // not to be seen is not lost
    std::string rest = restOfLibrary(library);
    if (rest.empty() && sizeOf(*files, library / "catalogue.sqlite-wal") > 0) rest = "log";
    if (rest.empty()) return {};
    return fmt::format("the catalogue is {}, but the library's {} there", info ? "empty" : "missing",
                       rest == "backups" ? rest + " are" : rest + " is");
}

Loss lostBy(const CatalogueFacts& copy, const CatalogueFacts& today)
{
    if (!copy.sound || !today.sound) return {};
    const auto db = openToLook(today.file);
    if (!db || !(*db)->run("ATTACH DATABASE ? AS copy", readOnlyName(copy.file))) return {};
    const auto count = [&db](std::string_view sql) { return (*db)->one(sql); };
    const auto decisions = count("SELECT count(*) FROM main.decision WHERE uid NOT IN (SELECT uid FROM copy.decision)");
    const auto people = count("SELECT count(*) FROM main.person_name n JOIN main.person p ON p.id = n.person_id "
                              "AND p.root_id = p.id WHERE p.uid NOT IN (SELECT c.uid FROM copy.person c "
                              "JOIN copy.person_name m ON m.person_id = c.id)");
    const auto photos = count("SELECT count(*) FROM main.photo p JOIN main.folder f ON f.id = p.folder_id "
                              "JOIN main.root r ON r.id = f.root_id WHERE NOT EXISTS(SELECT 1 FROM copy.root cr "
                              "JOIN copy.folder cf ON cf.root_id = cr.id AND cf.path = f.path JOIN copy.photo cp "
                              "ON cp.folder_id = cf.id AND cp.name = p.name WHERE cr.uid = r.uid)");
    const auto since = count("SELECT min(at_ms) FROM main.decision WHERE uid NOT IN (SELECT uid FROM copy.decision)");
    if (!decisions || !people || !photos || !since) return {};
    return {.known = true,
            .decisions = static_cast<std::uint64_t>(decisions->value_or(0)),
            .people = static_cast<std::uint64_t>(people->value_or(0)),
            .photos = static_cast<std::uint64_t>(photos->value_or(0)),
            .sinceMs = *since};
}

Result<std::filesystem::path> restoreCatalogue(const std::filesystem::path& library, const std::filesystem::path& copy,
                                               std::int64_t nowMs)
{
    TRY_ASSIGN(const LibraryLock lock, LibraryLock::take(library / "library.lock"));
    return swap(library, copy, nowMs);
}

Status restoreAtNextStart(const std::filesystem::path& library, const std::filesystem::path& copy)
{
    const auto files = makeFiles();
    if (files->exists(wishIn(library))) TRY(files->remove(wishIn(library)));
    TRY(removeDatabase(wishedIn(library)));
    if (copy.empty()) return {};
    TRY(expectSound(lookInto(copy)));
    TRY_ASSIGN(const auto db, Db::open(copy, DbAccess::readOnly));
    TRY(copyDatabase(*db, wishedIn(library)));
    return writeWhole(*files, wishIn(library), copy.native());
}

Result<std::filesystem::path> wishedFor(const std::filesystem::path& library)
{
    const auto files = makeFiles();
    if (!files->exists(wishIn(library))) return std::filesystem::path();
    TRY_ASSIGN(const auto bytes, readWhole(*files, wishIn(library), wishBytes, Follow::no));
    return std::filesystem::path(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

Status restoreWished(const std::filesystem::path& library, std::int64_t nowMs)
{
    TRY_ASSIGN(const std::filesystem::path copy, wishedFor(library));
    if (copy.empty()) return {};
    const auto kept = swap(library, wishedIn(library), nowMs);
    TRY(restoreAtNextStart(library, {}));
    return kept ? Status() : fail(kept.error());
}

} // namespace albumen
