public import DICOM
import DICOMFiles

/// Reads the headers of some entries of a container.
public struct ReadContainerPage: Sendable {
    /// How many entries a page has at most.
    public static let pageLimit = 64

    public var path: String
    /// The position to go on from: 0, or `next` of the page before.
    public var first: Int
    /// 0: the container is no longer needed.
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
        public var content: FileContent

        public init(container: String, name: String, bytes: Int64, modifiedAt: Int64, content: FileContent) {
            self.container = container
            self.name = name
            self.bytes = bytes
            self.modifiedAt = modifiedAt
            self.content = content
        }

        public var path: String { container + "/" + name }
    }

    public var entries: [Entry] = []
    /// Where the next page begins.
    public var next: Int
    public var isLast: Bool
    /// Why the rest of the container cannot be read.
    public var failure: FileFailure?

    /// The last page, without an entry.
    public init(of request: ReadContainerPage, failure: FileFailure? = nil) {
        next = request.first
        isLast = true
        self.failure = failure
    }
}

extension ReadContainerPage: ReaderJob {
    typealias Reply = ContainerPage
    static let number = JobNumber.readContainerPage

    static var blank: ReadContainerPage { ReadContainerPage(path: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&path)
        try coder.field(&first)
        try coder.field(&limit)
        try coder.field(&isOpening)
    }

    func run(_ containers: inout ContainerCursor) -> ContainerPage { containers.page(self) }
}

extension ContainerPage: Field {
    static var blank: ContainerPage { ContainerPage(of: .blank) }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&entries)
        try coder.field(&next)
        try coder.field(&isLast)
        try coder.field(&failure)
    }
}

extension ContainerPage.Entry: Field {
    static var blank: ContainerPage.Entry {
        ContainerPage.Entry(container: "", name: "", bytes: 0, modifiedAt: 0, content: .blank)
    }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        var (bytes, modifiedAt) = (Int(bytes), Int(modifiedAt))
        try coder.field(&container)
        try coder.field(&name)
        try coder.field(&bytes)
        try coder.field(&modifiedAt)
        try coder.field(&content)
        (self.bytes, self.modifiedAt) = (Int64(bytes), Int64(modifiedAt))
    }
}
