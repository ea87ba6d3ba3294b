/// Names and values in two aligned columns.
enum TextTable {
    /// One line for each row; the values begin in the same column.
    ///
    /// - Parameter width: the longest name, if other tables are to have the same columns.
    static func lines(_ rows: [(name: String, value: String)], indent: Int = 0, width: Int? = nil) -> [String] {
        let width = (width ?? rows.map(\.name.count).max() ?? 0) + 2
        let margin = String(repeating: " ", count: indent)
        return rows.map { margin + $0.name + String(repeating: " ", count: max(1, width - $0.name.count)) + $0.value }
    }
}
