/// The layouts of vision transformer whose checkpoints can be read.
enum EncoderKind: String, Sendable {
    case vit
    case deit
    case clip = "clip_vision_model"
    /// timm's, inside BiomedCLIP.
    case timm
    /// open_clip's own.
    case openCLIP = "open_clip"

    /// The image processor whose defaults hold where a checkpoint does not say.
    var imageProcessor: ImageProcessor.Kind {
        switch self {
        case .vit: .vit
        case .deit: .deit
        case .clip: .clip
        case .timm, .openCLIP: .openCLIP
        }
    }
}
