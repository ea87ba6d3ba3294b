import CKernels

/// The keys and values of one self-attention layer at every position decoded so far.
///
/// A position has a slot for each row of its step. Which slot belongs to whose past is the caller's table: changing a
/// row's past changes numbers in that table and moves no keys.
public struct AttentionHistory: Sendable {
    /// Positions that are allocated together.
    public static let block = 16

    private let slots: Int
    private let features: Int
    private var keys: [Tensor] = []  // (block, slots, E)
    private var values: [Tensor] = []  // (block, slots, E)

    public init(slots: Int, features: Int) {
        self.slots = slots
        self.features = features
    }

    /// Keeps the keys and values of one step: columns E ..< 3E of (rows, 3E).
    public mutating func append(_ queriesKeysValues: Tensor, at position: Int) {
        append(queriesKeysValues, rows: queriesKeysValues.rows, stride: 1, from: 0, at: position)
    }

    /// Keeps the keys and values of some rows as one step: every `stride`-th row from `first` on.
    public mutating func append(
        _ queriesKeysValues: Tensor, rows: Int, stride: Int, from first: Int, at position: Int
    ) {
        precondition(queriesKeysValues.width == 3 * features && rows > 0 && rows <= slots)
        precondition(first >= 0 && stride > 0 && first + (rows - 1) * stride < queriesKeysValues.rows)
        let block = position / Self.block
        if block == keys.count {
            keys.append(Tensor(unset: [Self.block, slots, features]))
            values.append(Tensor(unset: [Self.block, slots, features]))
        }
        precondition(block < keys.count)
        keys[block].own()
        values[block].own()
        let slot = position % Self.block * slots
        for row in 0..<rows {
            let source = unsafe queriesKeysValues.pointer + (first + row * stride) * 3 * features
            let place = (slot + row) * features
            unsafe (keys[block].pointer + place).update(from: source + features, count: features)
            unsafe (values[block].pointer + place).update(from: source + 2 * features, count: features)
        }
    }

    /// Attention of each row over its own past: columns 0 ..< E of (rows, 3E) → (rows, E).
    ///
    /// - Parameter past: the slot of row r at position t, at `past[r * capacity + t]`.
    public func attend(
        _ queriesKeysValues: Tensor, past: [Int32], capacity: Int, positions: Int, heads: Int, scale: Float,
        _ workers: Workers
    ) -> Tensor {
        let rows = queriesKeysValues.rows
        precondition(past.count >= (rows - 1) * capacity + positions && positions <= keys.count * Self.block)
        precondition(past.allSatisfy { $0 >= 0 && $0 < slots } && features % heads == 0)
        let result = Tensor(unset: [rows, features])
        let scratch = Tensor(unset: [workers.count, positions])
        let keyBlocks: [UnsafePointer<Float>?] = unsafe keys.map { unsafe UnsafePointer($0.pointer) }
        let valueBlocks: [UnsafePointer<Float>?] = unsafe values.map { unsafe UnsafePointer($0.pointer) }
        unsafe keyBlocks.withUnsafeBufferPointer { keyBlocks in
            unsafe valueBlocks.withUnsafeBufferPointer { valueBlocks in
                unsafe past.withUnsafeBufferPointer { past in
                    // Read by all workers, written by none, and outliving the call.
                    nonisolated(unsafe) let keys = keyBlocks.baseAddress
                    nonisolated(unsafe) let values = valueBlocks.baseAddress
                    nonisolated(unsafe) let past = past.baseAddress
                    workers.share(rows) { row, worker in
                        guard let past = unsafe past else { return }
                        unsafe ck_attend_history(
                            queriesKeysValues.pointer + row * 3 * features, keys, values, past + row * capacity,
                            positions, Self.block, slots, features, 0, heads, features / heads, scale,
                            scratch.pointer + worker * positions, result.pointer + row * features)
                    }
                }
            }
        }
        return result
    }
}
