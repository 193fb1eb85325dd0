#include "catalogue/TakeRecord.h"

#include "archive/Ledger.h"
#include "catalogue/Backups.h"
#include "catalogue/Migrations.h"

namespace albumen {
namespace {

// The replaced catalogue is attached as `old`; each table of pairs says which row here is the old one.

constexpr auto pairPeople = R"sql(
INSERT INTO main.person(uid, root_id) SELECT p.uid, 0 FROM old.person p
  WHERE p.id IN (SELECT person_id FROM old.target WHERE person_id <> 0) AND p.uid NOT IN (SELECT uid FROM main.person);
UPDATE main.person SET root_id = id WHERE root_id = 0;
CREATE TEMP TABLE old_person AS SELECT p.id AS was, q.id AS id FROM old.person p JOIN main.person q ON q.uid = p.uid;
)sql";

constexpr auto pairPictures = R"sql(
CREATE TEMP TABLE old_content(was INTEGER PRIMARY KEY, id INTEGER);
INSERT INTO old_content SELECT c.id, coalesce((SELECT m.id FROM main.content m WHERE m.uid = c.uid),
    (SELECT k.content_id FROM old.content_key o JOIN main.content_key k ON k.method = o.method AND k.hash = o.hash
     WHERE o.content_id = c.id))
  FROM old.content c WHERE c.id IN (SELECT content_id FROM old.filed);
INSERT INTO main.content(uid, media, format, width, height, orientation)
  SELECT c.uid, c.media, c.format, c.width, c.height, c.orientation FROM old.content c JOIN temp.old_content p
  ON p.was = c.id WHERE p.id IS NULL;
UPDATE temp.old_content SET id = (SELECT m.id FROM old.content c JOIN main.content m ON m.uid = c.uid
  WHERE c.id = old_content.was) WHERE id IS NULL;
INSERT OR IGNORE INTO main.content_key(method, hash, content_id)
  SELECT k.method, k.hash, p.id FROM old.content_key k JOIN temp.old_content p ON p.was = k.content_id;
)sql";

constexpr auto pairPhotos = R"sql(
CREATE TEMP TABLE old_photo AS SELECT DISTINCT f.photo_id AS was, r.uid AS root, d.path AS folder, p.name AS name
  FROM old.filed f JOIN old.photo p ON p.id = f.photo_id JOIN old.folder d ON d.id = p.folder_id
  JOIN old.root r ON r.id = d.root_id;
INSERT INTO main.root(uid, path, kind, volume, has_marker, state)
  SELECT uid, path, kind, volume, has_marker, state FROM old.root
  WHERE uid IN (SELECT root FROM temp.old_photo) AND uid NOT IN (SELECT uid FROM main.root);
INSERT OR IGNORE INTO main.folder(root_id, path)
  SELECT r.id, o.folder FROM temp.old_photo o JOIN main.root r ON r.uid = o.root;
INSERT OR IGNORE INTO main.photo(folder_id, name, size, mtime_ns, content_id, orientation, taken_s, taken_offset_min, lat,
    lon, camera, taken_span, state)
  SELECT d.id, p.name, p.size, p.mtime_ns, c.id, p.orientation, p.taken_s, p.taken_offset_min, p.lat, p.lon, p.camera,
    p.taken_span, p.state
  FROM temp.old_photo o JOIN old.photo p ON p.id = o.was JOIN temp.old_content c ON c.was = p.content_id
  JOIN main.root r ON r.uid = o.root JOIN main.folder d ON d.root_id = r.id AND d.path = o.folder;
)sql";

// A folder of an archive has one row; the rows of before are all older.
constexpr auto takeRows = R"sql(
INSERT INTO main.archive(uid, save_path, zip_path) SELECT uid, save_path, zip_path FROM old.archive
  WHERE uid NOT IN (SELECT uid FROM main.archive);
UPDATE main.archive SET save_path = (SELECT o.save_path FROM old.archive o WHERE o.uid = archive.uid),
    zip_path = (SELECT o.zip_path FROM old.archive o WHERE o.uid = archive.uid)
  WHERE uid IN (SELECT uid FROM old.archive);
