"""What the reference programs say of made-up captions: expected/metrics.json, expected/caption-words.json.

Needs Java for pycocoevalcap's tokeniser. `python3 make_metrics.py --sentences FILE 4000` also writes so many sentences with
their words, for a comparison larger than what is kept here.
"""
import collections
import json
import math
import random
import sys
from pathlib import Path

from nltk.stem.porter import PorterStemmer
from pycocoevalcap.bleu.bleu import Bleu
from pycocoevalcap.cider.cider import Cider
from pycocoevalcap.rouge.rouge import Rouge
from pycocoevalcap.tokenizer.ptbtokenizer import PTBTokenizer
from rouge_score import rouge_scorer
from sacrebleu.metrics import BLEU
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a

EXPECTED = Path(__file__).resolve().parent.parent / "expected"

HARD = [
    "", " ", ".", "...", "can't won't don't cannot isn't it's he'll they've I'm", "the patient’s lesion doesn’t itch",
    "gonna wanna gotta 'tis 'twas gimme lemme", "patients' scans and the dogs' ears", "O'Brien's d'or L'Oreal o'clock qu'il",
    "Lesion (3.5 cm) is [benign] {x} <b> bold </b>", "L4-L5 C5/C6 T2-weighted x-ray T1/T2 and/or w/o s/p",
    "3.5x2.0 cm, 3.5 x 2.0 cm, 2×2 cm, 2.5cm×3.5cm", "37.5°C 98.6 °F 45°-90° 5±1 ±2 ≤5 ≥10 p<0.05 n=12 p = .03",
    "e.g. this, i.e. that, etc. approx. 3 vs. 4 cf. Fig. 3 and fig. two, No. 5 no. 6 et al. said",
    "Dr. Smith, M.D., Ph.D., at 5 p.m. in the U.S. Then home", "wait... what.. oh.... end . . . yes … and",
    "“curly” ‘single’ ``latex'' \"plain\" «guillemets»", "a–b a — b a -- b a--b -b b- ---- -----",
    "1,000 1,000.5 -5 +5 .5 5. 1.2.3 3:45 12:30 10-20 10–20 2010-05-06 05/06/2010 90s '90s '99", "$5.00 £5 €5 US$5 5¢ 50% 5-10%",
    "me@example.org http://example.org/a?b=c www.example.org radiology.com @user #tag", "C++ A* *star* x*y 3/4\" 6' 5'10\"",
    "½ ¼ ¾ 2½ cm and 2 1/2 cm, 1-1/2 in", "α-fetoprotein μm µL café naïve Ångström β2 IL-6 CD4+ Ca2+ 99mTc H₂O cm² 10⁶",
    ":) :-( ;D ^_^ :D", "R&D AT&T a & b &amp; &lt;5 &quot;x&quot;", "type A. The end. vitamin a. the rest. grade I. Foo",
    "under_score a_b __ ~ ^ | \\ = == >= <= ->", "non-small-cell 18-year-old 1.5cm-thick 5.5-mm pre- and post-contrast",
    "lesion., mm., 5.; x).", "zero\u200bwidth no\u00a0break so\u00adft 中文 русский हिन्दी 😀 end", "ratio 120/80mmHg 5mg/dL mL/min/1.73m2 km/h",
    "call (555) 123-4567 or 12 345 6789", "end.Next sentence. cm.The 5.The", "Mass. foo mass. Foo Wash. Miss. Del. Pa. La.",
    "!! ?! ??? ! ? ;; :: ,,", "a!b c?d", "rt. lt. ext. sq. mo. wt. ht. pt. hx.", "TAB\there  double  space",
]

SIDES = ["left", "right", "bilateral", "L", "R", "Lt.", "rt."]
PLACES = ["lower lobe", "upper lobe", "forearm", "cheek", "L4-L5", "T1/T2", "C5-6", "lung base(s)", "calf", "hilum", "patient's back", "A-P view"]
FINDINGS = ["opacity", "nodule", "mass", "plaque", "papule", "macule", "consolidation", "pleural effusion", "pneumothorax",
            "ground-glass opacity", "T2-hyperintense lesion", "erythematous, scaly plaque", "well-demarcated patch",
            "non-calcified nodule", "x-ray artefact", "café-au-lait spot", "basal cell carcinoma (BCC)", "no focal mass"]
