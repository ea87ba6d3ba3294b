import CRaster

/// The image file formats that can be read.
enum ImageFormat: String {
    case png = "PNG"
    case jpeg = "JPEG"

    init?(signatureOf bytes: UnsafeBufferPointer<UInt8>) {
        if unsafe bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if unsafe bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else {
            return nil
        }
    }
}

/// Calls a C function with a message buffer. Returns the message if the call fails, nil if it succeeds.
func problem(of call: (UnsafeMutablePointer<CChar>) -> Bool) -> String? {
    var message = [CChar](repeating: 0, count: Int(CRASTER_MESSAGE_SIZE))
    let succeeded = unsafe message.withUnsafeMutableBufferPointer { buffer in
        guard let address = buffer.baseAddress else { return false }
        return unsafe call(address)
    }
    return succeeded ? nil : String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
