/// The vision transformers whose checkpoints can be read.
public enum EncoderKind: String, Sendable, Codable {
    case vit
    case deit
    case clip = "clip_vision_model"

    /// The image processor whose defaults hold where a checkpoint does not say.
    var imageProcessor: ImageProcessor.Kind {
        switch self {
        case .vit: .vit
        case .deit: .deit
        case .clip: .clip
        }
    }
}
