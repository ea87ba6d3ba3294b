// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "fileroom-benchmarks",
    dependencies: [.package(name: "fileroom", path: "..")],
    targets: [
        .executableTarget(
            name: "engine-benchmark",
            dependencies: [.product(name: "FileroomEngine", package: "fileroom")],
            path: "Benchmarks/Engine",
            swiftSettings: [.swiftLanguageMode(.v6)]
        ),
        .executableTarget(
            name: "rendering-benchmark",
            dependencies: [.product(name: "FileroomArchive", package: "fileroom")],
            path: "Benchmarks/Rendering",
            swiftSettings: [.swiftLanguageMode(.v6)]
        ),
        .executableTarget(
            name: "search-benchmark",
            dependencies: [.product(name: "FileroomArchive", package: "fileroom")],
            path: "Benchmarks/Search",
            swiftSettings: [.swiftLanguageMode(.v6)]
        ),
    ]
)
