// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "fileroom-benchmarks",
    dependencies: [
        .package(name: "fileroom", path: ".."),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
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
        .executableTarget(
            name: "similar-benchmark",
            dependencies: [
                .product(name: "FileroomArchive", package: "fileroom"), .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Benchmarks/Similar",
            swiftSettings: [.swiftLanguageMode(.v6)]
        ),
    ]
)
