import { z } from "@hono/zod-openapi";
import { GrantLine, type LineageId, planStatuses } from "@salus/domain";
import { PublishedNode } from "../../openapi.ts";

/** What changed in a plan since a tree revision: rows as they are now, never a history. */
export const ChangesView = z
  .object({
    version: z.object({
      id: z.string(),
      number: z.number().int(),
      status: z.enum(planStatuses),
      treeRevision: z.number().int(),
    }),
    /** What was known before: who knows less than this has missed something. */
    since: z.number().int(),
    /** Too much changed, or the asker looked at another version: read the tree instead. */
    whole: z.boolean(),
    nodes: z.array(PublishedNode),
    removed: z.array(z.string()),
    /** All of them; null where nothing changed at all. */
    grantLines: z.array(GrantLine).nullable(),
    /** Who brought a node to what it is; the name is known of members only. */
    by: z.array(z.object({ lineageId: z.string(), userId: z.string(), name: z.string().nullable() })),
  })
  .openapi("PlanChanges");
export type ChangesView = z.infer<typeof ChangesView>;

const Revision = z.coerce.number().int().min(0).max(2_147_483_647);
/** One page of a browser, named by itself. */
const Tab = z.string().regex(/^[\w-]{8,64}$/);

export const ChangesQuery = z.object({ since: Revision });
export const LiveQuery = z.object({ since: Revision.optional(), tab: Tab.optional() });

export const Presence = z
  .object({
    tab: Tab,
    /** The node the person looks at. */
    nodeId: z
      .uuid()
      .transform((id) => id as LineageId)
      .nullable(),
    /** The field that is open for writing. */
    field: z
      .string()
      .regex(/^[\w.-]{1,60}$/)
      .nullable(),
  })
  .openapi("Presence");
export type Presence = z.infer<typeof Presence>;

/** Who looks at the plan now, the asker included; somebody with two pages stands here twice. */
export const PeopleView = z.object({
  people: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      nodeId: z.string().nullable(),
      field: z.string().nullable(),
    }),
  ),
});
export type PeopleView = z.infer<typeof PeopleView>;
