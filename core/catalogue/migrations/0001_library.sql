-- The catalogue: what cannot be computed again. Ids are never reused (AUTOINCREMENT); enums are INTEGER, named in photo/
-- and Registers.h; paths are the bytes of the file system.
CREATE TABLE meta(key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID; -- library_uid schema schema_min epoch clock open

CREATE TABLE root(id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, path TEXT NOT NULL, kind INTEGER NOT NULL, volume TEXT,
  has_marker INTEGER NOT NULL, state INTEGER NOT NULL, complete_run INTEGER) STRICT; -- state: 0 online 1 offline 2 removed
CREATE TABLE folder(id INTEGER PRIMARY KEY, root_id INTEGER NOT NULL REFERENCES root, path TEXT NOT NULL,
  UNIQUE(root_id, path)) STRICT;
CREATE TABLE content(id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE, media INTEGER NOT NULL,
  format INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, orientation INTEGER NOT NULL) STRICT;
CREATE TABLE content_key(method INTEGER NOT NULL, hash BLOB NOT NULL, content_id INTEGER NOT NULL REFERENCES content,
  PRIMARY KEY(method, hash)) STRICT, WITHOUT ROWID;
CREATE INDEX content_key_content ON content_key(content_id);
CREATE TABLE photo(id INTEGER PRIMARY KEY AUTOINCREMENT, folder_id INTEGER NOT NULL REFERENCES folder, name TEXT NOT NULL,
  size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, content_id INTEGER REFERENCES content, orientation INTEGER NOT NULL,
  taken_s INTEGER, taken_offset_min INTEGER, lat REAL, lon REAL, camera TEXT, state INTEGER NOT NULL,
  UNIQUE(folder_id, name)) STRICT; -- state: 0 present 1 missing 2 trashed
CREATE INDEX photo_content ON photo(content_id);
CREATE INDEX photo_taken ON photo(taken_s DESC, id) WHERE state = 0;
CREATE INDEX photo_moved ON photo(size) WHERE state = 1;
CREATE TABLE face(id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE, content_id INTEGER NOT NULL
  REFERENCES content, x REAL NOT NULL, y REAL NOT NULL, w REAL NOT NULL, h REAL NOT NULL, origin INTEGER NOT NULL,
  score REAL NOT NULL, state INTEGER NOT NULL) STRICT; -- origin: 0 detected 1 drawn 2 imported; state: 0 live 1 gone
CREATE INDEX face_content ON face(content_id);
CREATE TABLE person(id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE, root_id INTEGER NOT NULL) STRICT;
CREATE INDEX person_root ON person(root_id); -- root_id: merges folded
CREATE TABLE album(id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE) STRICT;

CREATE TABLE decision(id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE, library BLOB NOT NULL,
  clock INTEGER NOT NULL, at_ms INTEGER NOT NULL, kind INTEGER NOT NULL, undoes INTEGER REFERENCES decision,
  note TEXT) STRICT; -- append only
CREATE TABLE change(decision_id INTEGER NOT NULL REFERENCES decision, ord INTEGER NOT NULL, reg INTEGER NOT NULL,
  a INTEGER NOT NULL, b INTEGER NOT NULL, before ANY, after ANY, PRIMARY KEY(decision_id, ord)) STRICT, WITHOUT ROWID;
CREATE INDEX change_subject ON change(reg, a, b);
CREATE TABLE state(reg INTEGER NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL, value ANY NOT NULL,
  decision_id INTEGER NOT NULL, PRIMARY KEY(reg, a, b)) STRICT, WITHOUT ROWID; -- the fold of change
CREATE INDEX state_value ON state(reg, value, a);
CREATE VIEW face_person AS SELECT a AS face_id, value AS person_id, decision_id FROM state WHERE reg = 1;
CREATE VIEW face_status AS SELECT a AS face_id, value AS status, decision_id FROM state WHERE reg = 2;
CREATE VIEW face_not_person AS SELECT a AS face_id, b AS person_id FROM state WHERE reg = 3;
CREATE VIEW person_name AS SELECT a AS person_id, value AS name FROM state WHERE reg = 20;

CREATE TABLE archive(id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, save_path TEXT NOT NULL,
  zip_path TEXT NOT NULL) STRICT;
CREATE TABLE archive_note(archive_id INTEGER NOT NULL REFERENCES archive, name TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY(archive_id, name)) STRICT, WITHOUT ROWID;
CREATE TABLE target(id INTEGER PRIMARY KEY, archive_id INTEGER NOT NULL REFERENCES archive, kind INTEGER NOT NULL,
  person_id INTEGER NOT NULL, folder TEXT NOT NULL, made INTEGER NOT NULL,
  UNIQUE(archive_id, kind, person_id)) STRICT; -- kind: 0 person 1 unknown 2 noPeople; person_id 0 where it has none
CREATE TABLE filed(id INTEGER PRIMARY KEY, target_id INTEGER NOT NULL REFERENCES target, name TEXT NOT NULL,
  content_id INTEGER NOT NULL, photo_id INTEGER NOT NULL, mode INTEGER NOT NULL, size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL, hash BLOB NOT NULL, state INTEGER NOT NULL,
  UNIQUE(target_id, name)) STRICT;
CREATE INDEX filed_content ON filed(content_id);
CREATE TABLE zip(target_id INTEGER PRIMARY KEY REFERENCES target, name TEXT NOT NULL, fingerprint BLOB NOT NULL,
  entries INTEGER NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL) STRICT;
CREATE TABLE filing(id INTEGER PRIMARY KEY, archive_id INTEGER NOT NULL REFERENCES archive, run_id INTEGER,
  mode INTEGER NOT NULL, at_ms INTEGER NOT NULL, state INTEGER NOT NULL) STRICT;
CREATE TABLE journal(id INTEGER PRIMARY KEY AUTOINCREMENT, filing_id INTEGER NOT NULL REFERENCES filing,
  op INTEGER NOT NULL, src TEXT NOT NULL, dst TEXT NOT NULL, target_kind INTEGER NOT NULL, target_person INTEGER NOT NULL,
  content_id INTEGER NOT NULL, photo_id INTEGER NOT NULL, mode INTEGER NOT NULL, size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL, state INTEGER NOT NULL, code TEXT) STRICT;
CREATE INDEX journal_open ON journal(filing_id) WHERE state = 0; -- state: 0 planned 1 done 2 skipped 3 failed
CREATE TABLE trash(id INTEGER PRIMARY KEY, photo_id INTEGER NOT NULL, from_path TEXT NOT NULL, trash_path TEXT NOT NULL,
  size INTEGER NOT NULL, hash BLOB NOT NULL, at_ms INTEGER NOT NULL, state INTEGER NOT NULL) STRICT;

CREATE TABLE run(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, started_ms INTEGER NOT NULL, ended_ms INTEGER,
  outcome INTEGER, counts TEXT, program TEXT) STRICT;
CREATE TABLE problem(id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES run, photo_id INTEGER,
  path TEXT NOT NULL, stage TEXT NOT NULL, code TEXT NOT NULL, detail TEXT, needed INTEGER, available INTEGER,
  size INTEGER, mtime_ns INTEGER, solved_run INTEGER) STRICT; -- stage and code by name: their numbers may move
CREATE INDEX problem_open ON problem(path) WHERE solved_run IS NULL;
CREATE INDEX problem_photo ON problem(photo_id) WHERE solved_run IS NULL;
CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
