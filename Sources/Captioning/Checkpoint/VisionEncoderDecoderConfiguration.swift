import Foundation

/// config.json of a `VisionEncoderDecoderModel`: an encoder and a decoder, each with its own.
struct VisionEncoderDecoderConfiguration: Decodable, Sendable {
    let encoder: EncoderConfiguration
    let decoder: DecoderConfiguration

    private struct Kind: Decodable { let model_type: String? }

    init(json: Data) throws {
        do {
            let kind = try JSONDecoder().decode(Kind.self, from: json).model_type
            guard kind == "vision-encoder-decoder" else {
                throw CaptioningError(
                    "config.json", "model_type is '\(kind ?? "missing")', expected 'vision-encoder-decoder'")
            }
            self = try JSONDecoder().decode(Self.self, from: json)
        } catch let error as DecodingError {
            throw CaptioningError("config.json", GenerationSettings.problem(error))
        }
    }
}
