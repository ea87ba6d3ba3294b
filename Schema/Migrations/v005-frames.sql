-- Several frames may stand for a series: each keeps a caption of its own, and the series remembers how it was described.

-- A machine-made, unverified sentence about one frame that stands for a series or a part of it.
CREATE TABLE captionOfFrame (
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
  createdAt TEXT NOT NULL,
  UNIQUE (seriesID, modelID, rank)
) STRICT;

-- How a series was described by a model: once it has grown, or more frames are asked for, its frames are chosen anew.
CREATE TABLE described (
  seriesID INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  modelID INTEGER NOT NULL REFERENCES model(id) ON DELETE CASCADE,
  seriesRevision INTEGER NOT NULL,
  framesPerPart INTEGER NOT NULL,
  parts TEXT NOT NULL,          -- its volumes, orientations, phases or views, as JSON
  PRIMARY KEY (seriesID, modelID)
) STRICT;

INSERT INTO captionOfFrame (id, seriesID, modelID, text, tokens, score, status, fileID, sopInstanceUID, frame,
                            frameReason, recipe, pictureDigest, createdAt)
SELECT id, seriesID, modelID, text, tokens, score, status, fileID, sopInstanceUID, frame, frameReason, recipe,
       pictureDigest, createdAt
FROM caption;

INSERT INTO described (seriesID, modelID, seriesRevision, framesPerPart, parts)
SELECT seriesID, modelID, seriesRevision, 1, '[]' FROM caption;

DROP TABLE caption;
ALTER TABLE captionOfFrame RENAME TO caption;
CREATE INDEX captionOfPicture ON caption(pictureDigest, modelID);

-- What the key object selections of a study point at: images worth seeing first, or not to be used.
CREATE TABLE keyImage (
  fileID INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,   -- of the key object selection
  studyID INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE,
  sopInstanceUID TEXT NOT NULL,
  frames TEXT NOT NULL,         -- numbers from 0 joined by a backslash; empty: the whole object
  isRejection INTEGER NOT NULL CHECK (isRejection IN (0, 1)),
  PRIMARY KEY (fileID, sopInstanceUID)
) STRICT;

CREATE INDEX keyImageOfStudy ON keyImage(studyID);

ALTER TABLE instance ADD COLUMN diffusionBValue REAL;
