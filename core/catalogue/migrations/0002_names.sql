-- What a filed copy says of the people in it, and what a step is about to put there: 16 bytes each, NULL is nothing.
ALTER TABLE filed ADD COLUMN names BLOB;
ALTER TABLE journal ADD COLUMN hash BLOB;
ALTER TABLE journal ADD COLUMN names BLOB;
