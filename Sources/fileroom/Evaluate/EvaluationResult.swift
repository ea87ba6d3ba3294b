import DICOM
import Evaluation
import Foundation

/// The figures of a model, and those of the constant caption to compare them with.
struct EvaluationResult: Encodable {
    let model: String
    let items: Int
    let failures: Int
    let metrics: [Metric]
    let constant: ConstantCaption?

    /// The result for a person.
    ///
    /// - Parameter dim: makes a line less prominent where the terminal can.
    func lines(dim: (String) -> String) -> [String] {
        var lines = ["\(model.printable): \(items.counted("image"))"]
        let constants = Dictionary((constant?.metrics ?? []).map { ($0.name, $0) }) { first, _ in first }
        lines.append(Self.line("", "value", "95 % interval", "constant"))
        for metric in metrics {
            guard let value = metric.value else { continue }
            let interval = metric.low.flatMap { low in
                metric.high.map { "\(Self.text(low)) to \(Self.text($0))" }
            }
            let constant = constants[metric.name]?.value.map(Self.text)
            lines.append(Self.line(metric.name, Self.text(value), interval ?? "", constant ?? ""))
            lines += [metric.signature, metric.note].compactMap { $0 }.map { dim("    " + $0) }
        }
        for metric in metrics where metric.value == nil {
            lines.append("\(metric.name): \(metric.note ?? "not available")")
        }
        if let constant {
            let share = Int((constant.share * 100).rounded())
            lines.append("constant: \"\(constant.caption.printable)\", the caption of \(share) % of the images")
        }
        return lines
    }

    private static func text(_ value: Double) -> String { String(format: "%.4f", value) }

    private static func line(_ name: String, _ value: String, _ interval: String, _ constant: String) -> String {
        func right(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        return name.padding(toLength: max(22, name.count), withPad: " ", startingAt: 0) + right(value, 10)
            + right(interval, 24) + right(constant, 12)
    }
}
