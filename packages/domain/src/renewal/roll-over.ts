import type { Framework, TemplateNode } from "../framework/framework.ts";
import type { LineageId } from "../ids.ts";
import type { GrantLine } from "../money/grant-line.ts";
import { isWithin, type Period, type PlainDate } from "../period.ts";
import { letters } from "../plan/findings/wordings.ts";
import { type LinkKind, linkKinds, type PlanNode } from "../plan/plan-node.ts";
import { buildTree, type PlanTree, walk } from "../plan/tree.ts";
import { writtenLanguages } from "../localized-text.ts";
import { staleMentions } from "./mentions.ts";
import {
  codesOf,
  completed,
  type Making,
  officialWords,
  ownTexts,
  pathOf,
  placesByPath,
  replacedPath,
} from "./places.ts";
import type { StaleThing } from "./stale.ts";

type Skeleton = Pick<Framework, "template" | "replacements">;

/** A unit, a partner … of the municipality that has an end. */
export type EndedRecord = { readonly name: string; readonly endedOn: PlainDate };

export type RollOver = {
  readonly from: Pick<Framework, "template">;
  readonly to: Skeleton & Pick<Framework, "period">;
  readonly making: Making;
  /** By id; records that ended before the new period. */
  readonly ended?: ReadonlyMap<string, EndedRecord>;
};

export type RolledOver = { readonly nodes: PlanNode[]; readonly added: PlanNode[]; readonly stale: StaleThing[] };

/**
 * The plan of the next period from the plan of the last one. Every own text, target and link is taken over with its
 * lineage; official places are brought to where the new framework has them, in its words; its compulsory places that
 * were not there are added. What needs a person's judgement is in `stale`, each with its place and its words: nothing is
 * changed or dropped in silence.
 */
export function rollOver(previous: PlanTree, { from, to, making, ended }: RollOver): RolledOver {
  const old = placesByPath(from.template);
  const places = placesByPath(to.template);
  const placed = new Map<LineageId, string>();
  const taken = new Map<string, LineageId>();
  /** Second nodes of a place that two old ones became; what hangs below them hangs below the first. */
  const joined = new Map<LineageId, LineageId>();
  const nodes = new Map<LineageId, PlanNode>();
  const stale: StaleThing[] = [];

  for (const { node, parent } of walk(previous)) {
    const parentId = parent ? (joined.get(parent.lineageId) ?? parent.lineageId) : null;
    const above = parentId === null ? "" : placed.get(parentId);
    const codes = codesOf(previous, node);
    const before = codes && pathOf(codes);
    const wanted = before === null ? null : replacedPath(before, to.replacements);
    const place = wanted === null || above === undefined ? undefined : places.get(wanted);
    const isThere = place?.kind === node.kind && wanted === pathOf([...(above ? [above] : []), place.code]);
    const first = isThere && wanted !== null ? taken.get(wanted) : undefined;
    if (first !== undefined) {
      joined.set(node.lineageId, first);
      const target = nodes.get(first);
      if (target) {
        nodes.set(first, { ...target, intro: joinedIntro(target, node) });
        stale.push(
          ...rewordings({ ...node, lineageId: first }, target.text, before === null ? undefined : old.get(before)),
        );
      }
      continue;
    }
    if (isThere && place && wanted !== null) {
      taken.set(wanted, node.lineageId);
      placed.set(node.lineageId, wanted);
      const text = place.locked ? officialWords(node, place) : node.text;
      stale.push(...rewordings(node, text, before === null ? undefined : old.get(before)));
      nodes.set(node.lineageId, { ...node, parentId, code: place.code, text });
      continue;
    }
    // Below a place that is gone, everything official is: the place itself is the one thing to settle.
    if (node.code !== null && above !== undefined) stale.push(staleOfPlace(node, before));
    nodes.set(node.lineageId, { ...node, parentId });
  }

  const { nodes: complete, added } = completed(buildTree([...nodes.values()]), to.template, making);
  const found = complete.flatMap((node) => [
    ...stale.filter(({ lineageId }) => lineageId === node.lineageId),
    ...staleIn(node, { isOfficial: placed.has(node.lineageId), period: to.period, ended }),
  ]);
  return { nodes: complete, added, stale: found };
}

