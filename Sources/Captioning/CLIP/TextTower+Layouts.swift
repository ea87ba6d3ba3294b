import Foundation
import Tensors

/// The text towers of published CLIPs, by their tensor names.
///
/// Source: open_clip `hf_model.py` (`HFTextEncoder`), `transformer.py` (`TextTransformer`); transformers
/// `modeling_bert.py`, `modeling_clip.py`.
extension TextTower {
    /// Why there is no text tower in an otherwise complete CLIP.
    struct Missing: Error {
        let reason: String

        init(_ reason: String) { self.reason = reason }
    }

    /// A tower, or the reason why there is none.
    static func open(_ name: String, _ read: () throws -> TextTower) -> (tower: TextTower?, reason: String?) {
        do {
            return (try read(), nil)
        } catch let error as Missing {
            return (nil, error.reason)
        } catch {
            return (nil, "\(name)'s text tower cannot be read: \(error)")
        }
    }

    /// open_clip's: its own transformer, or the BERT of transformers.
    init(openCLIP weights: Weights, _ model: OpenCLIPConfiguration.Model, _ files: CheckpointFiles) throws {
        guard let text = model.text_cfg else {
            throw Missing("\(OpenCLIPConfiguration.fileName) describes no text tower")
        }
        if let name = text.hf_model_name {
            try self.init(bert: weights.scope("text"), text, name, embedding: model.embed_dim, files)
        } else {
            let isNested = weights.contains("text.token_embedding.weight")
            try self.init(
                transformer: isNested ? weights.scope("text") : weights, text, embedding: model.embed_dim,
                activation: model.quick_gelu == true ? .quickGELU : .gelu, files)
        }
    }

    /// BERT inside open_clip, as in BiomedCLIP. Its shape is inferred from the tensors.
    private init(
        bert weights: Weights, _ text: OpenCLIPConfiguration.Text, _ model: String, embedding: Int,
        _ files: CheckpointFiles
    ) throws {
        let transformer = weights.scope("transformer")
        let embeddings = transformer.scope("embeddings")
        let (words, features) = try Self.table(embeddings, "word_embeddings.weight")
        guard transformer.shape("encoder.layer.0.attention.self.query.weight") != nil,
            !model.lowercased().contains("roberta")
        else { throw Missing("its text tower '\(model)' is not a BERT, the only one of transformers' that is read") }
        let places = try Self.table(embeddings, "position_embeddings.weight").rows
        let types = try Self.table(embeddings, "token_type_embeddings.weight").rows
        positions = try embeddings.tensor("position_embeddings.weight", [places, features]).adding(
            embeddings.tensor("token_type_embeddings.weight", [types, features])
                .gathered(rows: Array(repeating: 0, count: places)), times: 1)
        self.words = try embeddings.tensor("word_embeddings.weight", [words, features])
        let shape = TextLayer.Shape(
            features: features,
            intermediate: try Self.table(transformer, "encoder.layer.0.intermediate.dense.weight").rows,
            // All published BERTs have 64 features per head.
            heads: text.hf_model_kwargs?.num_attention_heads ?? max(1, features / 64), activation: .gelu, epsilon: 1e-12
        )
        embeddingNorm = try LayerNorm(embeddings.scope("LayerNorm"), features: features, epsilon: shape.epsilon)
        layers = try Self.layers(transformer.scope("encoder.layer")) { try TextLayer(bert: $0, shape) }
        finalNorm = nil
        pooling =
            switch text.hf_pooler_type ?? "mean_pooler" {
            case "cls_last_hidden_state_pooler": .first
            case "mean_pooler": .mean
            case let type: throw Missing("its text tower has a \(type), which is not supported")
            }
        switch text.hf_proj_type ?? "mlp" {
        case "mlp":
            let hidden = try Self.table(weights, "proj.0.weight").rows
            projections = [
                try Linear(weights, ["proj.0"], inputs: features, outputs: hidden, bias: false),
                try Linear(weights, ["proj.2"], inputs: hidden, outputs: embedding, bias: false),
            ]
        case "linear":
            projections = [try Linear(weights, ["proj"], inputs: features, outputs: embedding, bias: false)]
        case let type: throw Missing("its text tower has a projection '\(type)', which is not supported")
        }
        name = model
        reader = try Self.reader(
            files, contextLength: min(text.context_length ?? 77, places), words: words, cleansText: true,
            usual: text.hf_tokenizer_name ?? model)
    }

