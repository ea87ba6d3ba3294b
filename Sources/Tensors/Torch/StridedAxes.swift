/// The axes of a strided array, reduced: axes of one element are left out, and contiguous axes are merged.
struct StridedAxes {
    private(set) var extents: [Int] = []
    /// In elements.
    private(set) var strides: [Int] = []
    let isEmpty: Bool

    init(shape: [Int], strides: [Int]) {
        isEmpty = shape.contains(0)
        guard !isEmpty else { return }
        for (extent, stride) in zip(shape, strides) where extent > 1 {
            if let last = self.strides.last, last == extent * stride {
                self.extents[self.extents.count - 1] *= extent
                self.strides[self.strides.count - 1] = stride
            } else {
                extents.append(extent)
                self.strides.append(stride)
            }
        }
    }

    /// Whether the elements are contiguous.
    var areContiguous: Bool { strides.isEmpty || strides == [1] }
}

extension MappedFile {
    /// Whether the address of the byte at `offset` is a multiple of `alignment`.
    func isAligned(at offset: Int, to alignment: Int) -> Bool {
        unsafe Int(bitPattern: start + offset) % alignment == 0
    }
}

extension ElementType {
    /// Reads the elements of a strided array whose first lies at byte `offset`, as single-precision numbers.
    ///
    /// The caller has checked that all of them lie in the file.
    func gather(_ file: MappedFile, at offset: Int, _ axes: StridedAxes, into result: Tensor) {
        guard !axes.isEmpty else { return }
        guard !axes.areContiguous else { return widen(file, at: offset, count: result.count, into: result) }
        let last = zip(axes.extents, axes.strides).reduce(0) { $0 + ($1.0 - 1) * $1.1 }
        precondition(offset >= 0 && offset + (last + 1) * size <= file.count)
        precondition(axes.extents.reduce(1, *) == result.count)
        let raw = UnsafeMutableRawPointer.allocate(byteCount: result.count * size, alignment: 64)
        defer { unsafe raw.deallocate() }
        unsafe copy(file.start + offset, axes, to: raw)
        file.releasePages(of: offset..<(offset + (last + 1) * size))
        unsafe widen(UnsafeRawPointer(raw), count: result.count, into: result)
    }

    /// Copies the elements in row-major order, unconverted.
    @unsafe
    private func copy(_ source: UnsafeRawPointer, _ axes: StridedAxes, to target: UnsafeMutableRawPointer) {
        let outer = axes.extents.count - 1
        let (width, step) = (axes.extents[outer], axes.strides[outer])
        var place = [Int](repeating: 0, count: outer)
        var row = 0
        while true {
            let start = (0..<outer).reduce(0) { $0 + place[$1] * axes.strides[$1] }
            let from = unsafe source + start * size
            let to = unsafe target + row * width * size
            if step == 1 {
                unsafe to.copyMemory(from: from, byteCount: width * size)
            } else {
                for index in 0..<width {
                    unsafe (to + index * size).copyMemory(from: from + index * step * size, byteCount: size)
                }
            }
            row += 1
            // Count up to the next row, like an odometer.
            var axis = outer - 1
            while axis >= 0, place[axis] + 1 == axes.extents[axis] {
                place[axis] = 0
                axis -= 1
            }
            guard axis >= 0 else { return }
            place[axis] += 1
        }
    }
}
