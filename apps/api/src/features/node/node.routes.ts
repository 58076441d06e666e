import { createRoute, z } from "@hono/zod-openapi";
import type { PlanId } from "@salus/domain";
import type { Services } from "../../deps.ts";
import { answer, body, ErrorBody, guarded, idempotencyHeader, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { addNode } from "./add-node.ts";
import { changeNode } from "./change-node.ts";
import { insertBranches } from "./insert-branches.ts";
import { moveNode } from "./move-node.ts";
import {
  AddedAnswer,
  AddNode,
  BinView,
  ChangeNode,
  InsertBranches,
  InsertedAnswer,
  LineageParam,
  MoveNode,
  NodeAnswer,
  NodeConflict,
  RemovedAnswer,
  RestoredAnswer,
  RestoreNode,
} from "./node.view.ts";
import { readBin } from "./read-bin.ts";
import { removeNode } from "./remove-node.ts";
import { restoreNode } from "./restore-node.ts";

const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });
const NodeParams = PlanParams.extend({ nodeId: LineageParam });
const shared = { tags: ["nodes"], security: signedIn, parameters: [idempotencyHeader] };

const addRoute = createRoute({
  ...shared,
  method: "post",
  path: "/{planId}/nodes",
  summary: "Add a node",
  description: "The caller makes the id. An official place brings its text and its compulsory parts along.",
  request: { params: PlanParams, body: body(AddNode) },
  responses: { 201: answer(AddedAnswer, "The node, and what came along."), ...guarded },
});

const insertRoute = createRoute({
  ...shared,
  method: "post",
  path: "/{planId}/branches",
  summary: "Insert branches",
  description:
    "What was copied, duplicated or pasted: every node or none. A branch with the code of a free official place takes it; elsewhere it becomes the municipality's own text. A refusal names the node by its place in document order (`params.index`).",
  request: { params: PlanParams, body: body(InsertBranches) },
  responses: { 201: answer(InsertedAnswer, "The nodes, in document order."), ...guarded },
});

const changeRoute = createRoute({
  ...shared,
  method: "patch",
  path: "/{planId}/nodes/{nodeId}",
  summary: "Save fields of a node",
  description:
    "Names the revision it started from. Other fields merge; a field that somebody else saved since then answers 409 `node.conflict` with both texts, and nothing is written.",
  request: { params: NodeParams, body: body(ChangeNode) },
  responses: {
    200: answer(NodeAnswer, "The node as it is now."),
    ...guarded,
    409: answer(z.union([NodeConflict, ErrorBody]), "Somebody else saved the same field, or the version is frozen."),
  },
});

const moveRoute = createRoute({
  ...shared,
  method: "post",
  path: "/{planId}/nodes/{nodeId}/move",
  summary: "Move a node",
  request: { params: NodeParams, body: body(MoveNode) },
  responses: { 200: answer(NodeAnswer, "The node at its new place."), ...guarded },
});

const removeRoute = createRoute({
  ...shared,
  method: "delete",
  path: "/{planId}/nodes/{nodeId}",
  summary: "Remove a node and everything below it",
  request: { params: NodeParams },
  responses: { 200: answer(RemovedAnswer, "The ids of what is gone."), ...guarded },
});

const restoreRoute = createRoute({
  ...shared,
  method: "post",
  path: "/{planId}/nodes/{nodeId}/restore",
  summary: "Bring a removed node back",
  description: "With a place in the body it comes back there; without, where it stood.",
  request: { params: NodeParams, body: { ...body(RestoreNode), required: false } },
  responses: { 200: answer(RestoredAnswer, "What is back."), ...guarded },
});

const binRoute = createRoute({
  tags: ["nodes"],
  security: signedIn,
  method: "get",
  path: "/{planId}/bin",
  summary: "What was removed from the latest version",
  request: { params: PlanParams },
  responses: { 200: answer(BinView, "The last removal first."), ...guarded },
});

/** A body that is left out reads as an empty one. */
const placeIn = ({ parentId, after }: z.infer<typeof RestoreNode>): MoveNode | null =>
  parentId === undefined || after === undefined ? null : { parentId, after };

export const nodeRoutes = (services: Services) =>
  newRouter()
    .openapi(addRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await addNode(tenantContext(services, c), planId, c.req.valid("json")), 201);
    })
    .openapi(insertRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await insertBranches(tenantContext(services, c), planId, c.req.valid("json")), 201);
    })
    .openapi(changeRoute, async (c) => {
      const { planId, nodeId } = c.req.valid("param");
      return c.json(await changeNode(tenantContext(services, c), planId, nodeId, c.req.valid("json")), 200);
    })
    .openapi(moveRoute, async (c) => {
      const { planId, nodeId } = c.req.valid("param");
      return c.json(await moveNode(tenantContext(services, c), planId, nodeId, c.req.valid("json")), 200);
    })
    .openapi(removeRoute, async (c) => {
      const { planId, nodeId } = c.req.valid("param");
      return c.json(await removeNode(tenantContext(services, c), planId, nodeId), 200);
    })
    .openapi(restoreRoute, async (c) => {
      const { planId, nodeId } = c.req.valid("param");
      const to = placeIn(c.req.valid("json"));
      return c.json(await restoreNode(tenantContext(services, c), planId, nodeId, to), 200);
    })
    .openapi(binRoute, async (c) => {
      const { planId } = c.req.valid("param");
      return c.json(await readBin(tenantContext(services, c), planId), 200);
    });
