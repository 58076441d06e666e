import type { Framework, TemplateNode } from "../framework/framework.ts";
import { newId as randomId, type GrantLineId, type LineageId } from "../ids.ts";
import {
  type Language,
  type LocalizedText,
  languages,
  type OfficialText,
  textIn,
  writtenLanguages,
} from "../localized-text.ts";
import type { GrantLine } from "../money/grant-line.ts";
import { grantLineTotal } from "../money/grant-line.ts";
import { linkedKinds } from "../organisation/record.ts";
import { measuredByOf, withMeasures } from "./branch.ts";
import { numbering } from "./numbering.ts";
import { firstOrderKeys, type OrderKeys } from "./order-keys.ts";
import type { PlanEvent } from "./plan.ts";
import type { DocumentEvent, DocumentGrantLine, DocumentLinks, DocumentNode, PlanDocument } from "./plan-document.ts";
import type { PlanNode } from "./plan-node.ts";
import { buildTree, childrenOf, type PlanTree } from "./tree.ts";

type Skeleton = Pick<Framework, "template">;
type NewId = () => LineageId;

/** The compulsory parts of a framework as the first nodes of a draft, written in every language the framework has. */
export function nodesFromTemplate(
  framework: Skeleton,
  language: Language,
  newId: NewId = () => randomId<LineageId>(),
  orderKeys: OrderKeys = firstOrderKeys,
): PlanNode[] {
  const add = (places: readonly TemplateNode[], parentId: LineageId | null): PlanNode[] => {
    const compulsory = places.filter((place) => place.compulsory);
    const keys = orderKeys(compulsory.length);
    return compulsory.flatMap((place, index) => {
      const node = nodeFromTemplate(place, { lineageId: newId(), parentId, orderKey: keys[index] ?? "", language });
      return [node, ...add(place.children, node.lineageId)];
    });
  };
  return add(framework.template, null);
}

/** One place of the skeleton as a node, without what stands below it. */
export function nodeFromTemplate(
  place: TemplateNode,
  at: { lineageId: LineageId; parentId: LineageId | null; orderKey: string; language: Language },
): PlanNode {
  const text = officialLanguages(place.title);
  const { language: original } = textIn(text, at.language, at.language);
  return { ...blankNode(at), kind: place.kind, code: place.code, text, original };
}

/**
 * The nodes of a plan document, flat. Texts stay as written; at a place of the skeleton the languages the document does
 * not have are filled from the framework. A code that stands twice among siblings stays with the first.
 */
export function nodesFromDocument(
  document: Pick<PlanDocument, "nodes" | "language">,
  framework: Skeleton,
  newId: NewId = () => randomId<LineageId>(),
  orderKeys: OrderKeys = firstOrderKeys,
): PlanNode[] {
  const add = (
    siblings: readonly DocumentNode[],
    places: readonly TemplateNode[],
    parentId: LineageId | null,
  ): PlanNode[] => {
    const keys = orderKeys(siblings.length);
    const codes = new Set<string>();
    const below: PlanNode[][] = [];
    const nodes = siblings.map((source, index) => {
      const code = source.code != null && !codes.has(source.code) ? source.code : null;
      if (code !== null) codes.add(code);
      const place =
        code === null
          ? undefined
          : places.find((candidate) => candidate.code === code && candidate.kind === source.kind);
      const at = { lineageId: newId(), parentId, orderKey: keys[index] ?? "" };
      const node = nodeFromSource(source, code, place, { ...at, language: document.language });
      below.push(add(source.children ?? [], place?.children ?? [], node.lineageId));
      return node;
    });
    const measured = withMeasures(nodes, (index) => siblings[index]?.measuredBy);
    return measured.flatMap((node, index) => [node, ...(below[index] ?? [])]);
  };
  return add(document.nodes, framework.template, null);
}

function nodeFromSource(
  source: DocumentNode,
  code: string | null,
  place: TemplateNode | undefined,
  at: { lineageId: LineageId; parentId: LineageId | null; orderKey: string; language: Language },
): PlanNode {
  const written = writtenOnly(source.text);
  const text = place ? { ...officialLanguages(place.title), ...written } : written;
  const { language: original } = textIn(
    Object.keys(written).length > 0 ? written : text,
    source.original ?? at.language,
    at.language,
  );
  return {
    ...blankNode(at),
    kind: source.kind,
    code,
    text,
    intro: writtenOnly(source.intro ?? {}),
    unit: source.unit?.trim() ? source.unit : null,
    original,
    targets: source.targets ?? (source.target ? [source.target] : []),
  };
}

