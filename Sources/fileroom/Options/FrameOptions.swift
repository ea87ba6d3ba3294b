import ArgumentParser

/// Which frames of a series are captioned.
struct FrameOptions: SettingFlags {
    @Option(help: .setting(.framesPerSeries)) var framesPerSeries: String?

    var flags: [String: String?] { [Setting.framesPerSeries.name: framesPerSeries] }
}
