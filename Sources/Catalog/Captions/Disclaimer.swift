/// What stands wherever a caption is shown.
public enum Disclaimer {
    /// One line, in the words of the model cards and of the labels of triage software.
    public static let line =
        "Machine-generated description, unverified. Not for diagnosis: all outputs require human expert validation."
}
