import Raster
import Tensors

/// The fields of a preprocessor's configuration, each checked as it is read. A field that is null counts as absent.
struct ConfigurationFile {
    let name: String
    let json: ParsedJSON

    /// The valid sides of an image, in pixels.
    private static let sides = 1.0...8192.0

    init(name: String, _ json: ParsedJSON) {
        self.name = name
        self.json = json
    }

    func error(_ field: String, _ problem: String) -> CaptioningError {
        CaptioningError("\(name), \(field)", problem)
    }

    private func value(_ field: String) -> ParsedJSON? {
        if case .null? = json[field] { nil } else { json[field] }
    }

    func string(_ field: String) -> String? { value(field)?.text }

    func flag(_ field: String) throws(CaptioningError) -> Bool? {
        guard let value = value(field) else { return nil }
        guard case .bool(let flag) = value else { throw error(field, "must be true or false") }
        return flag
    }

    func number(_ field: String) throws(CaptioningError) -> Double? {
        guard let value = value(field) else { return nil }
        guard let number = value.number else { throw error(field, "must be a number") }
        return number
    }

    /// Three numbers, or one for all three channels.
    func channels(_ field: String) throws(CaptioningError) -> [Double]? {
        guard let value = value(field) else { return nil }
        if let number = value.number { return [number, number, number] }
        guard let numbers = value.numbers, numbers.count == 3 else { throw error(field, "must be three numbers") }
        return numbers
    }

    /// A number, `[height, width]` or `{"height", "width"}`; a single number is a square.
    func size(_ field: String, default usual: ImageSize) throws(CaptioningError) -> ImageSize {
        switch try resizing(field, numberIsShortestEdge: false, default: .exact(usual)) {
        case .exact(let size): return size
        case .shortestEdge(let side), .longestEdge(let side): return .square(side)
        }
    }

    /// As `size(_:default:)`, or `{"shortest_edge"}`.
    func resizing(
        _ field: String, numberIsShortestEdge: Bool, default usual: Resizing
    ) throws(CaptioningError) -> Resizing {
        guard let value = value(field) else { return usual }
        if let number = value.number {
            let side = try side(number, field)
            return numberIsShortestEdge ? .shortestEdge(side) : .exact(.square(side))
        }
        if let numbers = value.numbers, numbers.count == 2 {
            return .exact(ImageSize(height: try side(numbers[0], field), width: try side(numbers[1], field)))
        }
        if let height = value["height"]?.number, let width = value["width"]?.number {
            return .exact(ImageSize(height: try side(height, field), width: try side(width, field)))
        }
        if let edge = value["shortest_edge"]?.number {
            return .shortestEdge(try side(edge, field))
        }
        throw error(field, "must be a number, height and width, or a shortest edge")
    }

    private func side(_ number: Double, _ field: String) throws(CaptioningError) -> Int {
        guard Self.sides.contains(number), let side = Int(exactly: number) else {
            throw error(field, "\(number) is not an integer from 1 to 8192")
        }
        return side
    }
}

extension ConfigurationFile {
    /// A decoding error as the problem of a `CaptioningError`.
    static func problem(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return String(describing: error) }
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case .typeMismatch(let type, let context): return "'\(path(context))' should be \(type)"
        case .valueNotFound(let type, let context): return "'\(path(context))' is null, expected \(type)"
        case .keyNotFound(let key, let context):
            return "'\((context.codingPath + [key]).map(\.stringValue).joined(separator: "."))' is missing"
        case .dataCorrupted(let context):
            if path(context).isEmpty {
                // Foundation states no path for a number that is too large or not an integer, but its text names it.
                return context.debugDescription.contains("Number") ? context.debugDescription : "not valid JSON"
            }
            return "'\(path(context))': \(context.debugDescription)"
        @unknown default: return "not readable"
        }
    }
}
