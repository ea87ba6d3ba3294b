import ClinicalText

/// An attribute that a query can ask for, as in `modality:CT`.
public struct SearchField: Sendable, Equatable {
    /// How values are written and compared.
    public enum Kind: Sendable, Equatable {
        /// The text contains the value, compared as search compares.
        case text
        /// The code is the value, in any case; with `*` at its end, it starts with it.
        case code
        case number
        case day
        /// A UID, or its start.
        case uid
    }

    /// Where the values are.
    enum Place: Sendable, Equatable {
        /// An expression over the rows of `series` and `study`.
        case series(String)
        /// A column of the instances, one of which must match.
        case instance(String)
        /// A column of the current captions, one of which must match.
        case caption(String)
        /// The doubts of the current captions.
        case doubt
        /// The UIDs of the study, the series and the instances.
        case uid
        /// A state that the catalog knows.
        case state
    }

    public let name: String
    /// Other names for it.
    public let aliases: [String]
    public let kind: Kind
    let place: Place
    /// A value, for help and errors.
    public let example: String

    /// Whether `a,b` are two values, one of which will do.
    var takesSeveral: Bool { kind == .code }

    private init(_ name: String, _ aliases: [String] = [], _ kind: Kind, _ place: Place, _ example: String) {
        (self.name, self.aliases, self.kind, self.place, self.example) = (name, aliases, kind, place, example)
    }

    /// Every field, in the order of the documentation. Names are those of DICOM in lower case, and shorter ones.
    public static let all: [SearchField] = [
        SearchField("modality", ["m"], .code, .series("series.modality"), "CT"),
        SearchField(
            "body", ["bodypart", "bodypartexamined", "part"], .text,
            .series("coalesce(series.bodyPartExamined, series.anatomicRegion)"), "chest"),
        SearchField("region", ["anatomicregion"], .text, .series("series.anatomicRegion"), "thorax"),
        SearchField("laterality", ["side"], .code, .series("series.laterality"), "L"),
        SearchField("date", ["studydate"], .day, .series("study.studyDate"), "2020..2022"),
        SearchField("seriesdate", [], .day, .series("series.seriesDate"), "2020-06"),
        SearchField("study", ["studydescription"], .text, .series("study.studyDescription"), "thorax"),
        SearchField("series", ["seriesdescription"], .text, .series("series.seriesDescription"), "localizer"),
        SearchField("seriesnumber", ["number"], .number, .series("series.seriesNumber"), "3"),
        SearchField(
            "department", ["institutionaldepartmentname"], .text, .series("study.institutionalDepartmentName"),
            "radiology"),
        SearchField("manufacturer", ["maker"], .text, .series("series.manufacturer"), "siemens"),
        SearchField("model", ["manufacturermodelname"], .text, .series("series.manufacturerModelName"), "avanto"),
        SearchField(
            "contrast", ["contrastbolusagent"], .text, .series("series.contrastBolusAgent"), "gadolinium"),
        SearchField("view", ["viewposition"], .code, .instance("viewPosition"), "PA"),
        SearchField("imagelaterality", [], .code, .instance("imageLaterality"), "R"),
        SearchField("role", [], .code, .instance("role"), "localizer"),
        SearchField("imagetype", [], .text, .instance("imageType"), "derived"),
        SearchField(
            "presentation", ["presentationintenttype"], .text, .instance("presentationIntentType"), "processing"),
        SearchField("title", ["documenttitle"], .text, .instance("documentTitle"), "report"),
        SearchField("te", ["echotime"], .number, .instance("echoTime"), ">80"),
        SearchField("bvalue", ["diffusionbvalue"], .number, .instance("diffusionBValue"), "800..1000"),
        SearchField("instancenumber", [], .number, .instance("instanceNumber"), "1"),
        SearchField("acquisition", ["acquisitionnumber"], .number, .instance("acquisitionNumber"), "2"),
        SearchField("phase", ["temporalpositionindex"], .number, .instance("temporalPositionIndex"), "1"),
        SearchField("rows", [], .number, .instance("rows"), ">=512"),
        SearchField("columns", [], .number, .instance("columns"), ">=512"),
        SearchField("frames", ["numberofframes"], .number, .instance("numberOfFrames"), ">1"),
        SearchField("burnedin", ["burnedintextrisk"], .number, .instance("burnedInTextRisk"), ">0.5"),
        SearchField("sopclass", ["sopclassuid"], .uid, .instance("sopClassUID"), "1.2.840.10008.5.1.4.1.1.2"),
        SearchField("status", [], .code, .caption("status"), "accepted"),
        SearchField("probability", [], .number, .caption("probability"), ">0.9"),
        SearchField("uid", ["studyinstanceuid", "seriesinstanceuid", "sopinstanceuid"], .uid, .uid, "1.2.840.113619"),
        SearchField("doubt", [], .code, .doubt, "none"),
        SearchField("is", [], .code, .state, "captioned"),
    ]

