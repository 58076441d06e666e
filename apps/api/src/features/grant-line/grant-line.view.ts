import { z } from "@hono/zod-openapi";
import { GrantLine, GrantLineChanges, type GrantLineId } from "@salus/domain";

export const GrantLineParam = z.uuid().transform((id) => id as GrantLineId);

export const AddGrantLine = z
  .object({ id: GrantLineParam, scheme: z.string().min(1).max(100) })
  .openapi("AddGrantLine");
export type AddGrantLine = z.infer<typeof AddGrantLine>;

export const ChangeGrantLine = z
  .object({ baseRevision: z.number().int().min(1).max(2_147_483_647), changes: GrantLineChanges })
  .openapi("ChangeGrantLine");
export type ChangeGrantLine = z.infer<typeof ChangeGrantLine>;

export const GrantLineAnswer = z.object({ grantLine: GrantLine, treeRevision: z.number().int() });

export const GrantLineConflict = z
  .object({
    error: z.object({
      code: z.literal("grant_line.conflict"),
      params: z.object({
        grantLine: GrantLine,
        conflicts: z.array(
          z.object({
            field: z.string(),
            mine: z.unknown(),
            theirs: z.unknown(),
            changedBy: z.string().nullable(),
            changedAt: z.iso.datetime().nullable(),
          }),
        ),
      }),
      requestId: z.string(),
    }),
  })
  .openapi("GrantLineConflict");
