/// Who says it: a checkpoint together with how it is asked.
public struct ModelIdentity: Sendable, Equatable {
    /// SHA-256 over the checkpoint's files.
    public let digest: String
    /// Generation and preprocessing, as JSON with sorted keys.
    public let settings: String
    public let name: String
    public let family: String

    public init(digest: String, settings: String, name: String, family: String) {
        self.digest = digest
        self.settings = settings
        self.name = name
        self.family = family
    }
}
