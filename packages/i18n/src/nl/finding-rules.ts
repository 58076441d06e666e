import type { FindingCode } from "@salus/domain";

/** Of every rule: its short name, and what to do about what it finds. */
export default {
  "structure.compulsory_missing": { name: "Verplicht onderdeel ontbreekt", todo: "Voeg het onderdeel toe." },
  "structure.no_strategic_objective": {
    name: "Hoofdstuk zonder strategische doelstelling",
    todo: "Kies een strategische doelstelling of verwijder het hoofdstuk.",
  },
  "structure.no_operational_objective": {
    name: "Strategische doelstelling zonder operationele",
    todo: "Schrijf een operationele doelstelling of verwijder de strategische.",
  },
  "structure.no_result": {
    name: "Operationele doelstelling zonder verwacht resultaat",
    todo: "Schrijf ten minste één verwacht resultaat.",
  },
  "structure.no_indicator": {
    name: "Operationele doelstelling zonder indicator",
    todo: "Schrijf ten minste één indicator.",
  },
  "structure.misplaced": {
    name: "Onderdeel op een verkeerde plaats",
    todo: "Verplaats het onderdeel naar een plaats die het kader toelaat.",
  },
  "structure.chapter_not_in_framework": {
    name: "Hoofdstuk buiten het kader",
    todo: "Kies een hoofdstuk uit de lijst van het kader en verplaats de inhoud.",
  },
  "structure.objective_not_in_framework": {
    name: "Doelstelling buiten de vaste lijst",
    todo: "Kies de vaste doelstelling die overeenkomt.",
  },
  "structure.phenomenon_closed": {
    name: "Afgesloten fenomeen",
    todo: "Breng de inhoud onder bij een fenomeen dat nog kan worden gekozen.",
  },
  "structure.phenomenon_without_chapter": {
    name: "Fenomeen in een opsomming, zonder hoofdstuk",
    todo: "Voeg het hoofdstuk toe of pas de opsomming aan.",
  },
  "structure.phenomenon_in_two_lists": {
    name: "Fenomeen in twee opsommingen",
    todo: "Kies bij welke groep het fenomeen hoort.",
  },
  "text.missing": { name: "Tekst ontbreekt", todo: "Schrijf de tekst of verwijder het lege onderdeel." },
  "text.language_missing": { name: "Vereiste taal ontbreekt", todo: "Schrijf de tekst in de ontbrekende taal." },
  "text.translation_outdated": {
    name: "Verouderde vertaling",
    todo: "Lees de vertaling na naast het origineel en werk ze bij.",
  },
  "text.template_changed": { name: "Vaste tekst gewijzigd", todo: "Zet de vaste tekst van het kader terug." },
  "text.repeated": { name: "Resultaat herhaald als indicator", todo: "Schrijf hoe het resultaat wordt gemeten." },
  "text.answer_in_result": { name: "Ja of nee in een resultaat", todo: "Verplaats “ja/nee” naar een indicator." },
  "text.same_twice": { name: "Dezelfde regel twee keer", todo: "Verwijder een van beide regels." },
  "text.copied_between_units": {
    name: "Overgenomen van een andere dienst",
    todo: "Pas de doelstelling aan of verplaats ze naar de juiste dienst.",
  },
  "text.run_together": { name: "Twee regels in elkaar", todo: "Splits de tekst in twee onderdelen." },
  "text.doubled_word": { name: "Woord dubbel", todo: "Verwijder een van beide woorden." },
  "text.page_furniture": { name: "Kop- of voettekst in de tekst", todo: "Verwijder de kop- of voettekst." },
  "text.orphan_dash": { name: "Los streepje", todo: "Verwijder het streepje of het opsommingsteken." },
  "text.own_number": { name: "Zelf getypt nummer", todo: "Verwijder het nummer uit de tekst." },
  "text.left_blank": { name: "Nog in te vullen", todo: "Vul de plaats in." },
  "language.foreign": { name: "Tekst in een andere taal", todo: "Vertaal het stuk of zet het bij de juiste taal." },
  "glossary.wrong": { name: "Andere term dan de officiële", todo: "Gebruik de officiële term." },
  "glossary.outdated": { name: "Verouderde term", todo: "Gebruik de huidige officiële term." },
  "glossary.other_language": {
    name: "Term van de andere taal",
    todo: "Gebruik de officiële term in de taal van de tekst.",
  },
  "glossary.notation": { name: "Ongewone schrijfwijze", todo: "Gebruik de gewone schrijfwijze." },
  "glossary.unclear": { name: "Onduidelijke term", todo: "Kies de term die bedoeld is." },
  "agreement.number": {
    name: "Getallen verschillen tussen de talen",
    todo: "Ga na welk getal juist is en pas de andere taal aan.",
  },
  "agreement.percentage": {
    name: "Percentages verschillen tussen de talen",
    todo: "Ga na welk percentage juist is en pas de andere taal aan.",
  },
  "agreement.amount": {
    name: "Bedragen verschillen tussen de talen",
    todo: "Ga na welk bedrag juist is en pas de andere taal aan.",
  },
  "agreement.date": {
    name: "Data verschillen tussen de talen",
    todo: "Ga na welke datum juist is en pas de andere taal aan.",
  },
  "agreement.target": {
    name: "Streefwaarden verschillen tussen de talen",
    todo: "Ga na welke streefwaarde juist is en pas de andere taal aan.",
  },
  "agreement.name": {
    name: "Namen verschillen tussen de talen",
    todo: "Gebruik in elke taal de naam uit de organisatie.",
  },
  "agreement.address": {
    name: "Adressen verschillen tussen de talen",
    todo: "Ga na welk adres juist is en pas de andere taal aan.",
  },
  "date.outside_period": { name: "Datum buiten de periode", todo: "Pas de datum aan of verwijder ze." },
  "date.stale_period": { name: "Oude periode in de tekst", todo: "Noem de periode van dit plan." },
  "date.stale_year": { name: "Jaartal vóór de periode", todo: "Pas het jaartal aan of verwijder het." },
  "date.broken_year": { name: "Onvolledig jaartal", todo: "Schrijf het jaartal voluit." },
  "date.already_past": { name: "Datum voorbij vóór de indiening", todo: "Kies een datum na de indiening." },
  "date.relative": { name: "Tijd zonder datum", todo: "Schrijf de maand en het jaar." },
  "target.missing": {
    name: "Indicator zonder streefwaarde",
    todo: "Vul een streefwaarde in, of zet de melding opzij als de indicator alleen beschrijft.",
  },
  "target.outside_period": { name: "Streefdatum buiten de periode", todo: "Pas de datum van de streefwaarde aan." },
  "target.impossible": { name: "Onmogelijke streefwaarde", todo: "Verbeter het getal of de eenheid." },
  "target.outlier": { name: "Streefwaarde ver van een verwante", todo: "Vergelijk beide indicatoren." },
  "target.frequency_differs": {
    name: "Frequentie anders dan in het resultaat",
    todo: "Stem het resultaat en de indicator op elkaar af.",
  },
  "money.no_lines": { name: "Geen toelagelijn", todo: "Voeg een toelagelijn toe." },
  "money.amount_missing": { name: "Bedrag ontbreekt", todo: "Vul het bedrag in." },
  "money.fte_missing": { name: "Aantal VTE ontbreekt", todo: "Vul het aantal voltijdse equivalenten in." },
  "money.equipment_missing": {
    name: "Uitrusting en opleiding niet ingevuld",
    todo: "Vul het bedrag in, ook als het nul is.",
  },
  "money.equipment_above_cap": {
    name: "Uitrusting en opleiding boven het maximum",
    todo: "Verlaag het bedrag tot het maximum.",
  },
  "money.amount_differs": { name: "Bedrag anders dan de berekening", todo: "Ga na welk bedrag juist is." },
  "money.sum_differs": { name: "Totaal anders dan de som", todo: "Ga na welke lijn of welk totaal juist is." },
  "money.scheme_unknown": { name: "Onbekende toelagelijn", todo: "Kies een toelagelijn van het kader." },
  "money.scheme_repeated": { name: "Toelagelijn dubbel", todo: "Voeg beide lijnen samen." },
  "money.rule_unknown": {
    name: "Berekeningsregel niet bekend",
    todo: "Vul het totaal in zoals het in het besluit staat.",
  },
  "money.not_a_number": { name: "Bedrag dat geen getal is", todo: "Schrijf het bedrag opnieuw." },
  "money.hybrid_notation": { name: "Twee schrijfwijzen in één bedrag", todo: "Kies centen of een streepje." },
  "money.text_differs": { name: "Bedrag in de tekst wijkt af", todo: "Neem het bedrag van de toelagelijnen over." },
  "money.scheme_cut_off": { name: "Afgebroken naam van een dispositief", todo: "Schrijf de naam voluit." },
  "money.fte_notation": {
    name: "Onduidelijke schrijfwijze van VTE",
    todo: "Schrijf één getal, bijvoorbeeld 8,00 VTE.",
  },
  "procedure.council_missing": {
    name: "Beslissing van de gemeenteraad niet vermeld",
    todo: "Vermeld de beslissing zodra ze is genomen.",
  },
  "procedure.council_date_unknown": { name: "Datum van de gemeenteraad niet bekend", todo: "Vul de datum in." },
  "procedure.decision_after_deadline": {
    name: "Gemeenteraad na de termijn",
    todo: "U kan indienen; ga na of de datum juist is.",
  },
  "procedure.council_before_college": {
    name: "Gemeenteraad vóór het college",
    todo: "Ga na of beide data juist zijn.",
  },
  "procedure.decision_in_future": {
    name: "Beslissing in de toekomst",
    todo: "Verbeter de datum of wacht tot de beslissing is genomen.",
  },
  "procedure.submitted_after_deadline": {
    name: "Ingediend na de termijn",
    todo: "Geen handeling nodig; de datum wordt vermeld.",
  },
  "procedure.deadline_passed": { name: "Termijn verstreken", todo: "Dien in zodra het plan klaar is." },
  "procedure.submitted_before_council": {
    name: "Ingediend vóór de gemeenteraad",
    todo: "Bezorg de beslissing zodra ze is genomen.",
  },
  "procedure.decided_late": { name: "Laat beslist", todo: "Ga na of de datum juist is." },
} as const satisfies Record<FindingCode, { readonly name: string; readonly todo: string }>;
