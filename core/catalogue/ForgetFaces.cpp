#include "catalogue/ForgetFaces.h"

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

} // namespace

Status forgetFaces(Writer& writer)
{
    TRY(writer.flush());
    TRY(writer.alone([](Db& db) { return db.script("PRAGMA secure_delete = ON"); }));
    const Status deleted = writer.now([](Db& db) -> Status {
        TRY(deleteFound(db));
        return deleteUndecided(db);
    });
    const Status tidied = writer.alone([](Db& db) {
        return db.script("PRAGMA secure_delete = OFF; VACUUM d; VACUUM t; PRAGMA wal_checkpoint(TRUNCATE)");
    });
    TRY(deleted);
    return tidied;
}

} // namespace albumen
