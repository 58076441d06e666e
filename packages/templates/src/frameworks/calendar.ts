import type { CalendarEntry, OfficialText, Period } from "@salus/domain";
import { official } from "../official-text.ts";

const notFound = "No date was found in an act or a public document.";

const titles = {
  "period-start": official("Begin van de periode", "Début de la période"),
  submission: official(
    "Indiening van het plan met de beslissing van de gemeenteraad",
    "Introduction du plan avec la décision du conseil communal",
    "nl",
    "fr",
  ),
  "amendment-file": official(
    "Indiening van een wijzigingsdossier voor een nieuw fenomeen",
    "Introduction d'un dossier de modification pour un nouveau phénomène",
    "nl",
    "fr",
  ),
  "period-end": official("Einde van de periode", "Fin de la période"),
  "activity-report": official("Activiteitenverslag", "Rapport d'activités", "fr"),
  "financial-file": official("Financieel dossier", "Dossier financier"),
} satisfies Record<string, OfficialText>;

type Step = keyof typeof titles;
type Dated = { on: string | null; source: string };

/** The same steps for every framework, in the order of the procedure; a step without a known date keeps `on: null`. */
export const calendar = (
  period: Period,
  known: Partial<Record<Exclude<Step, "period-start" | "period-end">, Dated>>,
  source: string,
): CalendarEntry[] =>
  (Object.keys(titles) as Step[]).map((code) => {
    const title = titles[code];
    if (code === "period-start") return { code, title, on: period.from, source };
    if (code === "period-end") return { code, title, on: period.to, source };
    return { code, title, ...(known[code] ?? { on: null, source: notFound }) };
  });
