public import Foundation

/// Where the sample files are; `README.md` beside this file says what each is.
public enum Fixtures {
    /// The folder `Fixtures` of the package.
    public static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    /// Tiny DICOM files, one per behaviour.
    public static let dicom = folder.appendingPathComponent("dicom", isDirectory: true)

    /// One picture in every transfer syntax, depth and colour space; `decode-matrix.md` shows how each is read.
    public static let matrix = folder.appendingPathComponent("matrix", isDirectory: true)

    /// A small archive of phantoms with the mixture a real one has.
    public static let archive = folder.appendingPathComponent("archive", isDirectory: true)

    /// Zips, tars and compressed files, whole, damaged and hostile.
    public static func container(_ name: String) -> URL {
        folder.appendingPathComponent("containers", isDirectory: true).appendingPathComponent(name)
    }

    /// One file of `dicom`.
    public static func dicom(_ name: String) -> URL { dicom.appendingPathComponent(name) }

    /// A model directory, such as `default`.
    public static func checkpoint(_ name: String) -> URL {
        folder.appendingPathComponent("checkpoint", isDirectory: true).appendingPathComponent(name, isDirectory: true)
    }

    /// What a test should get: a file such as `rendering.json`.
    public static func expected(_ name: String) -> URL {
        folder.appendingPathComponent("expected", isDirectory: true).appendingPathComponent(name)
    }
}
