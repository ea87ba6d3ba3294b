import Fixtures
import Foundation
import Testing

@testable import Captioning

/// BERT's tokenizer compared with tokenizers 0.22 and transformers 4.57 (`Fixtures/make/make_tokenizers.py`).
@Suite struct WordPieceTests {
    struct Golden: Decodable {
        struct Options: Decodable {
            let clean_text: Bool
            let handle_chinese_chars: Bool
            let strip_accents: Bool?
            let lowercase: Bool
        }
        struct Encoded: Decodable {
            let text: String
            let words: [String: [String]]
            let ids: [String: [Int]]
        }
        struct Decoded: Decodable {
            let checkpoint: String
            let ids: [Int]
            let text: String
            let skipping: String
        }
        let normalizers: [String: Options]
        let encode: [Encoded]
        let decode: [Decoded]
    }

    static func golden() throws -> Golden {
        try JSONDecoder().decode(Golden.self, from: Data(contentsOf: Fixtures.expected("wordpiece.json")))
    }

    static func tokenizer(_ checkpoint: String) throws -> Tokenizer {
        let folder = Fixtures.checkpoint(checkpoint).appendingPathComponent("model")
        return try Tokenizer { try? Data(contentsOf: folder.appendingPathComponent($0)) }
    }

    @Test func splitsEveryTextLikeTheReference() throws {
        let golden = try Self.golden()
        #expect(golden.encode.count > 250 && golden.normalizers.count == 4)
        for (name, options) in golden.normalizers {
            let normalizer = BertNormalizer(
                cleansText: options.clean_text, separatesChinese: options.handle_chinese_chars,
                stripsAccents: options.strip_accents, lowercases: options.lowercase)
            for example in golden.encode {
                let words = BertPreTokenizer.split(normalizer(example.text)).map { $0.map(\.value) }
                let expected = try #require(example.words[name]).map { $0.unicodeScalars.map(\.value) }
                let scalars = example.text.unicodeScalars.map { String($0.value, radix: 16) }
                #expect(words == expected, "\(name): \(scalars)")
            }
        }
    }

    @Test(arguments: ["swinv2_bert", "vit_bert"])
    func tokensMatchTheReference(checkpoint: String) throws {
        let tokenizer = try Self.tokenizer(checkpoint)
        for example in try Self.golden().encode {
            #expect(tokenizer.encode(example.text) == example.ids[checkpoint], "\(example.text.debugDescription)")
        }
    }

    @Test(arguments: ["swinv2_bert", "vit_bert"])
    func decodedTextsMatchTheReference(checkpoint: String) throws {
        let tokenizer = try Self.tokenizer(checkpoint)
        for example in try Self.golden().decode where example.checkpoint == checkpoint {
            #expect(tokenizer.decode(example.ids, skippingSpecialTokens: false) == example.text)
            #expect(
                tokenizer.decode(example.ids, skippingSpecialTokens: true, cleaningUpSpaces: false) == example.skipping)
        }
    }

    @Test(arguments: ["swinv2_bert", "vit_bert", "swin_gpt2"])
    func readsTheCheckpointsTokenizer(checkpoint: String) throws {
        struct Golden: Decodable {
            struct Case: Decodable {
                let text: String
                let ids, ids_special: [Int]
                let decoded, decoded_skip, decoded_usual: String
            }
            struct Special: Decodable {
                let bos, eos, pad, cls, sep: Int?
                let vocab_size: Int
            }
            let tokenizer: [Case]
            let special_tokens: Special
        }
        let file = Fixtures.checkpoint(checkpoint).appendingPathComponent("golden.json")
        let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
        let tokenizer = try Self.tokenizer(checkpoint)
        let special = tokenizer.specialTokens
        #expect(tokenizer.vocabularySize == golden.special_tokens.vocab_size)
        #expect(special.beginningOfSequence == golden.special_tokens.bos)
        #expect(special.endOfSequence == golden.special_tokens.eos)
        #expect(special.classification == golden.special_tokens.cls && special.separator == golden.special_tokens.sep)
        if golden.special_tokens.cls != nil { #expect(special.padding == golden.special_tokens.pad) }
        for example in golden.tokenizer {
            #expect(tokenizer.encode(example.text) == example.ids, "\(example.text.debugDescription)")
            #expect(tokenizer.encode(example.text, addingSpecialTokens: true) == example.ids_special)
            let decoded = tokenizer.decode(example.ids, skippingSpecialTokens: false, cleaningUpSpaces: false)
            #expect(Array(decoded.utf8) == Array(example.decoded.utf8))
            let skipped = tokenizer.decode(example.ids, skippingSpecialTokens: true, cleaningUpSpaces: false)
            #expect(Array(skipped.utf8) == Array(example.decoded_skip.utf8))
            #expect(tokenizer.decode(example.ids, skippingSpecialTokens: false) == example.decoded_usual)
        }
    }

    @Test func wordIsSplitIntoItsLongestPieces() throws {
        let files = ["vocab.txt": "[UNK]\nhand\nhands\n##s\n##ome\n##so\n##mely\n"]
        let tokenizer = try Tokenizer { name in files[name].map { Data($0.utf8) } }
        // "hands" is longer than "hand", and the algorithm does not backtrack.
        #expect(tokenizer.encode("Hand hands handsome handsomely") == [1, 2, 2, 4, 0])
        #expect(tokenizer.decode([1, 5, 6, 2], skippingSpecialTokens: false) == "handsomely hands")
        #expect(tokenizer.summary == "WordPiece, 7 tokens")
        #expect(tokenizer.encode(String(repeating: "s", count: 101)) == [0])
    }

    @Test func addedTokenCanMatchNormalizedText() throws {
        let json = """
            {"added_tokens": [{"id": 0, "content": "[UNK]", "special": true, "normalized": false},
                              {"id": 4, "content": "X-Ray", "special": false, "normalized": true}],
             "normalizer": {"type": "BertNormalizer", "lowercase": true}, "pre_tokenizer": {"type": "BertPreTokenizer"},
             "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
             "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": {"[UNK]": 0, "a": 1, "x": 2, "-": 3}}}
            """
        let tokenizer = try Tokenizer { $0 == "tokenizer.json" ? Data(json.utf8) : nil }
        #expect(tokenizer.encode("A x-RAY x [UNK] [unk]") == [1, 4, 2, 0, 0, 0, 0])
    }

    @Test(arguments: [
        (["vocab.txt": "a\nb\n"], "vocab.txt: the unknown token '[UNK]' is not in the vocabulary"),
        (
            ["tokenizer.json": #"{"model": {"type": "WordPiece", "vocab": {"[UNK]": 0}}}"#],
            "tokenizer.json: normalizer none; a WordPiece model needs BertNormalizer"
        ),
        (
            ["tokenizer.json": #"{"model": {"type": "Unigram", "vocab": {}}}"#],
            "tokenizer.json: a Unigram model; only BPE and WordPiece are supported"
        ),
    ])
    func unreadableFileIsNamed(files: [String: String], problem: String) {
        #expect {
            try Tokenizer { name in files[name].map { Data($0.utf8) } }
        } throws: {
            String(describing: $0) == problem
        }
    }
}
