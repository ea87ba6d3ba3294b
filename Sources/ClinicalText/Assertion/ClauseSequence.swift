/// A trigger where it stands in a sequence of tokens.
struct FoundTrigger: Sendable {
    let trigger: Trigger
    let range: Range<Int>
}

/// The tokens of a sentence, or of brackets in it, cut into clauses.
///
/// A sequence reads as if the brackets in it were not there. What stands in brackets is a sequence of its own.
struct ClauseSequence: Sendable {
    enum Boundary: Sendable {
        case none
        /// A comma between items that share a label.
        case item
        /// The beginning of a clause.
        case clause
    }

    var tokens: [ClinicalToken] = []
    /// The number of each token in its sentence.
    var numbers: [Int] = []
    /// The sequence and the position in it of the token that the brackets follow.
    var anchor: (sequence: Int, position: Int)?
    /// The triggers from left to right. They do not overlap.
    private(set) var triggers: [FoundTrigger] = []
    /// What begins at each token.
    private(set) var boundaries: [Boundary] = []

    /// The next place of each kind from every position on, so that looking ahead is one access.
    private struct Lookahead {
        var verb: [Int]
        var mark: [Int]
        var or: [Int]
        var separator: [Int]
    }

    /// Finds the triggers and the clauses.
    mutating func read() {
        findTriggers()
        findBoundaries()
    }

    private mutating func findTriggers() {
        var position = 0
        while position < tokens.count {
            if let match = TriggerPhrases.table.longestMatch(in: tokens[position...]) {
                triggers.append(FoundTrigger(trigger: match.trigger, range: position..<(position + match.length)))
                position += match.length
            } else {
                position += 1
            }
        }
    }

    /// The places hold the count of the tokens where nothing follows.
    private func lookahead() -> Lookahead {
        let count = tokens.count
        let none = [Int](repeating: count, count: count + 1)
        var ahead = Lookahead(verb: none, mark: none, or: none, separator: none)
        for position in tokens.indices.reversed() {
            let token = tokens[position]
            func next(_ places: [Int], if isHere: Bool) -> Int { isHere ? position : places[position + 1] }
            ahead.verb[position] = next(ahead.verb, if: token.traits.contains(.verb))
            ahead.or[position] = next(ahead.or, if: token.traits.contains(.or))
            let isSeparator = token.kind == .separator || token.kind == .colon
            ahead.separator[position] = next(ahead.separator, if: isSeparator)
            ahead.mark[position] = next(ahead.mark, if: isSeparator || token.kind == .comma)
        }
        for found in triggers where found.trigger.effect == .terminates {
            let start = found.range.lowerBound
            var position = start
            while position >= 0, ahead.separator[position] > start, start - position < 64 {
                ahead.separator[position] = start
                ahead.mark[position] = min(ahead.mark[position], start)
                position -= 1
            }
        }
        return ahead
    }

    private mutating func findBoundaries() {
        boundaries = [Boundary](repeating: .none, count: tokens.count)
        guard !tokens.isEmpty else { return }
        boundaries[0] = .clause
        let ahead = lookahead()
        var triggerAt: [Int: Trigger] = [:]
        for found in triggers { triggerAt[found.range.lowerBound] = found.trigger }
        var clause = ClauseSoFar()
        var position = 0
        while position < tokens.count {
            let token = tokens[position]
            var boundary = boundaries[position]
            if let trigger = triggerAt[position], trigger.effect == .terminates { boundary = .clause }
            if token.kind == .word, token.traits.contains(.and) || token.traits.contains(.or), boundary == .none,
                position > 0
            {
                boundary = boundaryAtConjunction(position, clause, ahead, triggerAt)
            }
            if token.folded == "with", boundary == .none, clause.isOpen, isStatedFinding(behind: position, ahead) {
                boundary = .clause
            }
            boundaries[position] = boundary
            if boundary == .clause { clause = ClauseSoFar() }
            if boundary == .item { clause.items += 1 }
            if position + 1 < tokens.count {
                switch token.kind {
                case .separator, .colon, .questionAfter: boundaries[position + 1] = .clause
                case .comma: boundaries[position + 1] = boundaryBehindComma(position + 1, clause, ahead, triggerAt)
                default: break
                }
            }
            if token.traits.contains(.verb) { clause.hasVerb = true }
            if token.kind == .questionBefore { clause.isOpen = true }
            if let trigger = triggerAt[position], trigger.assertion != nil, trigger.direction != .backward {
                clause.isOpen = true
            }
            position += 1
        }
    }

    /// What is known of a clause at a place in it.
    private struct ClauseSoFar {
        var hasVerb = false
        /// A trigger reaches over what follows.
        var isOpen = false
        var items = 0
    }

    /// A trigger that begins a scope, or a statement, behind a comma or a conjunction.
    private func opensScope(_ trigger: Trigger?) -> Bool {
        guard let trigger else { return false }
        switch trigger.effect {
        case .affirms: return true
        case .asserts: return trigger.direction == .forward
        case .none, .terminates: return false
        }
    }

    /// An `either` opens a scope if a noun follows it.
    private func opensScope(_ trigger: Trigger?, at position: Int) -> Bool {
        if opensScope(trigger) { return true }
        guard let trigger, trigger.assertion != nil, trigger.direction != .backward,
            let found = triggers.first(at: position)
        else { return false }
        return !isBackward(found)
    }

