-- Small pictures, in the cache folder; attached as t.
CREATE TABLE t.meta(key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID; -- library_uid
CREATE TABLE t.thumb(kind INTEGER NOT NULL, id INTEGER NOT NULL, jpeg BLOB NOT NULL, PRIMARY KEY(kind, id)) STRICT;
