#include "catalogue/ForgetFaces.h"

#include <functional>
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
    for (const char* const table : {"embedding", "face_look", "match", "match_limit", "group_face", "face_group"})
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

/// Runs `work`, and leaves nothing of what it deletes in the files.
Status overwriting(Writer& writer, const std::function<Status(Db&)>& work)
{
    TRY(writer.flush());
    TRY(writer.alone([](Db& db) { return db.script("PRAGMA secure_delete = ON"); }));
    const Status deleted = writer.now(work);
    const Status tidied = writer.alone([](Db& db) {
        return db.script("PRAGMA secure_delete = OFF; VACUUM d; VACUUM t; PRAGMA wal_checkpoint(TRUNCATE)");
    });
    TRY(deleted);
    return tidied;
}

bool isOldCopy(const std::string& name)
{
    return name.find(".sqlite.broken") != std::string::npos || name.starts_with("catalogue-before-restore");
}

} // namespace

Status forgetFaces(Writer& writer)
{
    return overwriting(writer, [](Db& db) -> Status {
        TRY(deleteFound(db));
        return deleteUndecided(db);
    });
}

Status forgetCopies(const std::filesystem::path& library, const std::filesystem::path& cache)
{
    const auto files = makeFiles();
    Status done;
    for (const std::filesystem::path& folder : {backupFolder(library), library, cache}) {
        const auto entries = files->list(folder);
        if (!entries && entries.error().code != Code::pathMissing && done) done = fail(entries.error());
        if (!entries) continue;
        for (const FolderEntry& entry : *entries) {
            if (entry.kind != FileKind::file || (folder != backupFolder(library) && !isOldCopy(entry.name))) continue;
            if (const Status gone = files->remove(folder / entry.name); !gone && done) done = gone;
        }
    }
    return done;
}

} // namespace albumen
