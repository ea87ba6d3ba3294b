import DICOM
import DICOMFiles
import Digests
import Foundation
import TestSupport
import Testing

@Suite(.needs(Corpus.requirement))
struct CorpusFrameTests {
    @Test func samplesEqualPydicoms() throws {
        var equal = 0
        var close = 0
        var total = 0
        var largest = 0.0
        var different: [String] = []
        var refused: [String] = []
        for entry in try Corpus.entries() {
            for expected in entry.frames ?? [] where expected.stored != nil {
                total += 1
                guard let stored = expected.stored else { continue }
                do {
                    let frame = try DICOMFile.frame(expected.frame, of: entry.file)
                    // pydicom converts YBR to RGB, we do not.
                    let isYBR = frame.photometricInterpretation == .ybrFull
                    let samples = isYBR ? frame.samples.rgb : frame.samples
                    let (low, high, bytes) = samples.summary
                    if isYBR, frame.transferSyntaxUID.contains("1.2.4."), let mean = expected.stats?.mean {
                        // The reference keeps the mean of luma, which is Y.
                        let ours = frame.samples.meanOfFirst
                        if abs(ours - mean) < 1 {
                            close += 1
                        } else {
                            different.append("\(entry.path) #\(expected.frame) mean \(ours) — \(mean)")
                        }
                        largest = max(largest, abs(ours - mean))
                        continue
                    }
                    if low == stored.min, high == stored.max,
                        stored.sha256_int32le == nil || SHA256.hexadecimal(of: bytes) == stored.sha256_int32le
                    {
                        equal += 1
                    } else {
                        different.append(
                            "\(entry.path) #\(expected.frame) \(frame.transferSyntaxUID) \(frame.photometricInterpretation) \(low)…\(high) — \(stored.min)…\(stored.max) \(stored.dtype) \(frame.warnings)"
                        )
                    }
                } catch {
                    refused.append("\(entry.path) #\(expected.frame) [\(error.code.rawValue)] \(error.message)")
                    #expect(error.code == .truncated)
                }
            }
        }
        print(
            "frames equal: \(equal) of \(total); lossy color, compared by mean: \(close) (largest difference \(largest)); "
                + "different: \(different.count), refused: \(refused.count)")
        for line in different + refused { print(line) }
        #expect(
            Set(different.map { $0.split(separator: " ")[0] }) == [
                // Lossy values beyond the declared 12 bits: pydicom keeps them, we clamp them.
                "public/nroduit+weasis-dicom-tools/weasis-dicom-tools/org/dcm4che3/img/jpeg2000-multiframe-multifragments.dcm"
            ])
        // The reference pads truncated frames; we report them.
        #expect(
            Set(refused.map { $0.split(separator: " ")[0] }) == [
                "public/derived/truncated/CT_small_50pct.dcm", "public/derived/truncated/CT_small_95pct.dcm",
                "public/pydicom+pydicom/MR_truncated.dcm",
            ])
    }

    @Test func windowsAndTransformationsEqualPydicoms() throws {
        var compared = 0
        var mismatches: [String] = []
        for entry in try Corpus.entries() {
            for expected in entry.frames ?? [] {
                guard let transform = expected.modality_transform, let voi = expected.voi,
                    let frame = try? DICOMFile.frame(expected.frame, of: entry.file)
                else { continue }
                compared += 1
                let ourTransform =
                    switch frame.modalityTransformation {
                    case .identity: "none"
                    case .lut: "LUT"
                    case .rescale: "rescale"
                    }
                // A window narrower than 1 is invalid (PS3.3 C.11.2.1.2.1). The renderer skips it, so skip it here.
                let window = frame.windows.first { $0.width >= 1 }
                let ourVOI =
                    !frame.voiLUTs.isEmpty
                    ? "VOI"
                    : window.map {
                        "window \(Corpus.number($0.center))/\(Corpus.number($0.width)) \($0.function.rawValue)"
                    } ?? "min-max"
                if !transform.hasPrefix(ourTransform) || !voi.hasPrefix(ourVOI) {
                    mismatches.append(
                        "\(entry.path) #\(expected.frame) \(frame.modalityTransformation) \(ourVOI) — \(transform), \(voi)"
                    )
                }
            }
        }
        print("transformations and windows compared: \(compared), mismatches: \(mismatches.count)")
        for line in mismatches { print(line) }
        #expect(mismatches.isEmpty)
    }

    @Test func filesThatPydicomCannotDecodeNeitherCrashNorHang() throws {
        var decoded: [String] = []
        var codes: [String: Int] = [:]
        for entry in try Corpus.entries() where entry.error != nil || entry.frames == nil {
            do {
                let frame = try DICOMFile.frame(0, of: entry.file)
                decoded.append("\(entry.path) \(frame.rows)×\(frame.columns) \(frame.warnings)")
            } catch {
                #expect(!error.message.isEmpty && error.code != .internal)
                codes[error.code.rawValue, default: 0] += 1
            }
        }
        print("not decoded by pydicom: \(decoded.count) decoded, failed: \(codes.sorted { $0.key < $1.key })")
    }
}

extension StoredSamples {
    /// YBR_FULL converted to RGB, rounded like pydicom's conversion.
    var rgb: StoredSamples {
        guard case .uint8(let samples) = self else { return self }
        var rgb: [UInt8] = []
        rgb.reserveCapacity(samples.count)
        for pixel in stride(from: 0, to: samples.count - 2, by: 3) {
            let y = Float(samples[pixel])
            let b = Float(samples[pixel + 1]) - 128
            let r = Float(samples[pixel + 2]) - 128
            for value in [y + 1.402 * r, y - 0.114 * 1.772 / 0.587 * b - 0.299 * 1.402 / 0.587 * r, y + 1.772 * b] {
                rgb.append(UInt8(min(255, max(0, (value + 0.5).rounded(.down)))))
            }
        }
        return .uint8(rgb)
    }

    /// The mean of the first sample of each pixel of three.
    var meanOfFirst: Double {
        guard case .uint8(let samples) = self else { return .nan }
        let sum = stride(from: 0, to: samples.count, by: 3).reduce(0) { $0 + Int(samples[$1]) }
        return Double(sum) / Double(samples.count / 3)
    }

    /// The smallest and largest samples, and all samples as 32-bit little-endian integers.
    var summary: (low: Double, high: Double, bytes: [UInt8]) {
        func integers<Sample: BinaryInteger>(_ samples: [Sample]) -> (Double, Double, [UInt8]) {
            var low = samples.first ?? 0
            var high = low
            for sample in samples {
                if sample < low { low = sample }
                if sample > high { high = sample }
            }
            let longs = samples.map { UInt32(truncatingIfNeeded: $0) }
            return unsafe (Double(low), Double(high), longs.withUnsafeBytes { unsafe Array($0) })
        }
        switch self {
        case .uint8(let samples): return integers(samples)
        case .int8(let samples): return integers(samples)
        case .uint16(let samples): return integers(samples)
        case .int16(let samples): return integers(samples)
        case .uint32(let samples): return integers(samples)
        case .int32(let samples): return integers(samples)
        case .float(let samples): return (Double(samples.min() ?? 0), Double(samples.max() ?? 0), [])
        case .double(let samples): return (samples.min() ?? 0, samples.max() ?? 0, [])
        }
    }
}
