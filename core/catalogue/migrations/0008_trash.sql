-- Files that were thrown away, by paths relative to their root: what lies beside a photo has rows of its own. state: 0 on
-- its way, there or back, 1 in the trash. to_path: where it is brought back to.
ALTER TABLE trash ADD COLUMN to_path TEXT NOT NULL DEFAULT '';
ALTER TABLE trash ADD COLUMN beside INTEGER NOT NULL DEFAULT 0;
CREATE INDEX trash_photo ON trash(photo_id);
CREATE INDEX photo_trashed ON photo(taken_s) WHERE state = 2;
