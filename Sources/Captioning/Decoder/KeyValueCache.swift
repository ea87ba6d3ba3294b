import Tensors

/// The decoder's state for one image: for every layer the keys and values of the image and of each token so far.
///
/// A class, so that it cannot be copied by accident; one crew works on it. A hypothesis is a row; when rows are reordered
/// or several continue one, only the table of their pasts changes.
final class KeyValueCache {
    /// Cross-attention, by layer; empty if the image is part of the sequence.
    let memories: [AttentionMemory]
    /// Self-attention, by layer.
    private var histories: [AttentionHistory]
    /// Positions decoded so far.
    private(set) var positions = 0
    /// The slot of row r at position t is `past[r * capacity + t]`.
    private var past: [Int32] = []
    private var capacity = AttentionHistory.block
    private var readsPrompt = false

    /// - Parameter rows: the most rows of any step after the prompt.
    init(memories: [AttentionMemory], rows: Int, _ configuration: DecoderConfiguration) {
        self.memories = memories
        histories = Array(
            repeating: AttentionHistory(slots: rows, features: configuration.features), count: configuration.layers)
    }

    /// Begins with a prompt, whose positions are read at once; row 0 of the next step continues it.
    func begin(promptOf length: Int) {
        precondition(positions == 0)
        while capacity < length { capacity *= 2 }
        past = Array(repeating: 0, count: capacity)
        positions = length
        readsPrompt = true
    }

    /// Begins the next position, whose row i continues row `sources[i]` of the previous one.
    func begin(continuing sources: [Int]) {
        let wider = positions == capacity ? capacity * 2 : capacity
        var next = [Int32](repeating: 0, count: sources.count * wider)
        for (row, source) in sources.enumerated() {
            for position in 0..<positions { next[row * wider + position] = past[source * capacity + position] }
            next[row * wider + positions] = Int32(row)
        }
        past = next
        capacity = wider
        positions += 1
        readsPrompt = false
    }

    /// Appends the keys and values of the current step, `rows` of (_, 3E), and returns what these rows attend to.
    func remember(_ projected: Tensor, rows: Range<Int>, layer: Int) -> AttentionPast {
        guard readsPrompt else {
            histories[layer].append(projected, rows: rows, at: positions - 1)
            return .history(histories[layer], slots: past, capacity: capacity, positions: positions)
        }
        for (position, row) in rows.enumerated() {
            histories[layer].append(projected, rows: row..<(row + 1), at: position)
        }
        return .rowsBefore
    }
}
