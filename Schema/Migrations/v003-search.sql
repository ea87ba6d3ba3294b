-- The words of each series, and the index over them.

CREATE TABLE searchText (
  seriesID INTEGER PRIMARY KEY REFERENCES series(id) ON DELETE CASCADE,
  caption TEXT NOT NULL,        -- the current captions, each once, one per line
  description TEXT NOT NULL,    -- of the study and the series, and titles of documents
  bodyPart TEXT NOT NULL,
  protocol TEXT NOT NULL,
  modality TEXT NOT NULL,       -- the code and its plain words
  modelID INTEGER REFERENCES model(id)  -- the model of `caption`; null without a caption
) STRICT;

-- Finds the text that is out of date once another model's captions are current.
CREATE INDEX searchTextByModel ON searchText(modelID) WHERE modelID IS NOT NULL;

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

CREATE TRIGGER searchTextUpdated AFTER UPDATE OF caption, description, bodyPart, protocol, modality ON searchText BEGIN
  INSERT INTO searchIndex(searchIndex, rowid, caption, description, bodyPart, protocol, modality)
  VALUES ('delete', old.seriesID, old.caption, old.description, old.bodyPart, old.protocol, old.modality);
  INSERT INTO searchIndex(rowid, caption, description, bodyPart, protocol, modality)
  VALUES (new.seriesID, new.caption, new.description, new.bodyPart, new.protocol, new.modality);
END;
