-- The catalog's tables. Written by `make schema` and checked by a test; never executed.

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

-- A checkpoint with its settings: the same weights with other settings are another model.
CREATE TABLE model (
  id INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,    -- everything that decides a caption, one `name=value` per line
  weightsDigest TEXT NOT NULL,      -- SHA-256 over the checkpoint's files
  name TEXT NOT NULL,
  family TEXT NOT NULL,
  lastRunID INTEGER NOT NULL REFERENCES run(id),    -- the last run that captioned, or had nothing to caption, with it
  framesPerPart INTEGER NOT NULL    -- as requested in that run
) STRICT;

-- The SHA-256 of a checkpoint's file, so that gigabytes are not hashed again in every run.
CREATE TABLE checkpointFile (
  path TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  modifiedAt INTEGER NOT NULL,  -- nanoseconds since 1970
  sha256 TEXT NOT NULL
) STRICT;

-- What a model output for one representative frame of a series, and what a person made of it.
CREATE TABLE caption (
  id INTEGER PRIMARY KEY,
  seriesID INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  modelID INTEGER NOT NULL REFERENCES model(id) ON DELETE CASCADE,
  rank INTEGER NOT NULL,        -- from 0, in the order of the parts of the series and of the frames of each part
  partName TEXT,                -- such as "sagittal"; null if the series has one part
  text TEXT NOT NULL,           -- what the model output; never changed by a person
  tokens TEXT NOT NULL,         -- JSON array
  score REAL,                   -- the reference's sequences_scores; null for greedy search
  probability REAL CHECK (probability BETWEEN 0 AND 1),  -- that the kind and the part it names are right; null: no calibration
  unguidedText TEXT,            -- what the model outputs without the header; null if that is the same, or no header guides it
  doubts TEXT NOT NULL DEFAULT '[]' CHECK (json_type(doubts) = 'array'),  -- values of `CaptionDoubt`
  status TEXT NOT NULL DEFAULT 'machine' CHECK (status IN ('machine', 'in-review', 'accepted', 'edited', 'rejected')),
  editedText TEXT CHECK (status <> 'edited' OR editedText IS NOT NULL),   -- the person's words
  fileID INTEGER REFERENCES file(id) ON DELETE SET NULL,
  sopInstanceUID TEXT NOT NULL,
  frame INTEGER NOT NULL,       -- from 0
  frameReason TEXT NOT NULL,    -- why this frame was chosen
  recipe TEXT NOT NULL,         -- how it was rendered, as a JSON object
  imageDigest TEXT NOT NULL,    -- SHA-256 of the 8-bit image that the model was given
  evidenceDigest TEXT NOT NULL, -- SHA-256 of all that decided the words: that of the image, unless further frames or the
                                -- header had a part in them
  createdAt TEXT NOT NULL,
  UNIQUE (seriesID, modelID, rank)
) STRICT;

CREATE INDEX captionOfEvidence ON caption(evidenceDigest, modelID);

CREATE INDEX captionOfFile ON caption(fileID);

-- The state of a series when a model captioned it. It is pending again once its revision has changed or more frames are
-- requested.
CREATE TABLE seriesCaptioning (
  seriesID INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  modelID INTEGER NOT NULL REFERENCES model(id) ON DELETE CASCADE,
  seriesRevision INTEGER NOT NULL,
  framesPerPart INTEGER NOT NULL,
  parts TEXT NOT NULL,          -- its volumes, orientations, phases or views, as a JSON array
  PRIMARY KEY (seriesID, modelID)
) STRICT;

-- The captions to search, show and report. They are those of one model for each series:
--
-- 1. A rejected caption is never current.
-- 2. A model with a caption that a person accepted or edited comes before one without.
-- 3. Then the model of the latest run counts (`model.lastRunID`), even if that run found nothing pending: going back to
--    an earlier model changes one row of `model`, and the captions it made before are current again.
CREATE VIEW currentCaption AS
SELECT caption.id, caption.seriesID, caption.modelID, caption.rank, caption.partName,
       iif(caption.status = 'edited', caption.editedText, caption.text) AS text,
       caption.status, caption.doubts, caption.probability, caption.unguidedText,
       caption.fileID, caption.imageDigest
FROM caption
WHERE caption.status <> 'rejected' AND caption.modelID = (
  SELECT candidate.modelID FROM caption AS candidate JOIN model ON model.id = candidate.modelID
  WHERE candidate.seriesID = caption.seriesID AND candidate.status <> 'rejected'
  ORDER BY candidate.status IN ('accepted', 'edited') DESC, model.lastRunID DESC, model.id DESC
  LIMIT 1);

