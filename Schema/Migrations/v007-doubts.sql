-- What speaks against a caption before anybody has read it.

-- JSON array: "out-of-domain" (the model was not trained for this modality), "repetition" (it says the same over and
-- over), "blank-image" (there is nothing to see in its picture), "empty" (it has no words).
ALTER TABLE caption ADD COLUMN doubts TEXT NOT NULL DEFAULT '[]' CHECK (json_type(doubts) = 'array');
