import type { Framework, TemplateNode } from "../framework/framework.ts";
import type { LineageId } from "../ids.ts";
import { isBlank, languages, type LocalizedText } from "../localized-text.ts";
import { type GrantLine, grantLineTotal, planTotalCents } from "../money/grant-line.ts";
import { type Numbering, numbering, referenceOf } from "../plan/numbering.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import { matchTemplate, type TemplateMatch } from "../plan/template-match.ts";
import { buildTree, childrenOf, type PlanTree } from "../plan/tree.ts";
import { wordDiff } from "../text/word-diff.ts";
import { diffVersions, type FieldChange, type NodeDifference, type VersionContent } from "./difference.ts";
import {
  type DifferenceAmount,
  type DifferenceCounts,
  type DifferenceEntry,
  kindsOf,
  type NamedPlace,
  type PresentedDifference,
} from "./presented-difference.ts";

/** A version with the rules it follows: its numbers and amounts are derived from them. */
export type PresentedVersion = VersionContent & {
  readonly framework: Pick<Framework, "instrument" | "template" | "schemes">;
};

type Side = { readonly tree: PlanTree; readonly labels: Numbering; readonly places: TemplateMatch };
type Sides = { readonly old: Side; readonly now: Side; readonly names: ReadonlyMap<string, LocalizedText> };

/** The difference as it is read. `names`: of the records that nodes refer to, by id. */
export function presentDifference(
  before: PresentedVersion,
  after: PresentedVersion,
  names: ReadonlyMap<string, LocalizedText> = new Map(),
): PresentedDifference {
  const difference = diffVersions(before, after);
  const sides = { old: sideOf(before), now: sideOf(after), names };
  const changes = new Map(difference.changed.map((change) => [change.lineageId, change]));
  const all = [...entriesBelow(null, { sides, changes, chapter: null, depth: 0 })];
  const entries = withHeadings(all);
  const amounts = presentAmounts(difference.grantLines, before, after);
  return {
    summary: {
      ...count(entries),
      languages: countLanguages(entries),
      amounts: {
        changed: amounts.length,
        beforeCents: planTotalCents(before.grantLines, before.framework),
        afterCents: planTotalCents(after.grantLines, after.framework),
      },
    },
    chapters: entries
      .filter(({ depth }) => depth === 0)
      .map(({ lineageId, number, title, text, original }) => {
        const counts = count(entries.filter(({ chapter }) => chapter === lineageId));
        return { lineageId, number, title, text, original, counts };
      }),
    entries,
    amounts,
  };
}

function sideOf({ nodes, framework }: PresentedVersion): Side {
  const tree = buildTree(nodes);
  const { instrument, template } = framework;
  return { tree, labels: numbering(tree, instrument, template), places: matchTemplate(tree, template) };
}

type Walk = {
  readonly sides: Sides;
  readonly changes: ReadonlyMap<LineageId, NodeDifference>;
  readonly chapter: LineageId | null;
  readonly depth: number;
};

function* entriesBelow(parentId: LineageId | null, walk: Walk): Generator<DifferenceEntry> {
  for (const node of childrenOfBoth(parentId, walk.sides)) {
    const chapter = walk.chapter ?? node.lineageId;
    yield entryOf(node, { ...walk, chapter });
    yield* entriesBelow(node.lineageId, { ...walk, chapter, depth: walk.depth + 1 });
  }
}

/** The children of the later version, with what was removed behind the sibling it stood behind. */
function childrenOfBoth(parentId: LineageId | null, { old, now }: Sides): PlanNode[] {
  const standing = childrenOf(now.tree, parentId);
  const ids = new Set(standing.map(({ lineageId }) => lineageId));
  const behind = new Map<LineageId | null, PlanNode[]>();
  let last: LineageId | null = null;
  for (const node of childrenOf(old.tree, parentId)) {
    if (ids.has(node.lineageId)) last = node.lineageId;
    else if (!now.tree.nodes.has(node.lineageId)) behind.set(last, [...(behind.get(last) ?? []), node]);
  }
  return [...(behind.get(null) ?? []), ...standing.flatMap((node) => [node, ...(behind.get(node.lineageId) ?? [])])];
}

function entryOf(node: PlanNode, { sides, changes, chapter, depth }: Walk): DifferenceEntry {
  const { lineageId, kind, text, original } = node;
  const isRemoved = !sides.now.tree.nodes.has(lineageId);
  const isWhole = isRemoved || !sides.old.tree.nodes.has(lineageId);
  const side = isRemoved ? sides.old : sides.now;
  const change = changes.get(lineageId);
  const entry: DifferenceEntry = {
    lineageId,
    chapter: chapter ?? lineageId,
    depth,
    kind,
    number: side.labels.get(lineageId) ?? "",
    reference: referenceOf(node, side.tree, side.labels),
    state: isRemoved ? "removed" : isWhole ? "added" : "changed",
    title: side.places.get(lineageId)?.title ?? null,
    text,
    original,
    intro: isWhole ? node.intro : {},
    targets: isWhole ? node.targets : [],
    move: change?.move ? presentMove(node, change.move, sides) : null,
    rewordings: (change?.fields ?? []).flatMap(rewording),
    aims: null,
    place: null,
    unit: null,
    originals: null,
    links: (change?.fields ?? []).flatMap((field) => changedLinks(field, sides)),
  };
  const filled = (change?.fields ?? []).reduce((next, field) => withDetail(next, field, lineageId, sides), entry);
  return kindsOf(filled).length === 0 ? { ...filled, state: "context" } : filled;
}

