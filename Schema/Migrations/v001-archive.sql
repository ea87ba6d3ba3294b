-- What was found in the archive: roots, folders, files, the DICOM objects in them, and what failed.

-- "FlRm": tells a catalog from another SQLite file, and from catalogs made before 0.1.0.
PRAGMA application_id = 0x466C526D;

-- A run that wrote to the catalog. Without `finishedAt` it was killed, or is still at work.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  startedAt TEXT NOT NULL,      -- UTC, ISO 8601, like every time in the catalog
  finishedAt TEXT,
  outcome TEXT CHECK (outcome IN ('done', 'failures', 'stopped', 'broken')),
  summary TEXT                  -- its counts, as a JSON object
) STRICT;

-- When SQLite last checked this file for damage and found none: one row.
CREATE TABLE fileCheck (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  checkedAt TEXT NOT NULL
) STRICT;

-- A folder or file that `scan` was given.
CREATE TABLE root (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  scannedAt TEXT,               -- when it was last walked to its end
  device INTEGER,               -- st_dev and st_ino of then, to tell another file system at the same path
  inode INTEGER
) STRICT;

-- A folder at or below a root, or a container, whose entries are rows like the files of a folder.
CREATE TABLE folder (
  id INTEGER PRIMARY KEY,
  rootID INTEGER NOT NULL REFERENCES root(id) ON DELETE CASCADE,
  path TEXT NOT NULL UNIQUE,
  isContainer INTEGER NOT NULL DEFAULT 0 CHECK (isContainer IN (0, 1)),
  seenInRun INTEGER NOT NULL,   -- run.id: folders that the last complete walk did not see are missing
  mountedDevice INTEGER         -- st_dev, if the folder was on another file system than the folder it is in
) STRICT;

CREATE INDEX folderMounted ON folder(path) WHERE mountedDevice IS NOT NULL;

-- A file. It is not opened again while its name, size and modification time stay the same.
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  folderID INTEGER NOT NULL REFERENCES folder(id) ON DELETE CASCADE,
  name TEXT NOT NULL,           -- for an entry of a container: its path in the container
  bytes INTEGER NOT NULL,
  modifiedAt INTEGER NOT NULL,  -- nanoseconds since 1970; -1: open the file again
  kind TEXT NOT NULL CHECK (kind IN ('instance', 'not-dicom', 'failed', 'container', 'media-directory')),
  missingSince TEXT,            -- when a complete walk first did not find it
  readInRun INTEGER,            -- run.id: tells a container's present entries from its former ones
  UNIQUE (folderID, name)
) STRICT;

CREATE INDEX fileMissing ON file(id) WHERE missingSince IS NOT NULL;

-- Files that the scan in progress did not find. They are missing once it has ended, unless too much of the root is gone.
CREATE TABLE unfoundFile (
  fileID INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE
) STRICT;

-- DICOMDIRs are few, and looked up after every scan.
CREATE INDEX fileMediaDirectory ON file(folderID) WHERE kind = 'media-directory';

-- The path of each file. Folder paths do not end with `/`, except the root folder of the file system.
CREATE VIEW filePath AS
SELECT file.id AS fileID, folder.path AS folderPath, file.name AS name,
       iif(folder.path = '/', '', folder.path) || '/' || file.name AS path
FROM file JOIN folder ON folder.id = file.folderID;

-- A DICOM study. No column identifies the patient, by design. Its attributes are derived from `seriesHeader`.
CREATE TABLE study (
  id INTEGER PRIMARY KEY,
  studyInstanceUID TEXT NOT NULL UNIQUE,
  studyDate TEXT,               -- YYYY-MM-DD, like every date in the catalog
  studyTime TEXT,               -- as in the header
  studyDescription TEXT,
  institutionalDepartmentName TEXT,
  missingSince TEXT             -- since when all of its series are missing
) STRICT;

CREATE INDEX studyByDate ON study(studyDate);

-- A DICOM series. Each attribute is what most of its present instances state, so it follows corrections of the archive.
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  studyID INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE,
  seriesInstanceUID TEXT NOT NULL,
  modality TEXT,
  seriesNumber INTEGER,
  seriesDate TEXT,
  seriesDescription TEXT,
  bodyPartExamined TEXT,
  anatomicRegion TEXT,
  laterality TEXT,
  protocolName TEXT,
  manufacturer TEXT,
  manufacturerModelName TEXT,
  contrastBolusAgent TEXT,
  missingSince TEXT,            -- since when all of its files are missing
  revision INTEGER NOT NULL DEFAULT 0,  -- goes up whenever its representative frames may change
  UNIQUE (seriesInstanceUID, studyID)
) STRICT;

CREATE INDEX seriesOfStudy ON series(studyID);

CREATE INDEX seriesMissing ON series(id) WHERE missingSince IS NOT NULL;

-- What the headers of some instances state of their series and study. Nearly every series has one row; where instances
-- disagree, there are several.
CREATE TABLE seriesHeader (
  id INTEGER PRIMARY KEY,
  seriesID INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  attributes TEXT NOT NULL CHECK (json_type(attributes) = 'object'),   -- values by the columns of `study` and `series`
  UNIQUE (seriesID, attributes)
) STRICT;

