import { z } from "@hono/zod-openapi";
import {
  LocalizedText,
  type NodeKind,
  nodeKinds,
  OfficialText,
  Period,
  planOriginKinds,
  renewalOutcomes,
  staleKinds,
  StaleParams,
} from "@salus/domain";

export const itemStates = ["open", "settled", "gone"] as const;

export const RenewalItemView = z
  .object({
    id: z.string(),
    kind: z.enum(staleKinds),
    lineageId: z.string().nullable(),
    grantLineId: z.string().nullable(),
    /** The field of the node; null for the whole of it. */
    field: z.string().nullable(),
    /** The words as they were found. */
    quote: z.string(),
    params: StaleParams,
    /** `gone`: edited, moved or removed elsewhere since. */
    state: z.enum(itemStates),
    outcome: z.enum(renewalOutcomes).nullable(),
    reason: z.string().nullable(),
    settledAt: z.iso.datetime().nullable(),
    settledByName: z.string().nullable(),
  })
  .openapi("RenewalItem");
export type RenewalItemView = z.infer<typeof RenewalItemView>;

export const RenewalView = z
  .object({
    /** What the plan was begun from; null when it was not begun from another plan. */
    origin: z
      .object({
        kind: z.enum(planOriginKinds),
        planId: z.string().nullable(),
        framework: z.string(),
        title: OfficialText,
        period: Period,
        municipality: LocalizedText.nullable(),
      })
      .nullable(),
    items: z.array(RenewalItemView),
    open: z.number().int(),
  })
  .openapi("Renewal");
export type RenewalView = z.infer<typeof RenewalView>;

export const ItemAnswer = z.object({ item: RenewalItemView, treeRevision: z.number().int() });
export type ItemAnswer = z.infer<typeof ItemAnswer>;

const counts = <Key extends string>(keys: readonly Key[]) =>
  z.object(Object.fromEntries(keys.map((key) => [key, z.number().int()])) as Record<Key, z.ZodNumber>);

/** What a new plan would begin with. */
export const BeginningView = z
  .object({
    nodes: counts<NodeKind>(nodeKinds),
    /** Compulsory places of the framework that come along. */
    added: z.number().int(),
    stale: counts(staleKinds),
    /** Places that the framework does not have, with all below them. */
    left: z.number().int(),
  })
  .openapi("Beginning");
export type BeginningView = z.infer<typeof BeginningView>;
