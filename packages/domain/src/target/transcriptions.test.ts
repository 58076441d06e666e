import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Locale } from "../localized-text.ts";
import { parseTargets } from "./parse.ts";
import type { Target } from "./target.ts";

/** Hand-checked indicator lines of real plans. They lie beside the project, not in it. */
const shared = (path: string): string => fileURLToPath(new URL(`../../../../../shared/${path}`, import.meta.url));
const plans = ["mechelen_svpp_2020", "molenbeek_vsc_2023"] as const;
const notations = shared("domain/indicator_notations.json");

type Row = {
  text: string;
  text_clean?: string;
  kind: string;
  kind_alternatives?: string[];
  comparator: string | null;
  comparator_alternatives?: string[];
  value: number | null;
  per: string | null;
  by_date?: string | null;
  valid_from_year?: number | null;
};
type Objective = { indicators?: (Row | string)[] };
type Plan = {
  chapters: { strategic_objectives: (Objective & { operational_objectives: Objective[] })[] }[];
};

const read = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

function rowsOf(plan: (typeof plans)[number]): Row[] {
  const { chapters } = read<Plan>(shared(`plans/${plan}.json`));
  const objectives = chapters.flatMap(({ strategic_objectives }) =>
    strategic_objectives.flatMap((strategic) => [...strategic.operational_objectives, strategic]),
  );
  const rows = objectives.flatMap(({ indicators = [] }) => indicators.filter((row) => typeof row !== "string"));
  return rows.filter((row) => !row.valid_from_year);
}

const comparators: Record<string, string | null> = { ">=": "gte", ">": "gt", "=": "eq", "<=": "lte", "<": "lt" };
const kinds: Record<string, string> = {
  hours: "duration",
  existence: "boolean",
  deliverable: "boolean",
  ratio: "percentage",
  other: "qualitative",
};
const periods: Record<string, string> = { school_year: "schoolYear", half_year: "halfYear" };
const common = (kind: string): string => kinds[kind] ?? kind;

/** The same judgement as the scoring program beside the plans. */
function isRight(row: Row, target: Target | undefined): boolean {
  const noNumber = ["boolean", "existence", "deadline"];
  if (row.value === null && !noNumber.includes(row.kind)) return target?.value == null;
  if (!target || ![row.kind, ...(row.kind_alternatives ?? [])].map(common).includes(common(target.kind))) return false;
  if ([...noNumber, "qualitative"].includes(row.kind)) return true;
  const allowed = [row.comparator, ...(row.comparator_alternatives ?? [])].map((sign) =>
    sign ? comparators[sign] : null,
  );
  if (row.comparator === null) allowed.push("eq", "gte");
  const per = row.per === null ? null : (periods[row.per] ?? row.per);
  return target.value === row.value && allowed.includes(target.comparator) && target.per === per;
}

function wrongOf(rows: readonly Row[], language: Locale, write: (row: Row, order: number) => string): string[] {
  return rows.flatMap((row, order) => {
    const text = write(row, order);
    const [target] = parseTargets(text, { language });
    return isRight(row, target) ? [] : [`${text} → ${JSON.stringify(target)}`];
  });
}

const printed = (row: Row): string => (row.text_clean ?? row.text).split(/\s+/).join(" ");

const turn = <T>(choices: readonly T[], order: number): T => choices[order % choices.length] as T;

const things = [
  "réunions",
  "visites",
  "constats",
  "formations",
  "actions de prévention",
  "suivis sociaux",
  "contacts",
] as const;
const thing = ["une réunion", "une visite", "une formation", "un rapport", "une action"] as const;
const documents = ["convention", "charte de quartier", "diagnostic", "cellule locale", "fiche de fonction"] as const;
const overTime: Record<string, readonly string[]> = {
  day: ["/jour", " par jour", "/j"],
  week: ["/semaine", " par semaine", "/sem"],
  month: ["/mois", " par mois"],
  year: ["/an", " par an", " x/an", " fois par an", " par année"],
  school_year: [" par année scolaire"],
  plan: [" sur la durée du plan"],
};
const atLeast = [
  " : ≥ ",
  " : >/= à ",
  " : au moins ",
  " : minimum ",
  " est supérieur ou égal à ",
  " : $\\geq$ ",
  " est d'au moins ",
] as const;
const often: Record<string, readonly string[]> = {
  year: ["annuel", "annuel sur les constats"],
  month: ["mensuel"],
  week: ["hebdomadaire"],
};

