import DICOM

/// Why a container, or an entry of it, cannot be read.
struct ContainerProblem: Error {
    let code: FailureCode
    let message: String
    /// Whether entries that follow can still be read.
    var isOfEntry = false

    init(_ code: FailureCode, _ message: String, isOfEntry: Bool = false) {
        self.code = code
        self.message = message
        self.isOfEntry = isOfEntry
    }
}
