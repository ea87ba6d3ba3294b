import ClinicalText
import Testing

@testable import fileroom

@Suite struct SuggestionTests {
    @Test(arguments: [
        ("", "", 0), ("abc", "abc", 0), ("", "abc", 3), ("serach", "search", 1), ("kitten", "sitting", 3),
        ("ab", "ba", 1), ("indx", "index", 1),
    ])
    func countsEdits(a: String, b: String, distance: Int) {
        #expect(EditDistance.between(Array(a), Array(b)) == distance)
        #expect(EditDistance.between(Array(b), Array(a)) == distance)
        #expect(EditDistance.between(Array(a), Array(b), upTo: distance) == distance)
        #expect(EditDistance.between(Array(a), Array(b), upTo: distance - 1) == nil)
    }

    @Test func suggestsOnlyWhatIsNear() {
        let words = ["search", "scan", "show", "status"]
        #expect(Suggestion.nearest(to: "serach", in: words) == "search")
        #expect(Suggestion.nearest(to: "STATS", in: words) == "status")
        #expect(Suggestion.nearest(to: "nonsense", in: words) == nil)
        #expect(Suggestion.nearest(to: "x", in: []) == nil)
    }
}