type Looking = { isOfficial: boolean; period: Period; ended?: ReadonlyMap<string, EndedRecord> | undefined };

/** What one node brings along from the old period. A text that says the same thing twice is one thing to settle. */
export function staleIn(node: PlanNode, { isOfficial, period, ended }: Looking): StaleThing[] {
  const texts = ownTexts(node, isOfficial);
  const inTexts = texts.flatMap(({ field, text }) =>
    unique(staleMentions(text, period), ({ kind, quote }) => `${kind} ${quote}`).map(({ kind, quote, from, to }) =>
      thing(node, { kind, field, quote, params: { from, to } }),
    ),
  );
  return [...inTexts, ...staleTargets(node, period), ...endedLinks(node, ended)];
}

/** Days of targets that cannot be reached within the period. */
export function staleTargets(node: PlanNode, period: Period): StaleThing[] {
  const days = node.targets.flatMap(({ by, steps }) => [
    ...(by !== null && !isWithin(by, period) ? [by] : []),
    ...steps.flatMap(({ from, to }) => {
      if (to !== null && to < period.from) return [to];
      return from !== null && from > period.to ? [from] : [];
    }),
  ]);
  return unique(days, (day) => day).map((day) =>
    thing(node, { kind: "target", field: "targets", quote: day, params: { on: day } }),
  );
}

const endedLinks = (node: PlanNode, ended: Looking["ended"]): StaleThing[] =>
  linkKinds
    .filter((kind): kind is Exclude<LinkKind, "indicator"> => kind !== "indicator")
    .flatMap((kind) =>
      (node.links[kind] ?? []).flatMap((id) => {
        const record = ended?.get(id);
        return record
          ? [
              thing(node, {
                kind: "recordEnded",
                field: `links.${kind}`,
                quote: record.name,
                params: { id, endedOn: record.endedOn },
              }),
            ]
          : [];
      }),
    );

/** Money of the old period: the lines are taken over as they were, each to be confirmed or changed. */
export const staleAmounts = (lines: readonly GrantLine[]): StaleThing[] =>
  lines.map(({ id, scheme, amountCents }): StaleThing => ({
    kind: "amount",
    lineageId: null,
    grantLineId: id,
    field: null,
    quote: scheme,
    params: amountCents === null ? {} : { amountCents },
  }));

/** An official node whose place is gone. */
export const staleOfPlace = (node: PlanNode, path: string | null): StaleThing =>
  thing(node, {
    kind: node.kind === "chapter" ? "phenomenonClosed" : "objectiveChanged",
    field: null,
    quote: node.text[node.original] ?? Object.values(node.text)[0] ?? "",
    params: { code: node.code ?? "", ...(path !== null && { path }) },
  });

/** Where the municipality had its own wording of an official part, the new official words stand there and the old are told. */
const rewordings = (node: PlanNode, text: PlanNode["text"], was: TemplateNode | undefined) =>
  writtenLanguages(node.text)
    .filter((language) => node.text[language] !== text[language])
    .filter((language) => letters(node.text[language] ?? "") !== letters(was?.title[language] ?? ""))
    .filter((language) => letters(node.text[language] ?? "") !== letters(text[language] ?? ""))
    .map((language) =>
      thing(node, { kind: "wordingReplaced", field: `text.${language}`, quote: node.text[language] ?? "", params: {} }),
    );

const thing = (node: PlanNode, rest: Pick<StaleThing, "kind" | "field" | "quote" | "params">): StaleThing => ({
  lineageId: node.lineageId,
  grantLineId: null,
  ...rest,
});

const joinedIntro = (first: PlanNode, second: PlanNode): PlanNode["intro"] =>
  Object.fromEntries(
    [...new Set([...writtenLanguages(first.intro), ...writtenLanguages(second.intro)])].map((language) => [
      language,
      [first.intro[language], second.intro[language]].filter(Boolean).join("\n\n"),
    ]),
  );

function unique<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}
