import Testing

@testable import fileroom

/// How many images fit in memory.
@Suite struct MemoryBudgetTests {
    @Test(
        arguments: [
            ("4G", 4 << 30), ("4g", 4 << 30), ("4GiB", 4 << 30), ("800M", 800 << 20), ("1.5K", 1536), ("12", 12),
            ("2TB", 2 << 40), ("lots", nil), ("", nil), ("G", nil), ("4X", nil), ("-1G", nil), ("9999999T", nil),
        ] as [(String, Int?)])
    func readsSizes(text: String, bytes: Int?) {
        #expect(MemoryBudget.bytes(text) == bytes)
    }

    @Test func byDefaultImagesGet1200MegabytesBesideTheWeights() throws {
        let budget = MemoryBudget(limit: nil, present: 5_000_000_000, machine: nil)
        #expect(try budget.images(of: 100_000_000) == 12)
        #expect(try budget.images(of: 2_000_000_000) == 1, "one image is always tried")
    }

    @Test func aSmallMachineLowersTheDefault() throws {
        let budget = MemoryBudget(limit: nil, present: 1_000_000_000, machine: 1_800_000_000)
        #expect(try budget.images(of: 100_000_000) == 5)
        #expect(try MemoryBudget(limit: nil, present: 2_000_000_000, machine: 1_000_000_000).images(of: 1) == 1)
    }

    @Test func aLimitIncludesTheWeights() throws {
        let limit = MemoryLimit(bytes: 2_000_000_000, origin: "--memory 2G")
        let budget = MemoryBudget(limit: limit, present: 700_000_000, machine: 1)
        #expect(try budget.images(of: 100_000_000) == 10)
        let error = #expect(throws: SettingsError.self) { try budget.images(of: 1_000_000_000 + (5 << 20)) }
        #expect(error?.description == "--memory 2G: this model needs about 5 MiB more")
    }
}
