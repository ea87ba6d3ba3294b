import DICOM

/// Why a container, or one of its entries, cannot be read.
struct ContainerProblem: Error {
    let code: FailureCode
    let message: String
    /// Whether only the current entry is affected, and the next ones can be read.
    var isOfEntry = false

    init(_ code: FailureCode, _ message: String, isOfEntry: Bool = false) {
        self.code = code
        self.message = message
        self.isOfEntry = isOfEntry
    }
}
