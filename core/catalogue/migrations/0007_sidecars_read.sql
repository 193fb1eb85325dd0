-- How what lies beside a photo was when its date was read (metadata/SidecarStamps.h); 0: nothing lay there.
ALTER TABLE photo ADD COLUMN beside INTEGER NOT NULL DEFAULT 0;
