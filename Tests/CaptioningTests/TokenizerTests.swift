import Foundation
import TestSupport
import Testing

@testable import Captioning

/// A vocabulary small enough to follow by hand: the 256 bytes, then the results of their merges.
private func tinyTokenizer(
    merges: [(String, String)], fragments: [String]? = nil, files extra: [String: String] = [:],
    asOneFile: Bool = false, pairs: Bool = false
) throws -> Tokenizer {
    var next: UInt32 = 256
    var tokens = (0..<256).map { (byte: UInt32) -> String in
        let isItself = (33...126).contains(byte) || (161...172).contains(byte) || (174...255).contains(byte)
        defer { if !isItself { next += 1 } }
        return String(Character(Unicode.Scalar(isItself ? byte : next)!))
    }
    tokens += fragments ?? merges.map { $0.0 + $0.1 }
    tokens.append("<|endoftext|>")
    let vocabulary = "{" + tokens.enumerated().map { "\(quoted($1)): \($0)" }.joined(separator: ", ") + "}"
    var files = extra
    if asOneFile {
        let list = merges.map { pairs ? "[\(quoted($0)), \(quoted($1))]" : quoted("\($0) \($1)") }
        files["tokenizer.json"] = """
            {"added_tokens": [{"id": \(tokens.count - 1), "content": "<|endoftext|>", "special": true}],
             "normalizer": null, "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false},
             "model": {"type": "BPE", "unk_token": null, "vocab": \(vocabulary),
                       "merges": [\(list.joined(separator: ", "))]}}
            """
    } else {
        files["vocab.json"] = vocabulary
        files["merges.txt"] = "#version: 0.2\n" + merges.map { "\($0) \($1)\n" }.joined()
    }
    return try Tokenizer { name in files[name].map { Data($0.utf8) } }
}

private func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    return "\"\(escaped)\""
}

private func fromFolder(_ folder: URL) throws -> Tokenizer {
    try Tokenizer { name in try? Data(contentsOf: folder.appendingPathComponent(name)) }
}

@Suite struct TokenizerTests {
    /// Bytes have the ids 0 to 255 here and merges follow: 256 is "he", 257 "hel", 258 "ll", 259 " hel".
    private static let hello = [("h", "e"), ("he", "l"), ("l", "l"), ("Ġ", "hel")]

    @Test func lowestRankMergesFirst() throws {
        let tokenizer = try tinyTokenizer(merges: Self.hello)
        // h e l l o: "he" (rank 0), then "hel" (rank 1) before "ll" (rank 2).
        #expect(tokenizer.encode("hello") == [257, 108, 111])
        #expect(tokenizer.encode("ll hello") == [258, 259, 108, 111])
        #expect(tokenizer.decode([258, 259, 108, 111], skippingSpecialTokens: false) == "ll hello")
    }

    @Test func mergeOfLowerRankCanAppearLater() throws {
        // After the first "a b", "ab a" has the lowest rank of all and goes before the second "a b".
        let tokenizer = try tinyTokenizer(merges: [("ab", "a"), ("a", "b")], fragments: ["ab", "aba"])
        #expect(tokenizer.encode("abab") == [257, 98])
        #expect(try tinyTokenizer(merges: [("a", "a")]).encode("aaa") == [256, 97])
    }

    @Test(arguments: [
        ("I'm we've 'S", ["I", "'m", " we", "'ve", " '", "S"]),
        ("a  b\n\n c", ["a", " ", " b", "\n\n", " c"]),
        ("  ", ["  "]),
        ("x1² ½!?", ["x", "1²", " ½", "!?"]),
        ("e\u{301}\u{A0}\u{200B}z", ["e", "\u{301}", "\u{A0}", "\u{200B}", "z"]),
        // U+1C89 is a letter of Unicode 16, U+2B73F one of Unicode 17.
        ("a\u{1C89}\u{2B73F}b", ["a\u{1C89}", "\u{2B73F}", "b"]),
    ])
    func textIsSplitBeforeMerging(text: String, pieces: [String]) throws {
        let split = PreTokenizer.split(Array(text.unicodeScalars))
        #expect(split.map(Array.init) == pieces.map { Array($0.unicodeScalars) })
    }

