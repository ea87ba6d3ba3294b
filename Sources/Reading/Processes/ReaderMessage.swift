import DICOM

/// What the program and its reader processes say to each other over a pipe.
///
/// A message is two 32-bit little-endian lengths, then that many bytes of fields, then that many bytes of pixels. The
/// fields, written by `FieldCoder`, are the job's number and the job; or the job's number, whether it failed, and the
/// reply or the failure. A reader's first message is its greeting: "", or why it cannot read files. A message without
/// anything is a sign of life: the job takes long, and goes on.
struct ReaderMessage {
    var fields: [UInt8]
    var pixels: [UInt8] = []

    /// More than any message has: the largest frame with three bytes a pixel takes 768 MiB. A reader that has been taken
    /// over may claim more.
    private static let largestPart = 1 << 30

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + fields.count + pixels.count)
        for length in [fields.count, pixels.count] {
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
        }
        bytes += fields
        bytes += pixels
        return bytes
    }

    init(fields: [UInt8], pixels: [UInt8] = []) {
        self.fields = fields
        self.pixels = pixels
    }

    /// The next message of a pipe, or nil where the pipe ends first.
    init?(from pipe: PipeReader, wait: () throws -> Void = {}) throws {
        guard let head = try pipe.read(8, wait: wait) else { return nil }
        func length(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
        let (fieldsLength, pixelsLength) = (length(head[0..<4]), length(head[4..<8]))
        guard max(fieldsLength, pixelsLength) <= Self.largestPart else { throw MalformedMessage() }
        guard let fields = try pipe.read(fieldsLength, wait: wait),
            let pixels = try pipe.read(pixelsLength, wait: wait)
        else { return nil }
        self.init(fields: fields, pixels: pixels)
    }
}

extension ReaderMessage {
    init(_ job: some ReaderJob) throws(MalformedMessage) {
        var (writer, job) = (FieldWriter(), job)
        try writer.number(of: type(of: job))
        try job.code(&writer)
        self.init(fields: writer.bytes)
    }

    init<Job: ReaderJob>(replyTo _: Job.Type, _ result: Result<Job.Reply, FileFailure>) throws(MalformedMessage) {
        var writer = FieldWriter()
        try writer.number(of: Job.self)
        switch result {
        case .success(let reply):
            var hasFailed = false
            writer.field(&hasFailed)
            pixels = try Job.encode(reply, to: &writer)
        case .failure(var failure):
            var hasFailed = true
            writer.field(&hasFailed)
            try failure.code(&writer)
        }
        fields = writer.bytes
    }

    /// The reply to a job of this kind. Throws where the message is anything else.
    func reply<Job: ReaderJob>(to _: Job.Type) throws(MalformedMessage) -> Result<Job.Reply, FileFailure> {
        var reader = FieldReader(fields)
        guard try Int(&reader) == Job.number.rawValue else { throw MalformedMessage() }
        var hasFailed = false
        try reader.field(&hasFailed)
        let result: Result<Job.Reply, FileFailure> =
            hasFailed ? .failure(try FileFailure(&reader)) : .success(try Job.decode(&reader, pixels: pixels))
        guard reader.isAtEnd else { throw MalformedMessage() }
        return result
    }

    static let signOfLife = ReaderMessage(fields: [])
    var isSignOfLife: Bool { fields.isEmpty && pixels.isEmpty }

    init(greeting: String) {
        var (writer, greeting) = (FieldWriter(), greeting)
        writer.field(&greeting)
        self.init(fields: writer.bytes)
    }

    func greeting() throws(MalformedMessage) -> String {
        var reader = FieldReader(fields)
        return try String(&reader)
    }
}

extension FieldWriter {
    fileprivate mutating func number(of job: any ReaderJob.Type) throws(MalformedMessage) {
        var number = job.number.rawValue
        try number.code(&self)
    }
}
