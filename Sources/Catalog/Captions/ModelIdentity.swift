import DICOM

/// What tells one model from another: a text that lists everything that decides a caption.
///
/// Two runs have the same model if their texts are equal, on any machine. Line 1 is the version of the text; the lines
/// after it are `name=value`, sorted by the bytes of their names:
///
///     fileroom-model-identity 1
///     generation.num_beams=4
///     rendering=2
///     weights=6f2c…
public struct ModelIdentity: Sendable, Equatable {
    public let text: String
    /// SHA-256 over the checkpoint's files, in hexadecimal digits.
    public let weightsDigest: String
    public let name: String
    public let family: String

    /// The meaning of the lines. It goes up when equal lines would no longer mean equal captions.
    private static let version = 1

    /// - Parameter settings: what decides a caption besides the weights: by name, without line breaks.
    public init(weightsDigest: String, settings: [String: String], name: String, family: String) {
        var lines = settings
        lines["weights"] = weightsDigest
        let sorted = lines.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        text = "fileroom-model-identity \(Self.version)\n" + sorted.map { "\($0.key)=\($0.value)\n" }.joined()
        self.weightsDigest = weightsDigest
        self.name = name
        self.family = family
    }

    /// The settings in a text, by name.
    public static func settings(in text: String) -> [String: String] {
        var settings: [String: String] = [:]
        for line in text.splitScalars(where: { $0 == "\n" }).dropFirst() {
            guard let sign = line.unicodeScalars.firstIndex(of: "=") else { continue }
            settings[String(line[..<sign])] = String(line[line.unicodeScalars.index(after: sign)...])
        }
        return settings
    }
}
