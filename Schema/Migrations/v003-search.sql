-- The words of each series, and the index over them.

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
