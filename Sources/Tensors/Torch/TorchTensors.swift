/// The tensors of one dictionary of a torch file. Other entries of the dictionary are left out.
public struct TorchTensors: TensorFile {
    public let records: [String: TorchTensor]
    public let unreadable: [String: String]
    private let file: TorchFile

    init(_ file: TorchFile, _ entries: [(key: TorchValue, value: TorchValue)]) {
        self.file = file
        var records: [String: TorchTensor] = [:]
        var unreadable: [String: String] = [:]
        for (key, value) in entries {
            guard let name = key.string else { continue }
            switch value {
            case .tensor(let record): records[name] = record
            case .opaque(let maker): unreadable[name] = TorchValue.notData(maker)
            default: break
            }
        }
        self.records = records
        self.unreadable = unreadable
    }

    public var name: String { file.file.name }
    public var shapes: [String: [Int]] { records.mapValues(\.shape) }
    public var integers: Set<String> { Set(records.lazy.filter { !$0.value.type.isFloatingPoint }.map(\.key)) }

    public func tensor(_ name: String) throws(TensorError) -> Tensor {
        guard let record = records[name] else {
            throw TensorError(self.name, unreadable[name].map { "'\(name)' \($0)" } ?? "has no tensor '\(name)'")
        }
        return try file.tensor(record)
    }
}
