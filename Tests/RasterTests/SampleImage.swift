/// Small image files with some of the pixels that Pillow 11.3 decodes from them.
///
/// All are 16 x 16, drawn from x and y with red 16x, green 16y and blue 255 - 8x - 8y (gray: red alone).
struct SampleImage: Sendable, CustomStringConvertible {
    let description: String
    /// The file in base64.
    let file: String
    /// Red, green and blue at the four corners and in the middle (8, 8): upper left, upper right, lower left, lower right.
    let pixels: [[UInt8]]

    static let all = [
        SampleImage(
            description: "color JPEG, chroma halved",
            file: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0\
                Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy\
                MjL/wAARCAAQABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABQb/xAAYEAACAwAAAAAAAAAAAAAAAAAABAUiMf/EABUBAQEA\
                AAAAAAAAAAAAAAAAAAED/8QAGBEAAgMAAAAAAAAAAAAAAAAAAAUGITH/2gAMAwEAAhEDEQA/AIdOFyo+nC5UpU4XKj6cLlS7uTbYRxzl\
                n//Z
                """,
            pixels: [[5, 1, 235], [228, 8, 132], [12, 231, 139], [234, 239, 35], [129, 127, 128]]),
        SampleImage(
            description: "progressive JPEG",
            file: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0\
                Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy\
                MjL/wgARCAAQABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABAX/xAAVAQEBAAAAAAAAAAAAAAAAAAABAv/aAAwDAQACEAMQ\
                AAABhvpvs//EABYQAAMAAAAAAAAAAAAAAAAAAAACA//aAAgBAQABBQJIiREiJE//xAAWEQADAAAAAAAAAAAAAAAAAAAABAX/2gAIAQMB\
                AT8BnOH/xAAWEQADAAAAAAAAAAAAAAAAAAAABAX/2gAIAQIBAT8Bdpn/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAY/Ah//xAAV\
                EAEBAAAAAAAAAAAAAAAAAAAAYf/aAAgBAQABPyGKKKL/2gAMAwEAAgADAAAAEF//xAAWEQADAAAAAAAAAAAAAAAAAAAAITH/2gAIAQMB\
                AT8Qmz//xAAWEQADAAAAAAAAAAAAAAAAAAAAITH/2gAIAQIBAT8Qsz//xAAVEAEBAAAAAAAAAAAAAAAAAAAAMf/aAAgBAQABPxCBAgQP\
                /9k=
                """,
            pixels: [[5, 1, 235], [228, 8, 132], [12, 231, 139], [234, 239, 35], [129, 127, 128]]),
        SampleImage(
            description: "gray JPEG",
            file: """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0\
                Hyc5PTgyPC4zNDL/wAALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAACAf/xAAWEAADAAAAAAAAAAAAAAAAAAAABkP/2gAIAQEA\
                AD8Am6dMQCdMP6dMQCdM/9k=
                """,
            pixels: [[0, 0, 0], [240, 240, 240], [0, 0, 0], [240, 240, 240], [128, 128, 128]]),
        SampleImage(
            description: "CMYK JPEG",
            file: """
                /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAIBgYHBgUIBwcHCQkICgwUDQwLCwwZEhMPFB0aHx4dGhwcICQuJyAiLCMcHCg3KSwwMTQ0NB8n\
                OT04MjwuMzQy/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAcIAP/EAB0QAAIABwEAAAAAAAAAAAAAAAAF\
                BhYiMkJDY6H/2gAOBEMATQBZAEsAAD8AR4x2CPOPT0N06e2kY3GRP8Y7DTj09EBOntpD9xkUBGOwn+cenpk6e2kQHGRP8Y7DTj09EBOn\
                tpD9xkf/2Q==
                """,
            pixels: [[254, 254, 2], [8, 136, 64], [254, 15, 120], [8, 8, 127], [95, 95, 97]]),
        SampleImage(
            description: "palette PNG with transparency",
            file: """
                iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAgMAAABinRfyAAAADFBMVEV40Ft4iH+wMI8wMM92pgskAAAAAnRSTlP/AOW3MEoAAAAzSURB\
                VHicZcSxDQAgDMRAj0jBNxkx+zAKZQihQUhY8pHpzsO6xGFYITkhGVMSo0YdaHxtyiMfgQEZm7AAAAAASUVORK5CYII=
                """,
            pixels: [[48, 48, 207], [176, 48, 143], [120, 208, 91], [120, 208, 91], [120, 136, 127]]),
        SampleImage(
            description: "gray PNG of 2 bits",
            file: """
                iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAgMAAABinRfyAAAADFBMVEX///+qqqpVVVUAAAABM1s0AAAAEElEQVR4nGP4vyqUgYF6BAAW\
                Kx/hlXf4dAAAAABJRU5ErkJggg==
                """,
            pixels: [[0, 0, 0], [255, 255, 255], [0, 0, 0], [255, 255, 255], [170, 170, 170]]),
        SampleImage(
            description: "RGBA PNG",
            file: """
                iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAJUlEQVR4nGNkYPjPIMDwQ4BczMIg8IOBgYF8PGrAqAGjBgwWAwBDWvsV\
                17wZogAAAABJRU5ErkJggg==
                """,
            pixels: [[0, 0, 255], [240, 0, 135], [0, 240, 135], [240, 240, 15], [128, 128, 127]]),
        SampleImage(
            description: "16-bit gray PNG",
            file: """
                iVBORw0KGgoAAAANSUhEUgAAABAAAAAQEAAAAABqCHz+AAABdUlEQVR42gXBoRFAERgA4L9pTtEEd5pE00jauxM0xWmaEYxgBCMYwQhG\
                MIIR3vcBAAEOChwEyNCgw4AJCzYcuPAAABHEkUIOBZRRQx0NNNFCGx100UMAmGCOFXY44Iwb7njgiRfe+OCLHwaghHKqqKOBZtpop4NO\
                uuimh176KAAjjDPFHAsss8Y6G2yyxTY77LLHAAQRXCjhRBBZNNHFEFMsscURVzwBIInkUkkng8yyyS6HnHLJLY+88kkATTTXSjsddNZN\
                dz301EtvffTVTwMYYrhRxplgsmmmm2GmWWabY655BsASy62yzgabbbPdDjvtstsee+2zAJ547pV3Pvjsm+9++OmX3/74658H+MjHP/W5\
                L3z5a1//xje/9e3vfPd7H0AkkUcVXQwxxxZ7HHHGFXc88cYXARJJPKnkUkg5tdTTSDOttNNJN70EUEjhRRVXQsmllV5GmWWVXU655RWA\
                Siqvqroaaq6t9jrqrKvueuqtr/48NKyBDZQRtgAAAABJRU5ErkJggg==
                """,
            pixels: [[0, 0, 0], [240, 240, 240], [0, 0, 0], [240, 240, 240], [128, 128, 128]]),
    ]
}
