import Fixtures
import Foundation
import Testing

@testable import Captioning

/// CLIP's tokenizer compared with transformers 4.57 (`Fixtures/make/make_tokenizers.py`).
@Suite struct CLIPBytePairsTests {
    struct Golden: Decodable {
        struct Encoded: Decodable {
            let text: String
            let ids: [Int]
        }
        struct Decoded: Decodable {
            let ids: [Int]
            let text: String
            let skipping: String
        }
        let files: [String: String]
        let encode: [Encoded]
        let decode: [Decoded]
    }

    static func golden() throws -> Golden {
        try JSONDecoder().decode(Golden.self, from: Data(contentsOf: Fixtures.expected("clip-bpe.json")))
    }

    @Test(arguments: [["tokenizer.json", "tokenizer_config.json"], ["vocab.json", "merges.txt"]])
    func tokensMatchTheReference(files: [String]) throws {
        let golden = try Self.golden()
        let tokenizer = try Tokenizer { files.contains($0) ? golden.files[$0].map { Data($0.utf8) } : nil }
        #expect(golden.encode.count > 250)
        for example in golden.encode {
            let ids = tokenizer.encode(example.text, addingSpecialTokens: true)
            #expect(ids == example.ids, "\(example.text.unicodeScalars.map { String($0.value, radix: 16) })")
            #expect(tokenizer.encode(example.text) == Array(example.ids.dropFirst().dropLast()))
        }
        for example in golden.decode {
            #expect(Array(tokenizer.decode(example.ids, skippingSpecialTokens: false).utf8) == Array(example.text.utf8))
            let skipping = tokenizer.decode(example.ids, skippingSpecialTokens: true)
            #expect(Array(skipping.utf8) == Array(example.skipping.utf8))
        }
    }

    @Test func refusesAnotherWayOfSplitting() throws {
        let json = try #require(try Self.golden().files["tokenizer.json"]).replacing("Lowercase", with: "Strip")
        #expect(throws: CaptioningError.self) { try Tokenizer { $0 == "tokenizer.json" ? Data(json.utf8) : nil } }
    }

    @Test func damagedFileNeverCrashes() throws {
        // Truncated anywhere, and with changed digits: read or refused.
        let wordPiece = try String(
            contentsOf: Fixtures.checkpoint("swinv2_bert").appendingPathComponent("model/tokenizer.json"),
            encoding: .utf8)
        for text in [try #require(try Self.golden().files["tokenizer.json"]), wordPiece] {
            let whole = Array(text.utf8)
            for length in stride(from: 0, to: whole.count - 1, by: 97) {
                #expect(throws: CaptioningError.self) {
                    try Tokenizer { $0 == "tokenizer.json" ? Data(whole[..<length]) : nil }
                }
            }
            for place in whole.indices.lazy.filter({ (0x30...0x39).contains(whole[$0]) }).prefix(200) {
                var changed = whole
                changed[place] = UInt8(ascii: "9")
                let tokenizer = try? Tokenizer { $0 == "tokenizer.json" ? Data(changed) : nil }
                let ids = tokenizer?.encode("a small nodule. \u{301}") ?? []
                #expect(ids.allSatisfy { $0 < tokenizer?.vocabularySize ?? 0 })
            }
        }
    }
}
