import type { FindingCode } from "@salus/domain";

/** Of every rule: its short name, and what to do about what it finds. */
export default {
  "structure.compulsory_missing": { name: "Élément obligatoire absent", todo: "Ajoutez l’élément." },
  "structure.no_strategic_objective": {
    name: "Chapitre sans objectif stratégique",
    todo: "Choisissez un objectif stratégique ou retirez le chapitre.",
  },
  "structure.no_operational_objective": {
    name: "Objectif stratégique sans objectif opérationnel",
    todo: "Rédigez un objectif opérationnel ou retirez l’objectif stratégique.",
  },
  "structure.no_result": {
    name: "Objectif opérationnel sans résultat attendu",
    todo: "Rédigez au moins un résultat attendu.",
  },
  "structure.no_indicator": { name: "Objectif opérationnel sans indicateur", todo: "Rédigez au moins un indicateur." },
  "structure.misplaced": { name: "Élément mal placé", todo: "Déplacez l’élément vers un endroit que le cadre permet." },
  "structure.chapter_not_in_framework": {
    name: "Chapitre hors cadre",
    todo: "Choisissez un chapitre de la liste du cadre et déplacez-y le contenu.",
  },
  "structure.objective_not_in_framework": {
    name: "Objectif hors de la liste fixe",
    todo: "Choisissez l’objectif fixe correspondant.",
  },
  "structure.phenomenon_closed": {
    name: "Phénomène clôturé",
    todo: "Reprenez le contenu sous un phénomène qui peut encore être choisi.",
  },
  "structure.phenomenon_without_chapter": {
    name: "Phénomène énuméré sans chapitre",
    todo: "Ajoutez le chapitre ou adaptez l’énumération.",
  },
  "structure.phenomenon_in_two_lists": {
    name: "Phénomène dans deux énumérations",
    todo: "Choisissez le groupe auquel le phénomène appartient.",
  },
  "text.missing": { name: "Texte absent", todo: "Rédigez le texte ou retirez l’élément vide." },
  "text.language_missing": { name: "Langue requise absente", todo: "Rédigez le texte dans la langue manquante." },
  "text.translation_outdated": {
    name: "Traduction dépassée",
    todo: "Relisez la traduction à côté de l’original et mettez-la à jour.",
  },
  "text.template_changed": { name: "Texte fixe modifié", todo: "Rétablissez le texte fixe du cadre." },
  "text.repeated": { name: "Résultat répété comme indicateur", todo: "Indiquez comment le résultat est mesuré." },
  "text.answer_in_result": { name: "Oui ou non dans un résultat", todo: "Déplacez « oui/non » vers un indicateur." },
  "text.same_twice": { name: "Même ligne deux fois", todo: "Retirez l’une des deux lignes." },
  "text.copied_between_units": {
    name: "Repris d’un autre service",
    todo: "Adaptez l’objectif ou déplacez-le vers le bon service.",
  },
  "text.run_together": { name: "Deux lignes collées", todo: "Scindez le texte en deux éléments." },
  "text.doubled_word": { name: "Mot répété", todo: "Retirez l’un des deux mots." },
  "text.page_furniture": {
    name: "En-tête ou pied de page dans le texte",
    todo: "Retirez l’en-tête ou le pied de page.",
  },
  "text.orphan_dash": { name: "Tiret isolé", todo: "Retirez le tiret ou la puce." },
  "text.own_number": { name: "Numéro saisi à la main", todo: "Retirez le numéro du texte." },
  "text.left_blank": { name: "Partie à compléter", todo: "Complétez le passage." },
  "language.foreign": {
    name: "Texte dans une autre langue",
    todo: "Traduisez le passage ou placez-le dans la bonne langue.",
  },
  "glossary.wrong": { name: "Terme différent du terme officiel", todo: "Utilisez le terme officiel." },
  "glossary.outdated": { name: "Terme dépassé", todo: "Utilisez le terme officiel actuel." },
  "glossary.other_language": {
    name: "Terme de l’autre langue",
    todo: "Utilisez le terme officiel dans la langue du texte.",
  },
  "glossary.notation": { name: "Notation inhabituelle", todo: "Utilisez la notation habituelle." },
  "glossary.unclear": { name: "Terme ambigu", todo: "Choisissez le terme visé." },
  "agreement.number": {
    name: "Nombres différents entre les langues",
    todo: "Vérifiez quel nombre est exact et adaptez l’autre langue.",
  },
  "agreement.percentage": {
    name: "Pourcentages différents entre les langues",
    todo: "Vérifiez quel pourcentage est exact et adaptez l’autre langue.",
  },
  "agreement.amount": {
    name: "Montants différents entre les langues",
    todo: "Vérifiez quel montant est exact et adaptez l’autre langue.",
  },
  "agreement.date": {
    name: "Dates différentes entre les langues",
    todo: "Vérifiez quelle date est exacte et adaptez l’autre langue.",
  },
  "agreement.target": {
    name: "Valeurs cibles différentes entre les langues",
    todo: "Vérifiez quelle valeur cible est exacte et adaptez l’autre langue.",
  },
  "agreement.name": {
    name: "Noms différents entre les langues",
    todo: "Utilisez dans chaque langue le nom repris dans l’organisation.",
  },
  "agreement.address": {
    name: "Adresses différentes entre les langues",
    todo: "Vérifiez quelle adresse est exacte et adaptez l’autre langue.",
  },
  "date.outside_period": { name: "Date hors de la période", todo: "Adaptez ou retirez la date." },
  "date.stale_period": { name: "Ancienne période dans le texte", todo: "Citez la période de ce plan." },
  "date.stale_year": { name: "Année antérieure à la période", todo: "Adaptez ou retirez l’année." },
  "date.broken_year": { name: "Année incomplète", todo: "Écrivez l’année en entier." },
  "date.already_past": {
    name: "Date passée avant l’introduction",
    todo: "Choisissez une date postérieure à l’introduction.",
  },
  "date.relative": { name: "Moment sans date", todo: "Indiquez le mois et l’année." },
  "target.missing": {
    name: "Indicateur sans valeur cible",
    todo: "Indiquez une valeur cible, ou écartez le constat si l’indicateur est purement descriptif.",
  },
  "target.outside_period": { name: "Échéance hors de la période", todo: "Adaptez la date de la valeur cible." },
  "target.impossible": { name: "Valeur cible impossible", todo: "Corrigez le nombre ou l’unité." },
  "target.outlier": { name: "Valeur cible éloignée d’une autre, apparentée", todo: "Comparez les deux indicateurs." },
  "target.frequency_differs": {
    name: "Fréquence différente de celle du résultat",
    todo: "Accordez le résultat et l’indicateur.",
  },
  "money.no_lines": { name: "Aucune ligne d’allocation", todo: "Ajoutez une ligne d’allocation." },
  "money.amount_missing": { name: "Montant absent", todo: "Indiquez le montant." },
  "money.fte_missing": { name: "Nombre d’ETP absent", todo: "Indiquez le nombre d’équivalents temps plein." },
  "money.equipment_missing": { name: "Équipement et formation non remplis", todo: "Indiquez le montant, même nul." },
  "money.equipment_above_cap": {
    name: "Équipement et formation au-dessus du maximum",
    todo: "Ramenez le montant au maximum.",
  },
  "money.amount_differs": { name: "Montant différent du calcul", todo: "Vérifiez quel montant est exact." },
  "money.sum_differs": { name: "Total différent de la somme", todo: "Vérifiez quelle ligne ou quel total est exact." },
  "money.scheme_unknown": { name: "Ligne d’allocation inconnue", todo: "Choisissez une ligne d’allocation du cadre." },
  "money.scheme_repeated": { name: "Ligne d’allocation en double", todo: "Réunissez les deux lignes." },
  "money.rule_unknown": { name: "Règle de calcul inconnue", todo: "Indiquez le total tel qu’il figure dans l’arrêté." },
  "money.not_a_number": { name: "Montant qui n’est pas un nombre", todo: "Réécrivez le montant." },
  "money.hybrid_notation": { name: "Deux notations dans un montant", todo: "Choisissez les centimes ou le tiret." },
  "money.text_differs": { name: "Montant du texte divergent", todo: "Reprenez le montant des lignes d’allocation." },
  "money.scheme_cut_off": { name: "Nom de dispositif tronqué", todo: "Écrivez le nom en entier." },
  "money.fte_notation": { name: "Notation ambiguë des ETP", todo: "Écrivez un seul nombre, par exemple 8,00 ETP." },
  "procedure.council_missing": {
    name: "Décision du conseil communal non mentionnée",
    todo: "Mentionnez la décision dès qu’elle est prise.",
  },
  "procedure.council_date_unknown": { name: "Date du conseil communal inconnue", todo: "Indiquez la date." },
  "procedure.decision_after_deadline": {
    name: "Conseil communal après l’échéance",
    todo: "Vous pouvez introduire le plan ; vérifiez la date.",
  },
  "procedure.council_before_college": { name: "Conseil communal avant le collège", todo: "Vérifiez les deux dates." },
  "procedure.decision_in_future": { name: "Décision dans le futur", todo: "Corrigez la date ou attendez la décision." },
  "procedure.submitted_after_deadline": {
    name: "Introduit après l’échéance",
    todo: "Aucune démarche ; la date est mentionnée.",
  },
  "procedure.deadline_passed": { name: "Échéance dépassée", todo: "Introduisez le plan dès qu’il est prêt." },
  "procedure.submitted_before_council": {
    name: "Introduit avant le conseil communal",
    todo: "Transmettez la décision dès qu’elle est prise.",
  },
  "procedure.decided_late": { name: "Décision tardive", todo: "Vérifiez la date." },
} as const satisfies Record<FindingCode, { readonly name: string; readonly todo: string }>;
