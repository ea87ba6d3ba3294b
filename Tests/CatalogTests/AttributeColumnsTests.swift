import DICOM
import GRDB
import Testing

@testable import Catalog

@Suite struct AttributeColumnsTests {
    private static let columns = AttributeColumns.all

    /// The schema has a column for every attribute, and no other columns but these.
    @Test(arguments: [
        ("study", columns.study, ["id", "missingSince"]),
        ("series", columns.series, ["id", "studyID", "revision", "missingSince"]),
        ("instance", columns.instance, ["fileID", "seriesID", "headerID"]),
    ])
    func theSchemaHasAColumnForEachAttribute(table: String, attributes: [String], others: [String]) throws {
        let columns = try TestCatalog().catalog.read { db in try db.columns(in: table).map(\.name) }
        #expect(columns.sorted() == (attributes + others).sorted())
    }

    @Test func whatIsWrittenIsRead() throws {
        let test = try TestCatalog()
        var filler = Filler()
        var instance = TestCatalog.instance(series: "1.2.1")
        instance.visitAttributes(&filler)
        instance.role = .image
        try test.add(instance)
        // What has no column is not kept.
        var eraser = Eraser()
        instance.visitAttributes(&eraser)
        let model = try test.model()
        let stored = try test.catalog.pendingSeries(model: model, after: 0, limit: 1).first?.instances.first
        #expect(stored?.instance == instance)
    }

    /// Gives every attribute a value of its own.
    private struct Filler: InstanceAttributeVisitor {
        typealias Failure = Never
        private var count = 0

        private mutating func next() -> Int {
            count += 1
            return count
        }

        mutating func visit(_ value: inout String, _: InstanceAttribute) { value = "text \(next())" }
        mutating func visit(_ value: inout String?, _: InstanceAttribute) { value = "text \(next())" }
        mutating func visit(_ value: inout Int?, _: InstanceAttribute) { value = next() }
        mutating func visit(_ value: inout Double?, _: InstanceAttribute) { value = Double(next()) / 128 }
        mutating func visit(_ value: inout Bool, _: InstanceAttribute) { value = true }
        mutating func visit(_ value: inout [String], _: InstanceAttribute) { value = ["a \(next())", "", "b"] }
        mutating func visit(_ value: inout [Double]?, _: InstanceAttribute) { value = [Double(next()) / 3, -0.5] }
        mutating func visit(_ value: inout InstanceRole, _: InstanceAttribute) { value = .image }
        mutating func visit(_ value: inout KeyObjectSelection?, _: InstanceAttribute) {}
    }

    /// Clears the attributes that have no column.
    private struct Eraser: InstanceAttributeVisitor {
        typealias Failure = Never

        private func clear<Value>(_ value: inout Value, _ attribute: InstanceAttribute, _ empty: Value) {
            if attribute.level == .none { value = empty }
        }

        mutating func visit(_ value: inout String, _ attribute: InstanceAttribute) { clear(&value, attribute, "") }
        mutating func visit(_ value: inout String?, _ attribute: InstanceAttribute) { clear(&value, attribute, nil) }
        mutating func visit(_ value: inout Int?, _ attribute: InstanceAttribute) { clear(&value, attribute, nil) }
        mutating func visit(_ value: inout Double?, _ attribute: InstanceAttribute) { clear(&value, attribute, nil) }
        mutating func visit(_ value: inout Bool, _ attribute: InstanceAttribute) { clear(&value, attribute, false) }
        mutating func visit(_ value: inout [String], _ attribute: InstanceAttribute) { clear(&value, attribute, []) }
        mutating func visit(_ value: inout [Double]?, _ attribute: InstanceAttribute) { clear(&value, attribute, nil) }
        mutating func visit(_: inout InstanceRole, _: InstanceAttribute) {}
        mutating func visit(_ value: inout KeyObjectSelection?, _ attribute: InstanceAttribute) {
            clear(&value, attribute, nil)
        }
    }

    /// Texts that say nothing of what an image shows, and may say who it shows.
    @Test(arguments: ["imageComments", "patientPosition", "sequenceName", "contentTime", "frameOfReferenceUID"])
    func whatNothingReadsIsNotKept(attribute: String) {
        let columns = Self.columns
        #expect(!(columns.study + columns.series + columns.instance).contains(attribute))
    }
}
