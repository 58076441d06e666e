import type { Heading, NodeKind } from "@salus/domain";

/*
 * Wordings are compared without case, accents, repeated blanks, a leading number ("11.2.") and a trailing colon or
 * number. "resultaat" and "resultaten" are both listed: nothing is inflected by the reader.
 */
const heading = (
  code: string,
  kind: NodeKind | null,
  nl: string[],
  fr: string[],
  abbreviations: { nl: string[]; fr: string[] } = { nl: [], fr: [] },
): Heading => ({ code, kind, wordings: { nl, fr }, abbreviations });

export const headings: readonly Heading[] = [
  heading(
    "general-objectives",
    "generalObjective",
    ["Algemene doelstellingen", "Algemene doelstelling", "Algemene doelstelling(en)", "Algemeen doel"],
    ["Objectifs généraux", "Objectif général", "Objectif(s) général(aux)", "Objectif(s) généraux"],
    { nl: ["AD"], fr: ["OG"] },
  ),
  heading(
    "strategic-objectives",
    "strategicObjective",
    ["Strategische doelstellingen", "Strategische doelstelling", "Strategische doelstelling(en)", "Strategisch doel"],
    ["Objectifs stratégiques", "Objectif stratégique", "Objectif(s) stratégique(s)"],
    { nl: ["SD"], fr: ["OS"] },
  ),
  heading(
    "operational-objectives",
    "operationalObjective",
    [
      "Operationele doelstellingen",
      "Operationele doelstelling",
      "Operationele doelstelling(en)",
      "Operationeel doel",
      "Operationele doelen",
    ],
    ["Objectifs opérationnels", "Objectif opérationnel", "Objectif(s) opérationnel(s)"],
    { nl: ["OD"], fr: ["OO", "OP"] },
  ),
  heading(
    "results",
    "result",
    [
      "Resultaten",
      "Resultaat",
      "Te verwachten resultaten",
      "Te verwachten resultaat",
      "Te verwachten resulta(a)t(en)",
      "Verwachte resultaten",
      "Verwacht resultaat",
      "Beoogde resultaten",
      "Beoogd resultaat",
    ],
    [
      "Résultats attendus",
      "Résultat attendu",
      "Résultat(s) attendu(s)",
      "Résultats",
      "Résultat",
      "Résultats escomptés",
    ],
    { nl: ["R"], fr: ["R"] },
  ),
  heading(
    "indicators",
    "indicator",
    ["Indicatoren", "Indicator", "Indicator(en)"],
    ["Indicateurs", "Indicateur", "Indicateur(s)"],
    {
      nl: ["I"],
      fr: ["I"],
    },
  ),
  heading("disposition", "chapter", ["Dispositief", "Het dispositief"], ["Dispositif", "Le dispositif"]),
  heading(
    "coordination",
    "chapter",
    ["Dispositief coördinatie", "Coördinatie", "Coördinatiedispositief", "Dispositief van de coördinatie"],
    ["Dispositif coordination", "Dispositif de coordination", "Coordination"],
  ),
  heading("phenomenon", "chapter", ["Fenomeen", "Fenomenen"], ["Phénomène", "Phénomènes"]),
  heading(
    "activity-sector",
    "chapter",
    [
      "Activiteitssector",
      "Activiteitsector",
      "Activiteit sector",
      "Activiteitensector",
      "Activiteitssectoren",
      "Sector",
    ],
    ["Secteur d'activité", "Secteur d'activités", "Secteurs d'activité", "Secteur"],
  ),
  heading("rubric", "chapter", ["Rubriek", "Rubrieken"], ["Rubrique", "Rubriques"]),
  heading("domain", null, ["Domein"], ["Domaine"]),
  heading(
    "unit",
    null,
    ["Organisatorische eenheid", "Dienst", "Eenheid", "Cel"],
    ["Unité organisationnelle", "Unité d'organisation", "Service", "Unité", "Cellule"],
  ),
  heading(
    "introduction",
    null,
    ["Inleiding", "Context", "Omschrijving", "Situering", "Beschrijving van het fenomeen"],
    ["Introduction", "Contexte", "Description", "Mise en contexte", "Description du phénomène"],
  ),
  heading(
    "plan-svpp",
    null,
    [
      "Strategisch veiligheids- en preventieplan",
      "Strategisch preventie- en veiligheidsplan",
      "SVPP",
      "Veiligheids- en preventieplan",
    ],
    ["Plan stratégique de sécurité et de prévention", "Plan stratégique de prévention et de sécurité", "PSSP", "PSPS"],
  ),
  heading(
    "plan-vsc",
    null,
    ["Veiligheids- en samenlevingscontract", "VSC", "Projectplan"],
    ["Contrat de sécurité et de société", "CSS", "Plan de projet"],
  ),
  heading("period", null, ["Periode"], ["Période"]),
  heading(
    "parties",
    null,
    ["Tussen enerzijds", "Tussen", "En anderzijds"],
    ["Entre d'une part", "Entre", "Et d'autre part"],
  ),
  heading(
    "general-provisions",
    null,
    ["Algemene bepalingen", "Wordt afgesproken wat volgt", "Wordt overeengekomen wat volgt"],
    ["Dispositions générales", "Il est convenu ce qui suit"],
  ),
  heading(
    "signatures",
    null,
    ["Voor de Federale Staat", "Voor de Staat", "Voor de Gemeente", "Voor de Stad", "Opgemaakt te", "Gedaan te"],
    ["Pour l'État fédéral", "Pour l'État", "Pour la Commune", "Pour la Ville", "Fait à"],
  ),
  heading("annex", null, ["Bijlage", "Bijlagen"], ["Annexe", "Annexes"]),
  heading("page", null, ["Pagina", "Blz.", "Bladzijde"], ["Page", "P."]),
];

export const findHeading = (code: string): Heading | undefined => headings.find((candidate) => candidate.code === code);
