import Foundation
import GRDB
import Testing

@testable import Catalog

/// Catalogs of older versions, brought up to date.
@Suite struct MigrationTests {
    @Test func aCatalogFromBeforeContainersKeepsItsFilesInstancesAndCaptions() throws {
        let path = NSTemporaryDirectory() + UUID().uuidString
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        let old = try DatabaseQueue(path: path)
        try Catalog.migrator.migrate(old, upTo: "v003-search")
        try old.write { db in
            try db.execute(
                sql: """
                    INSERT INTO root (id, path) VALUES (1, '/a');
                    INSERT INTO folder (id, rootID, path, seenInRun) VALUES (1, 1, '/a', 1);
                    INSERT INTO file (id, folderID, name, bytes, modifiedAt, kind)
                    VALUES (1, 1, 'x', 10, 5, 'instance'), (2, 1, 'b.zip', 10, 5, 'not-dicom'), (3, 1, 'y', 10, 5, 'failed');
                    INSERT INTO study (id, studyInstanceUID) VALUES (1, '1.2');
                    INSERT INTO series (id, studyID, seriesInstanceUID) VALUES (1, 1, '1.2.3');
                    INSERT INTO instance
                      (fileID, seriesID, sopInstanceUID, sopClassUID, transferSyntaxUID, role, roleReason, hasPixelData)
                    VALUES (1, 1, '1.2.3.4', '1', '1', 'image', '', 1);
                    INSERT INTO model (id, digest, settings, name, family) VALUES (1, 'd', '{}', 'm', 'f');
                    INSERT INTO caption (seriesID, modelID, text, tokens, fileID, sopInstanceUID, frame, frameReason, recipe,
                      seriesRevision, pictureDigest, createdAt)
                    VALUES (1, 1, 'words', '[]', 1, '1.2.3.4', 0, '', '{}', 0, 'p', '2024-01-01T00:00:00Z');
                    """)
        }
        try old.close()

        let catalog = try Catalog(path: path, creating: true)
        let known = try catalog.knownFiles(in: "/a")
        #expect(known["x"] == KnownFile(bytes: 10, modifiedAt: 5, isMissing: false, kind: .instance))
        #expect(known["y"]?.modifiedAt == 5)
        // It was no DICOM then, and may be a container now.
        #expect(known["b.zip"]?.modifiedAt == KnownFile.neverModified)
        let status = try catalog.status()
        #expect(status.files == 3 && status.instances == 1 && status.captions == 1)
        #expect(try catalog.study("1.2")?.series.first?.captions.first?.path == "/a/x")
        #expect(try catalog.read { db in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") }.isEmpty)
        // The key still holds: with a file goes its instance.
        try catalog.write { db in try db.execute(sql: "DELETE FROM file WHERE id = 1") }
        #expect(try catalog.status().instances == 0)
    }
}
