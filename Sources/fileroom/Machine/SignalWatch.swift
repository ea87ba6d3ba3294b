import Dispatch
import Foundation
import Indexing

/// Turns the first SIGINT or SIGTERM into a stop request; a second one ends the program immediately.
struct SignalWatch {
    private let sources: [any DispatchSourceSignal]

    init(_ stop: StopRequest) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if stop.isMade { _exit(128 + number) }
                stop.make(signal: number)
                Output.error("\nfileroom: stopping after the current batch; press Ctrl-C again to stop immediately")
            }
            source.resume()
            return source
        }
    }

    func end() { for source in sources { source.cancel() } }
}
