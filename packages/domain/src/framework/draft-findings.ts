import { isBlank, locales, type OfficialText } from "../localized-text.ts";
import { fitsBelow } from "../plan/tree-rules.ts";
import { Framework } from "./framework.ts";
import type { DraftOrigin, DraftPlace, FrameworkDraftBody } from "./framework-draft.ts";

export const draftFindingCodes = [
  "code_invalid",
  "code_taken",
  "code_changed",
  "instrument_changed",
  "period_missing",
  "period_reversed",
  "extension_too_early",
  "text_missing",
  "acts_missing",
  "template_missing",
  "entry_code_invalid",
  "entry_code_twice",
  "level_wrong",
  "kind_changed",
  "place_code_changed",
  "not_locked",
  "amount_negative",
  "percent_wrong",
  "participant_twice",
  "section_empty",
  "unchanged",
  "origin_outdated",
  "schema",
] as const;
export type DraftFindingCode = (typeof draftFindingCodes)[number];

/** What stands between a draft and its publication. `at`: the field, `title.fr`, `acts.0.code`, `template.2.0.title.nl`. */
export type DraftFinding = { readonly code: DraftFindingCode; readonly at: string };

export type DraftContext = {
  readonly origin: DraftOrigin;
  /** What it began with. */
  readonly from: Framework | null;
  /** Its newest revision now. */
  readonly newestRevision: number | null;
  /** Codes of the published frameworks. */
  readonly taken: ReadonlySet<string>;
};

const codePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function findInDraft(draft: FrameworkDraftBody, context: DraftContext): DraftFinding[] {
  const found = [
    ...ofGeneral(draft, context),
    ...ofLists(draft),
    ...ofMoney(draft),
    ...ofParticipants(draft),
    ...ofChecklist(draft),
    ...ofTemplate(draft, context.from),
  ];
  // What no rule above names and the schema of a framework still refuses: nothing unsound is ever published.
  return found.length > 0 || publishable(draft, 1).success ? found : [{ code: "schema", at: "" }];
}

/** The framework a draft becomes. */
export const publishable = (draft: FrameworkDraftBody, revision: number) => Framework.safeParse({ ...draft, revision });

function* ofGeneral(draft: FrameworkDraftBody, { origin, from, newestRevision, taken }: DraftContext) {
  const { code, instrument, period, extension } = draft;
  if (!Framework.shape.code.safeParse(code).success || !code.startsWith(`${instrument}-`))
    yield at("code_invalid", "code");
  else if (origin !== "revision" && taken.has(code)) yield at("code_taken", "code");
  if (origin === "revision" && from) {
    if (code !== from.code) yield at("code_changed", "code");
    if (instrument !== from.instrument) yield at("instrument_changed", "instrument");
    if (newestRevision !== from.revision) yield at("origin_outdated", "");
    else if (sameBody(draft, from)) yield at("unchanged", "");
  }
  yield* ofText(draft.title, "title");
  if (period.from === null) yield at("period_missing", "period.from");
  if (period.to === null) yield at("period_missing", "period.to");
  if (period.from !== null && period.to !== null && period.to < period.from) yield at("period_reversed", "period.to");
  if (extension && period.to !== null && extension.to <= period.to) yield at("extension_too_early", "extension.to");
}

function* ofLists({ acts, clauses, schemes, calendar }: FrameworkDraftBody) {
  if (acts.length === 0) yield at("acts_missing", "acts");
  yield* ofEntries("acts", acts, ({ title }) => ["title", title]);
  yield* ofEntries("clauses", clauses, ({ text }) => ["text", text]);
  yield* ofEntries("schemes", schemes, ({ title }) => ["title", title]);
  yield* ofEntries("calendar", calendar, ({ title }) => ["title", title]);
}

function* ofEntries<Entry extends { readonly code: string }>(
  name: string,
  entries: readonly Entry[],
  textOf: (entry: Entry) => [string, OfficialText],
) {
  for (const [index, entry] of entries.entries()) {
    yield* ofCode(entry.code, entries, `${name}.${index}.code`);
    const [field, text] = textOf(entry);
    yield* ofText(text, `${name}.${index}.${field}`);
  }
}

