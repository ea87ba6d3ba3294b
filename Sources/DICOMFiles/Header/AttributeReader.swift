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

    mutating func visit(_ value: inout Int?, _ attribute: InstanceAttribute) {
        guard case .number(let tag) = attribute.source else { return }
        value = dataset.int(tag)
        if value == nil, dataset.double(tag) != nil { warnings.append("\(attribute.name) is out of range") }
    }

    mutating func visit(_ value: inout Double?, _ attribute: InstanceAttribute) {
        guard case .number(let tag) = attribute.source else { return }
        value = dataset.double(tag)
        if value?.isFinite == false {
            value = nil
            warnings.append("\(attribute.name) is out of range")
        }
    }

    func visit(_ value: inout [String], _ attribute: InstanceAttribute) {
        if case .code(let tag) = attribute.source { value = dataset.codes(tag) }
    }

    func visit(_ value: inout Bool, _ attribute: InstanceAttribute) {}
    func visit(_ value: inout [Double]?, _ attribute: InstanceAttribute) {}
    func visit(_ value: inout InstanceRole, _ attribute: InstanceAttribute) {}
    func visit(_ value: inout KeyObjectSelection?, _ attribute: InstanceAttribute) {}
}
