import CKernels

/// The keys and values of one image in one cross-attention layer, computed once and shared by all its hypotheses.
public struct AttentionMemory: Sendable {
    let positions: Int
    let heads: Int
    let size: Int
    private let keys: TensorStorage  // head by head, panels of a (size, positions) matrix
    private let values: TensorStorage  // head by head, panels of a (positions, size) matrix

    private var keyStride: Int { rounded(positions) * size }
    private var valueStride: Int { rounded(size) * positions }

    /// Packs keys and values: (n, 2E), keys in the first half of the columns.
    public init(keysAndValues: Tensor, heads: Int) {
        let features = keysAndValues.width / 2
        precondition(features * 2 == keysAndValues.width && features % heads == 0)
        positions = keysAndValues.rows
        self.heads = heads
        size = features / heads
        keys = TensorStorage(count: heads * rounded(positions) * size)
        values = TensorStorage(count: heads * rounded(size) * positions)
        let panel = Int(CK_PANEL)
        for head in 0..<heads {
            let source = unsafe keysAndValues.pointer + head * size
            unsafe ck_pack_panels(
                CK_F32, source, 1, 2 * features, size, positions, 0, rounded(positions) / panel,
                keys.floats + head * keyStride)
            unsafe ck_pack_panels(
                CK_F32, source + features, 2 * features, 1, positions, size, 0, rounded(size) / panel,
                values.floats + head * valueStride)
        }
    }

    /// Attention of each image's queries over that image's memory: (rows, E) → (rows, E).
    ///
    /// `memories[i]` serves the next `rows[i]` rows of the queries.
    public static func attend(
        queries: Tensor, memories: [AttentionMemory], rows: [Int], scale: Float, _ workers: Workers
    ) -> Tensor {
        let features = queries.width
        precondition(memories.count == rows.count && rows.reduce(0, +) == queries.rows)
        let result = Tensor(unset: queries.shape)
        guard let heads = memories.first?.heads else { return result }
        precondition(memories.allSatisfy { $0.heads == heads && $0.size * heads == features })
        for (memory, rows) in zip(memories, rows) { FLOPCount.add(2 * rows, features, memory.positions) }
        let starts = rows.indices.map { rows[..<$0].reduce(0, +) }
        let need = zip(memories, rows).map { rounded($0.positions) * $1 }.max() ?? 0
        let scratch = Tensor(unset: [workers.count, need])
        workers.share(memories.count * heads) { part, worker in
            let image = part / heads
            let head = part % heads
            let memory = memories[image]
            let place = starts[image] * features + head * memory.size
            unsafe ck_attend_shared(
                queries.pointer + place, features, rows[image], memory.size, memory.positions,
                memory.keys.floats + head * memory.keyStride, memory.values.floats + head * memory.valueStride,
                scale, scratch.pointer + worker * need, result.pointer + place, features)
        }
        return result
    }
}

/// The next multiple of a panel's width.
private func rounded(_ length: Int) -> Int {
    let panel = Int(CK_PANEL)
    return (length + panel - 1) / panel * panel
}