    /// open_clip's own transformer, as in DermLIP.
    private init(
        transformer weights: Weights, _ text: OpenCLIPConfiguration.Text, embedding: Int, activation: Activation,
        _ files: CheckpointFiles
    ) throws {
        let (words, features) = try Self.table(weights, "token_embedding.weight")
        let places = try Self.table(weights, "positional_embedding").rows
        guard text.embed_cls != true, text.no_causal_mask != true, text.ls_init_value == nil,
            text.proj_type ?? "linear" == "linear"
        else {
            throw Missing("its text tower has settings of \(OpenCLIPConfiguration.fileName) that are not supported")
        }
        pooling =
            switch text.pool_type ?? "argmax" {
            case "argmax": .highest
            case "eos": .token(text.eos_id ?? 2)
            case let type: throw Missing("its text tower has pool_type '\(type)', which is not supported")
            }
        self.words = try weights.tensor("token_embedding.weight", [words, features])
        positions = try weights.tensor("positional_embedding", [places, features])
        embeddingNorm = nil
        let blocks = weights.scope("transformer.resblocks")
        let shape = TextLayer.Shape(
            features: features, intermediate: try Self.table(blocks, "0.mlp.c_fc.weight").rows, heads: text.heads ?? 8,
            activation: activation, epsilon: 1e-5)
        layers = try Self.layers(blocks) { try TextLayer(openCLIP: $0, shape) }
        finalNorm = try LayerNorm(weights.scope("ln_final"), features: features, epsilon: shape.epsilon)
        projections = [
            text.proj_bias == true
                ? try Linear(weights, ["text_projection"], inputs: features, outputs: embedding)
                : Linear(
                    weight: Matrix([try weights.tensor("text_projection", [features, embedding])], .inputByOutput),
                    bias: nil)
        ]
        name = "open_clip"
        reader = try Self.reader(
            files, contextLength: min(text.context_length ?? 77, places), words: words, cleansText: true,
            usual: text.hf_tokenizer_name ?? "openai/clip-vit-base-patch32")
    }

    /// transformers' `CLIPModel`, as in PubMedCLIP.
    init(huggingFace config: Data, _ weights: Weights, embedding: Int, _ files: CheckpointFiles) throws {
        let text = try JSONDecoder().decode(CLIPTextConfiguration.self, from: config).text_config
        let model = weights.scope("text_model")
        let (words, features) = try Self.table(model.scope("embeddings"), "token_embedding.weight")
        let places = try Self.table(model.scope("embeddings"), "position_embedding.weight").rows
        guard let activation = Activation(named: text?.hidden_act ?? "quick_gelu") else {
            throw Missing("its text tower has hidden_act '\(text?.hidden_act ?? "")', which is not supported")
        }
        self.words = try model.tensor("embeddings.token_embedding.weight", [words, features])
        positions = try model.tensor("embeddings.position_embedding.weight", [places, features])
        embeddingNorm = nil
        let blocks = model.scope("encoder.layers")
        let shape = TextLayer.Shape(
            features: features, intermediate: try Self.table(blocks, "0.mlp.fc1.weight").rows,
            heads: text?.num_attention_heads ?? 8, activation: activation, epsilon: text?.layer_norm_eps ?? 1e-5)
        layers = try Self.layers(blocks) { try TextLayer(clip: $0, shape) }
        finalNorm = try LayerNorm(model.scope("final_layer_norm"), features: features, epsilon: shape.epsilon)
        // Before transformers 4.30, configurations say 2, which is not CLIP's end token: that is then the highest id.
        let end = text?.eos_token_id ?? 49407
        pooling = end == 2 ? .highest : .token(end)
        projections = [try Linear(weights, ["text_projection"], inputs: features, outputs: embedding, bias: false)]
        name = "clip_text_model"
        reader = try Self.reader(
            files, contextLength: places, words: words, cleansText: false, usual: "openai/clip-vit-base-patch32")
    }

    /// The rows and columns of a matrix.
    private static func table(_ weights: Weights, _ name: String) throws -> (rows: Int, columns: Int) {
        guard let shape = weights.shape(name) else {
            throw Missing("it has no text tower: no '\(weights.path)\(name)'")
        }
        guard shape.count == 2, shape.allSatisfy({ (1...10_000_000).contains($0) }) else {
            throw CaptioningError("'\(weights.path)\(name)'", "is \(shape), expected a matrix")
        }
        return (shape[0], shape[1])
    }

    /// All layers in the file.
    private static func layers(_ weights: Weights, _ read: (Weights) throws -> TextLayer) throws -> [TextLayer] {
        try (0..<10_000).prefix { weights.containsAny("\($0).") }.map { try read(weights.scope("\($0)")) }
    }

    private static func reader(
        _ files: CheckpointFiles, contextLength: Int, words: Int, cleansText: Bool, usual: String
    ) throws -> TextReader {
        let names = try ["tokenizer.json", "vocab.json", "vocab.txt"].filter { try files.bytes(named: $0) != nil }
        guard !names.isEmpty else {
            throw Missing(
                "\(files.name) has no tokenizer: add that of \(usual); tokenizer.json is enough")
        }
        let tokenizer = try Tokenizer { try files.bytes(named: $0)?.data }
        guard
            let reader = TextReader(
                tokenizer, contextLength: contextLength, words: words, cleansText: cleansText)
        else {
            throw Missing("the tokenizer in \(files.name) is not that of its text tower, which knows \(words) tokens")
        }
        return reader
    }
}

/// The text tower in a CLIP's `config.json`.
private struct CLIPTextConfiguration: Decodable {
    let text_config: Text?

    struct Text: Decodable {
        let num_attention_heads: Int?
        let hidden_act: String?
        let layer_norm_eps: Double?
        let eos_token_id: Int?
    }
}
