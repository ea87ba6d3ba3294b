/// One token or several, as configuration files write either.
struct TokenIDs: Codable, Sendable, Equatable {
    let ids: [Int]

    init(_ ids: [Int]) { self.ids = ids }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        ids = try (try? container.decode(Int.self)).map { [$0] } ?? container.decode([Int].self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if ids.count == 1 { try container.encode(ids[0]) } else { try container.encode(ids) }
    }
}
