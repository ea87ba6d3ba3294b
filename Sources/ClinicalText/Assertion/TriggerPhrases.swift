/// The phrases that tell how a clinical text speaks of what is near them.
///
/// Words are folded and without apostrophes: `isn't` is `isnt`. `a|b_c` are alternatives, `_` is a space in one. Words of
/// `WordTraits.filler` may stand inside a phrase and are not listed. Of phrases that begin at one word the longest counts.
enum TriggerPhrases {
    static let table = TriggerTable(
        pseudo + terminators + affirmations + preNegations + backwardUncertainties + improbabilities
            + backwardNegations + resolutions + forwardNegations + forwardUncertainties + indications)

    // MARK: No effect

    private static let pseudo: [(Trigger, String)] = [
        (
            Trigger(effect: .none),
            """
            no|without|not|little change, no|without|not change|changes in|of|from|to|since, no|without changes,
            no|without change|changes in size|appearance|position|alignment|extent of, no|without alteration in|of, not
            changed|altered|different, no different from|than, no|without|not
            increase|decrease|progression|growth|enlargement|improvement|worsening|deterioration|regression
            |difference|variation in|of, not
            increased|decreased|progressed|grown|enlarged|improved|worsened|regressed|deteriorated|resolved|cleared
            |healed, not increasing|decreasing|worsening|improving|enhance|enhancing, not
            increase|decrease|improve|worsen, does|do|did|has|have not
            changed|increased|decreased|progressed|grown|resolved|cleared|improved|worsened, no|without size|interval
            change, no longer enlarged|increasing|growing|enhancing|acute|active|tender, not only, not just, not merely,
            not simply, not limited to, not uncommon|unusual|infrequent|unexpected, not surprising|surprisingly, not
            necessarily due_to|because_of, if not, or not, no doubt, without doubt, no question that, without question,
            not least, no less than, not less than, no more than, not more than, no
            greater|larger|smaller|bigger|later|earlier than, not to mention, no matter, not without, no mistaking, not
            well|optimally|adequately|completely|fully|entirely|ideally|sufficiently seen|visualized
            |visualised|evaluated|assessed|imaged|demonstrated|shown|included|characterized|characterised, not well, not
            fully|entirely|completely included|imaged|covered, not for resuscitation, with or without, with and without,
            and|or without contrast, gram negative, rh|rhesus negative, false negative|negatives, double negative,
            triple negative, node negative, near|nearly complete resolution of,
            partial|partially|incomplete|incompletely|nearly|almost|largely|mostly
            resolution_of|resolved|cleared|resolving, no|without|not|incomplete resolution|clearing of, no|without
            resolution, incomplete resolution, without difficulty|incident|delay, in|since|of|on|from|last|until|during
            may, may 1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23 |24|25|26|27|28|29|30|31, may
            2018|2019|2020|2021|2022|2023|2024|2025|2026|2027|2028, as if, possible|likely|probable
            cause|source|sites|aetiology|etiology|origin of, not a candidate for, medically cleared, cleared for,
            cleared by, as much as possible, as soon as possible, as possible, where|when|if possible, if
            indicated|needed|necessary|required|desired|warranted|appropriate, clinically indicated, as|when clinically
            indicated, if clinically indicated|warranted|appropriate, negative pressure, negative margin|margins,
            versus|vs prior|previous|baseline|preoperative, no significant interval change, could not be
            contacted|reached, risk factor|factors for, failed to improve|resolve|respond, the following, not related
            to, not know|understand, and|then|subsequently removed, absence seizure|seizures, mit und ohne, ohne und mit, nativ und mit, avec et
            sans, sans et avec, con y sin, sin y con, con e senza, senza e con, com e sem, sem e com, met en zonder, zonder
            en met, pas de changement
            """
        )
    ]

    // MARK: Clauses