-- Which document of the index stands for which series. A series whose words change gets another document; the one it had
-- stays without a series until the index is made again.
CREATE TABLE searchDocument (
  id INTEGER PRIMARY KEY,       -- the study's date, a number within that day, and how far its captions are believed
  seriesID INTEGER UNIQUE REFERENCES series(id) ON DELETE SET NULL,
  modelID INTEGER REFERENCES model(id),   -- the model of the captions; null without one
  isMissing INTEGER NOT NULL CHECK (isMissing IN (0, 1)),   -- series.missingSince has a value
  digest INTEGER NOT NULL       -- of the words, to leave a series alone whose words are the same
) STRICT;

-- Documents that search leaves out. There are few.
CREATE INDEX searchDocumentHidden ON searchDocument(id) WHERE seriesID IS NULL OR isMissing = 1;

-- Finds the documents that are out of date once another model's captions are current.
CREATE INDEX searchDocumentByModel ON searchDocument(modelID, seriesID) WHERE modelID IS NOT NULL;

CREATE TRIGGER searchDocumentFollowsSeries AFTER UPDATE OF missingSince ON series
WHEN (new.missingSince IS NULL) <> (old.missingSince IS NULL) BEGIN
  UPDATE searchDocument SET isMissing = new.missingSince IS NOT NULL WHERE seriesID = new.id;
END;

-- The words by what is said of them and where. Texts are not kept, only the words in their normal form.
CREATE VIRTUAL TABLE searchIndex USING fts5(
  caption,      -- what the believed captions state
  unsure,       -- what captions state that may well be wrong
  doubtful,     -- all words of captions that contradict the header or say nothing of the image: found only if asked for
  uncertain,    -- what captions and descriptions leave open: "possible effusion"
  absent,       -- what they deny: "no effusion"
  description,  -- what the descriptions of study and series and the titles of documents state
  bodyPart, protocol, modality,
  facet,        -- one word for each value that is often filtered by; nobody types these
  content='', columnsize=0, tokenize='ascii'
);

-- Every word of the indexed texts as it is written, to suggest and complete words.
CREATE TABLE searchWord (
  word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Every word of the index, to leave out names that no series has.
CREATE TABLE searchTerm (
  word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Searches that people keep under a name. They are kept as typed, so that "last-month" is another month next month.
CREATE TABLE savedSearch (
  name TEXT PRIMARY KEY,
  grammar INTEGER NOT NULL,     -- the version of the query language that it was typed in
  query TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_type(options) = 'object'),
  savedAt TEXT NOT NULL,
  lastRunID INTEGER             -- run.id of the latest run when it was last asked
) STRICT, WITHOUT ROWID;

-- What the index was made with: one row, or none before the first series.
CREATE TABLE searchState (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,     -- of the rules that make words of texts: an index by other rules is made again
  isComplete INTEGER NOT NULL CHECK (isComplete IN (0, 1))  -- 0 while it is being made again
) STRICT;

-- What the embeddings of a model are compared by.
CREATE TABLE embeddingSpace (
  modelID INTEGER PRIMARY KEY REFERENCES model(id) ON DELETE CASCADE,
  centre BLOB NOT NULL,         -- the mean of such embeddings: 32-bit floats, little-endian
  floor REAL,                   -- the similarity that 1 in 100 pairs of unlike images reach; null: there are too few to know
  takenThrough INTEGER          -- the last caption.id when centre and floor were taken from this catalog; null: the model's own
) STRICT;

-- The embedding of a caption's image. The image encoder alone decides it, so captions of the same image have the same.
CREATE TABLE embedding (
  captionID INTEGER PRIMARY KEY REFERENCES caption(id) ON DELETE CASCADE,
  modelID INTEGER NOT NULL,     -- of the caption
  codes BLOB NOT NULL           -- a direction: one signed byte for each dimension, the largest of them 127 or -127
) STRICT;

-- The signs of the embeddings of up to 1,024 captions, those of which captionID / 1024 is the block. They are derived from
-- `embedding` so that a search reads large pieces. A block whose embeddings change is gone until it is packed again.
CREATE TABLE embeddingBlock (
  id INTEGER PRIMARY KEY,
  block INTEGER NOT NULL,
  modelID INTEGER NOT NULL REFERENCES embeddingSpace(modelID) ON DELETE CASCADE,
  present BLOB NOT NULL,        -- a bit for each caption, from the lowest of the first byte
  signs BLOB NOT NULL,          -- for each caption a bit for each dimension, 1 above the centre, in whole 64-bit words; empty if no
                                -- caption is present
  UNIQUE (block, modelID)
) STRICT;

CREATE TRIGGER embeddingInserted AFTER INSERT ON embedding BEGIN
  DELETE FROM embeddingBlock WHERE block = new.captionID / 1024;
END;

CREATE TRIGGER embeddingUpdated AFTER UPDATE ON embedding BEGIN
  DELETE FROM embeddingBlock WHERE block = new.captionID / 1024;
END;

CREATE TRIGGER embeddingDeleted AFTER DELETE ON embedding BEGIN
  DELETE FROM embeddingBlock WHERE block = old.captionID / 1024;
END;
