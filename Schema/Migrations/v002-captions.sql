-- The captions of each series, and the models they are from.

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
