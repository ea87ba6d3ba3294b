/// The vision transformers whose checkpoints can be read.
public enum EncoderKind: String, Sendable, Codable {
    case vit
    case deit
    case clip = "clip_vision_model"
}
