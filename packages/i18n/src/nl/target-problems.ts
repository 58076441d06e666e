import type { TargetProblemCode } from "@salus/domain";

/** One sentence per doubt about a target, under the target editor. Dates arrive written out. */
export default {
  "target.outside_period": "De streefwaarde noemt {{on}}. Die datum valt buiten de periode {{fromOn}} – {{toOn}}.",
  "target.value_missing": "Er is nog geen getal. Vul in hoeveel u wilt bereiken.",
  "target.date_missing": "De datum is niet volledig. Vul de dag in waarop dit klaar moet zijn.",
  "target.period_missing": "Er staat niet over welke tijd dit telt: per jaar, of over de hele planperiode?",
  "target.ambiguous_frequency":
    "“{{word}}” wordt op twee manieren gelezen. Kijk de streefwaarde na: één keer om de twee …, of twee keer per …?",
} as const satisfies Record<TargetProblemCode, string>;
