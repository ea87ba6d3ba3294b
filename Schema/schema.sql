-- Every table of the catalog as it is now: written by `make schema`, compared by a test, run by nobody.

CREATE TABLE root (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  scannedAt TEXT
) STRICT;

CREATE TABLE folder (
  id INTEGER PRIMARY KEY,
  rootID INTEGER NOT NULL REFERENCES root(id) ON DELETE CASCADE,
  path TEXT NOT NULL UNIQUE,
  seenInRun INTEGER NOT NULL
) STRICT;

CREATE TABLE study (
  id INTEGER PRIMARY KEY,
  studyInstanceUID TEXT NOT NULL UNIQUE,
  studyDate TEXT,
  studyTime TEXT,
  studyDescription TEXT,
  institutionalDepartmentName TEXT
) STRICT;

CREATE INDEX studyByDate ON study(studyDate);

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
  patientPosition TEXT,
  protocolName TEXT,
  manufacturer TEXT,
  manufacturerModelName TEXT,
  contrastBolusAgent TEXT,
  sequenceName TEXT,
  scanningSequence TEXT,        -- values joined by a backslash, as in DICOM
  convolutionKernel TEXT,
  repetitionTime REAL,
  kvp REAL,
  frameOfReferenceUID TEXT,
  revision INTEGER NOT NULL DEFAULT 0,  -- goes up when an instance is added or read anew
  UNIQUE (seriesInstanceUID, studyID)
) STRICT;

CREATE INDEX seriesOfStudy ON series(studyID);

CREATE TABLE instance (
  fileID INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,
  seriesID INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  sopInstanceUID TEXT NOT NULL,
  sopClassUID TEXT NOT NULL,
  transferSyntaxUID TEXT NOT NULL,
  role TEXT NOT NULL,
  roleReason TEXT NOT NULL,
  instanceNumber INTEGER,
  acquisitionNumber INTEGER,
  temporalPositionIndex INTEGER,
  acquisitionDate TEXT,
  contentDate TEXT,
  contentTime TEXT,
  imageType TEXT,               -- values joined by a backslash
  imageComments TEXT,
  documentTitle TEXT,
  conversionType TEXT,
  burnedInAnnotation TEXT,
  presentationIntentType TEXT,
  viewPosition TEXT,
  imageLaterality TEXT,
  lossyImageCompression TEXT,
  echoTime REAL,
  rows INTEGER,
  columns INTEGER,
  numberOfFrames INTEGER,
  samplesPerPixel INTEGER,
  photometricInterpretation TEXT,
  bitsAllocated INTEGER,
  bitsStored INTEGER,
  pixelRepresentation INTEGER,
  hasPixelData INTEGER NOT NULL CHECK (hasPixelData IN (0, 1)),
  imagePositionPatient TEXT,    -- numbers joined by a backslash, in mm
  imageOrientationPatient TEXT,
  pixelSpacing TEXT,            -- (between rows, between columns), in mm
  sliceThickness REAL,
  spacingBetweenSlices REAL,
  sliceLocation REAL,
  specificCharacterSet TEXT,
  warnings TEXT                 -- one a line
, diffusionBValue REAL, burnedInTextRisk REAL CHECK (burnedInTextRisk BETWEEN 0 AND 1), burnedInTextReason TEXT) STRICT;

CREATE INDEX instanceOfSeries ON instance(seriesID);

CREATE TABLE failure (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  seriesID INTEGER REFERENCES series(id) ON DELETE CASCADE,
  stage TEXT NOT NULL CHECK (stage IN ('walk', 'read', 'render', 'describe')),
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 1,
  firstSeen TEXT NOT NULL,
  lastSeen TEXT NOT NULL, hasStandIn INTEGER NOT NULL DEFAULT 0 CHECK (hasStandIn IN (0, 1)),
  UNIQUE (path, stage)
) STRICT;

CREATE INDEX failureOfSeries ON failure(seriesID);

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  startedAt TEXT NOT NULL,
  finishedAt TEXT,
  outcome TEXT CHECK (outcome IN ('done', 'failures', 'stopped', 'broken')),
  summary TEXT                  -- its counts, as JSON
) STRICT;

CREATE TABLE model (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL,         -- SHA-256 over the checkpoint's files
  settings TEXT NOT NULL,       -- generation and preprocessing, as JSON with sorted keys
  name TEXT NOT NULL,
  family TEXT NOT NULL,
  UNIQUE (digest, settings)
) STRICT;