    private static let terminators: [(Trigger, String)] = [
        (
            Trigger(effect: .terminates),
            """
            but, however, although, though, even though, yet, except, except for, excepting, with the exception of,
            apart from, aside from, other than, besides, which, who, whose, because, because of, due to, owing to,
            secondary to, attributable to, caused by, as a cause|source of, as the cause|source of, as an
            etiology|aetiology of, to account for, to explain, nevertheless, nonetheless, still, whereas, while,
            despite, in spite of, since, until, after, following, status post, s / p, prior to, before, presenting with,
            presented with, presents with, who presents|presented with, admitted with|for, compared with|to, in
            comparison with|to, relative to, when compared, in the setting of, in setting of, in the context of, on a
            background of, on the background of, against a background of, in|for a patient with, in patient|patients
            with, given, in view of, in light of, as well as evidence of, as there is|are, as it is, as this is,
            otherwise, instead, only, treated with, treated for, superimposed on, save for, barring, but for
            """
        )
    ]

    private static let affirmations: [(Trigger, String)] = [
        (
            Trigger(effect: .affirms, strength: .nothing),
            """
            consistent with, compatible with, in keeping with, positive for, reports, complains of, complained of,
            endorses, admits, admits to, there is, there are, there was, there were, shows, demonstrates, reveals, with
            evidence of, has, had, developed, indicating, confirming, diagnostic of, characteristic of, typical of,
            evidence of, remains, persistent, but with, reported, noted to have, found to have, presents, representing,
            reflecting, known, yes, does have, did have
            """
        )
    ]

    // MARK: Uncertainty

    private static let preNegations: [(Trigger, String)] = [
        (
            Trigger(effect: .asserts(.uncertain), strength: .preNegation),
            """
            cannot|cant|could_not|couldnt|can_not|not|unable_to|difficult_to|hard_to|impossible_to|to|doesnt|without
            exclude|excluding|rule_out, cannot|cant|could_not|can_not|not|doesnt be excluded|ruled_out, not excluding,
            cannot|can_not|cant|could_not|not|without exclude|excluding the possibility of, not|never excluded|ruled_out
            the possibility of, not ruling out, no|without new, no|without new or|and enlarging
            |increasing|progressive|worsening|suspicious|acute, not certain|clear|sure|known if|whether|that, uncertain
            |unclear|unsure|unknown|indeterminate if|whether, may|might not be|represent|reflect|have, not
            exclude|preclude, not definitely|definitively|certainly|clearly|necessarily a|an, limits|limited|limiting
            exclusion of, no new or, to help exclude, for exclusion of, exclusion of, not definite|definitive for, not
            diagnostic of|for, equivocal for, inconclusive for, not definitely exclude, not possible to
            exclude|rule_out, insufficient|inadequate to exclude
            """
        )
    ]

    private static let backwardUncertainties: [(Trigger, String)] = [
        (
            Trigger(effect: .asserts(.uncertain), direction: .backward, strength: .strongBackward),
            """
            cannot|cant|could_not|couldnt|can_not|not|isnt|difficult_to|hard_to|impossible_to|unable_to
            be_excluded|excluded|be_ruled_out|ruled_out|be_discounted|be_dismissed, cannot be
            reliably|confidently|entirely|completely|definitively excluded, not excludable, not out of the question,
            cannot|can_not|could_not be confirmed, needs|need|requires|has|have|must|should|to to_be|be
            excluded|ruled_out, not confirmed or excluded, neither confirmed nor excluded, remains|remain to be
            determined|excluded|confirmed, not confirmed nor excluded, not proven, not certain, is|are|remains
            uncertain|unclear, not entirely excluded
            """
        ),
        (
            Trigger(effect: .asserts(.uncertain), direction: .backward, strength: .weakBackward),
            """
            should|could|may|might|can|must|is|are|to be|also considered, may|might|could be present|seen|considered
            |possible|there|the_cause|responsible|contributory, is|are|was|remain|remains in the differential, on the
            differential, in|on|within the differential diagnosis, is|are|remains a|the
            possibility|consideration|concern |question|differential, in question, a possibility|consideration, not
            impossible, should be kept in mind, are considerations, is|are considered, would be considered, is|are to be
            considered, be entertained, is|are included in the differential, are possibilities|differentials, is the
            leading|main|primary consideration|concern|differential, to be confirmed, is|are of concern, a differential
            consideration, should be suspected, if present, if any, needs|need|requires to be considered, as a
            possibility, can be considered, warrants exclusion, as differential, as differentials, at the top of the
            differential, top differential, probable|possible|likely diagnosis
            """
        ),
    ]

