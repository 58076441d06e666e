import type { Messages } from "../index.ts";

export default {
  "target.outside_period":
    "La valeur cible mentionne le {{on}}. Cette date est en dehors de la période {{fromOn}} – {{toOn}}.",
  "target.value_missing": "Aucun nombre n’est encore indiqué. Précisez ce que vous voulez atteindre.",
  "target.date_missing": "La date est incomplète. Indiquez le jour pour lequel ceci doit être prêt.",
  "target.period_missing": "La durée n’est pas précisée : par an, ou sur toute la période du plan ?",
  "target.ambiguous_frequency":
    "« {{word}} » se lit de deux façons. Vérifiez la valeur cible : une fois tous les deux …, ou deux fois par … ?",
} as const satisfies Messages["targetProblems"];
