/// The layer of an encoder that bert-score uses, and the scores of unrelated sentences at that layer.
public struct BERTScoreModel: Sendable, Hashable {
    /// Its name on the model hub.
    public let name: String
    /// How many layers it has.
    public let layers: Int
    /// The layer that agrees best with people's judgements of translations.
    public let layer: Int
    /// The language of the sentences of the baseline, by bert-score's name.
    public let language: String
    /// The mean scores of unrelated sentences.
    public let baseline: BERTScore

    private init(_ name: String, _ layer: Int, of layers: Int, _ language: String, _ figures: (Double, Double, Double))
    {
        self.name = name
        self.layers = layers
        self.layer = layer
        self.language = language
        baseline = BERTScore(precision: figures.0, recall: figures.1, f1: figures.2)
    }

    /// The encoder that the prefix captioners' cards use.
    public static let ofCards = "microsoft/deberta-large-mnli"

    /// Encoders that bert-score knows: `model2layers` and the rows of `rescale_baseline/` of bert-score 0.3.13 (MIT
    /// license, © 2019 Tianyi Zhang, Varsha Kishore, Felix Wu, Kilian Q. Weinberger, Yoav Artzi).
    public static let published: [BERTScoreModel] = [
        .init("microsoft/deberta-large-mnli", 18, of: 24, "en", (0.45358238, 0.45362508, 0.45173016)),
        .init("microsoft/deberta-xlarge-mnli", 40, of: 48, "en", (0.5169066, 0.5170288, 0.5150192)),
        .init("microsoft/deberta-base-mnli", 9, of: 12, "en", (0.53045946, 0.5304829, 0.52866036)),
        .init("microsoft/deberta-xlarge", 18, of: 48, "en", (0.5177917, 0.5178813, 0.51596016)),
        .init("microsoft/deberta-large", 16, of: 24, "en", (0.5341927, 0.53433174, 0.53205305)),
        .init("microsoft/deberta-base", 9, of: 12, "en", (0.6282066, 0.62825406, 0.6269483)),
        .init("roberta-large-mnli", 19, of: 24, "en", (0.6901594, 0.69018, 0.6896288)),
        .init("roberta-large", 17, of: 24, "en", (0.83150584, 0.8314941, 0.83122575)),
        .init("roberta-base", 10, of: 12, "en", (0.8146725, 0.8146619, 0.814463)),
        .init("distilroberta-base", 5, of: 6, "en", (0.84732, 0.84759504, 0.8473319)),
        .init("bert-large-uncased", 18, of: 24, "en", (0.4278576, 0.42786714, 0.42646673)),
        .init("bert-base-uncased", 9, of: 12, "en", (0.35375935, 0.3537393, 0.35219112)),
        .init("bert-base-cased-finetuned-mrpc", 9, of: 12, "en", (0.55345184, 0.55342007, 0.5525519)),
        .init("bert-base-multilingual-cased", 9, of: 12, "en", (0.6320527, 0.6320019, 0.63146895)),
        .init("allenai/scibert_scivocab_uncased", 8, of: 12, "en-sci", (0.5335945, 0.5336341, 0.5322364)),
        .init("bert-base-chinese", 8, of: 12, "zh", (0.54804957, 0.5480091, 0.54755783)),
    ]

    /// The published encoder that a folder's path or a name means: its last part is the encoder's name, or, in a cache of
    /// the hub, one of the folders above it.
    public static func published(_ path: String, layers: Int) -> BERTScoreModel? {
        let parts = path.split(separator: "/").map { $0.lowercased() }
        // models--microsoft--deberta-large-mnli/snapshots/…
        let names = parts.suffix(1) + parts.filter { $0.hasPrefix("models--") }
        let last = Set(names.map { name in name.components(separatedBy: "--").last ?? name })
        return published.first { model in
            model.layers == layers && last.contains(model.name.split(separator: "/").last.map { $0.lowercased() } ?? "")
        }
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