    private func boundaryBehindComma(
        _ start: Int, _ clause: ClauseSoFar, _ ahead: Lookahead, _ triggerAt: [Int: Trigger]
    ) -> Boundary {
        var first = start
        let conjunction = tokens[first].traits.intersection([.and, .or])
        if !conjunction.isEmpty { first += 1 }
        guard first < tokens.count else { return .item }
        if opensScope(triggerAt[first], at: first) { return .clause }
        if tokens[first].kind == .questionBefore { return .clause }
        if conjunction.contains(.or) { return .item }
        let traits = tokens[first].traits
        if traits.contains(.opener), !beginsResolution(first, triggerAt) { return .clause }
        let end = ahead.mark[first]
        let verb = ahead.verb[first]
        if verb < end {
            // `X, has resolved`: the subject is shared.
            if onlyEmptyWords(first..<verb) { return clause.isOpen ? .clause : .item }
            if ahead.or[first] < verb { return .item }
            // `A, B and C are not seen`
            let isPlural = tokens[verb].traits.contains(.plural)
            let isList = clause.items > 0 || (isPlural && !conjunction.isEmpty) || hasAnd(first..<verb)
            let closesList =
                isList && !clause.hasVerb && !traits.contains(.determiner)
                && (conjunction.contains(.and) || isPlural) && endsInFinding(verb, end, triggerAt)
            return closesList ? .item : .clause
        }
        let isListGoingOn = ahead.or[first] < ahead.separator[first]
        if clause.isOpen, !isListGoingOn, traits.contains(.degree) || endsInState(first..<end) { return .clause }
        if clause.isOpen, conjunction.contains(.and), traits.contains(.determiner) { return .clause }
        return .item
    }

    private func boundaryAtConjunction(
        _ position: Int, _ clause: ClauseSoFar, _ ahead: Lookahead, _ triggerAt: [Int: Trigger]
    ) -> Boundary {
        let first = position + 1
        guard first < tokens.count else { return .none }
        let isAnd = tokens[position].traits.contains(.and)
        if opensScope(triggerAt[first], at: first) {
            guard let trigger = triggerAt[first] else { return .none }
            if trigger.effect == .affirms { return isAnd ? .clause : .none }
            return isAnd || trigger.assertion == .absent ? .clause : .none
        }
        guard isAnd else { return .none }
        let traits = tokens[first].traits
        let end = ahead.mark[first]
        let verb = ahead.verb[first]
        // `no lesion and is normal in size`
        if verb == first, clause.isOpen, tokens[verb].traits.contains(.auxiliary) { return .clause }
        if verb < end, !onlyEmptyWords(first..<verb) || (traits.contains(.determiner) && verb > first) {
            let isFinding = endsInFinding(verb, end, triggerAt)
            // `the effusion and the pneumothorax have resolved`
            let isList = isFinding && !clause.hasVerb && tokens[verb].traits.contains(.plural)
            if isList { return .none }
            if clause.hasVerb || traits.contains(.determiner) || (clause.isOpen && !isFinding) { return .clause }
        }
        let isListGoingOn = ahead.or[first] < ahead.mark[first]
        if clause.isOpen, !isListGoingOn, traits.contains(.degree) || traits.contains(.determiner) { return .clause }
        return .none
    }

    /// `no effusion with persistent atelectasis`
    private func isStatedFinding(behind position: Int, _ ahead: Lookahead) -> Bool {
        position + 1 < tokens.count && tokens[position + 1].traits.contains(.degree)
            && ahead.or[position] >= ahead.mark[position]
    }

    /// `bowel sounds present`, `lens clear`
    private func endsInState(_ range: Range<Int>) -> Bool {
        guard range.count > 1, range.count < 8 else { return false }
        return !tokens[range.upperBound - 1].traits.isDisjoint(with: [.finding, .state])
    }

    /// `which has resolved`, `now resolved`: the trigger speaks of what stands before the comma.
    private func beginsResolution(_ start: Int, _ triggerAt: [Int: Trigger]) -> Bool {
        var position = start
        while position < tokens.count, position < start + 8 {
            if let trigger = triggerAt[position], trigger.assertion != nil { return trigger.direction != .forward }
            guard tokens[position].traits.contains(.empty) else { return false }
            position += 1
        }
        return false
    }

    private func onlyEmptyWords(_ range: Range<Int>) -> Bool {
        range.count < 16 && tokens[range].allSatisfy { $0.traits.contains(.empty) }
    }

    private func hasAnd(_ range: Range<Int>) -> Bool {
        range.count < 16 && tokens[range].contains { $0.traits.contains(.and) }
    }

    /// Whether the verb is one of finding, or a trigger reads backward from it.
    private func endsInFinding(_ verb: Int, _ end: Int, _ triggerAt: [Int: Trigger]) -> Bool {
        (verb..<min(verb + 5, end)).contains { position in
            tokens[position].traits.contains(.finding)
                || (triggerAt[position].map { $0.assertion != nil && $0.direction != .forward } ?? false)
        }
    }
}

extension [FoundTrigger] {
    /// The trigger that begins at a position.
    func first(at position: Int) -> FoundTrigger? {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return low < endIndex && self[low].range.lowerBound == position ? self[low] : nil
    }
}
