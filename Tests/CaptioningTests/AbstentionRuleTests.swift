import Foundation
import Raster
import Tensors
import Testing

@testable import Captioning

@Suite struct AbstentionRuleTests {
    static let text = "Medical image, type not recognised."

    @Test(
        arguments: [
            ([-0.25, -0.25], false), ([-0.25, -0.5], true), ([-0.125, -0.25], false), ([-1, 0, 0, 0], false),
            ([-2, 0, 0, 0], true), ([0], false), ([-.infinity, 0], true), ([], false),
        ] as [([Float], Bool)])
    func captionBelowTheThresholdIsWithheld(logProbabilities: [Float], isWithheld: Bool) {
        #expect(Abstention(below: -0.25, text: Self.text).withholds(logProbabilities) == isWithheld)
    }

    @Test(arguments: [
        ("Medical image, type not recognised.", true), (" Medical image, type not recognised.\n", true),
        ("medical image, type not recognised.", false), ("A chest. Medical image, type not recognised.", false),
        ("", false),
    ])
    func recognizesItsTextWithWhiteSpaceAroundIt(text: String, isSaid: Bool) {
        #expect(Abstention(below: -1, text: Self.text).isSaid(in: text) == isSaid)
    }

    @Test func onlyTheFirstSequenceIsJudgedAndReplaced() {
        let unlikely = Caption.Sequence(text: "a knee", tokens: [1, 2], score: -3, logProbabilities: [-3, -1])
        let likely = Caption.Sequence(text: "a hand", tokens: [1, 3], score: -0.1, logProbabilities: [-0.1])
        let rule = Abstention(below: -1, text: Self.text)

        let withheld = Caption(sequences: [unlikely, unlikely, likely], abstention: rule)
        #expect((withheld.text, withheld.withheld, withheld.isAbstention) == (Self.text, "a knee", true))
        #expect((withheld.tokens, withheld.score) == ([1, 2], -3))
        #expect(withheld.sequences.map(\.text) == [Self.text, "a knee", "a hand"])
        #expect(withheld.sequences.map(\.logProbabilities) == [[-3, -1], [-3, -1], [-0.1]])

        let shown = Caption(sequences: [likely, unlikely], abstention: rule)
        #expect((shown.text, shown.withheld, shown.isAbstention) == ("a hand", nil, false))
        #expect(shown.sequences == [likely, unlikely])
    }

    @Test(arguments: [[Float(-5)], [-0.1]])
    func recognizesItsTextGeneratedByTheModel(logProbabilities: [Float]) {
        let said = Caption.Sequence(text: " \(Self.text)", tokens: [7], score: nil, logProbabilities: logProbabilities)
        let caption = Caption(sequences: [said], abstention: Abstention(below: -1, text: Self.text))
        #expect((caption.isAbstention, caption.withheld) == (true, nil))
        #expect(caption.sequences == [said])
    }

    // MARK: With a checkpoint

    /// A small embedded checkpoint with this text as its `fileroom-model.json`.
    private func checkpoint(_ settings: String?) throws -> Checkpoint {
        let golden = try #require(GoldenCase.included.first)
        let folder = CheckpointFiles(folder: golden.folder.appending(path: "model").path)
        var files = try Dictionary(
            uniqueKeysWithValues: folder.names().map { ($0, try #require(try folder.bytes(named: $0))) })
        files[ModelSettings.fileName] = settings.map {
            MappedFile(name: ModelSettings.fileName, bytes: Array($0.utf8))
        }
        return try Checkpoint(CheckpointFiles(name: "embedded", embedded: files))
    }

    private func captions(_ settings: String?, beams: Int, returned: Int = 1) throws -> [Caption] {
        let golden = try #require(GoldenCase.included.first)
        let images = try golden.golden().images.map {
            try RGBImage(contentsOfFile: golden.folder.appending(path: $0.file).path)
        }
        var asked = GenerationSettings()
        (asked.numBeams, asked.numReturnSequences) = (beams, returned)
        return try Captioner(checkpoint: checkpoint(settings), threads: 2).captions(for: images, settings: asked)
    }

    @Test(arguments: [(beams: 1, returned: 1), (3, 1), (3, 2)])
    func thresholdChangesOnlyTheText(beams: Int, returned: Int) throws {
        let without = try captions(nil, beams: beams, returned: returned)
        let never = try captions(#"{"abstain": {"below": -1e9, "text": "?"}}"#, beams: beams, returned: returned)
        #expect(never == without)
        #expect(never.allSatisfy { !$0.isAbstention && $0.withheld == nil })

        let always = try captions(#"{"abstain": {"below": 0, "text": "?"}}"#, beams: beams, returned: returned)
        #expect(!always.isEmpty)
        for (caption, plain) in zip(always, without) {
            #expect((caption.text, caption.withheld, caption.isAbstention) == ("?", plain.text, true))
            #expect((caption.tokens, caption.score) == (plain.tokens, plain.score))
            #expect(caption.sequences.map(\.text) == ["?"] + plain.sequences.dropFirst().map(\.text))
            #expect(caption.sequences.map(\.tokens) == plain.sequences.map(\.tokens))
            #expect(caption.sequences.map(\.score) == plain.sequences.map(\.score))
            #expect(caption.sequences.map(\.logProbabilities) == plain.sequences.map(\.logProbabilities))
        }
    }

    @Test(arguments: [
        (#"{"below": 0.5, "text": "?"}"#, "'abstain.below': is 0.5, expected a logarithm of at most 0"),
        (#"{"below": -1, "text": ""}"#, "'abstain.text': is empty, expected the text that replaces a caption"),
        (#"{"below": -1, "text": " \n"}"#, "'abstain.text': is empty, expected the text that replaces a caption"),
        (#"{"below": "-1", "text": "?"}"#, "'abstain.below' should be Double"),
        (#"{"below": null, "text": "?"}"#, "'abstain.below' is null, expected Double"),
        (#"{"below": -1}"#, "'abstain.text' is missing"), (#"{"text": "?"}"#, "'abstain.below' is missing"),
    ])
    func invalidRuleIsRefusedByField(rule: String, problem: String) {
        #expect(throws: CaptioningError(ModelSettings.fileName, problem)) {
            try checkpoint(#"{"abstain": \#(rule)}"#)
        }
    }

    @Test(arguments: ["-1e999", "NaN", "-Infinity"])
    func refusesAnInfiniteOrNaNThreshold(below: String) {
        #expect(throws: CaptioningError.self) { try checkpoint(#"{"abstain": {"below": \#(below), "text": "?"}}"#) }
    }

    @Test func readsARule() throws {
        let rule = try checkpoint(#"{"abstain": {"below": -0.5, "text": "?"}}"#).abstention
        #expect(rule == Abstention(below: -0.5, text: "?"))
        #expect(try checkpoint(#"{"abstain": null}"#).abstention == nil)
        #expect(try checkpoint(nil).abstention == nil)
    }
}
