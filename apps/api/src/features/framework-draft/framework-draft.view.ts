import { z } from "@hono/zod-openapi";
import { type DraftFinding, draftFindingCodes, draftOrigins, Framework, FrameworkDraftBody } from "@salus/domain";
import { PublishedFrameworkDraft } from "../../openapi.ts";
import type { DraftRow } from "./framework-draft.queries.ts";

const { instrument, demonstration } = Framework.shape;
const { code, title, period } = FrameworkDraftBody.shape;
const shared = {
  id: z.string(),
  origin: z.enum(draftOrigins),
  fromCode: z.string().nullable(),
  fromRevision: z.number().int().nullable(),
  /** Grows with every save: a save names the one it was made on. */
  revision: z.number().int(),
  updatedAt: z.iso.datetime(),
};

const DraftLine = z.object({ ...shared, code, title, period, instrument, demonstration });
const PublishedLine = z.object({
  code: z.string(),
  revision: z.number().int(),
  instrument,
  demonstration,
  title,
  period: Framework.shape.period,
  /** Null: it came with the program. */
  publishedAt: z.iso.datetime().nullable(),
});

export const FrameworksView = z
  .object({ drafts: z.array(DraftLine), published: z.array(PublishedLine) })
  .openapi("ManagedFrameworks");
export type FrameworksView = z.infer<typeof FrameworksView>;

export const FrameworkDraftView = z
  .object({
    ...shared,
    body: PublishedFrameworkDraft,
    /** What stands in the way of publishing, in the order of the page. */
    findings: z.array(z.object({ code: z.enum(draftFindingCodes), at: z.string() })),
  })
  .openapi("FrameworkDraftView");
export type FrameworkDraftView = z.infer<typeof FrameworkDraftView>;

const present = ({ id, origin, fromCode, fromRevision, revision, updatedAt }: DraftRow) => ({
  id,
  origin,
  fromCode,
  fromRevision,
  revision,
  updatedAt: updatedAt.toISOString(),
});

export function presentLine(row: DraftRow): z.infer<typeof DraftLine> {
  const { code, title, period, instrument, demonstration } = row.body;
  return { ...present(row), code, title, period, instrument, demonstration };
}

export const presentDraft = (row: DraftRow, findings: DraftFinding[]): FrameworkDraftView => ({
  ...present(row),
  body: row.body,
  findings,
});
