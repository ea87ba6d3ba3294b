import DICOM
import GRDB

extension ArchivePath {
    /// The condition that a column holds this path or one below it: a range on its index. For `rangeArguments`.
    static func isAtOrBelow(_ column: String) -> String { "(\(column) = :path OR \(isBelow(column)))" }

    /// The condition that a column holds a path below this one. For `rangeArguments`.
    static func isBelow(_ column: String) -> String { "(\(column) > :after AND \(column) < :before)" }

    var rangeArguments: StatementArguments { ["path": text, "after": bounds.after, "before": bounds.before] }

    /// Selects the ids of the files at or below this path: the path itself may be a file's. For `fileArguments`.
    static let files = """
        SELECT file.id FROM folder JOIN file ON file.folderID = folder.id WHERE \(isAtOrBelow("folder.path"))
        UNION ALL
        SELECT file.id FROM file WHERE folderID = (SELECT id FROM folder WHERE path = :parent) AND name = :name
        """

    var fileArguments: StatementArguments {
        rangeArguments + ["parent": parent?.text, "name": parent?.relativePath(of: self)]
    }
}
