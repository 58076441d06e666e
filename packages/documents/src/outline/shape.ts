import type { Framework, TemplateNode } from "@salus/domain";
import { matchTitles } from "../recognise/titles.ts";
import type { Draft } from "./draft.ts";

/**
 * `printed`: strategic objectives stand beside the general ones, results beside objectives that share them, as on
 * paper. `framework`: as the template of the framework and the plan tree want them.
 */
export type Shape = "printed" | "framework";

const placeOf = (draft: Draft, places: readonly TemplateNode[], framework: Framework): TemplateNode | undefined =>
  matchTitles(draft.text, { instrument: framework.instrument })
    .map(({ entry }) => places.find((place) => place.code === entry.code && place.kind === draft.kind))
    .find((place) => place !== undefined);

/** Strategic objectives go below the general one in front of them, unless the template has them directly in the chapter. */
const nestStrategic = (chapter: Draft, framework: Framework | null): Draft => {
  const template = framework ? placeOf(chapter, framework.template, framework) : undefined;
  const children: Draft[] = [];
  let general: Draft | null = null;
  for (const child of chapter.children) {
    const direct = framework && template ? placeOf(child, template.children, framework) : undefined;
    if (child.kind === "generalObjective") {
      general = { ...child, children: [...child.children] };
      children.push(general);
    } else if (child.kind === "strategicObjective" && general && !direct) general.children.push(child);
    else children.push(child);
  }
  return { ...chapter, children };
};

/** Results and indicators that several objectives share go below the last of them; the user is told. */
const lowerResults = (node: Draft): Draft => {
  const children: Draft[] = [];
  for (const child of node.children.map(lowerResults)) {
    const isResult = child.kind === "result" || child.kind === "indicator";
    const last = children.at(-1);
    if (isResult && node.kind !== "operationalObjective" && last?.kind === "operationalObjective")
      last.children.push(child);
    else children.push(child);
  }
  return { ...node, children };
};

export const shaped = (chapters: readonly Draft[], shape: Shape, framework: Framework | null): Draft[] => {
  if (shape === "printed") return [...chapters];
  const nested =
    framework?.instrument === "vsc" ? chapters.map((chapter) => nestStrategic(chapter, framework)) : chapters;
  return nested.map(lowerResults);
};