    @Test func bothFileLayoutsGiveTheSameTokenizer() throws {
        let text = "hello <|endoftext|>he said: \u{1F642} e\u{301} hell"
        let expected = try tinyTokenizer(merges: Self.hello).encode(text)
        #expect(expected.contains(260))
        #expect(try tinyTokenizer(merges: Self.hello, asOneFile: true).encode(text) == expected)
        #expect(try tinyTokenizer(merges: Self.hello, asOneFile: true, pairs: true).encode(text) == expected)
    }

    @Test func specialTokensAreMatchedNamedAndSkipped() throws {
        let tokenizer = try tinyTokenizer(
            merges: Self.hello,
            files: [
                "added_tokens.json": #"{"<|pad|>": 261, "<|pad|>x": 262}"#,
                "special_tokens_map.json": #"{"pad_token": {"content": "<|pad|>"}, "cls_token": "<|new|>"}"#,
            ])
        #expect(tokenizer.vocabularySize == 264)
        #expect(tokenizer.specialTokens.endOfSequence == 260)
        #expect(tokenizer.specialTokens.padding == 261)
        #expect(tokenizer.specialTokens.all == [260, 261, 262, 263])
        #expect(tokenizer.id(ofAddedToken: "<|new|>") == 263)
        // The longer of two with the same beginning.
        #expect(tokenizer.encode("h<|pad|>x<|pad|>") == [104, 262, 261])
        #expect(tokenizer.decode([104, 261, 260, 105], skippingSpecialTokens: true) == "hi")
        #expect(tokenizer.decode([104, 261, 105], skippingSpecialTokens: false) == "h<|pad|>i")
    }

    @Test func brokenUTF8BecomesReplacementCharacters() throws {
        let tokenizer = try tinyTokenizer(merges: [])
        // A lone continuation byte; the first two bytes of a three-byte sequence are one error, not two.
        #expect(tokenizer.decode([97, 0x80, 98], skippingSpecialTokens: false) == "a\u{FFFD}b")
        #expect(tokenizer.decode([0xE2, 0x82, 98], skippingSpecialTokens: false) == "\u{FFFD}b")
        #expect(tokenizer.decode([0xE2, 0x82, 0xAC], skippingSpecialTokens: false) == "€")
        #expect(tokenizer.decode([-1, 97, 100_000], skippingSpecialTokens: false) == "a")
    }

    @Test func canonicallyEqualTextsHaveDifferentTokens() throws {
        let tokenizer = try tinyTokenizer(merges: [])
        #expect(tokenizer.encode("\u{E9}") == [0xC3, 0xA9])
        #expect(tokenizer.encode("e\u{301}") == [0x65, 0xCC, 0x81])
    }

