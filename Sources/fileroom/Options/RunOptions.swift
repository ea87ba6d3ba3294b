import ArgumentParser

/// How a run reports on itself.
struct RunOptions: ParsableArguments {
    @Flag(help: "Print the summary as one JSON object.") var json = false
    @Flag(name: .shortAndLong, help: "Print nothing unless something fails.") var quiet = false
    @Flag(name: .shortAndLong, help: "Name every file that fails, even if standard error is not a terminal.")
    var verbose = false
}

/// Refuses an empty root.
func validateRoots(_ roots: [String]) throws {
    if roots.contains("") { throw ValidationError("a root is empty; name a folder") }
}
