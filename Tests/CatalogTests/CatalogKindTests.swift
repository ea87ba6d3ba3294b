import Foundation
import GRDB
import Schema
import TestSupport
import Testing

@testable import Catalog

/// Files that are not catalogs of this version.
@Suite struct CatalogKindTests {
    private let scratch: ScratchFolder
    private var path: String { scratch.path + "/catalog.sqlite" }

    init() throws { scratch = try ScratchFolder() }

    /// Makes a database, and returns what opening it as a catalog says. Its bytes stay as they were.
    private func refusal(_ make: (Database) throws -> Void) throws -> String {
        let queue = try DatabaseQueue(path: path)
        try queue.write(make)
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let error = #expect(throws: CatalogError.self) { try Catalog(path: path, for: .creating) }
        #expect(throws: CatalogError.self) { try Catalog(path: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        return error?.problem ?? ""
    }

    @Test func anOlderCatalogIsRefusedWithAdviceToIndexAgain() throws {
        let problem = try refusal { db in
            try db.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
            try db.execute(sql: Self.tablesBeforeVersion0_1)
            for name in ["v001-archive", "v002-captions", "v003-search"] {
                try db.execute(sql: "INSERT INTO grdb_migrations VALUES (?)", arguments: [name])
            }
        }
        #expect(problem.contains("index again"))
    }

    /// The first migration was changed while there was no release.
    @Test func aCatalogOfADevelopmentVersionIsRefused() throws {
        let problem = try refusal { db in
            try db.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
            try db.execute(sql: Self.tablesBeforeVersion0_1)
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            for step in Schema.migrations {
                try db.execute(sql: "INSERT INTO grdb_migrations VALUES (?)", arguments: [step.name])
            }
        }
        #expect(problem.contains("index again"))
    }

    @Test func aNewerCatalogIsRefused() throws {
        let problem = try refusal { db in
            for step in Schema.migrations { try db.execute(sql: step.sql) }
            try db.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
            try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('v999-later')")
        }
        #expect(problem.contains("newer Fileroom"))
    }

    @Test func theDatabaseOfAnotherProgramIsRefused() throws {
        let problem = try refusal { db in try db.execute(sql: "CREATE TABLE bookmark (url TEXT)") }
        #expect(problem.contains("is not a Fileroom catalog"))
    }

    @Test func aCatalogNamesItsKind() throws {
        let test = try TestCatalog()
        let kind = try test.catalog.read { db in try Int32.fetchOne(db, sql: "PRAGMA application_id") }
        #expect(kind == Schema.applicationID)
    }

