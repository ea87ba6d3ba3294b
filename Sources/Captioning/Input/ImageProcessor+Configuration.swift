public import Foundation
import Raster
import Tensors

extension ImageProcessor {
    /// Reads a `preprocessor_config.json` in any form that transformers has written: `image_processor_type` or
    /// `feature_extractor_type`, with or without `Fast`; sizes as a number, a pair or an object.
    ///
    /// Without a file or a type in it, `encoder` determines the defaults.
    public init(configuration: Data?, encoder: Kind, backend: Backend = .pil) throws(CaptioningError) {
        let file = ConfigurationFile(name: "preprocessor_config.json", try Self.parse(configuration))
        let kind = try Self.kind(named: file.json, otherwise: encoder)
        guard kind != .openCLIP else {
            self.init(openCLIP: file, side: try file.size("size", default: .square(224)).height)
            return
        }
        self.init(
            kind: kind, backend: backend,
            framing: ImageFraming(
                resampler: backend == .pil ? .pillow : .torchvision,
                cropRounding: backend == .pil ? .pillow : .torchvision),
            rescaleFactor: nil, normalization: nil)

        if try file.flag("do_resize") ?? true {
            framing.resizing = try file.resizing(
                "size", numberIsShortestEdge: kind == .clip,
                default: kind == .clip ? .shortestEdge(224) : .exact(.square(kind == .deit ? 256 : 224)))
        }
        framing.filter = kind == .vit ? .bilinear : .bicubic
        if let number = try file.number("resample") {
            guard let known = ResamplingFilter(rawValue: Int(exactly: number) ?? -1) else {
                throw file.error("resample", "\(number) is not a Pillow filter; expected 0 to 5")
            }
            framing.filter = known
        }
        if backend == .torchvision, framing.resizing != nil,
            framing.filter != .bilinear, framing.filter != .bicubic
        {
            throw file.error("resample", "torchvision supports only filters 2 (bilinear) and 3 (bicubic) for tensors")
        }
        // The classic ViT processor ignores the flag.
        if kind != .vit || backend != .pil, try file.flag("do_center_crop") ?? (kind != .vit) {
            framing.crop = try file.size("crop_size", default: .square(224))
        }
        if try file.flag("do_rescale") ?? true {
            let factor = try file.number("rescale_factor") ?? 1 / 255
            guard factor.isFinite, factor > 0 else { throw file.error("rescale_factor", "\(factor) must be above 0") }
            rescaleFactor = factor
        }
        if try file.flag("do_normalize") ?? true {
            let usual: Normalization = kind == .clip ? .clip : .half
            normalization = Normalization(
                mean: try file.channels("image_mean") ?? usual.mean, std: try file.channels("image_std") ?? usual.std)
        }
        try checkNormalization(file)
    }

    /// Reads an `open_clip_config.json`: `model_cfg.vision_cfg.image_size` and `preprocess_cfg`.
    public init(openCLIPConfiguration: Data) throws(CaptioningError) {
        let name = "open_clip_config.json"
        let json = try Self.parse(openCLIPConfiguration, name)
        let vision = ConfigurationFile(name: name, json["model_cfg"]?["vision_cfg"] ?? .object([]))
        let file = ConfigurationFile(name: name, json["preprocess_cfg"] ?? .object([]))
        let size = try vision.size("image_size", default: try file.size("size", default: .square(224)))
        guard size.height == size.width else { throw file.error("image_size", "only square images are supported") }
        self.init(openCLIP: file, side: size.height)
        if let mode = file.string("resize_mode") {
            switch mode {
            case "shortest": break
            case "longest": framing.resizing = .longestEdge(size.height)
            case "squash": (framing.resizing, framing.crop) = (.exact(size), nil)
            default: throw file.error("resize_mode", "\(mode) is not supported; expected shortest, longest or squash")
            }
        }
        if let interpolation = file.string("interpolation") {
            switch interpolation {
            case "bicubic", "random": framing.filter = .bicubic
            case "bilinear": framing.filter = .bilinear
            default:
                throw file.error("interpolation", "\(interpolation) is not supported; expected bicubic or bilinear")
            }
        }
        if let level = try file.number("fill_color") {
            guard let level = UInt8(exactly: level) else { throw file.error("fill_color", "must be 0 to 255") }
            framing.fill = level
        }
        normalization = Normalization(
            mean: try file.channels("mean") ?? Normalization.clip.mean,
            std: try file.channels("std") ?? Normalization.clip.std)
        try checkNormalization(file)
    }

    private init(openCLIP file: ConfigurationFile, side: Int) {
        self.init(
            kind: .openCLIP, backend: .pil,
            framing: ImageFraming(
                resizing: .shortestEdge(side), filter: .bicubic, crop: .square(side), cropRounding: .openCLIP),
            rescaleFactor: 1 / 255, normalization: .clip)
    }

    private func checkNormalization(_ file: ConfigurationFile) throws(CaptioningError) {
        guard normalization?.std.allSatisfy({ Float($0) != 0 }) ?? true else {
            throw file.error("image_std", "must not be 0")
        }
    }

    private static func parse(
        _ data: Data?, _ name: String = "preprocessor_config.json"
    ) throws(CaptioningError) -> ParsedJSON {
        guard let data else { return .object([]) }
        let json: ParsedJSON
        do throws(ParsedJSON.Malformed) {
            json = try ParsedJSON(parsing: [UInt8](data))
        } catch {
            throw CaptioningError(name, error.description)
        }
        guard case .object = json else { throw CaptioningError(name, "not a JSON object") }
        return json
    }

    private static func kind(named json: ParsedJSON, otherwise encoder: Kind) throws(CaptioningError) -> Kind {
        let types = ["image_processor_type", "feature_extractor_type"].compactMap { json[$0]?.text }
        guard var type = types.first else { return encoder }
        for ending in ["Fast", "Pil", "ImageProcessor", "FeatureExtractor"] where type.hasSuffix(ending) {
            type.removeLast(ending.count)
        }
        switch type {
        case "CLIP": return .clip
        case "ViT": return .vit
        case "DeiT": return .deit
        default:
            throw CaptioningError(
                "preprocessor_config.json", "\(types[0]) is not a CLIP, ViT or DeiT processor")
        }
    }
}

extension ImageProcessor.Normalization {
    /// OpenAI's CLIP (transformers `OPENAI_CLIP_MEAN`, `OPENAI_CLIP_STD`).
    static let clip = Self(
        mean: [0.48145466, 0.4578275, 0.40821073], std: [0.26862954, 0.26130258, 0.27577711])
    /// transformers `IMAGENET_STANDARD_MEAN`, `IMAGENET_STANDARD_STD`.
    static let half = Self(mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5])
}
