import DICOM

/// Reads the attributes of an instance that are a single element of the header.
struct AttributeReader: InstanceAttributeVisitor {
    let dataset: DataItem
    let characterSet: CharacterSet
    var warnings: [String]

    func visit(_ value: inout String, _ attribute: InstanceAttribute) {}

    mutating func visit(_ value: inout String?, _ attribute: InstanceAttribute) {
        switch attribute.source {
        case .code(let tag): value = dataset.code(tag)
        case .text(let tag): value = dataset.text(tag, characterSet, &warnings)
        case .date(let tag):
            guard let code = dataset.code(tag) else { return }
            value = DICOMDate.normalized(code)
            if value == nil { warnings.append("\(attribute.name) is not a valid date") }
        case .number, .derived: break
        }
    }

    func visit(_ value: inout Int?, _ attribute: InstanceAttribute) {
        if case .number(let tag) = attribute.source { value = dataset.int(tag) }
    }

    func visit(_ value: inout Double?, _ attribute: InstanceAttribute) {
        if case .number(let tag) = attribute.source { value = dataset.double(tag) }
    }

    func visit(_ value: inout [String], _ attribute: InstanceAttribute) {
        if case .code(let tag) = attribute.source { value = dataset.codes(tag) }
    }

    func visit(_ value: inout Bool, _ attribute: InstanceAttribute) {}
    func visit(_ value: inout [Double]?, _ attribute: InstanceAttribute) {}
    func visit(_ value: inout InstanceRole, _ attribute: InstanceAttribute) {}
    func visit(_ value: inout KeyObjectSelection?, _ attribute: InstanceAttribute) {}
}