    @Test func checksHoldTheStatusesOfCaptions() throws {
        let check = CaptionStatus.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let statements = try TestCatalog().catalog.schemaStatements()
        #expect(
            statements.contains { $0.hasPrefix("CREATE TABLE caption ") && $0.contains("CHECK (status IN (\(check)))") }
        )
    }

    /// The first migration as it was before version 0.1.0.
    private static let tablesBeforeVersion0_1 = """
        -- What was found in the archive: roots, folders, files, and the DICOM objects in them.

        -- A place that `scan` was pointed at.
        CREATE TABLE root (
          id INTEGER PRIMARY KEY,
          path TEXT NOT NULL UNIQUE,
          scannedAt TEXT
        ) STRICT;

        -- A folder below a root. `seenInRun` tells the folders of the last complete walk from those that went away.
        CREATE TABLE folder (
          id INTEGER PRIMARY KEY,
          rootID INTEGER NOT NULL REFERENCES root(id) ON DELETE CASCADE,
          path TEXT NOT NULL UNIQUE,
          seenInRun INTEGER NOT NULL
        ) STRICT;

        -- A file, and what it turned out to be. Same name, size and modification time: it is not opened again.
        CREATE TABLE file (
          id INTEGER PRIMARY KEY,
          folderID INTEGER NOT NULL REFERENCES folder(id) ON DELETE CASCADE,
          name TEXT NOT NULL,
          bytes INTEGER NOT NULL,
          modifiedAt INTEGER NOT NULL,  -- nanoseconds since 1970
          kind TEXT NOT NULL CHECK (kind IN ('instance', 'not-dicom', 'failed')),
          missingSince TEXT,            -- when a complete walk first did not find it
          UNIQUE (folderID, name)
        ) STRICT;

        CREATE INDEX fileMissing ON file(id) WHERE missingSince IS NOT NULL;

        -- A DICOM study. There is no patient here, by design.
        CREATE TABLE study (
          id INTEGER PRIMARY KEY,
          studyInstanceUID TEXT NOT NULL UNIQUE,
          studyDate TEXT,
          studyTime TEXT,
          studyDescription TEXT,
          institutionalDepartmentName TEXT
        ) STRICT;

        CREATE INDEX studyByDate ON study(studyDate);

        -- A DICOM series, with what its instances say in common (the first that says it, in scan order).
        CREATE TABLE series (
          id INTEGER PRIMARY KEY,
          studyID INTEGER NOT NULL REFERENCES study(id) ON DELETE CASCADE,
          seriesInstanceUID TEXT NOT NULL,
          modality TEXT,
          seriesNumber INTEGER,
          seriesDate TEXT,
          seriesDescription TEXT,
          bodyPartExamined TEXT,
          anatomicRegion TEXT,
          laterality TEXT,
          patientPosition TEXT,
          protocolName TEXT,
          manufacturer TEXT,
          manufacturerModelName TEXT,
          contrastBolusAgent TEXT,
          sequenceName TEXT,
          scanningSequence TEXT,        -- values joined by a backslash, as in DICOM
          convolutionKernel TEXT,
          repetitionTime REAL,
          kvp REAL,
          frameOfReferenceUID TEXT,
          revision INTEGER NOT NULL DEFAULT 0,  -- goes up when an instance is added or read anew
          UNIQUE (seriesInstanceUID, studyID)
        ) STRICT;

        CREATE INDEX seriesOfStudy ON series(studyID);

        -- A DICOM object in a file. The same SOPInstanceUID in two files is two rows: both are there.
        CREATE TABLE instance (
          fileID INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,
          seriesID INTEGER NOT NULL REFERENCES series(id) ON DELETE CASCADE,
          sopInstanceUID TEXT NOT NULL,
          sopClassUID TEXT NOT NULL,
          transferSyntaxUID TEXT NOT NULL,
          role TEXT NOT NULL,
          roleReason TEXT NOT NULL,
          instanceNumber INTEGER,
          acquisitionNumber INTEGER,
          temporalPositionIndex INTEGER,
          acquisitionDate TEXT,
          contentDate TEXT,
          contentTime TEXT,
          imageType TEXT,               -- values joined by a backslash
          imageComments TEXT,
          documentTitle TEXT,
          conversionType TEXT,
          burnedInAnnotation TEXT,
          presentationIntentType TEXT,
          viewPosition TEXT,
          imageLaterality TEXT,
          lossyImageCompression TEXT,
          echoTime REAL,
          rows INTEGER,
          columns INTEGER,
          numberOfFrames INTEGER,
          samplesPerPixel INTEGER,
          photometricInterpretation TEXT,
          bitsAllocated INTEGER,
          bitsStored INTEGER,
          pixelRepresentation INTEGER,
          hasPixelData INTEGER NOT NULL CHECK (hasPixelData IN (0, 1)),
          imagePositionPatient TEXT,    -- numbers joined by a backslash, in mm
          imageOrientationPatient TEXT,
          pixelSpacing TEXT,            -- (between rows, between columns), in mm
          sliceThickness REAL,
          spacingBetweenSlices REAL,
          sliceLocation REAL,
          specificCharacterSet TEXT,
          warnings TEXT                 -- one a line
        ) STRICT;

        CREATE INDEX instanceOfSeries ON instance(seriesID);

        -- What could not be walked, read, rendered or described, and why. A row goes when the thing succeeds.
        CREATE TABLE failure (
          id INTEGER PRIMARY KEY,
          path TEXT NOT NULL,
          seriesID INTEGER REFERENCES series(id) ON DELETE CASCADE,
          stage TEXT NOT NULL CHECK (stage IN ('walk', 'read', 'render', 'describe')),
          code TEXT NOT NULL,
          message TEXT NOT NULL,
          attempts INTEGER NOT NULL DEFAULT 1,
          firstSeen TEXT NOT NULL,
          lastSeen TEXT NOT NULL,
          UNIQUE (path, stage)
        ) STRICT;

        CREATE INDEX failureOfSeries ON failure(seriesID);

        -- Every run that wrote to this catalog, and how it ended. A run without `finishedAt` was killed.
        CREATE TABLE run (
          id INTEGER PRIMARY KEY,
          command TEXT NOT NULL,
          startedAt TEXT NOT NULL,
          finishedAt TEXT,
          outcome TEXT CHECK (outcome IN ('done', 'failures', 'stopped', 'broken')),
          summary TEXT                  -- its counts, as JSON
        ) STRICT;
        """
}
