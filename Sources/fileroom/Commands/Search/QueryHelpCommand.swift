import ArgumentParser
import Catalog

/// `fileroom help query`: how to write a query.
struct QueryHelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "How to write a query for search and list.",
        discussion: """
            chest x-ray            all the words, in any order; also other names of the same things
            "ground glass"         the words side by side, as they stand
            pneum*                 words that start so
            ct (chest OR abdomen)  one or the other
            ct -contrast           without this word; also: ct NOT contrast
            no effusion            where effusions are denied; also: absent:effusion
            possible pneumonia     where pneumonia is left open; also: uncertain:pneumonia
            any:effusion           stated, left open or denied
            exact:haemorrhage      the word as it stands, without other names and spellings
            desc:"high resolution" in descriptions; caption: in captions, protocol: in protocol and agent
            modality:CT,MR         a field with one of these values; body:* has any value
            te:>80  rows:512..1024 numbers
            date:2020..2022-03     days, months and years; date:last-month, date:30d

            Put a query in apostrophes, because the shell reads these signs as well. Fields:

            \(SearchField.all.map(\.name).joined(separator: ", "))

            docs/search.md tells the rest.

            EXAMPLE
              fileroom search 'right effusion, no pneumothorax' --from 2020
            """, shouldDisplay: false)

    func run() throws { Output.result(Self.helpMessage(for: Self.self)) }
}
