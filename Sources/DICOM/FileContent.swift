/// What a file turned out to be, from the reader that opened it to the catalog that keeps it.
public enum FileContent: Sendable, Equatable {
    indirect case instance(Instance)
    case notDICOM
    /// A zip, tar or compressed file. The failure says why its entries could not all be read.
    case container(FileFailure?)
    /// A DICOMDIR, and the paths of the files it lists.
    case mediaDirectory([String])
    case failure(FileFailure)

    /// Why the file, or part of it, could not be read.
    public var failure: FileFailure? {
        switch self {
        case .failure(let failure): failure
        case .container(let failure): failure
        case .instance, .notDICOM, .mediaDirectory: nil
        }
    }
}
