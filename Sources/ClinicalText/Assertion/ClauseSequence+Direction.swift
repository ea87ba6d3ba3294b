extension ClauseSequence {
    /// Whether the trigger labels what stands before it.
    func isBackward(_ found: FoundTrigger) -> Bool {
        let next = found.range.upperBound
        let nothingFollows =
            next >= tokens.count || boundaries[next] == .clause
            || (tokens[next].kind != .word && tokens[next].kind != .other)
        let isFirst = found.range.lowerBound == 0
        switch found.trigger.direction {
        case .backward: return true
        case .forward:
            return nothingFollows && !isFirst && !(next < tokens.count && tokens[next].kind == .questionAfter)
                && !isHeading(found) && !isInterrupted(found)
        case .predicate: return nothingFollows || tokens[next].traits.contains(.adjunct)
        case .either, .participle:
            if nothingFollows { return !isHeading(found) }
            if found.trigger.direction == .participle, found.range.lowerBound > 0,
                tokens[found.range.lowerBound - 1].traits.contains(.auxiliary)
            {
                return true
            }
            return !isFirst && tokens[next].traits.contains(.adjunct)
        }
    }

    /// `suspicious for, but not diagnostic of, lymphoma`
    func isInterrupted(_ found: FoundTrigger) -> Bool {
        let next = found.range.upperBound
        return next < tokens.count && tokens[next].kind == .comma && ["for", "of"].contains(tokens[next - 1].folded)
    }

    /// `Rule out:`, `Negative for the following:`: what follows the colon is in its scope.
    func isHeading(_ found: FoundTrigger) -> Bool {
        var next = found.range.upperBound
        while next < min(tokens.count, found.range.upperBound + 8), tokens[next].traits.contains(.empty) { next += 1 }
        guard next < tokens.count, tokens[next].kind == .colon else { return false }
        if found.trigger.direction == .forward { return next + 1 < tokens.count }
        let start = found.range.lowerBound
        return start == 0 || boundaries[start] == .clause
    }
}