function day(date: string, order: number): string {
  const months = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ];
  const [year = "", month = "", date_ = ""] = date.split("-");
  const name = months[Number(month) - 1] ?? "";
  return turn([`${date_}/${month}/${year}`, `${Number(date_) === 1 ? "1er" : Number(date_)} ${name} ${year}`], order);
}

/** What a row asks for, said in French in one of many ways, with nothing of its own words. */
function inFrench(row: Row, order: number): string {
  const time = row.per === null ? "" : turn(overTime[row.per] ?? [""], order);
  switch (row.kind) {
    case "boolean":
      return turn(
        ["Mise en place effective d'un espace d'accueil : Oui/Non", "Formulation de recommandations : oui/non"],
        order,
      );
    case "existence":
      if (row.by_date) return `Au ${day(row.by_date, order)}, il existe une ${turn(documents, order)}`;
      if (row.per && often[row.per]) return `Rapport ${turn(often[row.per] ?? [], order)}`;
      return turn(
        [`Existence d'une ${turn(documents, order)}`, `Une ${turn(documents, order)} existe`, "Rapport d'évaluation"],
        order,
      );
    case "deadline":
      return `Règlement adopté ${turn(["au plus tard le", "pour le", "d'ici le"], order)} ${day(row.by_date ?? "", order)}`;
    case "qualitative":
      return turn(["Description de la méthode de travail", "Indicateur qualitatif : récit d'un cas"], order);
    case "percentage":
    case "ratio":
      return `Taux de participation : ${row.value} %${time.replace(/ (?:x|fois)/, "")}`;
    case "hours":
      if (row.value === null) return `Nombre d'heures de présence${row.per ? time : ""}`;
      return `Nombre d'heures de présence${turn(atLeast, order)}${row.value} h${time.replace(/ (?:x|fois)/, "")}`;
    default: {
      if (row.value === null) return `Nombre de ${turn(things, order)}${row.per ? " par an" : ""}`;
      if (row.comparator !== ">=") return `${row.value} ${turn(things, order)}${time.replace(/ (?:x|fois)/, "")}`;
      const first = row.value === 1 && row.per === "year" && order % 2 === 0;
      if (first) return `Au moins ${turn(thing, order)} ${turn(["par an", "annuellement", "chaque année"], order)}`;
      return `Nombre de ${turn(things, order)}${turn(atLeast, order)}${row.value}${time}`;
    }
  }
}

describe.each(plans)("the hand-checked indicators of %s", (plan) => {
  const here = existsSync(shared(`plans/${plan}.json`));

  it.skipIf(!here)(
    `are understood as printed, at least 95 % of them${here ? "" : " (transcription not at hand)"}`,
    () => {
      const rows = rowsOf(plan);
      expect(wrongOf(rows, "nl", printed).length).toBeLessThanOrEqual(rows.length * 0.05);
    },
  );

  it.skipIf(!here)(
    `are understood when the same is asked in French${here ? "" : " (transcription not at hand)"}`,
    () => {
      const rows = rowsOf(plan);
      const wrong = [0, 1, 2, 3, 4].flatMap((shift) =>
        wrongOf(rows, "fr", (row, order) => inFrench(row, order + shift)),
      );
      expect(wrong.slice(0, 5), wrong.join("\n")).toEqual([]);
    },
  );
});

type Notation = { text: string; kind: string; cmp: string; value: unknown; unit: string | null; per: string | null };

describe("the collected notations", () => {
  const here = existsSync(notations);

  it.skipIf(!here)(`give the number that they state${here ? "" : " (list not at hand)"}`, () => {
    // "Voor en na iedere actie …" is 100 % of the actions in this list and a yes or no in the transcription.
    const stated = ({ value, unit }: Notation): boolean => typeof value === "number" && unit !== "% of actions";
    const rows = read<Notation[]>(notations).filter(stated);
    const values = rows.map(({ text }) => parseTargets(text, { language: "nl" })[0]?.value);
    expect(values).toEqual(rows.map(({ value }) => value));
  });

  it.skipIf(!here)(`give no number where none is stated${here ? "" : " (list not at hand)"}`, () => {
    const rows = read<Notation[]>(notations).filter(({ value }) => value === null);
    expect(
      rows.flatMap(({ text }) => parseTargets(text, { language: "nl" })).filter(({ value }) => value !== null),
    ).toEqual([]);
  });

  it.skipIf(!here)(`give the day that they state${here ? "" : " (list not at hand)"}`, () => {
    const rows = read<Notation[]>(notations).filter(({ cmp }) => cmp === "on_or_before");
    expect(rows.map(({ text }) => parseTargets(text, { language: "nl" })[0]?.by)).toEqual(
      rows.map(({ value }) => value),
    );
  });
});
