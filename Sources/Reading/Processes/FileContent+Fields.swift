import DICOM

extension FileFailure: Field {
    static var blank: FileFailure { FileFailure(path: "", code: .internal, message: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&path)
        try coder.word(&code)
        try coder.field(&message)
    }
}

extension FileContent: Field {
    static var blank: FileContent { .notDICOM }

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
        case 2:
            var failure: FileFailure?
            if case .container(let own) = self { failure = own }
            try coder.field(&failure)
            self = .container(failure)
        case 3:
            var listed: [String] = []
            if case .mediaDirectory(let own) = self { listed = own }
            try listed.code(&coder)
            self = .mediaDirectory(listed)
        case 4:
            var failure = FileFailure.blank
            if case .failure(let own) = self { failure = own }
            try failure.code(&coder)
            self = .failure(failure)
        default: throw MalformedMessage()
        }
    }
}

extension Instance: Field {
    static var blank: Instance {
        Instance(
            sopInstanceUID: "", sopClassUID: "", studyInstanceUID: "", seriesInstanceUID: "", transferSyntaxUID: "")
    }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) { try visitAttributes(&coder) }
}

extension KeyObjectSelection: Field {
    static var blank: KeyObjectSelection { KeyObjectSelection(references: []) }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&isRejection)
        try coder.field(&references)
    }
}

extension KeyObjectSelection.Reference: Field {
    static var blank: KeyObjectSelection.Reference { KeyObjectSelection.Reference(sopInstanceUID: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&sopInstanceUID)
        try coder.field(&frames)
    }
}
