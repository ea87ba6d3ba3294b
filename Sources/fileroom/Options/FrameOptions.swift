import ArgumentParser

/// Which frames of a series are described.
struct FrameOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How many frames stand for a series, or for each of its volumes, orientations, phases or views; 1 where nothing is said. Each gets a caption of its own.",
            valueName: "count"))
    var framesPerSeries: Int?

    static let settingNames = ["frames-per-series"]

    func count(_ settings: Settings) throws -> Int {
        let count = try settings.resolve("frames-per-series", flag: framesPerSeries) ?? 1
        guard (1...64).contains(count) else { throw ValidationError("--frames-per-series must be 1 to 64") }
        return count
    }
}
