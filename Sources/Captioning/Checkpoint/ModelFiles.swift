import Foundation
public import Tensors

/// All files of a model: its own folder, and for a prefix captioner those of its backbones.
public struct ModelFiles: Sendable {
    /// The folder that was named, or the bundled model's name.
    public let name: String
    /// The model's own files.
    public let main: CheckpointFiles
    /// The CLIP backbone's files, if the model needs one.
    public let clip: CheckpointFiles?
    /// GPT-2's tokenizer and stock weights, if the model needs them.
    public let gpt2: CheckpointFiles?
    /// What to do with a prefix captioner's low-rank updates.
    public let lowRankUpdates: LowRankUpdates
    /// The content of `fileroom-model.json`.
    public let settings: ModelSettings
    /// The weight file to use of several in `main`; nil if not specified.
    let weights: String?

    /// A model that is one folder, or the bundled one; folders named in its `fileroom-model.json` are ignored.
    /// - Throws: `CaptioningError` if that file cannot be read.
    public init(_ files: CheckpointFiles) throws {
        name = files.name
        main = files
        settings = try ModelSettings(files)
        (clip, gpt2, weights) = (nil, nil, settings.weights)
        lowRankUpdates = settings.lowRankUpdates ?? .merge
    }

    /// The model in `folder`, which may also be the path of one of its `.pt` files.
    ///
    /// Arguments that are nil are taken from the folder's `fileroom-model.json`, whose paths are relative to it; then
    /// folders named `clip` and `gpt2` inside it are tried.
    /// - Throws: `CaptioningError` if the folder does not exist or its `fileroom-model.json` cannot be read.
    public init(folder path: String, clip: String? = nil, gpt2: String? = nil, lowRankUpdates: LowRankUpdates? = nil)
        throws
    {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CaptioningError(path, "no such folder; check the path of the model")
        }
        // By byte, and not with `URL`, which takes ~ at the beginning for a home folder.
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let file = String(slash.map { path[path.utf8.index(after: $0)...] } ?? path[...])
        guard isFolder.boolValue || file.utf8.count > 3 && file.utf8.suffix(3).elementsEqual(".pt".utf8) else {
            throw CaptioningError(path, "is a file; name the model's folder")
        }
        let folder = isFolder.boolValue ? path : slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        name = path
        main = CheckpointFiles(folder: folder)
        settings = try ModelSettings(main)
        weights = isFolder.boolValue ? settings.weights : file
        func part(_ flag: String?, _ setting: String?, _ usual: String) throws -> CheckpointFiles? {
            let relative = setting.map { $0.utf8.first == UInt8(ascii: "/") ? $0 : folder + "/" + $0 }
            for named in [flag, relative].compactMap({ $0 }) {
                var isFolder: ObjCBool = false
                guard unsafe FileManager.default.fileExists(atPath: named, isDirectory: &isFolder), isFolder.boolValue
                else { throw CaptioningError(named, "no such folder; check the path of \(usual)") }
                return CheckpointFiles(folder: named)
            }
            let inside = folder + "/" + usual
            return FileManager.default.fileExists(atPath: inside) ? CheckpointFiles(folder: inside) : nil
        }
        self.clip = try part(clip, settings.clip, "clip")
        self.gpt2 = try part(gpt2, settings.gpt2, "gpt2")
        self.lowRankUpdates = lowRankUpdates ?? settings.lowRankUpdates ?? .merge
    }

    /// The bundled model.
    public static func defaultModel() throws -> ModelFiles { try ModelFiles(.defaultModel()) }

    /// Each part, with the prefix of its files' names in lists.
    private var parts: [(prefix: String, files: CheckpointFiles)] {
        [("", main)] + [("clip/", clip), ("gpt2/", gpt2)].compactMap { part in part.1.map { (part.0, $0) } }
    }

    private func part(of name: String) -> (files: CheckpointFiles, name: String)? {
        parts.reversed().first { name.utf8.starts(with: $0.prefix.utf8) }
            .map { ($0.files, String(Substring(name.utf8.dropFirst($0.prefix.utf8.count)))) }
    }

    /// The names of all files: those of a backbone begin with `clip/` or `gpt2/`.
    public func names() throws -> [String] {
        try parts.flatMap { part in try part.files.names().map { part.prefix + $0 } }
    }

    /// The bytes of a file, named as in `names()`.
    public func bytes(named name: String) throws -> MappedFile? {
        guard let part = part(of: name) else { return nil }
        return try part.files.bytes(named: part.name)
    }

    /// The path of a file; nil if it is part of the program.
    public func path(ofFile name: String) -> String? {
        part(of: name).flatMap { $0.files.path(ofFile: $0.name) }
    }
}

/// How to use the low-rank updates (Hu et al., 2021) in a checkpoint.
public enum LowRankUpdates: String, Sendable, Codable, CaseIterable {
    /// Add them: the model that was trained.
    case merge
    /// Use the stock weights instead: as the published script does, which skips names it does not know.
    case drop
}
