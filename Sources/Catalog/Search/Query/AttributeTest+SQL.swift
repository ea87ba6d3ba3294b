import ClinicalText
import DICOM
import GRDB

extension AttributeTest {
    /// The condition on a row of `series` and `study`; null where the attribute has no value.
    var condition: SQL {
        switch field.place {
        case .series(let expression): return test(SQL(sql: expression))
        case .instance(let column):
            return """
                EXISTS (SELECT 1 FROM instance WHERE instance.seriesID = series.id AND \(test(SQL(sql: "instance." + column))))
                """
        case .caption(let column):
            return """
                EXISTS (SELECT 1 FROM currentCaption AS stated
                        WHERE stated.seriesID = series.id AND \(test(SQL(sql: "stated." + column))))
                """
        case .doubt:
            guard case .equals(let name) = value, FoldedText.fold(name) != "none" else {
                let hasDoubt: SQL = """
                    EXISTS (SELECT 1 FROM currentCaption AS stated
                            WHERE stated.seriesID = series.id AND stated.doubts <> '[]')
                    """
                return value == .isThere ? hasDoubt : "NOT \(hasDoubt)"
            }
            return """
                EXISTS (SELECT 1 FROM currentCaption AS stated, json_each(stated.doubts) AS doubt
                        WHERE stated.seriesID = series.id AND doubt.value = \(FoldedText.fold(name)))
                """
        case .uid:
            let columns = ["study.studyInstanceUID", "series.seriesInstanceUID"].map { test(SQL(sql: $0)) }
            return """
                (\(columns.joined(operator: .or)) OR EXISTS (
                    SELECT 1 FROM instance WHERE instance.seriesID = series.id AND \(test("instance.sopInstanceUID"))))
                """
        case .state:
            guard case .equals(let name) = value, let state = SeriesState(rawValue: FoldedText.fold(name)) else {
                return "0"
            }
            return state.condition
        }
    }

    private func test(_ column: SQL) -> SQL {
        switch value {
        case .contains(let text): return "instr(folded(\(column)), \(FoldedText.fold(text))) > 0"
        case .equals(let code): return "folded(\(column)) = \(FoldedText.fold(field.code(code)))"
        case .starts(let text):
            let folded = FoldedText.fold(text)
            return "substr(folded(\(column)), 1, \(folded.unicodeScalars.count)) = \(folded)"
        case .numbers(let first, let last):
            var limits: [SQL] = []
            if let first {
                limits.append(first.isIncluded ? "\(column) >= \(first.value)" : "\(column) > \(first.value)")
            }
            if let last {
                limits.append(last.isIncluded ? "\(column) <= \(last.value)" : "\(column) < \(last.value)")
            }
            return "(\(limits.joined(operator: .and)))"
        case .days(let first, let last):
            let limits: [SQL] = [first.map { "\(column) >= \($0)" }, last.map { "\(column) <= \($0)" }].compactMap {
                $0
            }
            return "(\(limits.joined(operator: .and)))"
        case .isThere: return "coalesce(\(column), '') <> ''"
        }
    }
}

extension SearchField {
    /// Headers have `L` and `R`; people type `left` and `right`.
    fileprivate func code(_ typed: String) -> String {
        guard name.hasSuffix("laterality") else { return typed }
        return switch FoldedText.fold(typed) {
        case "left": "L"
        case "right": "R"
        case "both", "bilateral": "B"
        default: typed
        }
    }
}

/// What a series can be: the values of `is:`.
enum SeriesState: String, CaseIterable {
    case missing, captioned, uncaptioned, unrecognised, multiframe

    /// On a row of `series`.
    var condition: SQL {
        switch self {
        case .missing: "series.missingSince IS NOT NULL"
        case .captioned: "EXISTS (SELECT 1 FROM currentCaption AS stated WHERE stated.seriesID = series.id)"
        case .uncaptioned: "NOT EXISTS (SELECT 1 FROM currentCaption AS stated WHERE stated.seriesID = series.id)"
        case .unrecognised:
            // A bit of its row in the index: see `DocumentID`.
            "(SELECT id & \(DocumentID.unrecognisedBit) FROM searchDocument WHERE seriesID = series.id) <> 0"
        case .multiframe:
            "EXISTS (SELECT 1 FROM instance WHERE instance.seriesID = series.id AND instance.numberOfFrames > 1)"
        }
    }
}
