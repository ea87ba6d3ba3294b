-- Which pictures look alike: what a model's image encoder makes of the image of each caption.

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
