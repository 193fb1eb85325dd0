-- What the machine computed: hours of work, yet it may be deleted. Attached as d. Another version is made anew.
CREATE TABLE d.meta(key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID; -- library_uid epoch group_number
CREATE TABLE d.model(key INTEGER PRIMARY KEY, id TEXT NOT NULL, revision TEXT NOT NULL, UNIQUE(id, revision)) STRICT;
CREATE TABLE d.pass(content_id INTEGER NOT NULL, kind INTEGER NOT NULL, model_key INTEGER NOT NULL,
  found INTEGER NOT NULL, PRIMARY KEY(content_id, kind, model_key)) STRICT, WITHOUT ROWID;
CREATE TABLE d.face_look(face_id INTEGER PRIMARY KEY, points BLOB, yaw REAL, pitch REAL, roll REAL, height_px REAL,
  sharpness REAL, grade INTEGER NOT NULL) STRICT;
CREATE TABLE d.embedding(id INTEGER PRIMARY KEY, model_key INTEGER NOT NULL, face_id INTEGER NOT NULL, vec BLOB NOT NULL,
  UNIQUE(model_key, face_id)) STRICT; -- float16
CREATE INDEX d.embedding_face ON embedding(face_id);
CREATE TABLE d.match(face_id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL, grade INTEGER NOT NULL,
  distance REAL NOT NULL, evidence_face INTEGER NOT NULL, other_person INTEGER, other_distance REAL,
  model_key INTEGER NOT NULL) STRICT; -- grade: 1 sure 2 ask
CREATE INDEX d.match_person ON match(person_id, grade, distance);
CREATE INDEX d.match_evidence ON match(evidence_face);
CREATE TABLE d.face_group(id INTEGER PRIMARY KEY, number INTEGER NOT NULL, size INTEGER NOT NULL,
  best_face INTEGER NOT NULL, model_key INTEGER NOT NULL) STRICT;
CREATE INDEX d.face_group_size ON face_group(size DESC, number);
CREATE TABLE d.group_face(face_id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL, core INTEGER NOT NULL) STRICT;
CREATE INDEX d.group_face_group ON group_face(group_id);
CREATE TABLE d.verdict(content_id INTEGER NOT NULL, kind INTEGER NOT NULL, raw REAL NOT NULL, detail TEXT,
  model_key INTEGER, PRIMARY KEY(content_id, kind)) STRICT, WITHOUT ROWID;
CREATE INDEX d.verdict_raw ON verdict(kind, raw);
CREATE TABLE d.tag(content_id INTEGER NOT NULL, class80 INTEGER NOT NULL, tag INTEGER NOT NULL, score REAL NOT NULL,
  x REAL, y REAL, w REAL, h REAL) STRICT;
CREATE INDEX d.tag_content ON tag(content_id);
CREATE INDEX d.tag_tag ON tag(tag, content_id);
CREATE TABLE d.scene(content_id INTEGER NOT NULL, kind INTEGER NOT NULL, rank INTEGER NOT NULL, label INTEGER NOT NULL,
  p REAL NOT NULL, model_key INTEGER, PRIMARY KEY(content_id, kind, rank)) STRICT, WITHOUT ROWID;
CREATE INDEX d.scene_label ON scene(kind, label, p);
CREATE TABLE d.look(content_id INTEGER PRIMARY KEY, phash INTEGER, tone BLOB, pooled BLOB, model_key INTEGER) STRICT;
CREATE TABLE d.similar(content_id INTEGER NOT NULL, kind INTEGER NOT NULL, group_id INTEGER NOT NULL, score REAL,
  best INTEGER NOT NULL, PRIMARY KEY(kind, content_id)) STRICT, WITHOUT ROWID;
CREATE TABLE d.place(id INTEGER PRIMARY KEY, name TEXT, region TEXT, country TEXT, lat REAL, lon REAL) STRICT;
CREATE TABLE d.photo_place(photo_id INTEGER PRIMARY KEY, place_id INTEGER NOT NULL) STRICT;
CREATE TABLE d.doc(content_id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE d.doc_words USING fts5(words, content='doc', content_rowid='content_id',
  tokenize="unicode61 remove_diacritics 2");
CREATE TABLE d.todo(kind INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY(kind, id)) STRICT, WITHOUT ROWID;
