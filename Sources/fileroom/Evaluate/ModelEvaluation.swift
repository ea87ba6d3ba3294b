import Captioning
import Catalog
import DICOM
import Evaluation
import Foundation
import Raster

/// A model's captions beside the reference texts, and how likely the model finds those texts.
struct ModelEvaluation {
    /// Items of one batch of the cards' validation loss, and the most tokens of a text: the second stage of the training
    /// script, and its cut.
    private static let (cardBatch, cardTokens) = (16, 96)

    let captioner: Captioner
    let settings: GenerationSettings
    private(set) var pairs: [CaptionPair] = []
    private var paths: [String] = []
    /// The mean cross entropy of each item's first reference, in nats a token.
    private var losses: [Double] = []
    /// Images and texts pending until a batch of the cards' loss is full.
    private var pending: [(image: PixelTensor, tokens: [Int])] = []
    private var cardLosses: [(loss: Double, items: Int)] = []
    /// The vector of each image in the space it shares with texts, if the model has such a space.
    private var vectors: [[Float]] = []
    /// How many texts were too long for the decoder and were cut.
    private var cut = 0

    init(captioner: Captioner, settings: GenerationSettings) {
        self.captioner = captioner
        self.settings = settings
    }

    private var isPrefix: Bool { captioner.checkpoint.family == .clipPrefix }

    /// Adds images that the model captioned, as it saw them.
    mutating func add(_ images: [(item: EvaluationItem, image: RGBImage, caption: Caption)]) throws {
        for (item, image, caption) in images {
            pairs.append(CaptionPair(candidate: caption.text, references: item.references))
            paths.append(item.image.path)
            let tensor = captioner.checkpoint.imageProcessor.tensor(ofFramed: image)
            try addLoss(item.references[0], of: tensor)
            vectors += try captioner.vectors(of: [tensor]) ?? []
        }
    }

    private mutating func addLoss(_ text: String, of image: PixelTensor) throws {
        let tokens = captioner.checkpoint.tokenizer.encode(text)
        let target = captioner.target(tokens, settings: settings)
        if target.count < tokens.count { cut += 1 }
        let likely = try captioner.logProbabilities(of: target, for: image, settings: settings)
        losses.append(Self.crossEntropy(likely))
        guard isPrefix else { return }
        pending.append((image, Array(tokens.prefix(Self.cardTokens))))
        if pending.count == Self.cardBatch { try finishCardBatch() }
    }

    /// The loss of a batch as the training script has it: texts padded to the longest with the end token, the padding
    /// read and predicted like any other token.
    private mutating func finishCardBatch() throws {
        defer { pending = [] }
        guard let end = captioner.checkpoint.tokenizer.specialTokens.endOfSequence else { return }
        let longest = pending.map(\.tokens.count).max() ?? 0
        guard longest > 0 else { return }
        var sum = 0.0
        for (image, tokens) in pending {
            // Only very long prompts make it necessary to cut to what the decoder can hold.
            let padded = captioner.target(
                tokens + Array(repeating: end, count: longest - tokens.count), settings: settings)
            sum += Self.crossEntropy(
                try captioner.logProbabilities(of: padded, for: image, settings: settings))
        }
        cardLosses.append((sum / Double(pending.count), pending.count))
    }

    private static func crossEntropy(_ logProbabilities: [Float]) -> Double {
        -logProbabilities.reduce(0.0) { $0 + Double($1) } / Double(max(logProbabilities.count, 1))
    }

    /// The figures of the images added so far.
    ///
    /// - Parameters:
    ///   - failures: images that could not be read.
    ///   - bootstrap: makes the confidence intervals; nil for none.
    ///   - bertScore: what BERTScore gives for each of several captionings of the same images; nil if no encoder is named.
    mutating func result(
        failures: Int, _ bootstrap: Bootstrap?, bertScore: (([[CaptionPair]]) -> [[Metric]])? = nil
    ) throws -> EvaluationResult {
        var constant = ConstantCaption(pairs, bootstrap: bootstrap)
        let same = constant.map { constant in
            pairs.map { CaptionPair(candidate: constant.caption, references: $0.references) }
        }
        let scored = bertScore?([pairs] + [same].compactMap { $0 })
        if let same { constant?.add(similarity(same, bootstrap) + (scored?.dropFirst().first ?? [])) }
        return EvaluationResult(
            model: captioner.checkpoint.files.name, items: pairs.count, failures: failures,
            metrics: try metrics(bootstrap, bertScore: scored?.first ?? BERTScoreMetrics.notAvailable),
            constant: constant)
    }

