// swift-tools-version: 6.2
import PackageDescription

/// `.ci/run` sets this. Here rather than on the command line, so that it applies to our own targets only.
let warningsAreErrors = Context.environment["FILEROOM_STRICT"] != nil

/// Every C target.
let cStrict: [CSetting] =
    [.enableWarning("all"), .enableWarning("extra")] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

/// Every C++ target.
let cxxStrict: [CXXSetting] =
    [.enableWarning("all"), .enableWarning("extra")] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

/// Every Swift target: language mode 6, imports internal unless said otherwise, and no unsafe word unmarked.
let strict: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .strictMemorySafety(),
    ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [.treatWarning("StrictMemorySafety", as: .error)])

let package = Package(
    name: "fileroom",
    products: [
        .executable(name: "fileroom", targets: ["fileroom"]),
        // What Benchmarks/ measures.
        .library(name: "FileroomEngine", targets: ["Captioning", "Raster", "Tensors"]),
        .library(
            name: "FileroomArchive", targets: ["Catalog", "DICOM", "DICOMFiles", "Raster", "Rendering", "Similarity"]),
    ],
    dependencies: [
        // Exact, so that everyone builds what the tests saw. Package.resolved is not kept: it pins commits, and those of
        // a mirror differ.
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms", exact: "1.1.4"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // The doors to C and C++. Each is opened by exactly one Swift target.
        .target(
            name: "CDCMTK",
            dependencies: ["COpenJPEG"],
            cxxSettings: cxxStrict,
            linkerSettings: ["charls", "dcmdata", "dcmimgle", "dcmimage", "dcmjpeg", "oflog", "ofstd"].map {
                .linkedLibrary($0)
            }
        ),
        .target(name: "CArchive", cSettings: cStrict, linkerSettings: [.linkedLibrary("archive")]),
        .systemLibrary(name: "COpenJPEG", pkgConfig: "libopenjp2", providers: [.apt(["libopenjp2-7-dev"])]),
        .target(name: "COpenBLAS", cSettings: cStrict),
        // The default model's files, by reference to Fixtures/checkpoint/default.
        .target(
            name: "CDefaultModel",
            cSettings: cStrict + [.headerSearchPath("../../Fixtures/checkpoint/default")]),
        // The arithmetic that BLAS has no routine for, compiled for several processors and chosen at run time.
        .target(name: "CKernels", cSettings: cStrict),
        .target(name: "CSpawn", cSettings: cStrict),
        // The commit that --version prints.
        .target(name: "CVersion", cSettings: cStrict),
        // How search ranks, as a function of SQLite.
        .target(name: "CSearchRank", cSettings: cStrict, linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "COpenSSL", cSettings: cStrict, linkerSettings: [.linkedLibrary("crypto")]),
        .target(
            name: "CRaster", cSettings: cStrict,
            linkerSettings: [.linkedLibrary("png"), .linkedLibrary("jpeg")]),

        // Values and vocabulary.
        .target(name: "DICOM", swiftSettings: strict),
        .target(name: "ClinicalText", swiftSettings: strict),
        .target(name: "Digests", dependencies: ["COpenSSL"], swiftSettings: strict),
        .target(
            name: "Schema", path: "Schema", exclude: ["schema.sql"], resources: [.embedInCode("Migrations")],
            swiftSettings: strict),

        // Pixels.
        .target(name: "Raster", dependencies: ["CRaster"], swiftSettings: strict),
        .target(name: "Rendering", dependencies: ["DICOM", "Raster"], swiftSettings: strict),

        // Which frames stand for a series.
        .target(name: "Selection", dependencies: ["DICOM"], swiftSettings: strict),

        // The archive.
        .target(name: "DICOMFiles", dependencies: ["DICOM", "CDCMTK", "CArchive"], swiftSettings: strict),

        // Untrusted files, opened in processes of their own.
        .target(
            name: "Reading",
            dependencies: [
                "DICOM", "DICOMFiles", "Raster", "Rendering", "Selection", "CSpawn",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict
        ),

        // The engine.
        .target(name: "Tensors", dependencies: ["COpenBLAS", "CKernels"], swiftSettings: strict),
        .target(
            name: "Captioning",
            dependencies: [
                "Raster", "Tensors", "Digests", "ClinicalText", "CDefaultModel",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),

        // What is kept and said.
        .target(
            name: "Catalog",
            dependencies: [
                "DICOM", "Schema", "ClinicalText", "CSearchRank", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Indexing",
            dependencies: [
                "DICOM", "DICOMFiles", "Raster", "Rendering", "Selection", "Reading", "Captioning", "Catalog",
                "Digests",
                .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
                .product(name: "DequeModule", package: "swift-collections"),
            ],
            swiftSettings: strict
        ),
        // Which pictures look alike.
        .target(name: "Similarity", dependencies: ["Catalog", "DICOM", "Tensors"], swiftSettings: strict),
        // What captions are worth against what should have been said.
        .target(name: "Evaluation", swiftSettings: strict),
        .target(name: "Reports", dependencies: ["Catalog", "DICOM", "Digests"], swiftSettings: strict),
        .executableTarget(
            name: "fileroom",
            dependencies: [
                "Indexing", "Reading", "Reports", "Similarity", "Catalog", "Captioning", "ClinicalText", "Evaluation",
                "Rendering",
                "Raster",
                "DICOM", "DICOMFiles", "Tensors", "CVersion",
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // Sample files for the tests and the demo.
        .target(
            name: "Fixtures",
            path: "Fixtures",
            exclude: [
                "README.md", "decode-matrix.md", "dicom", "matrix", "archive", "checkpoint", "containers", "expected",
                "torch",
                "make", "assertion", "search",
            ],
            swiftSettings: strict
        ),
        // What several of the test targets need: scratch folders, DICOM files written byte by byte, the shared folder.
        .target(
            name: "TestSupport", dependencies: ["DICOM", "Fixtures"], path: "Tests/Support", swiftSettings: strict),
        .testTarget(name: "DigestsTests", dependencies: ["Digests"], swiftSettings: strict),
        .testTarget(name: "DICOMTests", dependencies: ["DICOM"], swiftSettings: strict),
        .testTarget(name: "ClinicalTextTests", dependencies: ["ClinicalText"], swiftSettings: strict),
        .testTarget(name: "RasterTests", dependencies: ["Raster", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "RenderingTests",
            dependencies: ["Rendering", "DICOM", "DICOMFiles", "Raster", "Fixtures", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "SelectionTests", dependencies: ["Selection", "DICOM"], swiftSettings: strict),
        .testTarget(
            name: "DICOMFilesTests", dependencies: ["DICOMFiles", "DICOM", "Digests", "Fixtures", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "TensorsTests", dependencies: ["Tensors", "Fixtures", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "CaptioningTests", dependencies: ["Captioning", "Tensors", "Raster", "Fixtures", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "CatalogTests",
            dependencies: [
                "Catalog", "Schema", "ClinicalText", "DICOM", "Fixtures", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "reader-double",
            dependencies: ["Reading", "DICOM", .product(name: "SystemPackage", package: "swift-system")],
            path: "Tests/ReaderDouble", swiftSettings: strict),
        .testTarget(
            name: "ReadingTests",
            dependencies: [
                "Reading", "reader-double", "DICOM", "DICOMFiles", "Raster", "Rendering", "Selection", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "IndexingTests",
            dependencies: [
                "Indexing", "Catalog", "Captioning", "DICOM", "DICOMFiles", "Raster", "Reading", "Rendering",
                "Selection", "Tensors",
                "Fixtures", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SimilarityTests", dependencies: ["Similarity", "Catalog", "DICOM", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "EvaluationTests", dependencies: ["Evaluation", "Fixtures"], swiftSettings: strict),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Catalog"], swiftSettings: strict),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "fileroom", "Captioning", "Catalog", "ClinicalText", "DICOM", "Evaluation", "Indexing", "Raster",
                "Reading",
                "Rendering",
                "Tensors", "Fixtures", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