-- The DICOM object in a file. Two files with the same SOPInstanceUID are two rows.
CREATE TABLE instance (
  fileID INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,
  seriesID INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  headerID INTEGER NOT NULL,    -- seriesHeader.id, of the same series
  sopInstanceUID TEXT NOT NULL,
  sopClassUID TEXT NOT NULL,
  role TEXT NOT NULL,           -- image, localizer, structured-report, …
  roleReason TEXT NOT NULL,
  viewPosition TEXT,
  presentationIntentType TEXT,
  echoTime REAL,                -- in ms
  diffusionBValue REAL,         -- in s/mm²
  instanceNumber INTEGER,
  acquisitionNumber INTEGER,
  temporalPositionIndex INTEGER,
  imageType TEXT,               -- values joined by a backslash
  documentTitle TEXT,
  burnedInTextRisk REAL CHECK (burnedInTextRisk BETWEEN 0 AND 1),
  burnedInTextReasons TEXT,     -- one per line
  imageLaterality TEXT,
  rows INTEGER,
  columns INTEGER,
  numberOfFrames INTEGER,
  hasPixelData INTEGER NOT NULL CHECK (hasPixelData IN (0, 1)),
  imagePositionPatient TEXT,    -- numbers joined by a backslash, in mm
  imageOrientationPatient TEXT,
  warnings TEXT                 -- one per line
) STRICT;

CREATE INDEX instanceOfSeries ON instance(seriesID, headerID);

-- An image that a key object selection names: one to show first, or one that was rejected.
CREATE TABLE keyImage (
  fileID INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,   -- the key object selection
  studyID INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE,
  sopInstanceUID TEXT NOT NULL,
  frames TEXT NOT NULL,         -- numbers from 0 joined by a backslash; empty: every frame
  isRejection INTEGER NOT NULL CHECK (isRejection IN (0, 1)),
  PRIMARY KEY (fileID, sopInstanceUID)
) STRICT;

CREATE INDEX keyImageOfStudy ON keyImage(studyID);

-- The frames of a series are chosen again when a selection starts or stops naming its images.
CREATE TRIGGER keyImageInserted AFTER INSERT ON keyImage BEGIN
  UPDATE series SET revision = revision + 1 WHERE studyID = new.studyID AND id IN (
    SELECT instance.seriesID FROM instance JOIN series AS other ON other.id = instance.seriesID
    WHERE other.studyID = new.studyID AND sopInstanceUID = new.sopInstanceUID);
END;

CREATE TRIGGER keyImageDeleted AFTER DELETE ON keyImage BEGIN
  UPDATE series SET revision = revision + 1 WHERE studyID = old.studyID AND id IN (
    SELECT instance.seriesID FROM instance JOIN series AS other ON other.id = instance.seriesID
    WHERE other.studyID = old.studyID AND sopInstanceUID = old.sopInstanceUID);
END;

CREATE TRIGGER keyObjectSelectionGone AFTER UPDATE OF missingSince ON file
WHEN new.missingSince IS NOT old.missingSince AND EXISTS (SELECT 1 FROM keyImage WHERE fileID = new.id) BEGIN
  UPDATE series SET revision = revision + 1 WHERE id IN (
    SELECT instance.seriesID FROM keyImage
    JOIN series AS other ON other.studyID = keyImage.studyID
    JOIN instance ON instance.seriesID = other.id AND instance.sopInstanceUID = keyImage.sopInstanceUID
    WHERE keyImage.fileID = new.id);
END;

-- Something that could not be walked, read, rendered or captioned. The row is deleted when it succeeds.
CREATE TABLE failure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,   -- goes up, so that new failures have higher ones than earlier ones
  path TEXT NOT NULL,
  seriesID INTEGER REFERENCES series(id) ON DELETE CASCADE,
  stage TEXT NOT NULL CHECK (stage IN ('walk', 'read', 'render', 'describe')),
  code TEXT NOT NULL,           -- a stable word, such as `truncated`
  message TEXT NOT NULL,
  hasStandIn INTEGER NOT NULL DEFAULT 0 CHECK (hasStandIn IN (0, 1)),  -- 1: another frame was captioned instead
  attempts INTEGER NOT NULL DEFAULT 1,
  firstSeen TEXT NOT NULL,
  lastSeen TEXT NOT NULL,
  retryAt TEXT,                 -- when to try again, if it may be the surroundings' fault and not the file's
  acknowledgedAt TEXT,          -- when a person said that it is known: it then no longer counts for the exit code
  UNIQUE (path, stage)
) STRICT;

CREATE INDEX failureOfSeries ON failure(seriesID);

CREATE INDEX failureToRetry ON failure(path) WHERE retryAt IS NOT NULL;

-- A failure that was cleared for another attempt. If that fails too, the failure continues from here.
CREATE TABLE clearedFailure (
  path TEXT NOT NULL,
  stage TEXT NOT NULL,
  seriesID INTEGER REFERENCES series(id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  firstSeen TEXT NOT NULL,
  acknowledgedAt TEXT,
  PRIMARY KEY (path, stage)
) STRICT, WITHOUT ROWID;

CREATE INDEX clearedFailureOfSeries ON clearedFailure(seriesID);
