/// The words pycocoevalcap compares: lower-case Penn Treebank tokens without punctuation.
public enum PTBTokenizer {
    public static func words(_ text: String) -> [String] { text.lowercased().split(separator: " ").map(String.init) }
}
