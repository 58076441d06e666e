import { limits } from "../decode/limits.ts";
import { readBullet } from "../layout/bullets.ts";
import { splitItems, type Item } from "../layout/items.ts";
import { endsInTarget, holdsTarget, opensLikeIndicator } from "../layout/target-ending.ts";
import type { Line } from "../lines/lines.ts";
import { startsUpper } from "../recognise/normalise.ts";
import { matchTitle, mayBeginTitle, type TitleMatch } from "../recognise/titles.ts";
import { listContext, type OutlineContext } from "./context.ts";
import { readNumbered, type Numbered } from "./numbering.ts";
import type { Section } from "./sections.ts";
import { officialExtent, titleExtent, type Extent } from "./title-extent.ts";

/** A heading inside a section: an objective that begins there without a label of its own. */
export type Cut = {
  level: "generalObjective" | "strategicObjective" | "operationalObjective";
  start: number;
  end: number;
  text: string;
  number: string | null;
  match: TitleMatch | null;
};

const objectiveKinds = ["strategicObjective", "generalObjective"] as const;

const levelOfNumber = (
  numbered: Numbered,
  extent: Extent | null,
  section: Section,
  context: OutlineContext,
): Cut["level"] | null => {
  if (extent?.match && extent.match.entry.kind !== "chapter") return extent.match.entry.kind;
  const depth = numbered.parts.length;
  if (depth >= 4) return section.level === "result" || section.level === "indicator" ? null : "operationalObjective";
  if (depth === 3) {
    if (numbered.parts[1] === context.strategicPart) return "strategicObjective";
    if (numbered.parts[1] === context.generalPart) return "generalObjective";
    return section.level === "generalObjective" ? "generalObjective" : "strategicObjective";
  }
  return null;
};

/** A number fits where it goes on from the chapter that is open. */
const fits = (numbered: Numbered, chapter: number | null): boolean => {
  const first = numbered.parts[0] ?? 0;
  return chapter === null ? first >= 1 && first <= 40 : first >= chapter && first <= chapter + 3;
};

const numberedCut = (section: Section, index: number, chapter: number | null, context: OutlineContext): Cut | null => {
  const line = section.lines[index];
  const numbered = line ? readNumbered(line) : null;
  if (!line || !numbered || !fits(numbered, chapter)) return null;
  const rest = section.lines.slice(index);
  const list = listContext(context, "heading");
  const official = officialExtent(rest, numbered.text, list, { instrument: context.instrument });
  const level = levelOfNumber(numbered, official, section, context);
  if (!level || (section.level === "front" && !official)) return null;
  const extent = official ?? titleExtent(rest, numbered.text, list, {});
  return {
    level,
    start: index,
    end: index + extent.count,
    text: extent.text,
    number: numbered.number,
    match: extent.match,
  };
};

const withoutListNumber = (text: string): string => {
  const bullet = readBullet(text);
  return bullet?.number != null ? bullet.text : text;
};

/** The objective that the lines from here on resemble most. */
const officialAt = (lines: readonly Line[], context: OutlineContext): (Extent & { match: TitleMatch }) | null => {
  const first = lines[0];
  const bullet = first ? readBullet(first.text) : null;
  if (!first || (bullet && bullet.number === null)) return null;
  const text = withoutListNumber(first.text);
  if (!mayBeginTitle(text)) return null;
  const list = listContext(context, "heading");
  const found = objectiveKinds
    .map((kind) => officialExtent(lines, text, list, { kind, instrument: context.instrument }))
    .flatMap((extent) => (extent?.match ? [{ ...extent, match: extent.match }] : []))
    .toSorted((a, b) => b.match.likeness - a.match.likeness)[0];
  return found ?? null;
};

const officialCut = (section: Section, index: number, context: OutlineContext): Cut | null => {
  const rest = section.lines.slice(index, index + 12);
  const found = officialAt(rest, context);
  const kind = found?.match.entry.kind;
  if (!found || !kind || kind === "chapter") return null;
  // "VOL DE VÉLO / Prévenir, détecter et limiter le vol de vélo …": the title begins on the next line.
  const later = found.count > 1 ? officialAt(rest.slice(1), context) : null;
  if (later && later.match.likeness > found.match.likeness) return null;
  const both = matchTitle(found.text, { kind: "generalObjective", instrument: context.instrument });
  const level = context.labelsGeneral || !both ? kind : "generalObjective";
  const bullet = readBullet(rest[0]?.text ?? "");
  const number = bullet?.number == null ? null : String(bullet.number);
  return { level, start: index, end: index + found.count, text: found.text, number, match: found.match };
};

