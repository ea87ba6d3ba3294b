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
        )
    ]
)
