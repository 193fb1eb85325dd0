-- How much of taken_s its file said: 0 the moment, 1 a day, 2 a month, 3 a year, whose begin it is.
ALTER TABLE photo ADD COLUMN taken_span INTEGER NOT NULL DEFAULT 0;
