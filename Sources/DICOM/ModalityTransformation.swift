/// How stored values become modality values, such as Hounsfield units (PS3.3 C.11.1).
public enum ModalityTransformation: Sendable, Equatable {
    case identity
    case rescale(slope: Double, intercept: Double)
    case lut(LookupTable)
}
