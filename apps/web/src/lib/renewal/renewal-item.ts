import type { ApiClient } from "@salus/api/client";
import {
  ancestorsOf,
  type LineageId,
  type Numbering,
  type NodeField,
  type Period,
  type PlanNode,
  type PlanTree,
  proposalFor,
  referenceOf,
  replaceMention,
  shiftDay,
  staleMentions,
  successorsOf,
  type Target,
  type TemplateNode,
  placesByPath,
  type OfficialText,
  valueOf,
} from "@salus/domain";
import type { InferResponseType } from "hono/client";

export type Renewal = InferResponseType<ApiClient["plans"][":planId"]["renewal"]["$get"], 200>;
export type Found = Renewal["items"][number];

/** A text around the words that were found: what stands before, the words, what stands after. */
export type Excerpt = { before: string; quote: string; after: string };

/** One thing to settle as the page shows it. */
export type ShownItem = Found & {
  /** "11.2.1, 3, R1"; null for the plan as a whole. */
  place: string | null;
  /** The chapter it stands in; null for the plan as a whole. */
  chapter: string | null;
  revision: number | null;
  /** The whole text of the field, to be edited. */
  text: string | null;
  language: string | null;
  excerpts: Excerpt[];
  /** What could stand there instead: shown as a difference, applied only by the user's act. */
  proposal: { words: string; text: string | null; targets: Target[] | null } | null;
  successors: { path: string; title: OfficialText }[];
};

type Known = {
  tree: PlanTree;
  labels: Numbering;
  template: TemplateNode[];
  periods: { from: Period; to: Period } | null;
};

export function shownItem(item: Found, known: Known): ShownItem {
  const node = item.lineageId === null ? undefined : known.tree.nodes.get(item.lineageId as LineageId);
  const field = item.field ?? (item.kind === "takenOver" && node ? `text.${node.original}` : null);
  const isText = field !== null && /^(?:text|intro)\./.test(field);
  const text = node && isText ? String(valueOf(node, field as NodeField)) : null;
  return {
    ...item,
    place: node ? referenceOf(node, known.tree, known.labels) : null,
    chapter: node ? chapterOf(node, known) : null,
    revision: node?.revision ?? null,
    text,
    language: isText ? (field.split(".")[1] ?? null) : null,
    excerpts: text !== null ? excerptsOf(text, item) : [],
    proposal: node && item.state === "open" ? proposalOf(item, { node, text, known }) : null,
    successors: node && item.state === "open" ? successors(item, node, known) : [],
  };
}

function chapterOf(node: PlanNode, { tree, labels }: Known): string {
  const chapter = [node, ...ancestorsOf(tree, node)].at(-1) ?? node;
  const words = chapter.text[chapter.original] ?? Object.values(chapter.text)[0] ?? "";
  return `${labels.get(chapter.lineageId) ?? ""} ${words}`.trim();
}

const AROUND = 90;

/** Every place of the text that reads so, with some words around it. */
function excerptsOf(text: string, { quote, kind }: Pick<Found, "quote" | "kind">): Excerpt[] {
  if (kind === "takenOver" || kind === "wordingReplaced") return [];
  const found: Excerpt[] = [];
  for (let at = text.indexOf(quote); at >= 0 && found.length < 3; at = text.indexOf(quote, at + quote.length)) {
    const end = at + quote.length;
    found.push({
      before: (at > AROUND ? "…" : "") + text.slice(Math.max(0, at - AROUND), at),
      quote,
      after: text.slice(end, end + AROUND) + (text.length > end + AROUND ? "…" : ""),
    });
  }
  return found;
}

function proposalOf(
  { kind, quote }: Found,
  { node, text, known: { periods } }: { node: PlanNode; text: string | null; known: Known },
): ShownItem["proposal"] {
  if (!periods) return null;
  if (kind === "target") return targetProposal(node, quote, periods.to);
  if (text === null) return null;
  const mention = staleMentions(text, periods.to).find((each) => each.kind === kind && each.quote === quote);
  const words = mention && proposalFor(text, mention, periods);
  return mention && words ? { words, text: replaceMention(text, mention, words), targets: null } : null;
}

/** The same day in the first year of the new period that has it. */
function targetProposal(node: PlanNode, day: string, period: Period): ShownItem["proposal"] {
  const [first, last] = [period.from, period.to].map((each) => Number(each.slice(0, 4))) as [number, number];
  for (let year = first; year <= last; year += 1) {
    const moved = shiftDay(day, year - Number(day.slice(0, 4)));
    if (moved < period.from || moved > period.to) continue;
    const swap = (each: string | null): string | null => (each === day ? moved : each);
    const targets = node.targets.map((target) => ({
      ...target,
      by: swap(target.by),
      steps: target.steps.map((step) => ({ ...step, from: swap(step.from), to: swap(step.to) })),
    }));
    return { words: moved, text: null, targets };
  }
  return null;
}

function successors({ kind }: Found, node: PlanNode, { tree, template }: Known): ShownItem["successors"] {
  if (kind !== "phenomenonClosed" && kind !== "objectiveChanged") return [];
  const places = placesByPath(template);
  return successorsOf(node, tree, template).flatMap((path) => {
    const title = places.get(path)?.title;
    return title ? [{ path, title }] : [];
  });
}
