import { z } from "zod";
import { OfficialText } from "../localized-text.ts";

export const ChecklistItem = z.object({
  code: z.string().min(1).max(100),
  title: OfficialText,
  /** The most points it can have. */
  points: z.number().int().min(1).max(100),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** What an adviser looks at, per framework. Internal to the federal side. */
export const Checklist = z.object({
  framework: z.string(),
  /** Invented wording, marked as such wherever it is shown. */
  demonstration: z.boolean(),
  sections: z.array(z.object({ code: z.string(), title: OfficialText, items: z.array(ChecklistItem).min(1) })),
});
export type Checklist = z.infer<typeof Checklist>;

export const ScoreItem = z.object({
  /** Null: looked at, not scored. */
  points: z.number().int().min(0).max(100).nullable(),
  note: z.string().trim().max(10_000),
});
export type ScoreItem = z.infer<typeof ScoreItem>;

type Score = { readonly item: string; readonly points: number | null };

/** The total of what was scored, of what that could have been, and how much is still to be scored. */
export function checklistTotal({ sections }: Pick<Checklist, "sections">, scores: readonly Score[]) {
  const points = new Map(scores.map((score) => [score.item, score.points]));
  const items = sections.flatMap((section) => section.items);
  const scored = items.filter(({ code }) => (points.get(code) ?? null) !== null);
  return {
    points: scored.reduce((sum, { code }) => sum + (points.get(code) ?? 0), 0),
    of: scored.reduce((sum, item) => sum + item.points, 0),
    open: items.length - scored.length,
  };
}

export const itemOf = ({ sections }: Pick<Checklist, "sections">, code: string): ChecklistItem | null =>
  sections.flatMap(({ items }) => items).find((item) => item.code === code) ?? null;
