import CKernels

/// The keys and values of one self-attention layer at every position that one image's hypotheses have reached.
///
/// A position has a slot for each row of its step. A table of the caller maps each row's past to slots: changing a row's
/// past changes numbers in that table and moves no keys.
public struct AttentionHistory: Sendable {
    /// Positions that are allocated together.
    public static let block = 16

    fileprivate let slots: Int
    fileprivate let features: Int
    fileprivate var keys: [Tensor] = []  // (block, slots, E)
    fileprivate var values: [Tensor] = []  // (block, slots, E)

    public init(slots: Int, features: Int) {
        self.slots = slots
        self.features = features
    }

    /// Appends the keys and values of some rows as one step: columns E ..< 3E of (rows, 3E).
    public mutating func append(_ queriesKeysValues: Tensor, rows: Range<Int>, at position: Int) {
        precondition(queriesKeysValues.width == 3 * features && rows.count > 0 && rows.count <= slots)
        precondition(rows.lowerBound >= 0 && rows.upperBound <= queriesKeysValues.rows)
        let block = position / Self.block
        if block == keys.count {
            keys.append(Tensor(unset: [Self.block, slots, features]))
            values.append(Tensor(unset: [Self.block, slots, features]))
        }
        precondition(block < keys.count)
        keys[block].own()
        values[block].own()
        let slot = position % Self.block * slots
        for (index, row) in rows.enumerated() {
            let source = unsafe queriesKeysValues.pointer + row * 3 * features
            let place = (slot + index) * features
            unsafe (keys[block].pointer + place).update(from: source + features, count: features)
            unsafe (values[block].pointer + place).update(from: source + 2 * features, count: features)
        }
    }
}

/// The positions that some rows of a step attend to.
public enum AttentionPast: Sendable {
    /// Each row attends to itself and the rows before it, as in a prompt.
    case rowsBefore
    /// Each row attends to its own past: the slot of row r at position t is `slots[r * capacity + t]`.
    case history(AttentionHistory, slots: [Int32], capacity: Int, positions: Int)
}

extension Tensor {
    /// Self-attention of a step in which each image is at its own position: (rows, 3E) → (rows, E). The keys and values
    /// of the step are already in the histories.
    ///
    /// - Parameter parts: the rows of each image and what they attend to; together all rows, in order.
    public func attention(
        over parts: [(rows: Range<Int>, past: AttentionPast)], heads: Int, scale: Float, _ workers: Workers
    ) -> Tensor {
        let features = width / 3
        precondition(features * 3 == width && features % heads == 0)
        let result = Tensor(unset: [rows, features])
        var pieces: [HistoryPiece] = []
        var next = 0
        for part in parts {
            precondition(part.rows.lowerBound == next && part.rows.upperBound <= rows)
            next = part.rows.upperBound
            switch part.past {
            case .rowsBefore:
                attendToRowsBefore(part.rows, into: result, heads: heads, scale: scale, workers)
            case .history(let history, let slots, let capacity, let positions):
                precondition(
                    slots.count >= (part.rows.count - 1) * capacity + positions
                        && positions <= history.keys.count * AttentionHistory.block && history.features == features)
                precondition(slots.allSatisfy { $0 >= 0 && $0 < history.slots })
                let blocks = HistoryBlocks(history, slots)
                pieces += part.rows.map {
                    HistoryPiece(
                        blocks: blocks, row: $0, place: ($0 - part.rows.lowerBound) * capacity, positions: positions)
                }
            }
        }
        precondition(next == rows)
        let longest = pieces.map(\.positions).max() ?? 0
        let scratch = Tensor(unset: [workers.count, longest])
        workers.share(pieces.count) { [pieces] index, worker in
            let piece = pieces[index]
            unsafe ck_attend_history(
                pointer + piece.row * width, piece.blocks.keys, piece.blocks.values,
                piece.blocks.slots + piece.place, piece.positions, AttentionHistory.block, piece.blocks.history.slots,
                features, 0, heads, features / heads, scale, scratch.pointer + worker * longest,
                result.pointer + piece.row * features)
        }
        return result
    }

    private func attendToRowsBefore(
        _ part: Range<Int>, into result: Tensor, heads: Int, scale: Float, _ workers: Workers
    ) {
        let features = result.width
        guard part.count > 1 else {
            // A single row attends to itself alone.
            for row in part {
                unsafe (result.pointer + row * features).update(
                    from: pointer + row * width + 2 * features, count: features)
            }
            return
        }
        let attended = self[part].selfAttention(images: 1, heads: heads, scale: scale, causal: true, workers)
        unsafe (result.pointer + part.lowerBound * features).update(from: attended.pointer, count: attended.count)
    }
}

/// One row that attends to its past.
private struct HistoryPiece: Sendable {
    let blocks: HistoryBlocks
    let row: Int
    /// Where the row's past begins in the table of slots.
    let place: Int
    let positions: Int
}

/// The addresses of a history's blocks and of a table of slots.
///
/// `@unchecked Sendable`: all workers read it and none writes; it keeps alive what its addresses point to.
@safe
private final class HistoryBlocks: @unchecked Sendable {
    let history: AttentionHistory
    let keys: UnsafeMutablePointer<UnsafePointer<Float>?>
    let values: UnsafeMutablePointer<UnsafePointer<Float>?>
    let slots: UnsafeMutablePointer<Int32>

    init(_ history: AttentionHistory, _ slots: [Int32]) {
        self.history = history
        let count = history.keys.count
        unsafe keys = .allocate(capacity: count)
        unsafe values = .allocate(capacity: count)
        unsafe self.slots = .allocate(capacity: slots.count)
        for block in 0..<count {
            unsafe keys[block] = UnsafePointer(history.keys[block].pointer)
            unsafe values[block] = UnsafePointer(history.values[block].pointer)
        }
        for (index, slot) in slots.enumerated() { unsafe self.slots[index] = slot }
    }

    deinit {
        unsafe keys.deallocate()
        unsafe values.deallocate()
        unsafe slots.deallocate()
    }
}
