-- What the files of a photo said of a face when names were last read or written, and what they say since: the name that
-- another program gave it later, which a person has not answered yet. No reference: faces go without asking.
CREATE TABLE face_said(face_id INTEGER PRIMARY KEY, name TEXT NOT NULL, now TEXT) STRICT;
