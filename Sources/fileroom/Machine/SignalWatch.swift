import Dispatch
import Foundation
import Indexing

/// Turns the first SIGINT or SIGTERM into a wish to stop; a second one ends the program at once.
struct SignalWatch {
    private let sources: [any DispatchSourceSignal]

    init(_ stop: StopRequest) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if stop.isMade { _exit(128 + number) }
                stop.make(signal: number)
                Output.error("\nfileroom: stopping after the batch in hand; once more stops at once")
            }
            source.resume()
            return source
        }
    }

    func end() { for source in sources { source.cancel() } }
}
