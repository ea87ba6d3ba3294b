import ArgumentParser

/// What a walk of an archive goes into.
struct WalkOptions: SettingFlags {
    @Flag(inversion: .prefixedNo, help: .setting(.followLinks)) var followLinks: Bool?
    /// Not a setting: it is for one run.
    @Flag(help: "Mark files as missing even if most of a root is gone.") var confirmMissing = false

    var flags: [String: String?] { [Setting.followLinks.name: followLinks.map { $0 ? "true" : "false" }] }
}
