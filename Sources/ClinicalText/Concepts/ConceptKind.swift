/// What kind of thing a concept is.
public enum ConceptKind: String, Sendable, Hashable, CaseIterable {
    /// An organ, a region, a bone, a vessel.
    case bodyPart
    /// A kind of device that makes images, as in Modality (0008,0060).
    case modality
    /// How an image was acquired or computed: a sequence, a phase, a reconstruction.
    case technique
    /// A plane, a projection, a position of the patient.
    case view
    /// What an image may show: a disease, a sign, an injury.
    case finding
    /// What was put into or onto the patient, such as a catheter.
    case device
    /// What was done to the patient, such as a biopsy.
    case procedure
    /// A contrast agent or a radioactive tracer.
    case agent
    /// A tissue, a specimen, or a stain.
    case tissue
    /// A concept of a list that does not say.
    case other
}
