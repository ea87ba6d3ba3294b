import Foundation

extension OpenCLIPConfiguration {
    /// Fields of `vision_cfg` that change the network and are not supported, with their neutral values.
    ///
    /// Source: open_clip `CLIPVisionCfg`.
    private static let vision: [String: Set<String>] = [
        "pool_type": ["tok"], "norm_kwargs": [], "act_kwargs": [], "no_ln_pre": no, "pos_embed_type": ["learnable"],
        "final_ln_after_pool": no, "ls_init_value": [], "attentional_pool": no, "input_patchnorm": no,
        "global_average_pool": no, "block_type": [], "qk_norm": no, "scaled_cosine_attn": no,
    ]

    /// The same of `timm_model_kwargs`. Source: timm `VisionTransformer.__init__`.
    private static let timm: [String: Set<String>] = [
        "act_layer": ["gelu"], "norm_layer": [], "global_pool": ["token"], "pre_norm": no, "no_embed_class": no,
        "class_token": yes, "init_values": [], "reg_tokens": ["0"], "qk_norm": no, "pos_embed": ["learn"],
        "mlp_layer": [], "block_fn": [], "embed_layer": [], "final_norm": yes, "proj_bias": yes,
    ]

    private static let (no, yes): (Set<String>, Set<String>) = (["0", "false"], ["1", "true"])

    /// Refuses a tower with an unsupported field.
    static func refuseUnknownNetworks(_ json: Data) throws {
        let file = try? JSONSerialization.jsonObject(with: json) as? [String: Any]
        let model = file?["model_cfg"] as? [String: Any]
        let tower = model?["vision_cfg"] as? [String: Any]
        let arguments = tower?["timm_model_kwargs"] as? [String: Any]
        for (object, fields) in [(tower, vision), (arguments, timm)] {
            for (name, harmless) in fields.sorted(by: { $0.key < $1.key }) {
                guard let value = object?[name], !(value is NSNull) else { continue }
                // An empty object adds nothing.
                if let table = value as? [String: Any], table.isEmpty { continue }
                guard harmless.contains("\(value)") else {
                    throw CaptioningError(fileName, "'\(name)': \(value) is an image tower that is not supported")
                }
            }
        }
    }
}
