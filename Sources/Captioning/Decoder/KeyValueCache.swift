import Tensors

/// What the decoder remembers of one batch: for every layer the keys and values of each picture, and of each token
/// so far.
///
/// Working memory of one call, so it cannot be copied. A hypothesis is a row; when rows change places, or several
/// continue one, only the table of their pasts changes.
struct KeyValueCache: ~Copyable {
    /// Cross-attention, by picture, then by layer.
    let memories: [[AttentionMemory]]
    /// Self-attention, by layer.
    var histories: [AttentionHistory]
    /// Positions decoded so far.
    private(set) var positions = 0
    /// The slot of row r at position t is `past[r * capacity + t]`.
    private(set) var past: [Int32] = []
    private(set) var capacity = AttentionHistory.block

    /// - Parameter rows: the most rows that any step will have.
    init(memories: [[AttentionMemory]], rows: Int, _ configuration: DecoderConfiguration) {
        self.memories = memories
        histories = Array(
            repeating: AttentionHistory(slots: rows, features: configuration.features), count: configuration.layers)
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
    }
}