    private static let improbabilities: [(Trigger, String)] = [
        (
            Trigger(effect: .asserts(.absent), direction: .either, strength: .strongBackward),
            """
            unlikely, improbable, not likely|probable, highly|very|extremely unlikely, not suspected, not thought
            likely, argued against, not favored|favoured, not considered likely|probable
            """
        ),
        (
            Trigger(effect: .asserts(.absent), strength: .strongBackward),
            """
            unlikely|improbable|not_likely to be|represent|reflect|have|indicate|suggest|cause|contain,
            low|little|minimal suspicion|probability|likelihood|concern|possibility for|of|that, low index of suspicion
            for, little to suggest, argues|argue|arguing|argued|speaks|speak|speaking|militates|evidence against, very
            low probability|likelihood |suspicion of|for, remote possibility of, makes|make|making unlikely, too low for
            """
        ),
        (
            Trigger(effect: .asserts(.uncertain), direction: .either, strength: .strongBackward),
            "less likely, less probable, much less likely, doubtful"
        ),
        (
            Trigger(effect: .asserts(.uncertain), strength: .strongBackward),
            "less likely to be|represent, or less likely, and less likely"
        ),
    ]

    private static let forwardUncertainties: [(Trigger, String)] = [
        (
            Trigger(effect: .asserts(.uncertain), direction: .either, backwardStrength: .weakBackward),
            """
            possible, possibly, probable, probably, likely, most likely, very likely, highly likely, perhaps, maybe,
            presumably, presumptive, potentially, conceivably, questionable, questionably, equivocal, poss, prob,
            borderline for, more likely, quite possibly, quite likely, query
            """
        ),
        (
            Trigger(effect: .asserts(.uncertain), direction: .participle, backwardStrength: .weakBackward),
            "suspected, presumed, favored, favoured, questioned, queried, suspect, hypothesized, hypothesised, postulated"
        ),
        (
            Trigger(effect: .asserts(.uncertain)),
            """
            possible|probable|likely|suspected|presumed|questionable to_be|to_represent|to_reflect|due_to|related_to
            |secondary_to|from|because_of|attributable_to|in_keeping_with|consistent_with|compatible_with|of|as,
            possibly|probably|presumably|perhaps|potentially due_to|related_to|secondary_to|from|because_of
            |attributable_to|in_keeping_with|consistent_with|compatible_with,
            suspected|presumed|favored|favoured|thought |felt|believed|considered|suspected to
            be|represent|reflect|indicate|have|be_due_to|be_related_to |be_secondary_to|be_caused_by|be_from,
            likely|probably a|an|the, may, might, could, may|might|could also, may|might|could well, may|might|could
            represent|reflect|indicate|suggest |be|be_due_to|be_related_to|be_secondary_to|have, question of,
            possibility|probability|likelihood of, possibility|probability|likelihood that, raise|raises|raising|raised
            the|a question|possibility|suspicion |concern of|for|that, suspect that, we|i suspect, differential,
            differential diagnosis, differential diagnoses, ddx, dd, d / d, differential considerations, differential
            diagnosis includes|include|is, differential includes |include|considerations_include, either, favor, favour,
            favors, favours, favoring, favouring, could not exclude, whether, whether or not, suspicious looking, risk
            of, at risk for|of, provisional diagnosis, working diagnosis, impression of possible, not sure,
            considerations include, or possibly, or possible, or probable, or probably, or perhaps, would suggest,
            appears to represent, seems to represent, cannot tell, threatened, impending, tentative, tentatively,
            provisionally, presumptively, not clearly, in case of, potential for
            """
        ),
        (
            Trigger(effect: .asserts(.uncertain), direction: .predicate, backwardStrength: .weakBackward),
            "considered, entertained, conceivable, contemplated"
        ),
        (
            Trigger(effect: .asserts(.uncertain), isAlternative: true), "versus, vs, versus less likely, vs less likely"
        ),
        (
            Trigger(effect: .asserts(.uncertain), isLink: true),
            """
            suspicious for|of, suspicion for|of|that, high|strong|raised suspicion for|of, suggestive of, suggests,
            suggesting, suggest, suggested, suggestion of, suggestions of, hint of, hints at, concerning for, worrisome
            for, worrying for, concern for|of|about|regarding|that, concerned for|about, indicative of possible, raising
            concern, raises concern, raise concern, raising the possibility of, raises the possibility of, raise the
            possibility of, raised the possibility of, to suggest, susp for, susp, representing possible, high
            probability of|for, suggestive for, differential of
            """
        ),
    ]

