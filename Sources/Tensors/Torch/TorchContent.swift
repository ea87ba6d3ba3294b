/// The content of a torch file, in either container: a value, and where its storages lie.
struct TorchContent {
    let root: TorchValue
    /// The first byte of each storage, by key.
    let starts: [String: Int]

    /// Reads the zip container: `…/data.pkl`, and a file `…/data/<key>` for each storage.
    init(zip file: MappedFile, _ calls: TorchFile.ForeignCalls) throws(TensorError) {
        let directory = try ZipDirectory(file)
        let pickles = directory.names.filter { $0 == "data.pkl" || $0.hasSuffix("/data.pkl") }
        guard let name = pickles.first, pickles.count == 1, let range = try directory.content(of: name) else {
            throw TensorError(
                file.name, "a zip archive, but not a torch file: it contains \(pickles.count) files named data.pkl")
        }
        let folder = String(name.dropLast("data.pkl".count))
        guard !directory.names.contains(folder + "constants.pkl") else {
            throw TensorError(file.name, "a TorchScript program, not a checkpoint: only torch.save files are supported")
        }
        if let order = try directory.content(of: folder + "byteorder") {
            guard order.count == 6, file.bytes(in: order) == Array("little".utf8) else {
                throw TensorError(file.name, "written on a big-endian machine: only little-endian files are supported")
            }
        }
        guard range.count <= PickleBytes.largest else {
            throw TensorError(file.name, "its data.pkl has \(range.count) bytes, more than that of any checkpoint")
        }
        var unpickler = Unpickler(PickleBytes(file, range, origin: range.lowerBound), calls)
        root = try unpickler.read()
        var starts: [String: Int] = [:]
        for (key, storage) in unpickler.storages {
            guard let place = try directory.content(of: folder + "data/" + key) else {
                throw TensorError(file.name, "storage '\(key)' is not in the file")
            }
            let wanted = storage.count * storage.type.size
            guard place.count == wanted else {
                throw TensorError(
                    file.name,
                    "storage '\(key)' has \(place.count) bytes; its \(storage.count) elements need \(wanted)")
            }
            starts[key] = place.lowerBound
        }
        self.starts = starts
    }

    /// Reads the legacy container: five pickles (magic number, version, machine, value, keys), then for each key the
    /// number of elements and the elements.
    init(legacy file: MappedFile, _ calls: TorchFile.ForeignCalls) throws(TensorError) {
        var place = 0
        func next() throws(TensorError) -> (TorchValue, [String: TorchStorage]) {
            let end = place + min(file.count - place, PickleBytes.largest)
            var unpickler = Unpickler(PickleBytes(file, place..<end, origin: 0), calls)
            let value = try unpickler.read()
            place = unpickler.bytes.place
            return (value, unpickler.storages)
        }
        guard case .int(0x1950_A86A_20F9_469C_FC6C) = try next().0 else {
            throw TensorError(file.name, "a pickle, but not a torch file")
        }
        guard try next().0.int == 1001 else {
            throw TensorError(file.name, "an unknown version of the legacy torch format")
        }
        guard try next().0["little_endian"]?.bool == true else {
            throw TensorError(file.name, "written on a big-endian machine: only little-endian files are supported")
        }
        let (value, storages) = try next()
        guard let keys = try next().0.items else { throw TensorError(file.name, "has no list of its storages") }
        var starts: [String: Int] = [:]
        for key in keys {
            guard let name = key.string, let storage = storages[name], starts[name] == nil else {
                throw TensorError(file.name, "lists a storage that is not used, or lists one twice")
            }
            let (count, size) = (storage.count, storage.count * storage.type.size)
            guard file.count - place >= 8, size <= file.count - place - 8 else {
                throw TensorError(file.name, "truncated: it ends before storage '\(name)' does")
            }
            guard file.littleEndian(at: place) == UInt64(count) else {
                throw TensorError(
                    file.name, "storage '\(name)' has a different number of elements than its tensors state")
            }
            starts[name] = place + 8
            place += 8 + size
        }
        for key in storages.keys where starts[key] == nil {
            throw TensorError(file.name, "storage '\(key)' is not in the file")
        }
        root = value
        self.starts = starts
    }
}
