import ArgumentParser

/// How a run reports on itself.
struct RunOptions: ParsableArguments {
    @Flag(help: "Print the summary as a JSON object.") var json = false
    @Flag(name: .shortAndLong, help: "Say nothing unless something fails.") var quiet = false
    @Flag(name: .shortAndLong, help: "Name every file that fails, also where standard error is not a terminal.")
    var verbose = false
}

/// Refuses a root that is no path.
func validateRoots(_ roots: [String]) throws {
    if roots.contains("") { throw ValidationError("a ROOT is empty: name a folder") }
}
