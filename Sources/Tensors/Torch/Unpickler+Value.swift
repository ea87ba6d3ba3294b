extension Unpickler {
    /// 10 times deeper than any published checkpoint. Values are released by recursion, so depth must be bounded.
    static let deepest = 100

    /// The value at `root` and everything in it, built from the leaves up, without recursion.
    ///
    /// What is shared in the file is shared in memory, so that the size of the result is that of the file.
    func value(of root: Int) throws(TensorError) -> TorchValue {
        var values = [TorchValue?](repeating: nil, count: nodes.count)
        var depths = [Int](repeating: 0, count: nodes.count)
        var path: [(place: Int, children: [Int], next: Int)] = [(root, children(of: root), 0)]
        var isOnPath = [Bool](repeating: false, count: nodes.count)
        isOnPath[root] = true
        while var step = path.popLast() {
            if step.next < step.children.count {
                let child = step.children[step.next]
                step.next += 1
                path.append(step)
                if values[child] != nil {
                    depths[step.place] = max(depths[step.place], depths[child] + 1)
                    continue
                }
                guard !isOnPath[child] else { throw problem("a container contains itself") }
                isOnPath[child] = true
                path.append((child, children(of: child), 0))
                guard path.count <= Self.deepest else { throw tooDeep }
                continue
            }
            guard depths[step.place] < Self.deepest else { throw tooDeep }
            isOnPath[step.place] = false
            values[step.place] = shallow(step.place, values)
            if let parent = path.last?.place { depths[parent] = max(depths[parent], depths[step.place] + 1) }
        }
        return values[root] ?? .none
    }

    private func children(of place: Int) -> [Int] {
        switch nodes[place] {
        case .list(let items), .tuple(let items), .dictionary(let items): items
        default: []
        }
    }

    /// A value whose contents are already built.
    private func shallow(_ place: Int, _ values: [TorchValue?]) -> TorchValue {
        func made(_ place: Int) -> TorchValue { values[place] ?? .none }
        switch nodes[place] {
        case .none: return .none
        case .bool(let value): return .bool(value)
        case .int(let value): return .int(value)
        case .float(let value): return .float(value)
        case .string(let value): return .string(value)
        case .bytes(let value): return .bytes(value)
        case .list(let items): return .list(items.map(made))
        case .tuple(let items): return .tuple(items.map(made))
        case .dictionary(let items):
            var entries: [(key: TorchValue, value: TorchValue)] = []
            var places: [String: Int] = [:]
            for index in stride(from: 0, to: items.count - 1, by: 2) {
                let (key, value) = (made(items[index]), made(items[index + 1]))
                if let name = key.string {
                    if let earlier = places[name] {
                        entries[earlier].value = value
                        continue
                    }
                    places[name] = entries.count
                }
                entries.append((key, value))
            }
            return .dictionary(entries)
        case .global(.settings(let name)), .global(.foreign(let name)), .opaque(let name): return .opaque(name)
        case .global(.orderedDictionary): return .opaque("collections.OrderedDict")
        case .global(.size): return .opaque("torch.Size")
        case .global: return .opaque("torch")
        case .storage(let view): return .opaque("storage '\(views[view].storage.key)'")
        case .tensor(let index): return .tensor(tensors[index])
        }
    }

    private var tooDeep: TensorError { problem("values are nested deeper than \(Self.deepest) levels") }

    private func problem(_ text: String) -> TensorError { TensorError(bytes.file.name, "pickle: " + text) }
}