    private static let byName = Dictionary(
        all.flatMap { field in ([field.name] + field.aliases).map { ($0, field) } },
        uniquingKeysWith: { first, _ in first })

    /// The field with a name, in any case.
    init?(named name: String) {
        guard let field = Self.byName[FoldedText.fold(name)] else { return nil }
        self = field
    }

    /// Why a value cannot be one of a field.
    struct ValueError: Error {
        let message: String
    }

    /// What a value asks for. `*` asks whether there is any.
    func value(of text: String, today: DateSpan.Day) throws(ValueError) -> AttributeTest.Value {
        if text == "*" { return .isThere }
        switch kind {
        case .text: return .contains(text)
        case .code:
            if place == .state, SeriesState(rawValue: FoldedText.fold(text)) == nil {
                throw ValueError(
                    message: "'\(text)' is not a state: expected "
                        + SeriesState.allCases.map(\.rawValue).joined(separator: ", "))
            }
            if place == .doubt, !(["none"] + CaptionDoubt.allCases.map(\.rawValue)).contains(FoldedText.fold(text)) {
                throw ValueError(
                    message: "'\(text)' is not a doubt: expected none, "
                        + CaptionDoubt.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return text.hasSuffix("*") ? .starts(String(text.dropLast())) : .equals(text)
        case .uid:
            let digits = text.hasSuffix("*") ? String(text.dropLast()) : text
            guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else {
                throw ValueError(message: "'\(text)' is not a UID: expected digits and points")
            }
            return .starts(digits)
        case .day:
            guard let span = DateSpan(text, today: today) else {
                throw ValueError(message: "'\(text)' is not a date: \(DateSpan.expected)")
            }
            return .days(span.first, span.last)
        case .number:
            guard let (first, last) = Self.numbers(text) else {
                throw ValueError(message: "'\(text)' is not a number: expected 5, >5, >=5, <5, <=5 or 5..8")
            }
            return .numbers(first, last)
        }
    }

    private static func numbers(_ text: String) -> (AttributeTest.Bound?, AttributeTest.Bound?)? {
        func number(_ text: some StringProtocol) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }
        for (sign, isIncluded) in [(">=", true), (">", false)] where text.hasPrefix(sign) {
            return number(text.dropFirst(sign.count)).map { (.init($0, isIncluded: isIncluded), nil) }
        }
        for (sign, isIncluded) in [("<=", true), ("<", false)] where text.hasPrefix(sign) {
            return number(text.dropFirst(sign.count)).map { (nil, .init($0, isIncluded: isIncluded)) }
        }
        if let dots = text.firstRange(of: "..") {
            let (first, last) = (text[..<dots.lowerBound], text[dots.upperBound...])
            let bounds = (number(first), number(last))
            guard first.isEmpty || bounds.0 != nil, last.isEmpty || bounds.1 != nil, bounds != (nil, nil) else {
                return nil
            }
            return (bounds.0.map { .init($0) }, bounds.1.map { .init($0) })
        }
        return number(text).map { (.init($0), .init($0)) }
    }
}
