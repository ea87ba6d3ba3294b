-- What was said about each series, and by whom.

-- A checkpoint with its generation settings: the same weights asked differently are another model.
CREATE TABLE model (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL,         -- SHA-256 over the checkpoint's files
  settings TEXT NOT NULL,       -- generation and preprocessing, as JSON with sorted keys
  name TEXT NOT NULL,
  family TEXT NOT NULL,
  UNIQUE (digest, settings)
) STRICT;

-- SHA-256 of checkpoint files already read once: a gigabyte is not hashed every night.
CREATE TABLE checkpointFile (
  path TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  modifiedAt INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

-- A machine-made, unverified sentence about one series, with the frame it was made from and how that was rendered.
CREATE TABLE caption (
  id INTEGER PRIMARY KEY,
  seriesID INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
  modelID INTEGER NOT NULL REFERENCES model(id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  tokens TEXT NOT NULL,         -- JSON array
  score REAL,                   -- the reference's sequences_scores; null for greedy search
  status TEXT NOT NULL DEFAULT 'machine' CHECK (status IN ('machine', 'in-review', 'accepted', 'edited', 'rejected')),
  fileID INTEGER REFERENCES file(id) ON DELETE SET NULL,
  sopInstanceUID TEXT NOT NULL,
  frame INTEGER NOT NULL,       -- from 0
  frameReason TEXT NOT NULL,    -- why this frame stands for the series
  recipe TEXT NOT NULL,         -- how it was rendered, as JSON
  seriesRevision INTEGER NOT NULL,  -- the series as it was: once it has grown, its frame is chosen anew
  pictureDigest TEXT NOT NULL,  -- SHA-256 of the 8-bit picture that the model saw
  createdAt TEXT NOT NULL,
  UNIQUE (seriesID, modelID)
) STRICT;

CREATE INDEX captionOfPicture ON caption(pictureDigest, modelID);
