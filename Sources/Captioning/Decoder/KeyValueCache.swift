import Tensors

/// What the decoder remembers of one batch: for every layer the keys and values of each picture, and of each token
/// so far.
///
/// Working memory of one call, so it cannot be copied. A hypothesis is a row; when rows change places, or several
/// continue one, only the table of their pasts changes.
struct KeyValueCache: ~Copyable {
    /// What the rows of the present step are.
    private enum Step {
        /// All tokens of each picture's prompt, `length` rows a picture.
        case prompts(count: Int, length: Int)
        /// One more token of each hypothesis.
        case token
    }

    /// Cross-attention, by picture, then by layer.
    let memories: [[AttentionMemory]]
    /// Self-attention, by layer.
    private var histories: [AttentionHistory]
    /// Positions decoded so far.
    private(set) var positions = 0
    /// The slot of row r at position t is `past[r * capacity + t]`.
    private var past: [Int32] = []
    private var capacity = AttentionHistory.block
    private var step = Step.token

    /// - Parameter rows: the most rows that any step after the prompt will have.
    init(memories: [[AttentionMemory]], rows: Int, _ configuration: DecoderConfiguration) {
        self.memories = memories
        histories = Array(
            repeating: AttentionHistory(slots: rows, features: configuration.features), count: configuration.layers)
    }

    /// Begins a sequence for every picture; row i of the next step continues picture `sources[i]`.
    mutating func begin(prompts count: Int, length: Int) {
        precondition(positions == 0)
        while capacity < length { capacity *= 2 }
        past = (0..<count).flatMap { Array(repeating: Int32($0), count: capacity) }
        positions = length
        step = .prompts(count: count, length: length)
    }

    /// Begins the next position, whose row i continues row `sources[i]` of the one before.
    mutating func begin(continuing sources: [Int]) {
        let wider = positions == capacity ? capacity * 2 : capacity
        var next = [Int32](repeating: 0, count: sources.count * wider)
        for (row, source) in sources.enumerated() {
            for position in 0..<positions { next[row * wider + position] = past[source * capacity + position] }
            next[row * wider + positions] = Int32(row)
        }
        past = next
        capacity = wider
        positions += 1
        step = .token
    }

    /// Self-attention of the present step's rows, each over its own past: (rows, 3E) → (rows, E). Keeps their keys and
    /// values.
    mutating func attend(_ projected: Tensor, layer: Int, heads: Int, scale: Float, _ workers: Workers) -> Tensor {
        switch step {
        case .prompts(let count, let length):
            for position in 0..<length {
                histories[layer].append(projected, rows: count, stride: length, from: position, at: position)
            }
            return projected.selfAttention(
                pictures: count, heads: heads, scale: scale, causal: true, workers)
        case .token:
            histories[layer].append(projected, at: positions - 1)
            return histories[layer].attend(
                projected, past: past, capacity: capacity, positions: positions, heads: heads, scale: scale, workers)
        }
    }
}
