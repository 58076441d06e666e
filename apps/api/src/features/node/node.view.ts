import { z } from "@hono/zod-openapi";
import {
  BRANCH_LIMIT,
  type Branch,
  Language,
  type LineageId,
  LocalizedText,
  NodeChanges,
  NodeField,
  NodeKind,
} from "@salus/domain";
import { PublishedBranch, PublishedNode } from "../../openapi.ts";

export const LineageParam = z.uuid().transform((id) => id as LineageId);
const Revision = z.number().int().min(1).max(2_147_483_647);
const Text = LocalizedText.refine((text) => Object.values(text).every((written) => written.length <= 20_000));

export const AddNode = z
  .object({
    /** Made by the browser, so that a node has its name before the answer is back. */
    lineageId: LineageParam,
    parentId: LineageParam.nullable(),
    /** The sibling it comes after; null puts it first. */
    after: LineageParam.nullable(),
    kind: NodeKind,
    /** A place of the framework's skeleton; its official text comes with it. */
    code: z.string().max(200).nullable().optional(),
    text: Text.optional(),
    unit: z.string().max(200).nullable().optional(),
    original: Language.optional(),
  })
  .openapi("AddNode");
export type AddNode = z.infer<typeof AddNode>;

export const ChangeNode = z
  .object({
    /** The revision the writer was looking at. */
    baseRevision: Revision,
    changes: NodeChanges,
  })
  .openapi("ChangeNode");
export type ChangeNode = z.infer<typeof ChangeNode>;

export const ReviewNode = z
  .object({
    /** The translation that was read. */
    field: NodeField,
    /** The revision in which text and original were in sight. */
    revision: Revision,
  })
  .openapi("ReviewNode");

export const FieldChangeView = z
  .object({
    at: z.iso.datetime(),
    /** Name of who saved; null where it is not known. */
    by: z.string().nullable(),
    /** Of the node, after the save. */
    revision: z.number().int(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .openapi("FieldChange");
export type FieldChangeView = z.infer<typeof FieldChangeView>;

export const MoveNode = z
  .object({ parentId: LineageParam.nullable(), after: LineageParam.nullable() })
  .openapi("MoveNode");
export type MoveNode = z.infer<typeof MoveNode>;

const isShort = ({ text, intro, children }: Branch): boolean =>
  Object.values(text).every((written) => written.length <= 20_000) &&
  Object.values(intro).every((written) => written.length <= 50_000) &&
  children.every(isShort);

export const InsertBranches = z
  .object({
    parentId: LineageParam.nullable(),
    after: LineageParam.nullable(),
    branches: z
      .array(PublishedBranch)
      .min(1)
      .max(BRANCH_LIMIT)
      .refine((branches) => branches.every(isShort)),
    /** One per node, in document order, made by the browser. */
    ids: z.array(LineageParam).min(1).max(BRANCH_LIMIT),
  })
  .openapi("InsertBranches");
export type InsertBranches = z.infer<typeof InsertBranches>;

const treeRevision = z.number().int();
export const NodeAnswer = z.object({ node: PublishedNode, treeRevision });
/** `added` also has the compulsory parts that came along below an official place. */
export const AddedAnswer = z.object({ node: PublishedNode, added: z.array(PublishedNode), treeRevision });
export const RemovedAnswer = z.object({ removed: z.array(z.string()), treeRevision });
/** What came in, in document order. */
export const InsertedAnswer = z.object({ nodes: z.array(PublishedNode), treeRevision });
export const RestoredAnswer = z.object({ nodes: z.array(PublishedNode), treeRevision });

/** Where a removed node comes back; without it, where it stood. */
export const RestoreNode = MoveNode.partial().openapi("RestoreNode");

export const BinView = z
  .object({
    entries: z.array(
      z.object({
        /** The node that was removed, and what went along with it, in the order of the plan. */
        nodes: z.array(PublishedNode),
        removedAt: z.string(),
        /** Name of the colleague; null where it is not known. */
        removedBy: z.string().nullable(),
        /** What stood above it, outermost first. */
        path: z.array(z.object({ lineageId: z.string(), text: LocalizedText, isGone: z.boolean() })),
        isParentGone: z.boolean(),
        /** Its place of the framework has been filled again. */
        isTaken: z.boolean(),
      }),
    ),
  })
  .openapi("Bin");

export const FieldConflictView = z
  .object({
    field: NodeField,
    mine: z.unknown(),
    theirs: z.unknown(),
    /** Name of the colleague; null where it is not known. */
    changedBy: z.string().nullable(),
    changedAt: z.iso.datetime().nullable(),
  })
  .openapi("FieldConflict");
export type FieldConflictView = z.infer<typeof FieldConflictView>;

/** The 409 of a save that met another save of the same field: both texts, and nothing written. */
export const NodeConflict = z
  .object({
    error: z.object({
      code: z.literal("node.conflict"),
      params: z.object({ node: PublishedNode, conflicts: z.array(FieldConflictView) }),
      requestId: z.string(),
    }),
  })
  .openapi("NodeConflict");
