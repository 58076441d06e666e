import type { Messages } from "../index.ts";

export default {
  "structure.compulsory_missing": "L’élément obligatoire « {{title}} » manque.",
  "structure.no_strategic_objective": "Ce chapitre n’a pas encore d’objectif stratégique.",
  "structure.no_operational_objective": "Cet objectif stratégique n’a pas encore d’objectif opérationnel.",
  "structure.no_result": "Cet objectif opérationnel n’a pas encore de résultat attendu.",
  "structure.no_indicator": "Cet objectif opérationnel n’a pas encore d’indicateur.",
  "structure.misplaced": "Cet élément ({{kind}}) n’est pas à sa place dans le plan.",
  "structure.chapter_not_in_framework": "Ce chapitre ne figure pas dans la liste du cadre.",
  "structure.objective_not_in_framework": "Cet objectif ne figure pas dans la liste fixe du cadre.",
  "structure.phenomenon_without_chapter":
    "Cette énumération cite « {{title}} » ; le plan n’y consacre aucun chapitre. Ajoutez le chapitre ou adaptez l’énumération.",
  "structure.phenomenon_in_two_lists":
    "« {{title}} » figure dans deux énumérations de phénomènes différentes. Choisissez le groupe auquel il appartient.",
  "structure.phenomenon_closed": "Ce phénomène est clôturé et ne peut plus être choisi.",

  "text.missing": "Le texte manque.",
  "text.language_missing": "Le texte manque en {{language}}.",
  "text.translation_outdated": "Le texte en {{original}} a été modifié après cette traduction en {{language}}.",
  "text.template_changed": "Ce texte s’écarte du texte fixe du cadre : « {{title}} ».",
  "text.repeated": "Cet indicateur répète littéralement un résultat attendu.",
  "text.same_twice": "Cette ligne figure deux fois sous le même élément.",
  "text.copied_between_units":
    "Cet objectif semble repris de « {{unit}} » sans avoir été entièrement adapté. Vérifiez qu’il relève bien de ce service.",
  "text.run_together": "À « {{quote}} », deux lignes sont peut-être collées. Séparez-les.",
  "text.doubled_word": "« {{quote}} » : le même mot figure deux fois de suite.",
  "text.page_furniture": "« {{quote}} » est un en-tête ou un pied de page. Retirez-le du texte.",
  "text.orphan_dash": "Un tiret ou une puce isolés sont restés dans le texte.",
  "text.own_number":
    "Salus numérote lui-même. Retirez « {{quote}} » du texte : ce numéro ne suit pas les déplacements.",
  "text.left_blank": "Il reste quelque chose à compléter : « {{quote}} ».",
  "text.answer_in_result": "« Oui/non » convient à un indicateur, pas à un résultat attendu.",

  "language.foreign": "« {{quote}} » est encore en {{found}} : ce texte doit être en {{language}}.",
  "glossary.wrong": "« {{quote}} » n’est pas le terme officiel. Le terme officiel est « {{official}} ».",
  "glossary.outdated": "« {{quote}} » est une ancienne dénomination. Le terme actuel est « {{official}} ».",
  "glossary.other_language": "« {{quote}} » appartient à l’autre langue. Le terme officiel est ici « {{official}} ».",
  "glossary.notation": "« {{quote}} » n’est pas une notation d’usage. Écrivez « {{official}} ».",
  "glossary.unclear": "« {{quote}} » n’est pas clair : il s’agit peut-être de « {{official}} ».",
  "agreement.number": "Les nombres ne concordent pas avec l’autre langue : {{here}} ici, {{there}} là.",
  "agreement.percentage": "Les pourcentages ne concordent pas avec l’autre langue : {{here}} ici, {{there}} là.",
  "agreement.amount": "Les montants ne concordent pas avec l’autre langue : {{here}} ici, {{there}} là.",
  "agreement.date": "Les dates ne concordent pas avec l’autre langue : {{here}} ici, {{there}} là.",
  "agreement.target": "La valeur cible diffère de celle de l’autre langue : {{here}} ici, {{there}} là.",
  "agreement.name": "L’autre langue cite {{there}} ; ce nom ne figure pas ici.",
  "agreement.address":
    "Les adresses (courriel ou site) ne concordent pas avec l’autre langue : {{here}} ici, {{there}} là.",

  "date.outside_period": "La date du {{on}} tombe en dehors de la période {{fromOn}} – {{toOn}}.",
  "date.stale_year": "« {{quote}} » précède la période de ce plan ({{fromOn}} – {{toOn}}).",
  "date.broken_year": "Dans « {{quote}} », une année est incomplète.",
  "date.already_past": "Cette date ({{on}}) précède l’introduction du plan : elle ne peut plus être atteinte.",
  "date.relative": "« {{quote}} » : depuis quand ? Indiquez le mois et l’année.",
  "date.stale_period": "« {{quote}} » tombe en dehors de la période de ce plan ({{fromOn}} – {{toOn}}).",

  "target.impossible": "Une valeur cible de {{value}} dépasse ce qui est possible ({{most}}).",
  "target.outlier":
    "La valeur cible {{value}} s’écarte fortement de {{other}} pour un indicateur portant sur le même objet. Vérifiez les deux.",
  "target.frequency_differs":
    "Le résultat attendu dit « {{quote}} » ; cet indicateur demande {{value}} par an. Accordez-les.",
  "target.missing": "Cet indicateur n’a pas de valeur cible.",
  "target.outside_period":
    "La valeur cible mentionne le {{on}}. Cette date tombe en dehors de la période {{fromOn}} – {{toOn}}.",

  "money.no_lines": "Aucune ligne d’allocation n’est encore remplie.",
  "money.amount_missing": "Le montant de « {{title}} » n’est pas rempli.",
  "money.fte_missing": "Le nombre d’équivalents temps plein de « {{title}} » n’est pas rempli.",
  "money.equipment_missing": "Les frais d’équipement et de formation de « {{title}} » ne sont pas remplis.",
  "money.equipment_above_cap":
    "Les frais d’équipement et de formation de « {{title}} » ({{askedCents}}) dépassent le maximum de {{capCents}}. Seul le maximum est compté.",
  "money.amount_differs":
    "Pour « {{title}} », {{statedCents}} est mentionné ; le calcul du cadre donne {{computedCents}}.",
  "money.sum_differs": "Les lignes d’allocation font ensemble {{sumCents}} ; le document mentionne {{statedCents}}.",
  "money.scheme_unknown": "La ligne d’allocation « {{code}} » n’existe pas dans ce cadre.",
  "money.scheme_repeated": "« {{title}} » figure plusieurs fois parmi les lignes d’allocation.",
  "money.not_a_number": "« {{quote}} » n’est pas un montant valable. Écrivez-le sous la forme 1.118.172,73.",
  "money.hybrid_notation": "« {{quote}} » : choisissez une seule notation, avec des centimes ou avec un tiret.",
  "money.text_differs": "Le texte mentionne {{statedCents}} ; les lignes d’allocation donnent {{knownCents}}.",
  "money.scheme_cut_off": "« {{quote}} » : il s’agit sans doute de {{whole}}.",
  "money.fte_notation":
    "« {{quote}} » peut prêter à confusion. Écrivez le nombre d’équivalents temps plein en un seul nombre.",
  "money.rule_unknown": "Une règle de calcul de « {{title}} » n’est pas connue pour ce cadre.",

  "procedure.submitted_before_council":
    "Introduit le {{submittedOn}}, avant le conseil communal du {{councilOn}}. C’est possible ; les dates sont mentionnées.",
  "procedure.decided_late":
    "Le conseil communal a décidé le {{on}}, plus d’un an après le début de la période ({{fromOn}} – {{toOn}}).",
  "procedure.council_missing": "La décision du conseil communal n’est pas encore mentionnée.",
  "procedure.council_date_unknown": "La date du conseil communal n’est pas connue.",
  "procedure.decision_after_deadline":
    "Le conseil communal du {{on}} a eu lieu après l’échéance du {{deadlineOn}}. Vous pouvez introduire le plan ; la date sera mentionnée.",
  "procedure.council_before_college":
    "Le conseil communal a décidé le {{councilOn}}, avant le collège du {{collegeOn}}.",
  "procedure.decision_in_future": "La décision du {{on}} ({{kind}}) est encore à venir.",
  "procedure.submitted_after_deadline": "Introduit le {{on}}, après l’échéance du {{deadlineOn}}.",
  "procedure.deadline_passed":
    "L’échéance du {{deadlineOn}} est passée. Vous pouvez encore introduire le plan ; la date sera mentionnée.",
} as const satisfies Messages["findings"];
