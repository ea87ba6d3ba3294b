/// Labels the words of one sentence.
struct SentenceReader {
    /// A word, its label, and the clause it stands in.
    struct LabelledToken {
        let token: ClinicalToken
        var assertion = Assertion.present
        var strength = Trigger.Strength.nothing
        /// Words of one clause have one number. Numbers go on over the sentences of a text.
        var clause = 0
        /// Whether it is part of a phrase that labels others, such as `no evidence of`.
        var isTrigger = false
    }

    private(set) var tokens: [LabelledToken]
    private var sequences: [ClauseSequence] = []
    private let firstClause: Int
    private(set) var clauseCount = 0

    /// Backward scopes reach no further.
    private static let mostWordsBack = 64

    init(_ sentence: [ClinicalToken], firstClause: Int) {
        tokens = sentence.map { LabelledToken(token: $0) }
        self.firstClause = firstClause
        splitBrackets(sentence)
        for index in sequences.indices {
            sequences[index].read()
            numberClauses(index)
            inherit(index)
            labelForward(index)
            labelBackward(index)
            for found in sequences[index].triggers where found.trigger.assertion != nil {
                for position in found.range { tokens[sequences[index].numbers[position]].isTrigger = true }
            }
        }
    }

    // MARK: Sequences

    private mutating func splitBrackets(_ sentence: [ClinicalToken]) {
        sequences = [ClauseSequence()]
        var open = [0]
        for (number, token) in sentence.enumerated() {
            let current = open.last ?? 0
            switch token.kind {
            case .open:
                var inner = ClauseSequence()
                let position = sequences[current].tokens.count - 1
                if position >= 0 { inner.anchor = (current, position) }
                open.append(sequences.count)
                sequences.append(inner)
            case .close:
                if open.count > 1 { open.removeLast() }
            default:
                sequences[current].tokens.append(token)
                sequences[current].numbers.append(number)
            }
        }
    }

    private mutating func numberClauses(_ index: Int) {
        let sequence = sequences[index]
        for position in sequence.tokens.indices {
            if sequence.boundaries[position] == .clause { clauseCount += 1 }
            tokens[sequence.numbers[position]].clause = firstClause + clauseCount - 1
        }
    }

    /// Brackets without a trigger or a verb take the label of the word before them: `no pulmonary embolus (PE)`.
    private mutating func inherit(_ index: Int) {
        let sequence = sequences[index]
        guard let anchor = sequence.anchor, sequence.triggers.allSatisfy({ $0.trigger.assertion == nil }),
            !sequence.tokens.contains(where: { $0.traits.contains(.verb) || $0.traits.contains(.finding) })
        else { return }
        let outer = tokens[sequences[anchor.sequence].numbers[anchor.position]]
        for number in sequence.numbers {
            tokens[number].assertion = outer.assertion
            tokens[number].strength = outer.strength
        }
    }

    // MARK: Scopes

    private mutating func label(_ number: Int, _ assertion: Assertion, _ strength: Trigger.Strength) {
        guard strength >= tokens[number].strength else { return }
        tokens[number].assertion = assertion
        tokens[number].strength = strength
    }

    /// The scopes that are open at a place, from left to right through a sequence.
    private struct OpenScopes {
        var byStrength: [Trigger.Strength: Trigger] = [:]
        /// Where the last negation ends, until a comma.
        var negationEnd: Int?

