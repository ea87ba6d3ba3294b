import DICOM

extension HeaderRequest: Field {
    static var blank: HeaderRequest { HeaderRequest(path: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&path)
        try coder.field(&isPartialAllowed)
    }
}

extension ReadingFailure: Field {
    static var blank: ReadingFailure { ReadingFailure(path: "", code: "", problem: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        var (path, code, problem) = (path, code, problem)
        try coder.field(&path)
        try coder.field(&code)
        try coder.field(&problem)
        self = ReadingFailure(path: path, code: code, problem: problem)
    }
}

extension HeaderReading: Field {
    static var blank: HeaderReading { .notDICOM }

    /// Which case it is, and then what it holds.
    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        var kind =
            switch self {
            case .notDICOM: 0
            case .instance: 1
            case .container: 2
            case .mediaDirectory: 3
            case .failure: 4
            }
        try kind.code(&coder)
        switch kind {
        case 0: self = .notDICOM
        case 1:
            var instance = Instance.blank
            if case .instance(let own) = self { instance = own }
            try instance.code(&coder)
            self = .instance(instance)
        case 2: self = .container
        case 3:
            var listed: [String] = []
            if case .mediaDirectory(let own) = self { listed = own }
            try listed.code(&coder)
            self = .mediaDirectory(listed)
        case 4:
            var failure = ReadingFailure.blank
            if case .failure(let own) = self { failure = own }
            try failure.code(&coder)
            self = .failure(failure)
        default: throw MalformedMessage()
        }
    }
}
