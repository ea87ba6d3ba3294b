import Raster
import Tensors

/// The fields of a preprocessor's configuration, each checked as it is read. A field that is null counts as absent.
struct ConfigurationFile {
    let name: String
    let json: ParsedJSON

    /// The longest side an encoder may ask for.
    private static let sides = 1.0...8192.0

    init(name: String, _ json: ParsedJSON) {
        self.name = name
        self.json = json
    }

    func error(_ field: String, _ problem: String) -> ImageProcessorError {
        ImageProcessorError(subject: "\(name), \(field)", problem: problem)
    }

    private func value(_ field: String) -> ParsedJSON? {
        if case .null? = json[field] { nil } else { json[field] }
    }

    func string(_ field: String) -> String? { value(field)?.text }

    func flag(_ field: String) throws(ImageProcessorError) -> Bool? {
        guard let value = value(field) else { return nil }
        guard case .bool(let flag) = value else { throw error(field, "neither true nor false") }
        return flag
    }

    func number(_ field: String) throws(ImageProcessorError) -> Double? {
        guard let value = value(field) else { return nil }
        guard let number = value.number else { throw error(field, "not a number") }
        return number
    }

    /// Three numbers, or one for all three channels.
    func channels(_ field: String) throws(ImageProcessorError) -> [Double]? {
        guard let value = value(field) else { return nil }
        if let number = value.number { return [number, number, number] }
        guard let numbers = value.numbers, numbers.count == 3 else { throw error(field, "not three numbers") }
        return numbers
    }

    /// A number, `[height, width]` or `{"height", "width"}`; a single number is a square.
    func size(_ field: String, default usual: ImageSize) throws(ImageProcessorError) -> ImageSize {
        switch try resizing(field, numberIsShortestEdge: false, default: .exact(usual)) {
        case .exact(let size): return size
        case .shortestEdge(let side), .longestEdge(let side): return .square(side)
        }
    }

    /// As `size(_:default:)`, or `{"shortest_edge"}`.
    func resizing(
        _ field: String, numberIsShortestEdge: Bool, default usual: Resizing
    ) throws(ImageProcessorError) -> Resizing {
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
        throw error(field, "neither a number, nor height and width, nor a shortest edge")
    }

    private func side(_ number: Double, _ field: String) throws(ImageProcessorError) -> Int {
        guard Self.sides.contains(number), let side = Int(exactly: number) else {
            throw error(field, "\(number) is not a whole number of pixels from 1 to 8192")
        }
        return side
    }
}