function* ofCode(code: string, siblings: readonly { readonly code: string }[], place: string) {
  if (!codePattern.test(code)) yield at("entry_code_invalid", place);
  else if (siblings.filter((each) => each.code === code).length > 1) yield at("entry_code_twice", place);
}

function* ofText(text: OfficialText, place: string) {
  for (const language of locales) if (isBlank(text[language])) yield at("text_missing", `${place}.${language}`);
}

function* ofMoney({ schemes, parameters }: FrameworkDraftBody) {
  for (const [index, scheme] of schemes.entries()) {
    for (const name of ["wagePerFteMonthCents", "months", "equipmentCapPerFteCents"] as const)
      if ((scheme[name] ?? 0) < 0) yield at("amount_negative", `schemes.${index}.${name}`);
  }
  if ((parameters.staffCeilingCents ?? 0) < 0) yield at("amount_negative", "parameters.staffCeilingCents");
  for (const name of ["advancePercent", "balancePercent", "investmentCeilingPercent"] as const) {
    const percent = parameters[name] ?? 0;
    if (percent < 0 || percent > 100) yield at("percent_wrong", `parameters.${name}`);
  }
}

function* ofParticipants({ participants = [] }: FrameworkDraftBody) {
  const codes = participants.map(({ nis }) => nis);
  if (new Set(codes).size < codes.length) yield at("participant_twice", "participants");
  if (participants.some(({ amountCents }) => (amountCents ?? 0) < 0)) yield at("amount_negative", "participants");
}

function* ofChecklist({ checklist }: FrameworkDraftBody) {
  const sections = checklist?.sections ?? [];
  yield* ofEntries("checklist", sections, ({ title }) => ["title", title]);
  // Points are kept by the code of the item, whatever section it stands in.
  const items = sections.flatMap((section) => section.items);
  for (const [index, section] of sections.entries()) {
    if (section.items.length === 0) yield at("section_empty", `checklist.${index}`);
    for (const [nr, item] of section.items.entries()) {
      yield* ofCode(item.code, items, `checklist.${index}.items.${nr}.code`);
      yield* ofText(item.title, `checklist.${index}.items.${nr}.title`);
    }
  }
}

function* ofTemplate({ template, lockedLevels }: FrameworkDraftBody, from: Framework | null) {
  if (template.length === 0) yield at("template_missing", "template");
  yield* ofPlaces(template, { before: from?.template ?? [], parent: null, path: "template", lockedLevels });
}

type Where = {
  readonly before: readonly DraftPlace[];
  readonly parent: DraftPlace | null;
  readonly path: string;
  readonly lockedLevels: FrameworkDraftBody["lockedLevels"];
};

function* ofPlaces(
  siblings: readonly DraftPlace[],
  { before, parent, path, lockedLevels }: Where,
): Generator<DraftFinding> {
  const codes = new Set(siblings.map(({ code }) => code));
  for (const [index, place] of siblings.entries()) {
    const here = `${path}.${index}`;
    const earlier = before.find(({ code }) => code === place.code);
    yield* ofCode(place.code, siblings, `${here}.code`);
    yield* ofText(place.title, `${here}.title`);
    if (!fitsBelow(place.kind, parent?.kind ?? null)) yield at("level_wrong", `${here}.kind`);
    if (earlier && earlier.kind !== place.kind) yield at("kind_changed", `${here}.kind`);
    // Plans follow a place by its code: under another one it is another place, and what stood there is lost from sight.
    if (!earlier && before.some((each) => !codes.has(each.code) && sameTitle(each, place)))
      yield at("place_code_changed", `${here}.code`);
    if (!place.locked && lockedLevels.includes(place.kind)) yield at("not_locked", `${here}.locked`);
    yield* ofPlaces(place.children, { before: earlier?.children ?? [], parent: place, path: here, lockedLevels });
  }
}

const sameTitle = (a: DraftPlace, b: DraftPlace): boolean => a.title.nl === b.title.nl && a.title.fr === b.title.fr;

function sameBody(draft: FrameworkDraftBody, from: Framework): boolean {
  const made = publishable(draft, from.revision);
  return made.success && canonical(made.data) === canonical(from);
}

/** The same whatever order the fields of an object stand in: the database keeps none. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

const at = (code: DraftFindingCode, place: string): DraftFinding => ({ code, at: place });
