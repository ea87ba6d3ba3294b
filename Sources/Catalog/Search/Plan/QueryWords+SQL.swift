import ClinicalText
import GRDB

extension QueryWords {
    /// The start of a word, folded; nil unless it is one.
    var prefix: String? { isPrefix ? SearchWords.split(text).last.map(FoldedText.fold) : nil }

    /// A condition on a row of `series` and `study`: a text has the words as they stand, in any case.
    var statedExactly: SQL {
        let words = text
        let columns = [
            "study.studyDescription", "series.seriesDescription", "series.bodyPartExamined", "series.anatomicRegion",
            "series.protocolName", "series.contrastBolusAgent", "series.modality",
        ].map { "statesExactly(\(SQL(sql: $0)), \(words))" as SQL }
        return """
            (\(columns.joined(operator: .or)) OR EXISTS (
                SELECT 1 FROM currentCaption AS stated
                WHERE stated.seriesID = series.id AND statesExactly(stated.text, \(words))))
            """
    }
}
