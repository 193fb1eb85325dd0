-- The photo's size and time when a copy was made of it, so that a corrected photo is noticed; both 0: not recorded.
ALTER TABLE filed ADD COLUMN source_size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE filed ADD COLUMN source_mtime_ns INTEGER NOT NULL DEFAULT 0;
-- What a step is about to give another name, by its inode: after a kill it is found wherever it went. 0: nothing.
ALTER TABLE journal ADD COLUMN inode INTEGER NOT NULL DEFAULT 0;
-- What lies beside a picture and goes where it goes, by the end of its name; empty: the picture itself.
ALTER TABLE filed ADD COLUMN companion TEXT NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN companion TEXT NOT NULL DEFAULT '';