/** Lines behind an unnumbered official title within which the next label must follow. */
const nearLabel = 14;

const mayBeTitle = (cut: Cut, section: Section, next: Section | undefined, context: OutlineContext): boolean => {
  if (next === undefined || (section.level === "front" && context.labelsStrategic)) return false;
  if (section.level === "generalObjective" || section.level === "strategicObjective")
    return cut.level !== "generalObjective";
  const behind = section.lines.length - cut.end;
  const announces =
    next.level === "operationalObjective" ||
    next.level === "table" ||
    next.level === "result" ||
    next.level === "strategicObjective";
  return announces && behind <= nearLabel;
};

/** The first line below "Algemene doelstelling" or "Activiteitssector 1" is its title, whatever else it resembles. */
const isTitled = (section: Section): boolean =>
  section.level === "generalObjective" || section.level === "strategicObjective" || section.level === "chapter";

/**
 * A strategic objective in words of its own: in a file that prints one above every label of operational objectives, the
 * last paragraph in front of such a label is one, whatever it says.
 */
export const unknownTitle = (section: Section, next: Section | undefined, context: OutlineContext): Cut[] => {
  if (next?.level !== "operationalObjective") return [];
  if (section.level !== "result" && section.level !== "indicator") return [];
  const { items } = splitItems(section.lines, {
    ...listContext(context, "indicator"),
    atLeast: context.strategicFirst ? 2 : 1,
  });
  const last = items.at(-1);
  const first = last?.lines[0];
  if (!last || !first || items.length < 2 || (last.bullet !== null && last.bullet.number === null)) return [];
  const start = section.lines.indexOf(first);
  const text = last.text.replaceAll("\n- ", " ");
  if (endsInTarget(text) || opensLikeIndicator(text)) return [];
  if (!context.strategicFirst && !standsOut(last, items)) return [];
  return [{ level: "strategicObjective", start, end: start + last.lines.length, text, number: null, match: null }];
};

const longestTitle = 90;

/** Without a bullet below bulleted items, and nothing like a measure. */
const standsOut = (last: Item, items: readonly Item[]): boolean => {
  const others = items.slice(0, -1);
  const marked = others.length >= 2 && others.every((item) => item.bullet !== null);
  const isPlain = last.text.length <= longestTitle && !/[.;:]$/.test(last.text) && startsUpper(last.text);
  return marked && last.bullet === null && isPlain && !holdsTarget(last.text) && !opensLikeIndicator(last.text);
};

const fewestObjectives = 4;

/** Whether strategic objectives stand above (nearly) every label of operational objectives. */
export const printsStrategicFirst = (sections: readonly Section[], context: OutlineContext): boolean => {
  const labelled = sections.flatMap((section, index) => {
    const above = sections[index - 1];
    return section.level === "operationalObjective" && above ? [{ section, above }] : [];
  });
  const titled = labelled.filter(
    ({ section, above }) =>
      above.level === "strategicObjective" ||
      above.level === "generalObjective" ||
      findCuts(above, section, null, context).some((cut) => cut.level === "strategicObjective"),
  );
  return labelled.length >= fewestObjectives && titled.length >= labelled.length * 0.75;
};

/** Every objective heading inside a section, in order. `chapter` is the number of the open chapter. */
export const findCuts = (
  section: Section,
  next: Section | undefined,
  chapter: number | null,
  context: OutlineContext,
): Cut[] => {
  const cuts: Cut[] = [];
  const from = Math.max(0, section.lines.length - limits.headingReach);
  for (let index = from; index < section.lines.length; index += 1) {
    const numbered = numberedCut(section, index, chapter, context);
    const own = index === 0 && isTitled(section);
    const official = numbered || own ? null : officialCut(section, index, context);
    const cut = numbered ?? (official && mayBeTitle(official, section, next, context) ? official : null);
    if (!cut) continue;
    cuts.push(cut);
    index = cut.end - 1;
  }
  return cuts;
};
