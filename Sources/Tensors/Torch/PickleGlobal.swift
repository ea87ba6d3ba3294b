/// A Python name in a pickle. Nothing is ever called: a few names stand for known kinds of data.
enum PickleGlobal {
    case orderedDictionary
    /// `_rebuild_tensor_v2(storage, offset, size, stride, …)`
    case rebuildTensor
    /// `_rebuild_tensor_v3(storage, offset, size, stride, requires_grad, hooks, dtype, …)`: types without a storage
    /// class.
    case rebuildTensorOfType
    /// `_rebuild_parameter(tensor, …)`
    case rebuildParameter
    case size
    case storage(ElementType)
    /// A class of settings or numbers that published checkpoints hold beside their tensors: its value is not read.
    case settings(String)
    /// Anything else: a file that calls it is refused.
    case foreign(String)

    init(module: String, name: String) {
        let full = module + "." + name
        switch full {
        case "collections.OrderedDict": self = .orderedDictionary
        case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2": self = .rebuildTensor
        case "torch._utils._rebuild_tensor_v3": self = .rebuildTensorOfType
        case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state": self = .rebuildParameter
        case "torch.Size": self = .size
        default:
            if module == "torch", let type = Self.storages[name] {
                self = .storage(type)
            } else {
                self = Self.isSettings(module, name) ? .settings(full) : .foreign(full)
            }
        }
    }

    private static let storages: [String: ElementType] = [
        "FloatStorage": .f32, "DoubleStorage": .f64, "HalfStorage": .f16, "BFloat16Storage": .bf16,
        "LongStorage": .i64, "IntStorage": .i32, "ShortStorage": .i16, "CharStorage": .i8, "ByteStorage": .u8,
        "BoolStorage": .bool,
    ]

    /// Names of settings by module: what training scripts save beside the tensors.
    private static let settings: [String: Set<String>] = [
        "_codecs": ["encode"],
        "argparse": ["Namespace"],
        "builtins": builtins,
        "__builtin__": builtins,
        "collections": ["Counter", "defaultdict", "deque"],
        "copy_reg": ["_reconstructor"],
        "copyreg": ["_reconstructor"],
        "datetime": ["date", "datetime", "time", "timedelta", "timezone"],
        "decimal": ["Decimal"],
        "fractions": ["Fraction"],
        "numpy": [
            "bool_", "dtype", "float16", "float32", "float64", "int16", "int32", "int64", "int8", "ndarray", "str_",
            "uint16", "uint32", "uint64", "uint8",
        ],
        "numpy.core.multiarray": ["_reconstruct", "scalar"],
        "numpy.core.numeric": ["_frombuffer"],
        "numpy._core.multiarray": ["_reconstruct", "scalar"],
        "numpy._core.numeric": ["_frombuffer"],
        "torch": [
            "Generator", "bfloat16", "bool", "complex128", "complex64", "device", "float16", "float32", "float64",
            "int16", "int32", "int64", "int8", "uint16", "uint32", "uint64", "uint8",
        ],
        "torch.serialization": ["_get_layout"],
        "types": ["SimpleNamespace"],
        "uuid": ["UUID"],
    ]

    private static let builtins: Set<String> = [
        "bool", "bytearray", "bytes", "complex", "dict", "float", "frozenset", "int", "list", "object", "range", "set",
        "slice", "str", "tuple",
    ]

    /// Packages whose classes are configurations, modules or optimizers. `__main__` is the training script itself.
    private static let packages = [
        "__main__", "addict", "easydict", "lightning", "lightning_fabric", "ml_collections", "omegaconf", "open_clip",
        "pathlib", "pytorch_lightning", "timm", "torch._tensor", "torch._utils", "torch.nn", "torch.optim",
        "torch.storage", "transformers", "yacs",
    ]

    private static func isSettings(_ module: String, _ name: String) -> Bool {
        if let names = settings[module] { return names.contains(name) || isUnreadType(module, name) }
        return packages.contains { module == $0 || module.hasPrefix($0 + ".") }
    }

    /// Storages and element types that are not supported: `ComplexFloatStorage`, `float8_e4m3fn`.
    private static func isUnreadType(_ module: String, _ name: String) -> Bool {
        module == "torch" && (name.hasSuffix("Storage") || name.hasPrefix("float8_") || name.hasPrefix("q"))
    }
}
