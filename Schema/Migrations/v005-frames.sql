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

-- A series that a selection begins or ceases to point at is looked at again.
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

-- Another frame was shown instead: the failure is on record, and the series does not wait for it to be cleared.
ALTER TABLE failure ADD COLUMN hasStandIn INTEGER NOT NULL DEFAULT 0 CHECK (hasStandIn IN (0, 1));

ALTER TABLE instance ADD COLUMN diffusionBValue REAL;