    @Test func cleansUpSpacesOnlyIfTheFilesRequireIt() throws {
        let ids = "it is n't , he 's . \u{2019}".utf8.map { Int($0) }
        let plain = try tinyTokenizer(merges: [])
        #expect(plain.decode(ids, skippingSpecialTokens: true) == "it is n't , he 's . \u{2019}")
        #expect(plain.decode(ids, skippingSpecialTokens: true, cleaningUpSpaces: true) == "it isn't, he's. \u{2019}")
        let cleaning = try tinyTokenizer(
            merges: [], files: ["tokenizer_config.json": #"{"clean_up_tokenization_spaces": true}"#])
        #expect(cleaning.decode(ids, skippingSpecialTokens: true) == "it isn't, he's. \u{2019}")
        #expect(cleaning.decode(ids, skippingSpecialTokens: true, cleaningUpSpaces: false).contains(" ."))
    }

    @Test func addsAPrefixSpaceOnRequest() throws {
        let tokenizer = try tinyTokenizer(merges: [], files: ["tokenizer_config.json": #"{"add_prefix_space": true}"#])
        #expect(tokenizer.encode("a") == [32, 97])
        #expect(tokenizer.encode(" a") == [32, 97])
    }

    @Test(arguments: [
        [:],
        ["vocab.json": "{\"a\": 0}"],
        ["vocab.json": "{\"a\": 0", "merges.txt": ""],
        ["vocab.json": "[1]", "merges.txt": ""],
        ["vocab.json": "{\"a\": -1}", "merges.txt": ""],
        ["vocab.json": "{\"a\": 1e300}", "merges.txt": ""],
        ["vocab.json": "{\"a\": 0}", "merges.txt": "a b"],
        ["vocab.json": "{\"a\": 0, \"b\": 1}", "merges.txt": "a b\n"],
        ["vocab.json": "{\"a\": 0}", "merges.txt": "a b c\n"],
        ["tokenizer.json": "{\"model\": {\"type\": \"WordPiece\"}}"],
        ["tokenizer.json": "{\"model\": {\"type\": \"BPE\", \"vocab\": {}, \"merges\": [3]}}"],
        ["tokenizer.json": "{\"model\": {\"type\": \"BPE\", \"vocab\": {}, \"merges\": [[\"a\"]]}}"],
        ["tokenizer.json": String(repeating: "[", count: 100_000)],
    ])
    func refusesDamagedFiles(files: [String: String]) {
        #expect(throws: CaptioningError.self) { try Tokenizer { name in files[name].map { Data($0.utf8) } } }
    }

    // MARK: Against the reference

    struct Case: Decodable {
        var text: String?
        var ids: [Int]
        var decoded: String
        var decoded_skip: String
    }

    private func expectSame(_ cases: [Case], _ tokenizer: Tokenizer) {
        for expected in cases {
            if let text = expected.text {
                #expect(tokenizer.encode(text) == expected.ids, "encoding \(text.debugDescription)")
            }
            let decoded = tokenizer.decode(expected.ids, skippingSpecialTokens: false, cleaningUpSpaces: false)
            #expect(Array(decoded.utf8) == Array(expected.decoded.utf8), "decoding \(expected.ids)")
            let skipped = tokenizer.decode(expected.ids, skippingSpecialTokens: true, cleaningUpSpaces: false)
            #expect(Array(skipped.utf8) == Array(expected.decoded_skip.utf8), "decoding \(expected.ids)")
        }
    }

    @Test(.needs(.shared("data/gpt2-tokenizer")), .needs(.shared("oracles/models/extras/bpe_gpt2.json")))
    func splitsEveryTextAsTheReference() throws {
        struct Golden: Decodable {
            struct CleanUp: Decodable {
                var text: String
                var cleaned: String
            }
            var encode: [Case]
            var decode: [Case]
            var cleanup: [CleanUp]
        }
        let file = Shared.file("oracles/models/extras/bpe_gpt2.json")
        let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
        let tokenizer = try fromFolder(Shared.file("data/gpt2-tokenizer"))
        #expect(tokenizer.vocabularySize == 50257)
        #expect(tokenizer.specialTokens.endOfSequence == 50256)
        #expect(golden.encode.count >= 172 && golden.decode.count >= 60)
        expectSame(golden.encode, tokenizer)
        expectSame(golden.decode, tokenizer)
        for example in golden.cleanup {
            let ids = tokenizer.encode(example.text)
            #expect(tokenizer.decode(ids, skippingSpecialTokens: false, cleaningUpSpaces: true) == example.cleaned)
        }
    }

    @Test(.needs(.shared(Shared.models)), arguments: Shared.checkpoints)
    func readsEveryCheckpointsTokenizer(name: String) throws {
        struct Golden: Decodable {
            struct Special: Decodable {
                var eos: Int?
                var vocab_size: Int?
            }
            var tokenizer: [Case]?
            var special_tokens: Special?
        }
        let folder = Shared.file("oracles/models/\(name)")
        let golden = try JSONDecoder().decode(
            Golden.self, from: Data(contentsOf: folder.appendingPathComponent("golden.json")))
        let model = ["model", "gpt2"].map(folder.appendingPathComponent(_:)).first {
            FileManager.default.fileExists(atPath: $0.path)
        }
        let tokenizer = try fromFolder(try #require(model))
        expectSame(golden.tokenizer ?? [], tokenizer)
        if let special = golden.special_tokens {
            #expect(tokenizer.specialTokens.endOfSequence == special.eos)
            #expect(tokenizer.vocabularySize == special.vocab_size)
        }
    }
}
