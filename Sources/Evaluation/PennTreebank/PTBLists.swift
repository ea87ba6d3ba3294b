/// The tokenizer's word lists.
enum PTBLists {
    /// Keep their period. Titles, months, companies, places, measures; single letters need no list.
    static let abbreviations = words(
        """
        al cf co ct dr ft ga jr ky lt md mo mr ms mt ph rd rt sq sr st va vs vt wm adj adm adv ala apr aug ave bhd \
        cie col cos cpl dak dec det drs ens esq est etc ext feb fla fri gen gov hon inc ind jan jos jul jun kan \
        ltd maj mar mfg mme mon mrs mtg neb nev nov oct pfc plc pte pty pvt rep rev sen sep seq sfc sgt spc ste \
        sys tel thu tue wed wis wyo alex ariz assn asst atty bldg blvd brig bros capt cmdr colo conn corp dept \
        elec govs insp intl invt kans mich minn mlle mont msgr natl okla penn ppte ppty pres prof ptes ptys reps \
        sens sept supt tenn tues univ wisc calif comdr messrs thurs treas
        """)

    /// Keep it if they start with a capital: "Mass." for Massachusetts; likewise "MASS.".
    static let capitalAbbreviations = words("az la pa ark del ill ore tex mass miss wash")

    /// Keep it before a number: "Fig. 3".
    static let abbreviationsBeforeNumbers = words("ca no op pp art fig nos figs prop")

    /// All of them.
    static let keepFullStop = abbreviations.union(capitalAbbreviations).union(abbreviationsBeforeNumbers)

    /// A single letter before one of these ends a sentence and so loses its period: "vitamin A. The".
    static let sentenceStarts = words(
        """
        a about according additionally after an as at but earlier he her here however if in it last many more now \
        once one other our she since so some such that the their then there these they this we what when while yet you
        """)

    /// One word with its apostrophe.
    static let apostropheWords = [
        "c'est", "d'ye", "e'er", "ev'ry", "li'l", "ma'am", "nat'l", "ne'er", "o'er", "ol'", "qu'il",
        "somethin'",
        "'cause", "'em", "'n'", "'til",
    ]

    /// The same, but only with a plain apostrophe.
    static let plainApostropheWords = ["c'mon", "'tis", "'twas"]

    /// Endings that are split off, and "n't" with either apostrophe.
    static let auxiliaries: Set<String> = ["'s", "'m", "'d", "'re", "'ve", "'ll", "n't", "n`t"]

    /// How quotation marks are written in pairs.
    static let quotes: [Unicode.Scalar: String] = [
        "`": "`", "\u{2018}": "`", "\u{2039}": "`", "\u{2019}": "'", "\u{203A}": "'", "\u{201C}": "``", "\u{AB}": "``",
        "\u{201D}": "''", "\u{BB}": "''",
    ]

    /// Single words that become two tokens.
    static let assimilations = [
        "'tis": ["'t", "is"], "'twas": ["'t", "was"], "cannot": ["can", "not"], "gimme": ["gim", "me"],
        "gonna": ["gon", "na"], "gotta": ["got", "ta"], "lemme": ["lem", "me"], "wanna": ["wan", "na"],
    ]

    /// HTML entities that are replaced by their characters; a space or dash is not a word.
    static let entities = [
        "&amp;": "&", "&apos;": "'", "&gt;": ">", "&lt;": "<", "&mdash;": "--", "&nbsp;": "-", "&quot;": "''",
    ]

    private static func words(_ list: String) -> Set<String> { Set(list.split(separator: " ").map(String.init)) }
}
