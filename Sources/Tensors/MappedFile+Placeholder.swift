extension MappedFile {
    /// What a download left instead of the file, as the end of a sentence; nil if it left none of these.
    ///
    /// Sources: git-lfs `docs/spec.md`, *The Pointer*; a hub that requires a login answers with a web page.
    var placeholder: String? {
        let beginning = bytes(in: 0..<min(count, 512))
        if beginning.starts(with: Array("version https://git-lfs".utf8)) {
            return "a Git LFS pointer, not the file itself: fetch it with git lfs pull"
        }
        // Latin-1, in which every byte is a character.
        let text = String(String.UnicodeScalarView(beginning.map { Unicode.Scalar($0) })).lowercased()
        let markup = text.drop { !("!"..."~").contains($0) }
        return ["<!doctype html", "<html", "<head"].contains { markup.hasPrefix($0) }
            ? "a web page, not a checkpoint" : nil
    }
}