    /// Every figure, those that are not available with the reason.
    private mutating func metrics(_ bootstrap: Bootstrap?, bertScore: [Metric]) throws -> [Metric] {
        if !pending.isEmpty { try finishCardBatch() }
        let note = cut > 0 ? "\(cut.counted("text")) cut to what the decoder can hold" : nil
        let loss = Metrics.mean(
            "loss", of: losses,
            parts: ["unit:nat-per-token", "refs:first", "end:\(isPrefix ? "no" : "yes")", "mean:items"], note: note,
            bootstrap: bootstrap)
        return [loss, Self.perplexity(loss, "perplexity")] + cardLoss() + similarity(pairs, bootstrap)
            + Metrics.all(pairs, bertScore: bertScore, bootstrap: bootstrap)
    }

    /// How similar the captions are to the images.
    private func similarity(_ pairs: [CaptionPair], _ bootstrap: Bootstrap?) -> [Metric] {
        let names = [CLIPMetrics.names.score] + (isPrefix ? [CLIPMetrics.names.card] : [])
        let checkpoint = captioner.checkpoint
        guard let textTower = checkpoint.textTowerName, let plain = cosines(pairs, after: ""),
            let prompted = cosines(pairs, after: CLIPMetrics.prompt)
        else {
            let reason = (checkpoint.noTextTower ?? "the model has no text encoder").printable
            return names.map { .notAvailable($0, because: reason) }
        }
        let figures = CLIPMetrics(
            towers: "\(checkpoint.encoderName)+\(textTower)".printable, prompted: prompted, plain: plain)
        return [figures.score(bootstrap), figures.card(pairs, bootstrap)]
    }

    private func cosines(_ pairs: [CaptionPair], after prompt: String) -> [Double]? {
        // A caption that many images share is encoded once.
        let texts = Set(pairs.map { ExactText($0.candidate) }).sorted()
        guard let read = captioner.vectors(ofTexts: texts.map { prompt + $0.text }) else { return nil }
        let known = Dictionary(zip(texts, read)) { first, _ in first }
        return zip(pairs, vectors).map { Double(Captioner.cosine(known[ExactText($0.candidate)] ?? [], $1)) }
    }

    private func cardLoss() -> [Metric] {
        guard isPrefix, !cardLosses.isEmpty else { return [] }
        let items = cardLosses.reduce(0) { $0 + $1.items }
        let loss = Metric(
            name: "card-val_loss", value: cardLosses.reduce(0) { $0 + $1.loss * Double($1.items) } / Double(items),
            signature: "card-val_loss|unit:nat-per-token|refs:first|n:\(items)|batch:\(Self.cardBatch)"
                + "|tokens:\(Self.cardTokens)|padding:counts|smoothing:0|order:file|v:\(Metrics.version)",
            note: "depends on which texts share a batch; the first stage's figure on the card has label smoothing 0.05 "
                + "and batches of 24")
        return [loss, Self.perplexity(loss, "card-PPL")]
    }

    private static func perplexity(_ loss: Metric, _ name: String) -> Metric {
        Metric(
            name: name, value: loss.value.map(exp), low: loss.low.map(exp), high: loss.high.map(exp),
            signature: loss.signature.replacing(loss.name, with: name).replacing("unit:nat-per-token|", with: ""),
            note: loss.note)
    }

    /// The captions as JSON Lines.
    func captionLines() throws -> String {
        struct Line: Encodable {
            let path: String
            let text: String
            let references: [String]
            let notice = Disclaimer.line
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try zip(paths, pairs).map { path, pair in
            let line = Line(path: path, text: pair.candidate, references: pair.references)
            return String(decoding: try encoder.encode(line), as: UTF8.self).withDisplayControlsEscaped + "\n"
        }.joined()
    }
}

extension ConstantCaption {
    /// Adds the metrics that have a value.
    fileprivate mutating func add(_ more: [Metric]) {
        metrics += more.filter { $0.value != nil }.map { metric in
            var metric = metric
            metric.signature += "|cand:constant-of-candidates"
            return metric
        }
    }
}
