/// What a word can do in a clause, apart from the trigger phrases.
struct WordTraits: OptionSet, Sendable {
    let rawValue: UInt32

    /// A finite verb: a new subject before it begins a new clause.
    static let verb = WordTraits(rawValue: 1 << 0)
    /// An auxiliary, which `resolved` may follow.
    static let auxiliary = WordTraits(rawValue: 1 << 1)
    /// A verb of finding, which closes a list: `… or mass is seen`.
    static let finding = WordTraits(rawValue: 1 << 2)
    /// A verb of reporting: `shows`.
    static let report = WordTraits(rawValue: 1 << 3)
    /// It names nothing: a pronoun, an article, an adverb.
    static let empty = WordTraits(rawValue: 1 << 4)
    /// A preposition or adverb, which cannot begin what `possible` qualifies.
    static let adjunct = WordTraits(rawValue: 1 << 5)
    /// It may stand inside a trigger phrase.
    static let filler = WordTraits(rawValue: 1 << 6)
    /// It describes a finding that is there: `mild`, `stable`.
    static let degree = WordTraits(rawValue: 1 << 7)
    /// `a`, `the`, `there`: behind `and`, it begins another subject.
    static let determiner = WordTraits(rawValue: 1 << 8)
    /// It begins a clause behind a comma: `with`, `which`.
    static let opener = WordTraits(rawValue: 1 << 9)
    static let or = WordTraits(rawValue: 1 << 10)
    static let and = WordTraits(rawValue: 1 << 11)
    /// A line that ends with it goes on in the next one.
    static let continues = WordTraits(rawValue: 1 << 12)
    /// It begins a question: `any`, `is`.
    static let interrogative = WordTraits(rawValue: 1 << 13)
    /// `are`, `were`: the subject is a list, or a plural.
    static let plural = WordTraits(rawValue: 1 << 14)

    /// It ends a statement that has no verb: `lens clear`.
    static let state = WordTraits(rawValue: 1 << 16)
    /// What follows is not yet so: `until resolved`.
    static let pending = WordTraits(rawValue: 1 << 17)
    /// It leads to what a finding may be: `representing`, `from`.
    static let introducer = WordTraits(rawValue: 1 << 15)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(of word: String) { self = Self.table[word] ?? [] }

    private static let table: [String: WordTraits] = rows.reduce(into: [:]) { table, row in
        for word in row.1.split(whereSeparator: \.isWhitespace) { table[String(word), default: []].formUnion(row.0) }
    }

    private static let rows: [(WordTraits, String)] = [
        (
            [.verb, .auxiliary, .empty],
            "is are was were has have had be been being isnt arent wasnt werent hasnt havent remain remains remained"
        ),
        ([.plural], "are were have arent werent havent"),
        (
            [.verb, .empty],
            "does do did may might could would should will can cannot doesnt dont didnt appears appear seems"
        ),
        (
            [.verb],
            """
            measures extends contains persists suggests represents reflects enhances occurs involves occupies projects
            terminates lies persisted extended measured demonstrate show reveal reports presented underwent received looks
            smokes drinks takes lives works states feels complains reported reports wears uses
            """
        ),
        (
            [.verb, .report],
            "shows demonstrates reveals confirms showed demonstrated revealed confirmed depicts suggests"
        ),
        (
            [.finding],
            """
            seen identified visualized visualised noted present evident detected demonstrated appreciated found observed
            visible apparent shown recognized recognised suspected
            """
        ),
        (
            [.empty],
            """
            to the a an this it its these those they that which who he she there one ones such other any also now today
            currently again still since subsequently completely fully entirely totally previously however although though
            but and or at time on current present study exam examination imaging images image films film scan here clearly
            definitely felt thought considered appears very highly most more quite rather somewhat both all each where
            interval in by from for of as yet while small tiny subtle early true underlying superimposed occult seen noted
            described finding findings so well because initially formerly earlier prior previous seemed appeared then view views although
            """
        ),
        (
            [.adjunct],
            """
            in at on within given because due with for from as by and but or involving throughout along here today currently
            now again bilaterally based under when while after before during since on per despite although though however
            upon if at this without of over than on until then to which at that
            """
        ),
        (
            [.filler],
            """
            significant significantly acute acutely interval definite definitely definitive definitively obvious obviously
            convincing convincingly clear clearly radiographic radiographical radiographically radiological radiologic
            sonographic sonographically ct mr mri imaging further focal gross grossly overt overtly appreciable
            appreciably major substantial substantially specific particular strong conclusive direct reliable reliably
            completely entirely fully totally absolutely currently now be been being also really truly readily
            confidently certain strongly conclusively clinical clinically mammographic endoscopic histologic histological
            histopathologic microscopic morphologic dermoscopic dermatoscopic ultrasonographic angiographic
            scintigraphic echocardiographic any other visible evident the since then today longer very highly quite
            somewhat most overall laboratory physical objective firm good apparent apparently always
            immunohistochemical discrete discernible identifiable detectable
            """
        ),
        (
            [.degree],
            """
            mild mildly minimal minimally trace moderate moderately stable unchanged persistent normal chronic
            slight slightly scattered several multiple status clear again persistently stably prominent bilateral
            degenerative extensive markedly severe severely marked diffuse small tiny residual improved
            improving worsening increased decreased known old healed postoperative linear bibasilar
            calcified left right
            """
        ),
        ([.determiner], "a an the there this these that it he she patient his her its another"),
        (
            [.opener],
            """
            with which who whose where there measuring measures given compared comparing status suggesting compatible
            consistent representing reflecting similar likely unchanged although while whereas because since
            then this it he she patient extending involving similarly associated accompanied followed
            resulting
            """
        ),
        (
            [.introducer],
            "with from representing reflecting showing suggesting due because for as indicating meaning containing"
        ),
        (
            [.state],
            """
            clear normal intact patent unremarkable enlarged unchanged stable dilated preserved maintained negative positive
            """
        ),
        ([.pending], "until once till unless if"),
        ([.or], "or nor"),
        ([.and], "and"),
        ([.continues], "of or and nor the a an for no without with to in on at not by is are as from than be any"),
        ([.interrogative], "is are any does do has have could evidence was were did can should might may"),
    ]
}