        var strongest: (strength: Trigger.Strength, trigger: Trigger)? {
            byStrength.max { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
    }

    private mutating func labelForward(_ index: Int) {
        let sequence = sequences[index]
        var scopes = OpenScopes()
        var carried: FoundTrigger?
        var interrupted: (trigger: Trigger, commas: Int)?
        var triggers = sequence.triggers.makeIterator()
        var next = triggers.next()
        for (position, token) in sequence.tokens.enumerated() {
            if sequence.boundaries[position] == .clause {
                scopes = OpenScopes()
                if let found = carried { scopes.byStrength[found.trigger.strength] = found.trigger }
                carried = nil
            } else if sequence.boundaries[position] == .item {
                scopes.negationEnd = nil
            }
            if let (trigger, commas) = interrupted, token.kind == .comma {
                interrupted = commas < 1 ? (trigger, commas + 1) : nil
                if commas == 1 { scopes.byStrength[trigger.strength] = trigger }
            }
            if let found = next, found.range.lowerBound == position {
                next = triggers.next()
                open(found, sequence, &scopes)
                if found.trigger.assertion != nil, sequence.isHeading(found) { carried = found }
                if found.trigger.assertion != nil, interrupted == nil, sequence.isInterrupted(found) {
                    interrupted = (found.trigger, 0)
                }
            }
            if token.kind == .questionBefore {
                scopes.byStrength[.forward] = Trigger(effect: .asserts(.uncertain))
            }
            if token.traits.contains(.report), scopes.byStrength[.forward]?.endsAtReport == true {
                scopes.byStrength[.forward] = nil
            }
            if let (strength, trigger) = scopes.strongest, let assertion = trigger.assertion {
                label(sequence.numbers[position], assertion, strength)
            }
        }
    }

    private func open(_ found: FoundTrigger, _ sequence: ClauseSequence, _ scopes: inout OpenScopes) {
        let trigger = found.trigger
        guard let assertion = trigger.assertion, trigger.direction != .predicate, !sequence.isBackward(found) else {
            return
        }
        if assertion == .uncertain, trigger.strength == .forward, let end = scopes.negationEnd,
            trigger.isLink || found.range.lowerBound - end <= 1
        {
            // `no finding suspicious for`, `not likely`: the negation reaches over it.
            return
        }
        scopes.byStrength[trigger.strength] = trigger
        if assertion == .absent {
            scopes.negationEnd = found.range.upperBound
        } else if trigger.strength == .forward {
            scopes.negationEnd = nil
        }
    }

    private mutating func labelBackward(_ index: Int) {
        let sequence = sequences[index]
        for found in sequence.triggers {
            if found.trigger.isAlternative { alternativeBack(from: found.range.lowerBound, in: sequence) }
            guard let assertion = found.trigger.assertion, sequence.isBackward(found) else { continue }
            var strength = found.trigger.backwardStrength ?? found.trigger.strength
            // `Effusion: no`
            if strength == .forward { strength = assertion == .absent ? .backward : .weakBackward }
            for position in found.range { label(sequence.numbers[position], assertion, strength) }
            reachBack(from: found.range.lowerBound, in: index, assertion, strength)
        }
        for (position, token) in sequence.tokens.enumerated() where token.kind == .questionAfter {
            questionBack(from: position, in: index)
        }
    }

    /// Labels the words before a position to the beginning of the clause.
    ///
    /// If nothing there names anything, the trigger speaks of what stands before the boundary: `the effusion, which has
    /// resolved`.
    private mutating func reachBack(
        from end: Int, in index: Int, _ assertion: Assertion, _ strength: Trigger.Strength, wordsSoFar: Int = 0
    ) {
        let sequence = sequences[index]
        var position = end - 1
        var hasContent = false
        // In a list with `and` or `or`, commas separate items. A possibility is of the last item only.
        var isList = false
        var words = wordsSoFar
        if assertion == .absent, isPending(before: end, in: sequence) { return }
        while position >= 0, words < Self.mostWordsBack {
            let token = sequence.tokens[position]
            label(sequence.numbers[position], assertion, strength)
            words += 1
            if token.kind == .word, !token.traits.contains(.empty) { hasContent = true }
            if token.traits.contains(.and) || token.traits.contains(.or) { isList = true }
            if hasContent, sequence.boundaries[position] == .clause { return }
            if sequence.boundaries[position] == .item {
                // `haemorrhage, seen earlier, has resolved`
                if !hasContent, token.traits.contains(.verb) { isList = true }
                let isOxford = sequence.tokens[position].traits.contains(.or) || token.traits.contains(.and)
                if hasContent, !isList || hasVerb(before: position, in: sequence) { return }
                if hasContent, strength == .weakBackward, !isOxford { return }
            }
            position -= 1
        }
        if !hasContent, let anchor = sequence.anchor, words < Self.mostWordsBack {
            reachBack(from: anchor.position + 1, in: anchor.sequence, assertion, strength, wordsSoFar: words + 1)
        }
    }

    /// `once the infection has resolved`: it has not yet.
    private func isPending(before end: Int, in sequence: ClauseSequence) -> Bool {
        let start = max(0, end - Self.mostWordsBack)
        let clause = (start..<end).last { sequence.boundaries[$0] == .clause } ?? start
        return clause < end && (clause..<end).contains { sequence.tokens[$0].traits.contains(.pending) }
    }

    /// Whether the item that ends before a position has a verb, so that it is not an item of a list.
    private func hasVerb(before end: Int, in sequence: ClauseSequence) -> Bool {
        var position = end - 1
        while position >= 0, end - position < Self.mostWordsBack {
            if sequence.tokens[position].traits.contains(.verb) { return true }
            if sequence.boundaries[position] != .none { return false }
            position -= 1
        }
        return false
    }

    /// Labels the alternative before `versus`, which begins behind a comma, a verb or a preposition.
    private mutating func alternativeBack(from end: Int, in sequence: ClauseSequence) {
        var position = end - 1
        while position >= 0, end - position < Self.mostWordsBack {
            let token = sequence.tokens[position]
            if token.traits.contains(.verb) || token.traits.contains(.introducer) { return }
            label(sequence.numbers[position], .uncertain, .weakBackward)
            if sequence.boundaries[position] != .none { return }
            position -= 1
        }
    }

    /// `opacity, pneumonia?` questions what stands behind the comma; `Is there …?` all of it.
    private mutating func questionBack(from end: Int, in index: Int) {
        let sequence = sequences[index]
        var start = end - 1
        while start > 0, sequence.boundaries[start] != .clause, end - start < Self.mostWordsBack { start -= 1 }
        let isQuestion = start >= 0 && sequence.tokens[start].traits.contains(.interrogative)
        var position = end - 1
        while position >= start, position >= 0 {
            label(sequence.numbers[position], .uncertain, .question)
            if !isQuestion, sequence.boundaries[position] == .item { break }
            position -= 1
        }
        if end == 0, let anchor = sequence.anchor {
            // `pneumonia (?)`
            label(sequences[anchor.sequence].numbers[anchor.position], .uncertain, .question)
        }
    }
}
