import ArgumentParser
import Captioning
import Catalog
import DICOM
import Foundation
import Indexing
import Reading
import Similarity

/// `fileroom similar`: finds series by what an image looks like.
struct SimilarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar", abstract: "Find series with images that look like those of a series or a file.",
        discussion: """
            Compares images as the captioning model sees them, whatever their captions say. The subject is a study, a series \
            or an image of the catalog, by its UID, or a DICOM, PNG or JPEG file anywhere, which is read with the model of the \
            catalog's captions. It is not listed itself.

            A similarity is 1 for the same image, and about 0 for unlike ones. Nothing is listed below what 1 in 100 unlike \
            images reach. `fileroom model show` says how often similar images show the same part of the body. See \
            docs/similar.md. Exit code 1 if nothing is similar enough.

            Captions are machine-generated and unverified. They are not for diagnosis.

            EXAMPLE
              fileroom similar 1.2.840.113619.2.55.3 --modality CT,MR
              fileroom similar knee.dcm --limit 5 --json
            """)

    @Argument(help: ArgumentHelp("The UID of a study, series or image, or a file.", valueName: "uid|file"))
    var subject: String
    @Option(help: ArgumentHelp("Only these modalities, separated by commas, e.g. CT,MR.", valueName: "list"))
    var modality: String?
    @Flag(help: "Also find series whose files are missing.") var includeMissing = false
    @Option(help: ArgumentHelp("Most results to show.", valueName: "n")) var limit = 20
    @Option(help: ArgumentHelp("The frame of a DICOM file, from 0.", valueName: "n")) var frame = 0
    @Flag(help: "Print one JSON object per line.") var json = false
    @OptionGroup var catalog: CatalogOptions
    @OptionGroup(title: "Model") var model: ModelOptions
    @OptionGroup var image: ImageOptions
    @OptionGroup var processor: ProcessorOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be at least 1") }
        if frame < 0 { throw ValidationError("--frame counts from 0") }
        if subject.isEmpty { throw ValidationError("name a UID or a file") }
    }

    private var modalities: [String] {
        modality?.splitScalars { $0 == "," }.map { $0.trimmingCharacters(in: .whitespaces).uppercased() }
            .filter { !$0.isEmpty } ?? []
    }

    func run() async throws {
        for code in modalities where Modality.words(for: code) == nil {
            Output.error("fileroom: '\(code.printable)' is not a known modality; searching for it anyway")
        }
        let store = try catalog.open()
        var search = SimilarSearch(try await found(in: store))
        search.limit = limit
        search.modalities = modalities
        search.includesMissing = includeMissing
        let result = try search.result(in: store)
        guard result.isKnown else {
            throw CatalogError(
                subject.printable,
                "the current model has seen no image of it: run `fileroom describe` first, or name a file of it")
        }
        if json {
            for hit in result.hits {
                try Output.json(JSONObject(value: hit, fields: JSONFields.similar, notice: Disclaimer.line))
            }
        } else if !result.hits.isEmpty {
            for hit in result.hits { show(hit) }
            if result.floor == nil {
                Output.error("Too few images are known to tell which are not similar: these are the nearest.")
            }
            Output.result(Output.dim(Disclaimer.line))
        } else {
            Output.error("Nothing similar enough.")
        }
        if result.hits.isEmpty { throw ExitCode.nothingFound }
    }

    private func found(in store: Catalog) async throws -> SimilarSearch.Subject {
        let isUID = subject.utf8.allSatisfy { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }
        guard isUID, !FileManager.default.fileExists(atPath: subject) else {
            return .image(try await embedding(ofFile: subject, store))
        }
        switch try store.find(uid: subject) {
        case .study(let study): return .stored(study: study, series: nil)
        case .series(let series, let study): return .stored(study: study, series: series)
        case .ambiguous(let matches): throw UnknownUID(uid: subject, matches: matches)
        case .none:
            // An image, of which the catalog may know several copies.
            guard let path = try store.paths(ofInstance: subject).first else { throw UnknownUID(uid: subject) }
            return .image(try await embedding(ofFile: path, store))
        }
    }

    /// What the model of the catalog's captions makes of a file.
    private func embedding(ofFile path: String, _ store: Catalog) async throws -> Embedding {
        guard let current = try store.currentModel() else {
            throw CatalogError(store.path, "nothing is captioned yet: run `fileroom describe` first")
        }
        let settings = try catalog.settings.settings(model, image, processor)
        let engine = try Engine(EngineConfiguration(settings))
        guard try engine.checkpoint.digest(knownTo: store) == current.weightsDigest else {
            throw CatalogError(
                engine.checkpoint.files.name.printable,
                "is not the model of the catalog's captions (\(current.name.printable), SHA-256 "
                    + "\(current.weightsDigest.prefix(12))…): name that one with --model, or run `fileroom describe` with this one"
            )
        }
        let job = RenderImage(path: path, frame: frame, options: engine.rendering, framing: engine.framing)
        let read: ReadImage
        do { read = try await engine.readers(for: 1).image(job).get() } catch let failure as FileFailure {
            throw CatalogError(failure.path.printable, "\(failure.message.printable) [\(failure.code)]")
        }
        guard let embedding = Embedding(try engine.captioner.embeddings(forPrepared: [read.image])[0]) else {
            throw CatalogError(path.printable, "the model makes nothing of this image that could be compared")
        }
        return embedding
    }

    private func show(_ hit: SimilarHit) {
        let facts = [hit.studyDate, hit.modality, hit.bodyPart, hit.studyDescription, hit.seriesDescription]
        let known = facts.compactMap { $0 }.filter { !$0.isEmpty }
        Output.result(Output.bold("\(hit.similarity.hundredths)  \(known.joined(separator: "  "))".printable))
        for caption in hit.captions {
            Output.result("  \(caption.text.printable)\(Output.remark(caption, hit.header))")
        }
        if let time = hit.missingSince { Output.result("  missing since \(time)") }
        Output.result(Output.dim("  study \(hit.studyInstanceUID)  series \(hit.seriesInstanceUID)".printable))
        if let path = hit.path { Output.result(Output.dim("  \(path.printable)")) }
    }
}
