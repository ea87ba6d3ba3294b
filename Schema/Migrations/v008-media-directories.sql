-- DICOMDIRs are few among the files, and looked for after every scan.
CREATE INDEX fileMediaDirectory ON file(folderID) WHERE kind = 'media-directory';
