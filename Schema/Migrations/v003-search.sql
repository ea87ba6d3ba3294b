-- The words of each series, and the index over them.

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