SIZES = ["3 mm", "5mm", "2.5 cm", "2.5cm", "3.5x2.0 cm", "3.5 x 2.0 x 1.1 cm", "2×3 cm", "1/2 inch", "2 1/2 in.", "1-2 mm", "1.5-2.0 cm",
         "<5 mm", ">=10 mm", "~4 mm", "approx. 3 cm", "10%", "50-60%", "37.5°C", "120/80 mmHg", "1,200 mL", ".5 cm", "5 ± 1 mm", "½ inch"]
OPENINGS = ["There is", "There's", "Seen is", "We can't exclude", "It isn't clear; likely", "Findings:", "IMPRESSION:", "1.", "2)", "-", "“Image” shows",
            "CT of the chest w/o contrast:", "PA & lateral views show", "MRI (1.5T) shows", "Dr. Smith's note:", "The patient's", "e.g."]
ENDINGS = [".", "", "!", "?", "...", ";", ", stable.", ", unchanged since 05/06/2010.", " (see Fig. 3).", " vs. prior.", ", i.e. benign.", " etc.", " - follow-up.",
           " — suspicious for psoriasis", "; DDx: eczema/psoriasis.", " at 5 p.m.", " in the U.S.", " [1,2].", "\" he said.", " (s/p biopsy No. 2)."]
CHARACTERS = list("aAbBeEnNsStTxX0125..,,--''//()[]:;%&$#*+=<>!?_^~\"`@\\|{}") + [
    " ", " ", " ", "n't", "'s", "°", "±", "×", "–", "—", "’", "“", "”", "½", "é", "μ", "²", "…", "mm", "cm", "U.S.", "e.g."]


def sentences(count):
    """Lines of the sort captioners and radiologists write, and some that nobody would."""
    chance = random.Random(20260101)
    made = list(HARD)
    while len(made) < count:
        if chance.random() < 0.12:
            made.append("".join(chance.choice(CHARACTERS) for _ in range(chance.randint(3, 14))).strip())
            continue
        words = [chance.choice(OPENINGS), chance.choice(["a", "an", "the", ""]), chance.choice(SIZES), chance.choice(SIDES),
                 chance.choice(PLACES), chance.choice(FINDINGS)]
        if chance.random() < 0.3:
            words.insert(2, chance.choice(FINDINGS) + chance.choice([",", " and", "/", " and/or", " -"]))
        text = " ".join(word for word in words if word) + chance.choice(ENDINGS)
        if chance.random() < 0.3:
            text += " " + " ".join([chance.choice(["No", "The", "A", "Also,", "Size:"]), chance.choice(FINDINGS), chance.choice(SIZES)]) + chance.choice(ENDINGS)
        made.append(text)
    return list(dict.fromkeys(made))


def ptb(texts):
    """The tokens that stay, joined as pycocoevalcap joins them.

    Lines of "x" between the texts: what the tokeniser makes of a last "a." depends on how the next line begins.
    """
    lines = [line for text in texts for line in (text, "x")]
    found = PTBTokenizer().tokenize({place: [{"caption": line}] for place, line in enumerate(lines)})
    return [found[2 * place][0] for place in range(len(texts))]


