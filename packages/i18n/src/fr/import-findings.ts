import type { Messages } from "../index.ts";

export default {
  "file.damaged": "Le fichier est endommagé ou tronqué ; quelques caractères n’ont pas pu être lus.",
  "layout.furniture_dropped": "Numéro de page, en-tête ou pied de page : omis.",
  "layout.contents_dropped": "Ligne d’une table des matières : omise.",
  "layout.orphan_bullet": "Cette puce est isolée ; aucun texte ne s’y rattache.",
  "heading.unknown": "Ce titre ne figure pas dans la liste officielle.",
  "heading.wording_differs": "La formulation officielle est : « {{title}} ».",
  "heading.chapter_missing": "Aucun titre de chapitre n’a été trouvé au-dessus de ces objectifs.",
  "list.item_without_bullet": "Pas de puce : lu comme un nouvel élément.",
  "list.uncertain_break": "S’agit-il d’un nouvel élément ou de la suite du précédent ?",
  "template.row_empty": "Ligne vide du modèle : omise.",
  "structure.no_result": "Aucun résultat attendu n’a été trouvé pour cet objectif opérationnel.",
  "structure.no_indicator": "Aucun indicateur n’a été trouvé pour cet objectif opérationnel.",
  "structure.objective_unclear":
    "Ceci figurait sous plusieurs objectifs opérationnels à la fois. Auquel faut-il le rattacher ?",
  "numbering.gap": "Le numéro {{number}} ne suit pas le précédent.",
  "target.not_understood": "La valeur cible de cet indicateur n’a pas été comprise.",
  "text.repeated": "Cet indicateur répète un résultat attendu.",
  "text.run_together": "Deux indicateurs se suivent peut-être ici sans séparation.",
  "text.answer_in_result": "« Oui/non » convient à un indicateur, pas à un résultat attendu.",
  "language.foreign_text": "Ce texte est rédigé en {{language}}, contrairement au reste du plan.",
  "term.mixed": "« {{used}} » et « {{term}} » désignent la même chose. Le terme officiel est « {{term}} ».",
  "date.outside_period": "La date du {{on}} tombe en dehors de la période {{fromOn}} – {{toOn}}.",
  "money.not_a_number": "Ce montant n’est pas un nombre valable.",
  "money.sum_differs": "Le montant mentionné est {{statedCents}} ; les éléments font ensemble {{computedCents}}.",
  "money.estimate_differs": "L’estimation de {{statedCents}} s’écarte de l’allocation de {{computedCents}}.",
} as const satisfies Messages["importFindings"];