CREATE TABLE checkpointFile (
  path TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  modifiedAt INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE searchText (
  seriesID INTEGER PRIMARY KEY REFERENCES series(id) ON DELETE CASCADE,
  caption TEXT NOT NULL,
  description TEXT NOT NULL,    -- of the study and the series, and titles of documents
  bodyPart TEXT NOT NULL,
  protocol TEXT NOT NULL,
  modality TEXT NOT NULL        -- the code and its plain words
) STRICT;

CREATE VIRTUAL TABLE searchIndex USING fts5(
  caption, description, bodyPart, protocol, modality,
  content='searchText', content_rowid='seriesID',
  tokenize='porter unicode61 remove_diacritics 2',
  prefix='2 3'
);

CREATE TRIGGER searchTextInserted AFTER INSERT ON searchText BEGIN
  INSERT INTO searchIndex(rowid, caption, description, bodyPart, protocol, modality)
  VALUES (new.seriesID, new.caption, new.description, new.bodyPart, new.protocol, new.modality);
END;

CREATE TRIGGER searchTextDeleted AFTER DELETE ON searchText BEGIN
  INSERT INTO searchIndex(searchIndex, rowid, caption, description, bodyPart, protocol, modality)
  VALUES ('delete', old.seriesID, old.caption, old.description, old.bodyPart, old.protocol, old.modality);
END;

CREATE TRIGGER searchTextUpdated AFTER UPDATE ON searchText BEGIN
  INSERT INTO searchIndex(searchIndex, rowid, caption, description, bodyPart, protocol, modality)
  VALUES ('delete', old.seriesID, old.caption, old.description, old.bodyPart, old.protocol, old.modality);
  INSERT INTO searchIndex(rowid, caption, description, bodyPart, protocol, modality)
  VALUES (new.seriesID, new.caption, new.description, new.bodyPart, new.protocol, new.modality);
END;

CREATE TABLE "file" (
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

CREATE INDEX fileMissing ON file(id) WHERE missingSince IS NOT NULL;

CREATE TABLE "caption" (
  id INTEGER PRIMARY KEY,
  seriesID INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  modelID INTEGER NOT NULL REFERENCES model(id) ON DELETE CASCADE,
  rank INTEGER NOT NULL DEFAULT 0,  -- from 0, in the order of the parts of the series and of the frames of each
  partName TEXT,                -- what tells the part from the others, such as "sagittal"; null where there is one
  text TEXT NOT NULL,
  tokens TEXT NOT NULL,         -- JSON array
  score REAL,                   -- the reference's sequences_scores; null for greedy search
  status TEXT NOT NULL DEFAULT 'machine' CHECK (status IN ('machine', 'in-review', 'accepted', 'edited', 'rejected')),
  fileID INTEGER REFERENCES file(id) ON DELETE SET NULL,
  sopInstanceUID TEXT NOT NULL,
  frame INTEGER NOT NULL,       -- from 0
  frameReason TEXT NOT NULL,    -- why this frame was chosen
  recipe TEXT NOT NULL,         -- how it was rendered, as JSON
  pictureDigest TEXT NOT NULL,  -- SHA-256 of the 8-bit picture that the model saw
  createdAt TEXT NOT NULL, doubts TEXT NOT NULL DEFAULT '[]' CHECK (json_type(doubts) = 'array'),
  UNIQUE (seriesID, modelID, rank)
) STRICT;

CREATE TABLE described (
  seriesID INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  modelID INTEGER NOT NULL REFERENCES model(id) ON DELETE CASCADE,
  seriesRevision INTEGER NOT NULL,
  framesPerPart INTEGER NOT NULL,
  parts TEXT NOT NULL,          -- its volumes, orientations, phases or views, as JSON
  PRIMARY KEY (seriesID, modelID)
) STRICT;

CREATE INDEX captionOfPicture ON caption(pictureDigest, modelID);

CREATE TABLE keyImage (
  fileID INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,   -- of the key object selection
  studyID INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE,
  sopInstanceUID TEXT NOT NULL,
  frames TEXT NOT NULL,         -- numbers from 0 joined by a backslash; empty: the whole object
  isRejection INTEGER NOT NULL CHECK (isRejection IN (0, 1)),
  PRIMARY KEY (fileID, sopInstanceUID)
) STRICT;

CREATE INDEX keyImageOfStudy ON keyImage(studyID);

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

CREATE TABLE clearedFailure (
  path TEXT NOT NULL,
  stage TEXT NOT NULL,
  seriesID INTEGER REFERENCES series(id) ON DELETE CASCADE,
  attempts INTEGER NOT NULL,
  firstSeen TEXT NOT NULL,
  PRIMARY KEY (path, stage)
) STRICT, WITHOUT ROWID;

CREATE INDEX clearedFailureOfSeries ON clearedFailure(seriesID);

CREATE INDEX fileMediaDirectory ON file(folderID) WHERE kind = 'media-directory';
