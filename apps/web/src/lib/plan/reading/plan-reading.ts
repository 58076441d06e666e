import {
  buildTree,
  childrenOf,
  type Framework,
  grantLineTotal,
  isBlank,
  type Language,
  type LanguageRegime,
  type Locale,
  type LocalizedText,
  matchTemplate,
  type NodeKind,
  numbering,
  type OfficialText,
  planTotalCents,
  type PlanNode,
} from "@salus/domain";
import type { PlanData } from "../plan-data.ts";
import { targetLine } from "../target-words.ts";

/** One part of the plan as it is read: nothing in it can be changed. */
export type ReadNode = {
  readonly id: string;
  readonly anchor: string;
  readonly label: string;
  readonly kind: NodeKind;
  /** The words stand in the framework: the same in every plan. */
  readonly isOfficial: boolean;
  readonly text: LocalizedText;
  readonly intro: LocalizedText;
  readonly original: Language;
  readonly unit: string | null;
  /** What an indicator asks for, in words. */
  readonly goals: Readonly<Record<Locale, string>>;
  readonly children: readonly ReadNode[];
};

export type ReadMoney = {
  readonly scheme: OfficialText | null;
  readonly code: string;
  readonly fte: number | null;
  readonly equipmentCents: number | null;
  readonly totalCents: number | null;
};

export type Reading = {
  readonly planId: string;
  readonly version: PlanData["version"];
  readonly framework: Pick<Framework, "instrument" | "period" | "title" | "demonstration">;
  readonly regime: LanguageRegime;
  readonly chapters: readonly ReadNode[];
  readonly money: readonly ReadMoney[];
  readonly totalCents: number | null;
};

/** A whole version as one document, worked out on the server: the page itself carries no editor and no grammar. */
export function readingOf(data: PlanData): Reading {
  const { framework } = data;
  const tree = buildTree(data.nodes);
  const labels = numbering(tree, framework.instrument, framework.template);
  const places = matchTemplate(tree, framework.template);
  const read = (node: PlanNode, above: string): ReadNode => {
    const label = labels.get(node.lineageId) ?? "";
    const place = places.get(node.lineageId);
    // "11.2.1" says where it stands; "2" and "R1" count anew under each parent.
    const isWhole = above === "" || label.includes(".");
    const anchor = isWhole ? `p-${label}` : `${above}-${label}`;
    const official = place?.locked ? place.title : null;
    return {
      id: node.lineageId,
      anchor,
      label,
      kind: node.kind,
      isOfficial: official !== null,
      text: official ? { nl: official.nl, fr: official.fr, ...(official.de && { de: official.de }) } : node.text,
      intro: node.intro,
      original: node.original,
      unit: node.unit,
      goals: {
        nl: targetLine(node.targets, "nl", node.original),
        fr: targetLine(node.targets, "fr", node.original),
      },
      children: childrenOf(tree, node.lineageId).map((child) => read(child, anchor)),
    };
  };
  return {
    planId: data.planId,
    version: data.version,
    framework: {
      instrument: framework.instrument,
      period: framework.period,
      title: framework.title,
      demonstration: framework.demonstration,
    },
    regime: data.languageRegime,
    chapters: childrenOf(tree, null).map((chapter) => read(chapter, "")),
    money: data.grantLines.map((line) => ({
      code: line.scheme,
      scheme: framework.schemes.find(({ code }) => code === line.scheme)?.title ?? null,
      fte: line.fte,
      equipmentCents: line.equipmentCents,
      totalCents: grantLineTotal(line, framework),
    })),
    totalCents: planTotalCents(data.grantLines, framework),
  };
}

export const hasWords = (text: LocalizedText): boolean => Object.values(text).some((words) => !isBlank(words));

/** The objectives of a VSC by unit, in the order in which the units first appear. */
export function byUnit(nodes: readonly ReadNode[]): { unit: string | null; nodes: ReadNode[] }[] {
  const groups = new Map<string | null, ReadNode[]>();
  for (const node of nodes) {
    const unit = node.unit?.trim() || null;
    groups.set(unit, [...(groups.get(unit) ?? []), node]);
  }
  return [...groups].map(([unit, of]) => ({ unit, nodes: of }));
}
