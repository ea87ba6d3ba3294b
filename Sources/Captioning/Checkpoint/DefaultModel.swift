import CDefaultModel
import Tensors

extension CheckpointFiles {
    /// The bundled model, which is used unless another is named.
    public static func defaultModel() -> CheckpointFiles {
        var files: [String: MappedFile] = [:]
        for index in 0..<cdefaultmodel_count() {
            var count = 0
            let name = unsafe String(cString: cdefaultmodel_name(index))
            let bytes = unsafe UnsafeRawBufferPointer(start: cdefaultmodel_bytes(index, &count), count: count)
            files[name] = unsafe MappedFile(name: "the default model's \(name)", embedded: bytes)
        }
        return CheckpointFiles(name: "fileroom-default", embedded: files)
    }
}
