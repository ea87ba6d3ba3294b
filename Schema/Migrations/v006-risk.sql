-- How likely text is in an object's pixels, and what was tried before.

-- From 0 to 1; null until the file is next read. The reason is one line.
ALTER TABLE instance ADD COLUMN burnedInTextRisk REAL CHECK (burnedInTextRisk BETWEEN 0 AND 1);
ALTER TABLE instance ADD COLUMN burnedInTextReason TEXT;

-- Failures that were cleared for another try: should it fail too, the attempts go on from here.
CREATE TABLE clearedFailure (
  path TEXT NOT NULL,
  stage TEXT NOT NULL,
  seriesID INTEGER REFERENCES series(id) ON DELETE CASCADE,
  attempts INTEGER NOT NULL,
  firstSeen TEXT NOT NULL,
  PRIMARY KEY (path, stage)
) STRICT, WITHOUT ROWID;

CREATE INDEX clearedFailureOfSeries ON clearedFailure(seriesID);
