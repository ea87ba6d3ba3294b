import Foundation
import Tensors

/// config.json of a `VisionEncoderDecoderModel`: an encoder and a decoder, each with its own.
struct VisionEncoderDecoderConfiguration: Decodable, Sendable {
    let encoder: Encoder
    let decoder: DecoderConfiguration

    /// The shape of an encoder of any kind.
    enum Encoder: Decodable, Sendable {
        case transformer(EncoderConfiguration)
        case swin(SwinConfiguration)

        private enum Key: String, CodingKey { case model_type }

        init(from decoder: any Decoder) throws {
            let type = try decoder.container(keyedBy: Key.self).decodeIfPresent(String.self, forKey: .model_type)
            if type.flatMap(SwinConfiguration.Version.init) != nil {
                self = .swin(try SwinConfiguration(from: decoder))
            } else {
                self = .transformer(try EncoderConfiguration(from: decoder))
            }
        }

        /// The name in config.json.
        var name: String {
            switch self {
            case .transformer(let configuration): configuration.kind.rawValue
            case .swin(let configuration): configuration.version.rawValue
            }
        }

        /// The image processor whose defaults apply.
        var imageProcessor: ImageProcessor.Kind {
            switch self {
            case .transformer(let configuration): configuration.kind.imageProcessor
            case .swin: .vit
            }
        }

        /// Reads the encoder from the weights of its module.
        func read(_ weights: Weights, _ packing: Packing) throws -> any ImageEncoder {
            switch self {
            case .transformer(let configuration): try VisionEncoder(weights, configuration, packing)
            case .swin(let configuration): try SwinEncoder(weights, configuration, packing)
            }
        }
    }

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
            throw CaptioningError("config.json", ConfigurationFile.problem(error))
        }
    }
}
