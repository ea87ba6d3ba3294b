extension Unpickler {
    /// Pushes the data that a call of a known name stands for.
    mutating func call(_ function: Int, _ arguments: [Int]) throws(TensorError) {
        switch nodes[function] {
        case .global(let global): try call(global, arguments)
        // The result of calling an unread value is not read either.
        case .opaque(let name): try push(.opaque(name))
        default: throw error("REDUCE on a non-callable")
        }
    }

    private mutating func call(_ global: PickleGlobal, _ arguments: [Int]) throws(TensorError) {
        switch global {
        case .orderedDictionary: try push(.dictionary(entries(arguments)))
        case .rebuildTensor: try push(tensor(arguments))
        case .rebuildTensorOfType:
            guard arguments.count >= 7, case .global(.settings(let type)) = nodes[arguments[6]] else {
                throw error("a tensor without a type")
            }
            try push(.opaque(type))
        case .rebuildParameter:
            guard let tensor = arguments.first else { throw error("a parameter without a tensor") }
            try push(tensor)
        case .size:
            guard let first = arguments.first, let extents = items(first) else { throw error("a size without numbers") }
            try push(.tuple(extents))
        case .storage: throw error("a storage that is not a persistent identifier")
        case .settings(let name): try push(.opaque(name))
        case .foreign(let name):
            try refuse(name)
            try push(.opaque(name))
        }
    }

    private func items(_ place: Int) -> [Int]? {
        switch nodes[place] {
        case .list(let items), .tuple(let items): items
        default: nil
        }
    }

    /// The entries of `OrderedDict()` and of `OrderedDict([(key, value), …])`.
    private mutating func entries(_ arguments: [Int]) throws(TensorError) -> [Int] {
        guard let first = arguments.first else { return [] }
        if case .dictionary(let entries) = nodes[first] {
            try copy(entries.count)
            return entries
        }
        guard let pairs = items(first) else { throw error("an OrderedDict of something that is not a list of entries") }
        try copy(2 * pairs.count)
        var entries: [Int] = []
        for pair in pairs {
            guard let entry = items(pair), entry.count == 2 else { throw error("a key without a value") }
            entries += entry
        }
        return entries
    }

    private mutating func tensor(_ arguments: [Int]) throws(TensorError) -> Node {
        guard arguments.count >= 4 else { throw error("a tensor without shape and strides") }
        switch nodes[arguments[0]] {
        case .storage(let view):
            let shape = try integers(arguments[2])
            let strides = try integers(arguments[3])
            let offset = try integer(arguments[1])
            do throws(TorchTensorProblem) {
                tensors.append(try TorchTensor(shape: shape, strides: strides, offset: offset, storage: views[view]))
            } catch {
                throw self.error(error.text)
            }
            return .tensor(tensors.count - 1)
        case .opaque(let name): return .opaque(name)
        default: throw error("a tensor without a storage")
        }
    }

    /// `('storage', type, key, location, count[, view])`, torch's only kind of persistent identifier but `'module'`.
    mutating func persistent(_ place: Int) throws(TensorError) -> Node {
        guard let parts = items(place), parts.count >= 2, case .string(let kind) = nodes[parts[0]] else {
            throw error("a persistent identifier that is not a storage")
        }
        // The source code of a saved module, in legacy files.
        if kind == "module" { return nodes[parts[1]] }
        guard kind == "storage", parts.count >= 5, case .global(let class_) = nodes[parts[1]],
            case .string(let key) = nodes[parts[2]]
        else { throw error("a persistent identifier that is not a storage") }
        let type: ElementType
        switch class_ {
        case .storage(let known): type = known
        case .settings(let name): return .opaque(name)
        case .foreign(let name):
            try refuse(name)
            return .opaque(name)
        default: throw error("a storage without a type")
        }
        let count = try integer(parts[4])
        guard count >= 0, !count.multipliedReportingOverflow(by: type.size).overflow else {
            throw error("storage '\(key)' would have \(count) elements")
        }
        let storage = TorchStorage(key: key, type: type, count: count)
        guard (storages[key] ?? storage) == storage else {
            throw error("storage '\(key)' is described twice, differently")
        }
        storages[key] = storage
        var view = TorchStorage.View(storage: storage, first: 0, count: count)
        if parts.count > 5, let slice = items(parts[5]) {
            guard slice.count == 3 else { throw error("a part of storage '\(key)' without a place") }
            let (first, length) = (try integer(slice[1]), try integer(slice[2]))
            guard first >= 0, length >= 0, first <= count, length <= count - first else {
                throw error("a part of storage '\(key)' does not lie in it")
            }
            view = TorchStorage.View(storage: storage, first: first, count: length)
        }
        views.append(view)
        return .storage(views.count - 1)
    }

    private func integer(_ place: Int) throws(TensorError) -> Int {
        guard case .int(let value) = nodes[place], let number = Int(exactly: value) else {
            throw error("expected an integer")
        }
        return number
    }

    private mutating func integers(_ place: Int) throws(TensorError) -> [Int] {
        guard let places = items(place), places.count <= 64 else { throw error("expected a list of integers") }
        try copy(places.count)
        var numbers: [Int] = []
        for place in places { numbers.append(try integer(place)) }
        return numbers
    }
}
