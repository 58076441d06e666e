import {
  parseTargets,
  type DocumentNode,
  type Framework,
  type Instrument,
  type Language,
  type Locale,
  type Period,
} from "@salus/domain";
import { splitItems, type ListContext } from "./layout/items.ts";
import type { Line } from "./lines/lines.ts";
import { surelyIn } from "./metadata/language.ts";
import type { Draft } from "./outline/draft.ts";
import { matchTitles, type TitleMatch } from "./recognise/titles.ts";

export type AssembleContext = {
  language: Language;
  instrument: Instrument;
  framework: Framework | null;
  period: Period | null;
  /** How paragraphs of running text are put together again. */
  text: ListContext;
};

/** A node of the document beside what it was read from. */
export type Placed = {
  node: DocumentNode;
  draft: Draft;
  path: string;
  parent: Placed | null;
  match: TitleMatch | null;
};

export type Assembled = { nodes: DocumentNode[]; placed: Placed[] };

const isTitled = (kind: Draft["kind"]): kind is "chapter" | "generalObjective" | "strategicObjective" =>
  kind === "chapter" || kind === "generalObjective" || kind === "strategicObjective";

/** The official title behind a heading: of this framework and this chapter before any other. */
const officialMatch = (
  draft: Draft,
  chapterCode: string | null,
  { instrument, framework }: AssembleContext,
): TitleMatch | null => {
  if (!isTitled(draft.kind)) return null;
  const matches = matchTitles(draft.text, { kind: draft.kind, instrument }).filter(
    ({ entry }) => entry.chapter === null || chapterCode === null || entry.chapter === chapterCode,
  );
  const own = matches.filter(
    ({ entry }) => !framework || entry.frameworks === null || entry.frameworks.includes(framework.code),
  );
  return own[0] ?? (framework ? null : (matches[0] ?? null));
};

const lineRange = (draft: Draft): [number, number] | null => {
  const numbers = draft.lines.map((line) => line.no);
  return numbers.length > 0 ? [Math.min(...numbers), Math.max(...numbers)] : null;
};

/** Paragraphs of running text, one a line. */
export const paragraphs = (lines: readonly Line[], context: ListContext): string =>
  splitItems(lines, { ...context, kind: "text" })
    .items.map((item) =>
      item.bullet ? `${item.bullet.number === null ? "-" : `${item.bullet.number}.`} ${item.text}` : item.text,
    )
    .join("\n");

const localeOf = (language: Language): Locale => (language === "fr" ? "fr" : "nl");

const children = (
  draft: Draft,
  path: string,
  parent: Placed,
  chapterCode: string | null,
  context: AssembleContext,
  placed: Placed[],
): DocumentNode[] =>
  draft.children.map((child, index) => assembleNode(child, `${path}.${index}`, parent, chapterCode, context, placed));

const assembleNode = (
  draft: Draft,
  path: string,
  parent: Placed | null,
  chapterCode: string | null,
  context: AssembleContext,
  placed: Placed[],
): DocumentNode => {
  const match = officialMatch(draft, chapterCode, context);
  const language = isTitled(draft.kind) ? context.language : (surelyIn(draft.text) ?? context.language);
  const range = lineRange(draft);
  const targets =
    draft.kind === "indicator"
      ? parseTargets(draft.text, { language: localeOf(language), ...(context.period && { period: context.period }) })
      : [];
  const intro = draft.intro.length > 0 ? paragraphs(draft.intro, context.text) : "";
  const node: DocumentNode = {
    kind: draft.kind,
    code: match?.entry.code ?? null,
    number: draft.number,
    text: { [language]: draft.text },
    original: language,
    ...(intro !== "" && { intro: { [context.language]: intro } }),
    ...(draft.unit !== null && { unit: draft.unit.slice(0, 200) }),
    ...(draft.kind === "indicator" && { target: targets[0] ?? null }),
    ...(targets.length > 1 && { targets }),
    ...(range && { lines: range }),
  };
  const place: Placed = { node, draft, path, parent, match };
  placed.push(place);
  const below = children(
    draft,
    path,
    place,
    draft.kind === "chapter" ? (node.code ?? null) : chapterCode,
    context,
    placed,
  );
  if (below.length > 0) node.children = below;
  return node;
};

/** Turns the tree that was read into nodes of a plan document, with codes, languages and targets. */
export const assemble = (chapters: readonly Draft[], context: AssembleContext): Assembled => {
  const placed: Placed[] = [];
  const nodes = chapters.map((chapter, index) => assembleNode(chapter, String(index), null, null, context, placed));
  return { nodes, placed };
};
