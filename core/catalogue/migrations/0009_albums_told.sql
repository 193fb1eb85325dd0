-- Albums that were made when they were of this library alone: other libraries know each by its uid.
INSERT OR IGNORE INTO album(id, uid) SELECT DISTINCT a, randomblob(16) FROM change WHERE reg = 80;