    private static let indications: [(Trigger, String)] = [
        (
            Trigger(effect: .asserts(.uncertain)),
            """
            rule out, r / o, ro, ruling out, to rule out, evaluate for, evaluation for|of, evaluate, eval for, eval,
            assess for, assessment for|of, assess, check for, look for, looking for, search for, searching for, screen
            for, screening for, query, concern, consider, considering, consideration of, consideration for, if, work up
            for, workup for, work up of, workup of, exclude, monitor for, monitoring for, watch for, surveillance for,
            investigate for, investigation for|of, test for, tested for, testing for, is there|it, are there, question,
            please exclude|rule_out, unless, prophylaxis for, precaution|precautions for, prevent, to prevent,
            prevention of, clinical question, for possible, confirm or exclude, confirm|diagnose|detect whether,
            depending on
            """
        ),
        (
            Trigger(effect: .asserts(.uncertain), direction: .backward, strength: .weakBackward),
            "should be excluded, to be excluded, to be ruled out, protocol to exclude"
        ),
    ]

    // MARK: Negation

    private static let backwardNegations: [(Trigger, String)] = [
        (
            Trigger(effect: .asserts(.absent), direction: .backward, strength: .backward),
            """
            not|isnt|arent|wasnt|werent|never|cannot|cant|could_not|couldnt seen|visualized|visualised|identified|noted
            |present|evident|detected|demonstrated|appreciated|found|observed|visible|apparent|shown|recognized|recognised
            |detectable|identifiable|discernible|palpable|palpated|felt|heard|elicited|encountered|confirmed|there
            |documented|in_evidence|depicted|discerned|displayed|imaged|delineated|reported|occurred|indicated_here
            |perceptible|revealed|established|represented|manifest|recovered|isolated|substantiated|verified|existing
            |developed|occurring|a_feature|features|a_concern|a_consideration|the_cause|be_seen|be_identified|be_found
            |be_visualized|be_visualised|be_detected|be_demonstrated|be_appreciated|be_confirmed_on, not convincingly
            seen|identified|demonstrated, not otherwise seen|identified, is|are|was|were nowhere
            seen|to_be_seen|to_be_found, is|are|was|were|be lacking|missing|nonexistent, no longer
            seen|visualized|visualised|identified|noted|present|evident|detected|demonstrated|appreciated|found|observed
            |visible|apparent|shown|palpable|there|in_place|in_situ|detectable|recognized|recognised|imaged, none, none
            is|are|was|were seen|identified|present|noted|visualized|visualised|detected|found|demonstrated, none
            seen|identified|present|noted|visualized|visualised|detected|found|demonstrated|evident|apparent|known
            |reported|suspected|appreciated|visible, nil seen|identified|present, nil, not there, no longer|not a|an|the
            concern|consideration|issue|possibility|problem, fails|failed to materialize|develop,
            was|were|has_been|have_been|is|are disproved|disproven|negated|refuted, not the case, not true, none of
            note, not any more, not anymore, not demonstrable, not documented, not definitely seen|identified|present
            """
        ),
        (
            Trigger(effect: .asserts(.absent), direction: .predicate, strength: .backward),
            "negative, neg"
        ),
        (
            Trigger(effect: .asserts(.absent), direction: .participle, strength: .backward),
            """
            ruled out, excluded, denied, absent, surgically absent, congenitally absent, completely absent
            """
        ),
        (
            Trigger(effect: .asserts(.absent), direction: .either, strength: .backward),
            "no evidence, no sign, no signs"
        ),
    ]

