import type { Checklist, ChecklistItem, Framework, Instrument, OfficialText } from "@salus/domain";
import { official } from "./official-text.ts";

/** No official checklist is known: this wording is our own, unattested in either language, and shown as a demonstration. */
const own = (nl: string, fr: string): OfficialText => official(nl, fr, "nl", "fr");
const item = (code: string, points: number, nl: string, fr: string): ChecklistItem => ({
  code,
  points,
  title: own(nl, fr),
});

const file = {
  code: "file",
  title: own("Dossier", "Dossier"),
  items: [
    item(
      "decision",
      5,
      "De beslissing van de gemeenteraad is bijgevoegd.",
      "La décision du conseil communal est jointe.",
    ),
    item(
      "languages",
      5,
      "De teksten staan in de vereiste talen.",
      "Les textes sont rédigés dans les langues requises.",
    ),
    item("stale", 5, "Data en cijfers horen bij deze periode.", "Les dates et les chiffres portent sur cette période."),
  ],
};

const sections = {
  svpp: [
    file,
    {
      code: "diagnosis",
      title: own("Keuze van de fenomenen", "Choix des phénomènes"),
      items: [
        item(
          "supported",
          10,
          "Elk gekozen fenomeen steunt op de lokale veiligheidsdiagnose.",
          "Chaque phénomène choisi s’appuie sur le diagnostic local de sécurité.",
        ),
        item(
          "coherent",
          10,
          "De gekozen strategische doelstellingen passen bij het fenomeen.",
          "Les objectifs stratégiques choisis correspondent au phénomène.",
        ),
      ],
    },
    {
      code: "objectives",
      title: own("Doelstellingen en indicatoren", "Objectifs et indicateurs"),
      items: [
        item(
          "concrete",
          15,
          "De operationele doelstellingen zijn concreet en haalbaar.",
          "Les objectifs opérationnels sont concrets et réalistes.",
        ),
        item(
          "measurable",
          15,
          "De indicatoren zijn meetbaar en hebben een streefwaarde.",
          "Les indicateurs sont mesurables et assortis d’une valeur cible.",
        ),
        item(
          "results",
          10,
          "De verwachte resultaten volgen uit de doelstellingen.",
          "Les résultats attendus découlent des objectifs.",
        ),
      ],
    },
    {
      code: "means",
      title: own("Middelen", "Moyens"),
      items: [
        item(
          "partners",
          10,
          "Partners en taken zijn duidelijk.",
          "Les partenaires et les tâches sont clairement définis.",
        ),
        item(
          "money",
          15,
          "De gevraagde bedragen staan in verhouding tot het plan.",
          "Les montants demandés sont proportionnés au plan.",
        ),
      ],
    },
  ],
  vsc: [
    file,
    {
      code: "objectives",
      title: own("Rubrieken en doelstellingen", "Rubriques et objectifs"),
      items: [
        item("eligible", 15, "De acties horen bij de gekozen rubriek.", "Les actions relèvent de la rubrique choisie."),
        item(
          "units",
          10,
          "Per dienst is duidelijk wie wat doet.",
          "Pour chaque service, il est précisé qui fait quoi.",
        ),
        item(
          "measurable",
          15,
          "De indicatoren zijn meetbaar en hebben een streefwaarde.",
          "Les indicateurs sont mesurables et assortis d’une valeur cible.",
        ),
      ],
    },
    {
      code: "means",
      title: own("Middelen", "Moyens"),
      items: [
        item(
          "money",
          20,
          "De gevraagde bedragen staan in verhouding tot de acties.",
          "Les montants demandés sont proportionnés aux actions.",
        ),
      ],
    },
  ],
} satisfies Record<Instrument, Checklist["sections"]>;

/** What every framework of an instrument begins with. */
export const beginningChecklist = (instrument: Instrument): NonNullable<Framework["checklist"]> => ({
  demonstration: true,
  sections: sections[instrument],
});

/** What an adviser looks at in a plan of this framework: its own list, else the one of the instrument. */
export const checklistFor = ({
  code,
  instrument,
  checklist,
}: Pick<Framework, "code" | "instrument" | "checklist">): Checklist => ({
  framework: code,
  ...(checklist ?? beginningChecklist(instrument)),
});
