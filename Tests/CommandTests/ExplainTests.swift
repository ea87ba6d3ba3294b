import Testing

/// `fileroom explain`: what a text states and what it denies.
@Suite struct ExplainTests {
    private static let text = "No pneumothorax; possible effusion. Clear lungs."

    @Test(arguments: [
        ("pneumothorax", "absent"), ("effusions", "uncertain"), ("lungs", "present"), ("fracture", "unmentioned"),
        ("", "unmentioned"),
    ])
    func saysHowATextSpeaksOfAConcept(concept: String, status: String) throws {
        let command = try Command()
        let plain = try command.run("explain", Self.text, "--concept", concept)
        #expect(plain.status == 0 && plain.output == status + "\n")
        let json = try command.run("explain", Self.text, "--concept", concept, "--json").objects()
        #expect(json.count == 1)
        #expect(json[0]["concept"] as? String == concept && json[0]["status"] as? String == status)
    }

    @Test func showsEveryClauseWithItsStatus() throws {
        let command = try Command()
        let lines = try command.run("explain", Self.text).output.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("absent     ") && $0.contains("pneumothorax") })
        #expect(lines.contains { $0.hasPrefix("uncertain  ") && $0.contains("effusion") })
        let clauses = try command.run("explain", Self.text, "--json").objects()[0]["clauses"] as? [[String: String]]
        #expect(clauses?.map { $0["text"] ?? "" }.joined(separator: " ").contains("Clear lungs") == true)
    }

    @Test func textOfAnotherLanguageOrNoneIsNoError() throws {
        let command = try Command()
        for text in ["", "\u{1F9E0}", "胸部X線", "a\nb", String(repeating: "no ", count: 20_000)] {
            #expect(try command.run("explain", text, "--concept", "b").status == 0)
        }
    }
}