const blankNode = ({
  lineageId,
  parentId,
  orderKey,
  language,
}: {
  lineageId: LineageId;
  parentId: LineageId | null;
  orderKey: string;
  language: Language;
}): Omit<PlanNode, "kind"> => ({
  lineageId,
  parentId,
  orderKey,
  code: null,
  text: {},
  intro: {},
  unit: null,
  original: language,
  targets: [],
  links: {},
  reviews: {},
  revision: 1,
  fieldRevisions: {},
});

const writtenOnly = (text: LocalizedText): LocalizedText =>
  Object.fromEntries(writtenLanguages(text).map((language) => [language, text[language]]));

/** The official wording in every language it exists in. */
export const officialLanguages = (title: OfficialText): LocalizedText =>
  Object.fromEntries(languages.flatMap((language) => (title[language] ? [[language, title[language]]] : [])));

export type DocumentContext = {
  readonly framework: Pick<Framework, "code" | "instrument" | "period" | "template" | "schemes">;
  readonly municipality: PlanDocument["municipality"];
  readonly language: Language;
  readonly grantLines: readonly GrantLine[];
  readonly events: readonly PlanEvent[];
  /** Names of the records that nodes refer to, by id; one without a name here is left out. */
  readonly names?: ReadonlyMap<string, LocalizedText>;
};

/** The plan document of a version. Orphans are left out; numbers are derived. */
export function documentFromTree(
  tree: PlanTree,
  { framework, municipality, language, grantLines, events, names = new Map() }: DocumentContext,
): PlanDocument {
  const labels = numbering(tree, framework.instrument, framework.template);
  const below = (parentId: LineageId | null, depth: number): DocumentNode[] =>
    depth > tree.nodes.size
      ? []
      : childrenOf(tree, parentId).map((node) =>
          documentNode(node, {
            number: labels.get(node.lineageId) ?? null,
            links: linkNames(node, names),
            measuredBy: measuredByOf(tree, node),
            children: below(node.lineageId, depth + 1),
          }),
        );
  return {
    format: "salus-plan/1",
    instrument: framework.instrument,
    framework: framework.code,
    municipality,
    period: framework.period,
    language,
    nodes: below(null, 0),
    grantLines: grantLines.map((line) => documentGrantLine(line, framework)),
    events: events.map(documentEvent),
    findings: [],
  };
}

/** Links to records as names, in their order. */
function linkNames({ links }: PlanNode, names: ReadonlyMap<string, LocalizedText>): DocumentLinks {
  const named = linkedKinds.map((kind) => [kind, (links[kind] ?? []).flatMap((id) => names.get(id) ?? [])] as const);
  return Object.fromEntries(named.filter(([, found]) => found.length > 0));
}

type Told = { number: string | null; links: DocumentLinks; measuredBy: number[]; children: DocumentNode[] };

function documentNode(node: PlanNode, { number, links, measuredBy, children }: Told): DocumentNode {
  const [target, ...more] = node.targets;
  return {
    kind: node.kind,
    code: node.code,
    number,
    text: writtenOnly(node.text),
    ...(writtenLanguages(node.intro).length > 0 && { intro: writtenOnly(node.intro) }),
    ...(node.unit !== null && { unit: node.unit }),
    original: node.original,
    ...(node.kind === "indicator" && { target: target ?? null }),
    ...((more.length > 0 || (target && node.kind !== "indicator")) && { targets: node.targets }),
    ...(Object.keys(links).length > 0 && { links }),
    ...(measuredBy.length > 0 && { measuredBy }),
    ...(children.length > 0 && { children }),
  };
}

const documentGrantLine = (line: GrantLine, framework: Pick<Framework, "schemes">): DocumentGrantLine => ({
  scheme: line.scheme,
  amountCents: grantLineTotal(line, framework),
  fte: line.fte,
  equipmentCents: line.equipmentCents,
  perYear: true,
});

const documentEvent = (event: PlanEvent): DocumentEvent => ({
  kind: event.kind,
  on: event.on,
  agendaItem: event.agendaItem,
});

/** The money lines of a document. The total of a guards line is kept as stated, beside what the rule computes. */
export const grantLinesFromDocument = (
  document: Pick<PlanDocument, "grantLines">,
  newId: () => GrantLineId = () => randomId<GrantLineId>(),
): GrantLine[] =>
  document.grantLines.map((line) => ({
    id: newId(),
    scheme: line.scheme,
    fte: line.fte ?? null,
    amountCents: line.amountCents,
    equipmentCents: line.equipmentCents ?? null,
    note: "",
    revision: 1,
  }));

/** `buildTree` on the nodes of a document, for reading a submission. */
export const treeFromDocument = (document: Pick<PlanDocument, "nodes" | "language">, framework: Skeleton): PlanTree =>
  buildTree(nodesFromDocument(document, framework));