CREATE TEMP TABLE taken_archive AS SELECT o.id AS was, m.id AS id FROM old.archive o JOIN main.archive m
  ON m.uid = o.uid;
DELETE FROM main.zip WHERE target_id IN
  (SELECT id FROM main.target WHERE archive_id IN (SELECT id FROM temp.taken_archive));
DELETE FROM main.filed WHERE target_id IN
  (SELECT id FROM main.target WHERE archive_id IN (SELECT id FROM temp.taken_archive));
DELETE FROM main.target WHERE archive_id IN (SELECT id FROM temp.taken_archive);
INSERT INTO main.target(archive_id, kind, person_id, folder, made)
  SELECT a.id, t.kind, coalesce(p.id, 0), t.folder, t.made FROM old.target t
  JOIN temp.taken_archive a ON a.was = t.archive_id LEFT JOIN temp.old_person p ON p.was = t.person_id
  WHERE t.person_id = 0 OR p.id IS NOT NULL;
CREATE TEMP TABLE old_target AS SELECT t.id AS was, m.id AS id FROM old.target t
  JOIN temp.taken_archive a ON a.was = t.archive_id LEFT JOIN temp.old_person p ON p.was = t.person_id
  JOIN main.target m ON m.archive_id = a.id AND m.kind = t.kind AND m.person_id = coalesce(p.id, 0);
INSERT INTO main.filed(target_id, name, content_id, photo_id, mode, size, mtime_ns, hash, state, names, source_size,
    source_mtime_ns, companion)
  SELECT t.id, f.name, c.id, coalesce((SELECT p.id FROM temp.old_photo o JOIN main.root r ON r.uid = o.root
      JOIN main.folder d ON d.root_id = r.id AND d.path = o.folder
      JOIN main.photo p ON p.folder_id = d.id AND p.name = o.name WHERE o.was = f.photo_id), 0),
    f.mode, f.size, f.mtime_ns, f.hash, f.state, f.names, f.source_size, f.source_mtime_ns, f.companion
  FROM old.filed f JOIN temp.old_target t ON t.was = f.target_id JOIN temp.old_content c ON c.was = f.content_id;
INSERT INTO main.zip(target_id, name, fingerprint, entries, size, mtime_ns)
  SELECT t.id, z.name, z.fingerprint, z.entries, z.size, z.mtime_ns FROM old.zip z
  JOIN temp.old_target t ON t.was = z.target_id;
)sql";

constexpr auto dropPairs = "DROP TABLE temp.old_person; DROP TABLE temp.old_content; DROP TABLE temp.old_photo;"
                           "DROP TABLE temp.taken_archive; DROP TABLE temp.old_target";

/// May its rows be read as ours?
bool mayTake(Db& db, const std::filesystem::path& replaced)
{
    const CatalogueFacts facts = lookInto(replaced);
    if (!facts.sound) return false;
    const auto old = Db::open(replaced, DbAccess::readOnly);
    if (!old || !checkSchema(**old, catalogueMigrations())) return false;
    const auto same = db.one("SELECT 1 FROM main.meta WHERE key = 'library_uid' AND value = ?", facts.library);
    return same && *same;
}

} // namespace

Result<std::optional<std::uint64_t>> takeRecord(Db& db, const std::filesystem::path& replaced)
{
    if (!mayTake(db, replaced)) return std::nullopt;
    TRY(db.run("ATTACH DATABASE ? AS old", replaced.native()));
    std::uint64_t filed = 0;
    const Status taken = db.transaction([&]() -> Status {
        for (const char* const step : {pairPeople, pairPictures, pairPhotos, takeRows}) TRY(db.script(step));
        TRY(db.run("UPDATE main.journal SET state = ? WHERE state = ?", JournalState::skipped, JournalState::planned));
        TRY_ASSIGN(const auto count, db.one("SELECT count(*) FROM main.filed"));
        filed = static_cast<std::uint64_t>(count.value_or(0));
        TRY(db.script(dropPairs));
        return db.run("DELETE FROM main.meta WHERE key = 'replaced'");
    });
    TRY(db.script("DETACH DATABASE old"));
    TRY(taken);
    return std::optional(filed);
}

} // namespace albumen