function presentMove(
  { lineageId, parentId }: PlanNode,
  { from, to }: NonNullable<NodeDifference["move"]>,
  { old, now }: Sides,
): DifferenceEntry["move"] {
  const siblings = childrenOf(now.tree, parentId);
  const before = siblings[siblings.findIndex((each) => each.lineageId === lineageId) - 1];
  return {
    from: named(from, old),
    to: named(to, now),
    isSameParent: from === to,
    behind: before ? named(before.lineageId, now) : null,
  };
}

function named(id: LineageId | null, { tree, labels }: Side): NamedPlace | null {
  const node = id === null ? undefined : tree.nodes.get(id);
  if (!node) return null;
  return { reference: referenceOf(node, tree, labels), text: node.text, original: node.original };
}

function rewording(change: FieldChange): DifferenceEntry["rewordings"] {
  if (change.part !== "text" && change.part !== "intro") return [];
  const [before, after] = [change.before ?? "", change.after ?? ""];
  if (isBlank(before) && isBlank(after)) return [];
  return [{ part: change.part, language: change.language, words: wordDiff(before, after) }];
}

/** Records and indicators that came or went; another order of the same ones tells a reader nothing. */
function changedLinks(change: FieldChange, { old, now, names }: Sides): DifferenceEntry["links"] {
  if (change.part !== "links") return [];
  const [before, after] = [change.before ?? [], change.after ?? []];
  const nameOf = (id: string): LocalizedText =>
    names.get(id) ?? (now.tree.nodes.get(id as LineageId) ?? old.tree.nodes.get(id as LineageId))?.text ?? {};
  const added = after.filter((id) => !before.includes(id)).map(nameOf);
  const removed = before.filter((id) => !after.includes(id)).map(nameOf);
  return added.length + removed.length === 0 ? [] : [{ link: change.link, added, removed }];
}

function withDetail(entry: DifferenceEntry, change: FieldChange, id: LineageId, { old, now }: Sides): DifferenceEntry {
  const titleOf = (place: TemplateNode | undefined): DifferenceEntry["title"] => place?.title ?? null;
  switch (change.part) {
    case "targets":
      return { ...entry, aims: { before: [...change.before], after: [...change.after] } };
    case "unit":
      return { ...entry, unit: { before: change.before, after: change.after } };
    case "original":
      return { ...entry, originals: { before: change.before, after: change.after } };
    case "code":
    case "kind":
      return { ...entry, place: { before: titleOf(old.places.get(id)), after: titleOf(now.places.get(id)) } };
    default:
      return entry;
  }
}

/** What changed, and the unchanged nodes above it. */
function withHeadings(entries: readonly DifferenceEntry[]): DifferenceEntry[] {
  let depth = 0;
  return entries
    .toReversed()
    .filter((entry) => {
      const isHeading = entry.depth < depth;
      const stays = entry.state !== "context" || isHeading;
      if (stays) depth = entry.depth;
      return stays;
    })
    .toReversed();
}

function count(entries: readonly DifferenceEntry[]): DifferenceCounts {
  const counts = { added: 0, removed: 0, moved: 0, reworded: 0, targets: 0, details: 0 };
  for (const entry of entries) for (const kind of kindsOf(entry)) counts[kind] += 1;
  return counts;
}

const countLanguages = (entries: readonly DifferenceEntry[]): PresentedDifference["summary"]["languages"] =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const found = entries.flatMap(({ rewordings }) => rewordings.filter((each) => each.language === language));
      return found.length > 0 ? [[language, found.length]] : [];
    }),
  );

function presentAmounts(
  { added, removed, changed }: ReturnType<typeof diffVersions>["grantLines"],
  before: PresentedVersion,
  after: PresentedVersion,
): DifferenceAmount[] {
  const line = (was: GrantLine | null, is: GrantLine | null): DifferenceAmount[] => {
    const [known, side] = is ? [is, after] : [was, before];
    if (!known) return [];
    const figures = { before: figuresOf(was, before), after: figuresOf(is, after) };
    if (JSON.stringify(figures.before) === JSON.stringify(figures.after) && was?.scheme === is?.scheme) return [];
    const title = side.framework.schemes.find(({ code }) => code === known.scheme)?.title ?? null;
    return [{ id: known.id, scheme: known.scheme, title, ...figures }];
  };
  return [
    ...changed.flatMap((each) => line(each.before, each.after)),
    ...added.flatMap((each) => line(null, each)),
    ...removed.flatMap((each) => line(each, null)),
  ];
}

const figuresOf = (line: GrantLine | null, { framework }: PresentedVersion): DifferenceAmount["before"] =>
  line && {
    fte: line.fte,
    equipmentCents: line.equipmentCents,
    totalCents: grantLineTotal(line, framework),
    note: line.note,
  };
