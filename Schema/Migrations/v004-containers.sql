-- Files that hold files: a container, whose entries are rows as those of a folder, and a DICOMDIR, which lists others.

-- What was no DICOM before may be one of these: it is opened once more.
CREATE TABLE newFile (
  id INTEGER PRIMARY KEY,
  folderID INTEGER NOT NULL REFERENCES folder(id) ON DELETE CASCADE,
  name TEXT NOT NULL,           -- of an entry of a container: with the folders in it
  bytes INTEGER NOT NULL,
  modifiedAt INTEGER NOT NULL,  -- nanoseconds since 1970; -1 where it is to be opened again
  kind TEXT NOT NULL CHECK (kind IN ('instance', 'not-dicom', 'failed', 'container', 'media-directory')),
  missingSince TEXT,            -- when a complete walk first did not find it
  readInRun INTEGER,            -- tells the entries a container has from those it had
  UNIQUE (folderID, name)
) STRICT;

INSERT INTO newFile (id, folderID, name, bytes, modifiedAt, kind, missingSince)
SELECT id, folderID, name, bytes, iif(kind = 'not-dicom', -1, modifiedAt), kind, missingSince FROM file;

DROP TABLE file;

ALTER TABLE newFile RENAME TO file;

CREATE INDEX fileMissing ON file(id) WHERE missingSince IS NOT NULL;
