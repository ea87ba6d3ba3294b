-- The words of each series, and the index over them.

CREATE TABLE searchText (
  seriesID INTEGER PRIMARY KEY REFERENCES series(id) ON DELETE CASCADE,
  likelyShare REAL NOT NULL,    -- how often captions such as those in `caption` are right, 0 to 1: their share in the score
  unsureShare REAL NOT NULL,
  doubtfulShare REAL NOT NULL,
  isUnrecognised INTEGER NOT NULL CHECK (isUnrecognised IN (0, 1)),  -- the model recognised none of its images
  caption TEXT NOT NULL,        -- the current captions that are believed, each once, one per line
  unsureCaption TEXT NOT NULL,  -- those that may well be wrong
  doubtfulCaption TEXT NOT NULL,  -- those that contradict the header or say nothing of the image: found only if asked for
  description TEXT NOT NULL,    -- of the study and the series, and titles of documents
  bodyPart TEXT NOT NULL,
  protocol TEXT NOT NULL,
  modality TEXT NOT NULL,       -- the code and its plain words
  modelID INTEGER REFERENCES model(id)  -- the model of the captions; null without one
) STRICT;

-- Finds the text that is out of date once another model's captions are current.
CREATE INDEX searchTextByModel ON searchText(modelID) WHERE modelID IS NOT NULL;

CREATE VIRTUAL TABLE searchIndex USING fts5(
  caption, unsureCaption, doubtfulCaption, description, bodyPart, protocol, modality,
  content='searchText', content_rowid='seriesID',
  tokenize='porter unicode61 remove_diacritics 2',
  prefix='2 3'
);

CREATE TRIGGER searchTextInserted AFTER INSERT ON searchText BEGIN
  INSERT INTO searchIndex(rowid, caption, unsureCaption, doubtfulCaption, description, bodyPart, protocol, modality)
  VALUES (new.seriesID, new.caption, new.unsureCaption, new.doubtfulCaption, new.description, new.bodyPart, new.protocol,
          new.modality);
END;

CREATE TRIGGER searchTextDeleted AFTER DELETE ON searchText BEGIN
  INSERT INTO searchIndex(searchIndex, rowid, caption, unsureCaption, doubtfulCaption, description, bodyPart, protocol,
                          modality)
  VALUES ('delete', old.seriesID, old.caption, old.unsureCaption, old.doubtfulCaption, old.description, old.bodyPart,
          old.protocol, old.modality);
END;

CREATE TRIGGER searchTextUpdated
AFTER UPDATE OF caption, unsureCaption, doubtfulCaption, description, bodyPart, protocol, modality
ON searchText BEGIN
  INSERT INTO searchIndex(searchIndex, rowid, caption, unsureCaption, doubtfulCaption, description, bodyPart, protocol,
                          modality)
  VALUES ('delete', old.seriesID, old.caption, old.unsureCaption, old.doubtfulCaption, old.description, old.bodyPart,
          old.protocol, old.modality);
  INSERT INTO searchIndex(rowid, caption, unsureCaption, doubtfulCaption, description, bodyPart, protocol, modality)
  VALUES (new.seriesID, new.caption, new.unsureCaption, new.doubtfulCaption, new.description, new.bodyPart, new.protocol,
          new.modality);
END;
