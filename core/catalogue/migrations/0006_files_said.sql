-- What a file says besides its picture, of photos that have the picture in common: 8 bytes a thing, asked again when the
-- file's size or time is another.
CREATE TABLE file_says(photo_id INTEGER PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
  bytes BLOB NOT NULL, facts BLOB NOT NULL) STRICT;