def captions():
    """About sixty items: candidates near to and far from one to three references."""
    chance = random.Random(7)
    pool = [text for text in sentences(400)[len(HARD):] if len(text) > 30]
    items = []
    for place in range(54):
        reference = pool[3 * place % len(pool)]
        words = reference.split()
        candidate = [word for word in words if chance.random() > 0.25]
        if chance.random() < 0.5:
            candidate += chance.choice(pool).split()[:4]
        if chance.random() < 0.3:
            chance.shuffle(candidate)
        references = [reference] + [" ".join(words[:k] + chance.choice(pool).split()[2:]) for k in range(2, 2 + place % 3)]
        items.append((" ".join(candidate), references))
    items += [
        ("", ["There is no focal mass."]), ("", [""]), (" \n ", ["A plaque."]), ("A plaque.", ["", "a plaque"]), ("plaque", ["a large red scaly plaque"]),
        ("The skin lesion is red.\nIt is scaly and itching.", ["The lesions are scaly.\nThe skin is red, itchy."]),
        ("red red red red red red red", ["a red plaque", "red red"]), ("2 1/2 cm plaque", ["plaque of 2 1/2 cm", "2½ cm"]),
        ("中文 😀 café naïve", ["café 中文"]), ("İstanbul K 5 Å", ["istanbul k 5 å"]), items[0], items[0],
    ]
    return items


def coco(candidates, references):
    """pycocoevalcap's own classes on the tokenised texts."""
    gts, res = dict(enumerate(references)), {place: [text] for place, text in enumerate(candidates)}
    bleu, per_item = Bleu(4).compute_score(gts, res, verbose=0)
    rouge, rouges = Rouge().compute_score(gts, res)
    cider, ciders = Cider().compute_score(gts, res)
    return ({"BLEU-1": bleu[0], "BLEU-2": bleu[1], "BLEU-3": bleu[2], "BLEU-4": bleu[3], "ROUGE-L": float(rouge), "CIDEr-D": float(cider)},
            {"BLEU": [list(scores) for scores in zip(*per_item)], "ROUGE-L": list(map(float, rouges)), "CIDEr-D": list(map(float, ciders))})


def sacre(items):
    most = max(len(references) for _, references in items)
    streams = [[references[k] if k < len(references) else None for _, references in items] for k in range(most)]
    metric = BLEU()
    score = metric.corpus_score([candidate for candidate, _ in items], streams).score
    return score, str(metric.get_signature())


def rouge_sum(items):
    scorer = rouge_scorer.RougeScorer(["rougeLsum"], use_stemmer=True)
    return [scorer.score_multi(references, candidate)["rougeLsum"] for candidate, references in items]


def card_cider(items):
    """CIDEr-D by the formula CardCIDErD.swift states, on one reference each."""
    def words(text):
        return "".join(c if c in "abcdefghijklmnopqrstuvwxyz0123456789" else " " for c in text.lower()).split()

    def grams(tokens, n):
        return collections.Counter(zip(*(tokens[k:] for k in range(n))))

    pairs = [(words(candidate), words(references[0])) for candidate, references in items]
    scores = [0.0] * len(pairs)
    for n in (1, 2, 3, 4):
        documents = collections.Counter(gram for _, reference in pairs for gram in set(grams(reference, n)))

        def vector(tokens):
            counts = grams(tokens, n)
            total = max(1, sum(counts.values()))
            return {gram: count / total * math.log((len(pairs) + 1) / (documents[gram] + 1)) for gram, count in counts.items() if gram in documents}
        for place, (candidate, reference) in enumerate(pairs):
            a, b = vector(candidate), vector(reference)
            squares = sum(x * x for x in a.values()) * sum(x * x for x in b.values())
            cosine = sum(a[gram] * b.get(gram, 0) for gram in a) / (math.sqrt(squares) + 1e-8) if squares else 0
            scores[place] += 10 / 4 * cosine * math.exp(-((len(candidate) - len(reference)) ** 2) / 72)
    return scores


def interval(scores, resamples, seed):
    """The percentile interval of a mean from the resamples of Bootstrap.swift."""
    mask, state, means = (1 << 64) - 1, seed, []
    for _ in range(resamples):
        total = 0.0
        for _ in scores:
            state = (state + 0x9E3779B97F4A7C15) & mask
            z = state
            z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
            total += scores[((z ^ (z >> 31)) * len(scores)) >> 64]
        means.append(total / len(scores))
    means.sort()

    def quantile(share):
        position = share * (len(means) - 1)
        below = int(position)
        return means[below] + (means[min(below + 1, len(means) - 1)] - means[below]) * (position - below)
    return [quantile(0.025), quantile(0.975)]


