import DICOM
import GRDB

/// The columns of `study`, `series` and `instance` that hold attributes of `Instance`, in the order of
/// `Instance.visitAttributes`.
struct AttributeColumns: InstanceAttributeVisitor {
    typealias Failure = Never
    private(set) var study: [String] = []
    private(set) var series: [String] = []
    private(set) var instance: [String] = []

    static let all: AttributeColumns = {
        var columns = AttributeColumns()
        var instance = Instance.blank
        instance.visitAttributes(&columns)
        return columns
    }()

    private mutating func add(_ attribute: InstanceAttribute) {
        switch attribute.level {
        case .study: study.append("\(attribute.name)")
        case .series: series.append("\(attribute.name)")
        case .instance: instance.append("\(attribute.name)")
        case .none: break
        }
    }

    mutating func visit(_: inout String, _ attribute: InstanceAttribute) { add(attribute) }
    mutating func visit(_: inout String?, _ attribute: InstanceAttribute) { add(attribute) }
    mutating func visit(_: inout Int?, _ attribute: InstanceAttribute) { add(attribute) }
    mutating func visit(_: inout Double?, _ attribute: InstanceAttribute) { add(attribute) }
    mutating func visit(_: inout Bool, _ attribute: InstanceAttribute) { add(attribute) }
    mutating func visit(_: inout [String], _ attribute: InstanceAttribute) { add(attribute) }
    mutating func visit(_: inout [Double]?, _ attribute: InstanceAttribute) { add(attribute) }
    mutating func visit(_: inout InstanceRole, _ attribute: InstanceAttribute) { add(attribute) }
    mutating func visit(_: inout KeyObjectSelection?, _ attribute: InstanceAttribute) { add(attribute) }
}

/// The values of an instance for `AttributeColumns.all`.
struct AttributeValues: InstanceAttributeVisitor {
    typealias Failure = Never
    private(set) var study: [DatabaseValue] = []
    private(set) var series: [DatabaseValue] = []
    private(set) var instance: [DatabaseValue] = []

    init(of instance: Instance) {
        study.reserveCapacity(AttributeColumns.all.study.count)
        series.reserveCapacity(AttributeColumns.all.series.count + 1)
        self.instance.reserveCapacity(AttributeColumns.all.instance.count + 2)
        var instance = instance
        instance.visitAttributes(&self)
    }

    private mutating func add(_ value: DatabaseValue, _ attribute: InstanceAttribute) {
        switch attribute.level {
        case .study: study.append(value)
        case .series: series.append(value)
        case .instance: instance.append(value)
        case .none: break
        }
    }

    mutating func visit(_ value: inout String, _ attribute: InstanceAttribute) { add(value.databaseValue, attribute) }
    mutating func visit(_ value: inout String?, _ attribute: InstanceAttribute) {
        add(value?.databaseValue ?? .null, attribute)
    }
    mutating func visit(_ value: inout Int?, _ attribute: InstanceAttribute) {
        add(value?.databaseValue ?? .null, attribute)
    }
    mutating func visit(_ value: inout Double?, _ attribute: InstanceAttribute) {
        add(value?.databaseValue ?? .null, attribute)
    }
    mutating func visit(_ value: inout Bool, _ attribute: InstanceAttribute) { add(value.databaseValue, attribute) }
    mutating func visit(_ value: inout [String], _ attribute: InstanceAttribute) {
        add(value.isEmpty ? .null : value.joined(separator: String(attribute.separator)).databaseValue, attribute)
    }
    mutating func visit(_ value: inout [Double]?, _ attribute: InstanceAttribute) {
        add(value?.map { "\($0)" }.joined(separator: "\\").databaseValue ?? .null, attribute)
    }
    mutating func visit(_ value: inout InstanceRole, _ attribute: InstanceAttribute) {
        add(value.rawValue.databaseValue, attribute)
    }
    mutating func visit(_: inout KeyObjectSelection?, _ attribute: InstanceAttribute) { add(.null, attribute) }
}

/// Sets the attributes of an instance that one table holds, from a row of its columns in `AttributeColumns.all`.
struct AttributeReader: InstanceAttributeVisitor {
    typealias Failure = Never
    let row: Row
    let level: InstanceAttribute.Level
    private var next: Int

    /// - Parameter first: the place of the first attribute in the row.
    init(_ row: Row, _ level: InstanceAttribute.Level, from first: Int = 0) {
        self.row = row
        self.level = level
        next = first
    }

    private mutating func column(_ attribute: InstanceAttribute) -> Int? {
        guard attribute.level == level else { return nil }
        defer { next += 1 }
        return next
    }

    mutating func visit(_ value: inout String, _ attribute: InstanceAttribute) {
        if let column = column(attribute) { value = row[column] }
    }
    mutating func visit(_ value: inout String?, _ attribute: InstanceAttribute) {
        if let column = column(attribute) { value = row[column] }
    }
    mutating func visit(_ value: inout Int?, _ attribute: InstanceAttribute) {
        if let column = column(attribute) { value = row[column] }
    }
    mutating func visit(_ value: inout Double?, _ attribute: InstanceAttribute) {
        if let column = column(attribute) { value = row[column] }
    }
    mutating func visit(_ value: inout Bool, _ attribute: InstanceAttribute) {
        if let column = column(attribute) { value = row[column] }
    }
    mutating func visit(_ value: inout [String], _ attribute: InstanceAttribute) {
        guard let column = column(attribute) else { return }
        let text: String? = row[column]
        value = text?.splitScalars { $0 == attribute.separator } ?? []
    }
    mutating func visit(_ value: inout [Double]?, _ attribute: InstanceAttribute) {
        guard let column = column(attribute) else { return }
        let text: String? = row[column]
        value = text.map { $0.split(separator: "\\").compactMap { Double($0) } }
    }
    mutating func visit(_ value: inout InstanceRole, _ attribute: InstanceAttribute) {
        guard let column = column(attribute) else { return }
        value = InstanceRole(rawValue: row[column]) ?? .other
    }
    mutating func visit(_: inout KeyObjectSelection?, _: InstanceAttribute) {}
}

extension InstanceAttribute {
    /// Values of a header are joined as in DICOM, sentences of ours by line.
    fileprivate var separator: Unicode.Scalar {
        switch source {
        case .derived: "\n"
        case .code, .text, .date, .number: "\\"
        }
    }
}

extension Instance {
    /// Without any attribute.
    static var blank: Instance {
        Instance(
            sopInstanceUID: "", sopClassUID: "", studyInstanceUID: "", seriesInstanceUID: "", transferSyntaxUID: "")
    }
}
