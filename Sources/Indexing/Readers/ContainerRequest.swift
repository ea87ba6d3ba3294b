/// Which entries of a container are wanted.
public struct ContainerRequest: Sendable {
    /// How many entries a page has at most.
    public static let pageLimit = 64

    public var path: String
    /// The position to go on from: 0, or `next` of the page before.
    public var first: Int
    /// None: the container is done with.
    public var limit: Int
    /// Whether headers are read, or entries are only named.
    public var isOpening: Bool

    public init(path: String, first: Int = 0, limit: Int = Self.pageLimit, isOpening: Bool = true) {
        self.path = path
        self.first = first
        self.limit = limit
        self.isOpening = isOpening
    }
}

/// Some entries of a container: those that are DICOM, containers or broken.
public struct ContainerPage: Sendable {
    public struct Entry: Sendable {
        /// The path of the container that the entry lies in: the one asked for, or one in it.
        public var container: String
        public var name: String
        public var bytes: Int64
        /// Nanoseconds since 1970.
        public var modifiedAt: Int64
        public var reading: HeaderReading

        public init(container: String, name: String, bytes: Int64, modifiedAt: Int64, reading: HeaderReading) {
            self.container = container
            self.name = name
            self.bytes = bytes
            self.modifiedAt = modifiedAt
            self.reading = reading
        }

        public var path: String { container + "/" + name }
    }

    public var entries: [Entry] = []
    /// Where the next page begins.
    public var next: Int
    public var isLast: Bool
    /// Why the container can be read no further.
    public var problem: ReadingFailure?

    /// The last page, without an entry.
    public init(of request: ContainerRequest, problem: ReadingFailure? = nil) {
        next = request.first
        isLast = true
        self.problem = problem
    }
}

extension ContainerRequest: Field {
    static var blank: ContainerRequest { ContainerRequest(path: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&path)
        try coder.field(&first)
        try coder.field(&limit)
        try coder.field(&isOpening)
    }
}

extension ContainerPage: Field {
    static var blank: ContainerPage { ContainerPage(of: .blank) }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&entries)
        try coder.field(&next)
        try coder.field(&isLast)
        try coder.field(&problem)
    }
}

extension ContainerPage.Entry: Field {
    static var blank: ContainerPage.Entry {
        ContainerPage.Entry(container: "", name: "", bytes: 0, modifiedAt: 0, reading: .blank)
    }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        var (bytes, modifiedAt) = (Int(bytes), Int(modifiedAt))
        try coder.field(&container)
        try coder.field(&name)
        try coder.field(&bytes)
        try coder.field(&modifiedAt)
        try coder.field(&reading)
        (self.bytes, self.modifiedAt) = (Int64(bytes), Int64(modifiedAt))
    }
}
