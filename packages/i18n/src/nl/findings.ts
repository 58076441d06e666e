import type { FindingCode } from "@salus/domain";

/** One sentence per finding. Dates, amounts and titles arrive written out (`findingText`). */
export default {
  "structure.compulsory_missing": "Het verplichte onderdeel “{{title}}” ontbreekt.",
  "structure.no_strategic_objective": "Dit hoofdstuk heeft nog geen strategische doelstelling.",
  "structure.no_operational_objective": "Deze strategische doelstelling heeft nog geen operationele doelstelling.",
  "structure.no_result": "Deze operationele doelstelling heeft nog geen verwacht resultaat.",
  "structure.no_indicator": "Deze operationele doelstelling heeft nog geen indicator.",
  "structure.misplaced": "Dit onderdeel ({{kind}}) hoort niet op deze plaats in het plan.",
  "structure.chapter_not_in_framework": "Dit hoofdstuk staat niet in de lijst van het kader.",
  "structure.objective_not_in_framework": "Deze doelstelling staat niet in de vaste lijst van het kader.",
  "structure.phenomenon_without_chapter":
    "Deze opsomming noemt “{{title}}”; het plan heeft er geen hoofdstuk over. Voeg het hoofdstuk toe of pas de opsomming aan.",
  "structure.phenomenon_in_two_lists":
    "“{{title}}” staat in twee verschillende opsommingen van fenomenen. Kies bij welke groep het hoort.",
  "structure.phenomenon_closed": "Dit fenomeen is afgesloten en kan niet meer worden gekozen.",

  "text.missing": "De tekst ontbreekt.",
  "text.language_missing": "De tekst ontbreekt in het {{language}}.",
  "text.translation_outdated":
    "De tekst in het {{original}} is gewijzigd nadat deze vertaling in het {{language}} werd gemaakt.",
  "text.template_changed": "Deze tekst wijkt af van de vaste tekst van het kader: “{{title}}”.",
  "text.repeated": "Deze indicator herhaalt letterlijk een verwacht resultaat.",
  "text.same_twice": "Deze regel staat twee keer onder hetzelfde onderdeel.",
  "text.copied_between_units":
    "Deze doelstelling lijkt overgenomen van “{{unit}}” en niet volledig aangepast. Ga na of ze bij deze dienst hoort.",
  "text.run_together": "Bij “{{quote}}” lopen mogelijk twee regels in elkaar. Splits ze.",
  "text.doubled_word": "“{{quote}}”: hetzelfde woord staat twee keer na elkaar.",
  "text.page_furniture": "“{{quote}}” is een kop- of voettekst van een bladzijde. Verwijder hem uit de tekst.",
  "text.orphan_dash": "Een los streepje of opsommingsteken is in de tekst blijven staan.",
  "text.own_number": "Salus nummert zelf. Verwijder “{{quote}}” uit de tekst: dat nummer schuift niet mee.",
  "text.left_blank": "Hier is nog iets in te vullen: “{{quote}}”.",
  "text.answer_in_result": "“Ja/nee” hoort bij een indicator, niet bij een verwacht resultaat.",

  "language.foreign": "“{{quote}}” is nog {{found}}: deze tekst hoort in het {{language}}.",
  "glossary.wrong": "“{{quote}}” is niet de officiële term. Die luidt “{{official}}”.",
  "glossary.outdated": "“{{quote}}” is een vroegere benaming. De huidige term is “{{official}}”.",
  "glossary.other_language": "“{{quote}}” hoort bij de andere taal. De officiële term is hier “{{official}}”.",
  "glossary.notation": "“{{quote}}” is geen gangbare notatie. Schrijf “{{official}}”.",
  "glossary.unclear": "“{{quote}}” is onduidelijk: mogelijk is “{{official}}” bedoeld.",
  "agreement.number": "De getallen stemmen niet overeen met de andere taal: {{here}} hier, {{there}} daar.",
  "agreement.percentage": "De percentages stemmen niet overeen met de andere taal: {{here}} hier, {{there}} daar.",
  "agreement.amount": "De bedragen stemmen niet overeen met de andere taal: {{here}} hier, {{there}} daar.",
  "agreement.date": "De data stemmen niet overeen met de andere taal: {{here}} hier, {{there}} daar.",
  "agreement.target": "De streefwaarde verschilt van die in de andere taal: {{here}} hier, {{there}} daar.",
  "agreement.name": "De andere taal noemt {{there}}; hier staat die naam niet.",
  "agreement.address":
    "De adressen (e-mail of website) stemmen niet overeen met de andere taal: {{here}} hier, {{there}} daar.",

  "date.outside_period": "Datum {{on}} valt buiten de periode {{fromOn}} – {{toOn}}.",
  "date.stale_year": "“{{quote}}” ligt vóór de periode van dit plan ({{fromOn}} – {{toOn}}).",
  "date.broken_year": "In “{{quote}}” is een jaartal onvolledig.",
  "date.already_past": "Deze datum ({{on}}) ligt vóór de indiening van het plan en kan niet meer worden gehaald.",
  "date.relative": "“{{quote}}”: vanaf wanneer? Schrijf de maand en het jaar.",
  "date.stale_period": "“{{quote}}” valt buiten de periode van dit plan ({{fromOn}} – {{toOn}}).",

  "target.impossible": "Een streefwaarde van {{value}} is meer dan mogelijk ({{most}}).",
  "target.outlier":
    "De streefwaarde {{value}} wijkt sterk af van {{other}} bij een indicator over hetzelfde. Ga na of beide kloppen.",
  "target.frequency_differs":
    "Het verwachte resultaat zegt “{{quote}}”; deze indicator vraagt {{value}} per jaar. Stem ze op elkaar af.",
  "target.missing": "Deze indicator heeft geen streefwaarde.",
  "target.outside_period": "De streefwaarde noemt {{on}}. Die datum valt buiten de periode {{fromOn}} – {{toOn}}.",

  "money.no_lines": "Er is nog geen toelagelijn ingevuld.",
  "money.amount_missing": "Het bedrag van “{{title}}” is niet ingevuld.",
  "money.fte_missing": "Het aantal voltijdse equivalenten van “{{title}}” is niet ingevuld.",
  "money.equipment_missing": "De uitrustings- en opleidingskosten van “{{title}}” zijn niet ingevuld.",
  "money.equipment_above_cap":
    "De uitrustings- en opleidingskosten van “{{title}}” ({{askedCents}}) liggen boven het maximum van {{capCents}}. Alleen het maximum telt mee.",
  "money.amount_differs":
    "Voor “{{title}}” is {{statedCents}} vermeld; de berekening van het kader geeft {{computedCents}}.",
  "money.sum_differs": "De toelagelijnen geven samen {{sumCents}}; het document vermeldt {{statedCents}}.",
  "money.scheme_unknown": "De toelagelijn “{{code}}” bestaat niet in dit kader.",
  "money.scheme_repeated": "“{{title}}” staat meer dan eens bij de toelagelijnen.",
  "money.not_a_number": "“{{quote}}” is geen geldig bedrag. Schrijf het als 1.118.172,73.",
  "money.hybrid_notation": "“{{quote}}”: kies één schrijfwijze, met centen of met een streepje.",
  "money.text_differs": "De tekst vermeldt {{statedCents}}; in de toelagelijnen staat {{knownCents}}.",
  "money.scheme_cut_off": "“{{quote}}”: bedoeld is wellicht {{whole}}.",
  "money.fte_notation":
    "“{{quote}}” kan verkeerd worden gelezen. Schrijf het aantal voltijdse equivalenten als één getal.",
  "money.rule_unknown": "Een berekeningsregel van “{{title}}” is voor dit kader niet bekend.",

  "procedure.submitted_before_council":
    "Ingediend op {{submittedOn}}, vóór de gemeenteraad van {{councilOn}}. Dat kan; de data worden vermeld.",
  "procedure.decided_late":
    "De gemeenteraad besliste op {{on}}, meer dan een jaar na het begin van de periode ({{fromOn}} – {{toOn}}).",
  "procedure.council_missing": "De beslissing van de gemeenteraad is nog niet vermeld.",
  "procedure.council_date_unknown": "De datum van de gemeenteraad is niet bekend.",
  "procedure.decision_after_deadline":
    "De gemeenteraad van {{on}} viel na de termijn van {{deadlineOn}}. U kan gewoon indienen; de datum wordt vermeld.",
  "procedure.council_before_college": "De gemeenteraad besliste op {{councilOn}}, vóór het college van {{collegeOn}}.",
  "procedure.decision_in_future": "De beslissing van {{on}} ({{kind}}) ligt nog in de toekomst.",
  "procedure.submitted_after_deadline": "Ingediend op {{on}}, na de termijn van {{deadlineOn}}.",
  "procedure.deadline_passed":
    "De termijn van {{deadlineOn}} is verstreken. U kan nog indienen; de datum wordt vermeld.",
} as const satisfies Record<FindingCode, string>;
