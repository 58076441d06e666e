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
  "structure.phenomenon_closed": "Dit fenomeen is afgesloten en kan niet meer worden gekozen.",

  "text.missing": "De tekst ontbreekt.",
  "text.language_missing": "De tekst ontbreekt in het {{language}}.",
  "text.translation_outdated":
    "De tekst in het {{original}} is gewijzigd nadat deze vertaling in het {{language}} werd gemaakt.",
  "text.template_changed": "Deze tekst wijkt af van de vaste tekst van het kader: “{{title}}”.",
  "text.repeated": "Deze indicator herhaalt letterlijk een verwacht resultaat.",
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
  "agreement.date": "De datums stemmen niet overeen met de andere taal: {{here}} hier, {{there}} daar.",
  "agreement.target": "De streefwaarde leest anders dan in de andere taal: {{here}} hier, {{there}} daar.",
  "agreement.name": "De andere taal noemt {{there}}; hier staat die naam niet.",
  "agreement.address":
    "De adressen (e-mail of website) stemmen niet overeen met de andere taal: {{here}} hier, {{there}} daar.",

  "date.outside_period": "Datum {{on}} valt buiten de periode {{fromOn}} – {{toOn}}.",
  "date.stale_period": "“{{quote}}” valt buiten de periode van dit plan ({{fromOn}} – {{toOn}}).",

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
  "money.rule_unknown": "Een berekeningsregel van “{{title}}” is voor dit kader niet bekend.",

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