    private static let resolutions: [(Trigger, String)] = [
        (
            Trigger(effect: .asserts(.absent), strength: .backward),
            """
            resolution|clearing|clearance|disappearance|removal|withdrawal of, complete resolution|clearing|clearance
            |disappearance|removal of, interval resolution|clearing|clearance|disappearance|removal|resorption of, now
            resolved, status post removal|extraction of, s / p removal of
            """
        ),
        (
            Trigger(effect: .asserts(.absent), direction: .participle, strength: .backward),
            "resolved, removed, disappeared, extracted, explanted, subsided, now resolved, since resolved, spontaneously resolved"
        ),
        (
            Trigger(effect: .asserts(.absent), direction: .backward, strength: .backward),
            """
            has|have|had cleared|gone|vanished|disappeared|resolved|subsided|abated|ceased, cleared completely|entirely
            |fully|up, is|are gone|removed, has|have gone|passed, completely cleared, was|were|has_been|have_been
            |had_been removed|withdrawn|extracted|pulled|taken_out|discontinued_and_removed, resolves, has|have since
            resolved|cleared, has|have completely|fully|entirely|now resolved|cleared|disappeared, free now, has|have
            not recurred, did not recur, not recurred
            """
        ),
    ]

    private static let forwardNegations: [(Trigger, String)] = [
        (
            Trigger(effect: .asserts(.absent)),
            """
            no, not, never, neither, nor, cannot, cant, isnt, arent, wasnt, werent, doesnt, dont, didnt, hasnt, havent,
            couldnt, no evidence|sign|signs|indication|indications|suggestion|suggestions|suspicion|findings|finding
            |features|feature|symptoms|appearance|appearances|trace|hint|stigmata|history|complaints|complaint|radiographic
            of|for|that|to_suggest|suggesting|suggestive_of|to_indicate|to_support|suspicious_for|concerning_for
            |consistent_with|compatible_with|worrisome_for|indicating|indicative_of, no concern|concerns
            for|of|about|that, without evidence|sign|signs|indication|suggestion|findings|features
            of|for|to_suggest|suggesting|suggestive_of |suspicious_for|consistent_with|compatible_with, without signs or
            symptoms of, no signs or symptoms of, negative for, neg for, negative
            study|ct|mri|scan|exam|examination|test|tests|testing|workup|work_up|ultrasound|doppler
            |x_ray|radiograph|radiographs|culture|cultures|biopsy|smear|screen|evaluation for, negative with|in
            regard|respect|regards to, test negative for, unremarkable for, free of, free from, clear of, devoid of,
            lack of, lacks, lacking, lacked, absence of, in the absence of, denies, denying, deny, denied any, denies
            any, rather than, instead of, as opposed to, as against, neither of, none of the, none of,
            fails|fail|failed|failing to
            show|reveal|demonstrate|identify|disclose|detect|find|visualize|visualise|depict|produce, rules out, ruled
            out for, ruled the_patient_out for, excludes, nothing to suggest|indicate, nothing
            suggests|suggesting|suspicious_for, non visualization|visualisation of, nonvisualization|nonvisualisation
            of, no longer, unable to identify|see|find|visualize|visualise|detect|demonstrate|appreciate|palpate,
            pertinent negatives, pertinent negatives include, relevant negatives, nil, nil evidence of, never
            had|developed|experienced, ruled him|her out for, no need for, not consistent|compatible with, not in
            keeping with, not have, inconsistent|incompatible with, no suspicious, not
            suggestive|suspicious|concerning|worrisome|indicative |typical|characteristic of|for, no convincing, no
            definite, no known, not demonstrate|show|reveal
            """
        ),
        (
            Trigger(effect: .asserts(.absent), endsAtReport: true), "without, w / o, wo, without any"
        ),
        // The words that deny in reports of other languages. Nothing else of these languages is read.
        (
            Trigger(effect: .asserts(.absent)),
            """
            kein, keine, keinen, keinem, keiner, keines, pas de, pas d, aucun, aucune, absence de, absence d, ausencia de,
            nao ha, nao se, nessun, nessuna, nessuno, assenza di, non si, non evidenza di, non segni di, geen, brak, без,
            нет
            """
        ),
        (
            Trigger(effect: .asserts(.absent), endsAtReport: true), "ohne, sans, sin, sem, senza, zonder, bez"
        ),
    ]
}