def figures(items):
    candidates = ptb([candidate for candidate, _ in items])
    flat = iter(ptb([reference for _, references in items for reference in references]))
    references = [[next(flat) for _ in given] for _, given in items]
    corpus, per_item = coco(candidates, references)
    score, signature = sacre(items)
    rouges = rouge_sum(items)
    kept = [(candidate, given[:1]) for candidate, given in items if candidate.strip() and given[0].strip()]
    corpus |= {"sacreBLEU": score}
    for name, part in (("F1", "fmeasure"), ("P", "precision"), ("R", "recall")):
        corpus[f"rougeLsum-{name}"] = sum(getattr(rouge, part) for rouge in rouges) / len(rouges)
    if kept:
        corpus |= {"card-BLEU": sacre(kept)[0], "card-ROUGE-L": sum(rouge.fmeasure for rouge in rouge_sum(kept)) / len(kept),
                   "card-CIDEr-D": sum(card_cider(kept)) / len(kept)}
    return {"items": [{"candidate": candidate, "references": given} for candidate, given in items], "corpus": corpus, "perItem": per_item,
            "sacreBLEU": signature, "intervals": {"ROUGE-L": interval(per_item["ROUGE-L"], 200, 3)} if len(items) > 1 else {}}


def main():
    items = captions()
    single = [(candidate, references[:1]) for candidate, references in items]
    most = collections.Counter(candidate.strip() for candidate, _ in items).most_common(1)[0][0]
    sets = {
        "several references": items, "one reference": single, "one item": items[5:6], "three items": items[6:9],
        "constant": [(most, references) for _, references in items], "all empty": [("", ["a plaque"]), ("", ["a red papule"])],
        "perfect": [(references[0], references) for _, references in items if references[0]],
    }
    words = sorted({word.strip(".,;:()").lower() for text in sentences(900) for word in text.split()} | set("""
        relational conditional rational valenci hesitanci digitizer conformabli radicalli differentli vileli analogousli
        vietnamization predication operator feudalism decisiveness hopefulness callousness formaliti sensitiviti sensibiliti
        triplicate formative formalize electriciti electrical hopeful goodness revival allowance inference airliner gyroscopic
        adjustable defensible irritant replacement adjustment dependent adoption homologou communism activate angulariti homologous
        effective bowdlerize probate rate cease controll roll skies dying lying tying news innings inning outings cannings howe proceed
        exceed succeed ties dies flies spied tied died happy sky spy enjoy enjoyment hopping hissing fizzed falling filing failing tanned
        agreed feed bled motoring sing conflated troubled sized yyyy syzygy toy fully carefully biology geological radiologically ulcerated
        erythematous calcification lesions opacities metastases hyperpigmented nodules well scaling bed red being aed ing as is
        """.split()))
    words = [word for word in words if word and all(c in "abcdefghijklmnopqrstuvwxyz0123456789" for c in word)]
    tokenizer = Tokenizer13a()
    lines = [text for text in HARD if text.strip()] + ["a-\nb c", "&quot;x&amp;y&lt;z&gt;", "5-6 a-b 5.a a.5 a,b 1,2 , .", "<skipped>x"]
    golden = {
        "sets": {name: figures(given) for name, given in sets.items()},
        "stems": {word: PorterStemmer().stem(word) for word in words},
        "mteval13a": [[line, tokenizer(line.rstrip())] for line in lines],
    }
    (EXPECTED / "metrics.json").write_text(json.dumps(golden, ensure_ascii=True, separators=(",", ":")).replace("},", "},\n") + "\n")
    kept = sentences(520)
    (EXPECTED / "caption-words.json").write_text(
        "[\n" + ",\n".join(json.dumps([text, found]) for text, found in zip(kept, ptb(kept))) + "\n]\n")
    if "--sentences" in sys.argv:
        name, count = sys.argv[sys.argv.index("--sentences") + 1:][:2]
        many = sentences(int(count))
        Path(name).write_text("[\n" + ",\n".join(json.dumps([text, found]) for text, found in zip(many, ptb(many))) + "\n]\n")


if __name__ == "__main__":
    main()
