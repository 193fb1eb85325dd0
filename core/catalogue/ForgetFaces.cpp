#include "catalogue/ForgetFaces.h"

#include <string>

#include "base/Files.h"
#include "catalogue/Backups.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "photo/ThumbKind.h"

namespace albumen {
namespace {

Status deleteFound(Db& db)
{
    for (const char* const table :
         {"embedding", "face_look", "match", "match_limit", "group_face", "face_group", "face_attribute"})
        TRY(db.run(std::string("DELETE FROM d.") + table));
    TRY(db.run("DELETE FROM d.pass WHERE kind IN (?, ?, ?)", PassKind::detect, PassKind::embed, PassKind::masked));
    return db.run("DELETE FROM t.thumb WHERE kind = ?", ThumbKind::face);
}

/// The same as decidedUpon of one face, see StorePhoto.cpp.
Status deleteUndecided(Db& db)
{
    return db.run("DELETE FROM face WHERE origin = ?1 "
                  "AND id NOT IN (SELECT a FROM change WHERE reg BETWEEN ?2 AND ?3) "
                  "AND id NOT IN (SELECT b FROM change WHERE reg = ?4) "
                  "AND id NOT IN (SELECT after FROM change WHERE reg = ?5 AND after IS NOT NULL)",
                  FaceOrigin::detected, Register::facePerson, Register::faceBox, Register::facePair,
                  Register::personCover);
}

bool isOldCopy(const std::string& name)
{
    return name.find(".sqlite.broken") != std::string::npos || name.starts_with("catalogue-before-restore") ||
           name.starts_with("catalogue.restored") || // one that a kill left
           name.starts_with("restore.next");         // a copy that was wished for
}

} // namespace

Status overwriting(Writer& writer, const std::function<Status()>& deleting)
{
    TRY(writer.alone([](Db& db) { return db.script("PRAGMA secure_delete = ON"); }));
    const Status deleted = deleting();
    const Status tidied = writer.alone([](Db& db) -> Status {
        TRY(db.script("PRAGMA secure_delete = OFF; VACUUM main; VACUUM d; VACUUM t"));
        TRY_ASSIGN(const auto busy, db.one("PRAGMA wal_checkpoint(TRUNCATE)"));
        return busy.value_or(0) == 0 ? Status{} : fail(Code::libraryInUse, Stage::store, {}, "somebody is reading it");
    });
    TRY(deleted);
    return tidied;
}

Status oweForgetting(Db& db)
{
    return db.run("INSERT OR REPLACE INTO main.meta VALUES ('forgetting', 1)");
}

Result<bool> owesForgetting(Db& db)
{
    TRY_ASSIGN(const auto owed, db.one("SELECT count(*) FROM main.meta WHERE key = 'forgetting'"));
    return owed.value_or(0) != 0;
}

Status forgettingDone(Db& db)
{
    return db.run("DELETE FROM main.meta WHERE key = 'forgetting'");
}

Result<bool> undecidedDeleted(Db& db)
{
    TRY_ASSIGN(const auto deleted, db.one("SELECT count(*) FROM main.meta WHERE key = 'undecided_deleted'"));
    return deleted.value_or(0) != 0;
}

Status forgetFaces(Writer& writer)
{
    TRY(writer.flush());
    return overwriting(writer, [&writer] {
        return writer.now([](Db& db) -> Status {
            TRY(oweForgetting(db));
            TRY(db.run("INSERT OR REPLACE INTO main.meta VALUES ('undecided_deleted', 1)"));
            TRY(deleteFound(db));
            return deleteUndecided(db);
        });
    });
}

Status forgetCopies(const std::filesystem::path& library, const std::filesystem::path& cache, const std::string& but)
{
    const auto files = makeFiles();
    Status done;
    for (const std::filesystem::path& folder : {backupFolder(library), library, cache}) {
        const auto entries = files->list(folder);
        if (!entries && entries.error().code != Code::pathMissing && done) done = fail(entries.error());
        if (!entries) continue;
        for (const FolderEntry& entry : *entries) {
            const bool goes = folder == backupFolder(library) ? entry.name != but && entry.name != logNameOf(but)
                                                              : isOldCopy(entry.name);
            if (entry.kind != FileKind::file || !goes) continue;
            if (const Status gone = files->remove(folder / entry.name); !gone && done) done = gone;
        }
    }
    return done;
}

} // namespace albumen
