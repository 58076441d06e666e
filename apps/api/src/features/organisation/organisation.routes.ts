import { createRoute, z } from "@hono/zod-openapi";
import type { PlanId } from "@salus/domain";
import { phenomena } from "@salus/templates";
import type { Services } from "../../deps.ts";
import { answer, body, ErrorBody, guarded, idempotencyHeader, nothing, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { addRecord, changeRecord, removeRecord } from "./keep-record.ts";
import { mergeRecords } from "./merge-records.ts";
import {
  AddRecord,
  ChangeRecord,
  KindParam,
  LinkUnits,
  ListRecords,
  ListView,
  MergeRecord,
  RecordConflictView,
  RecordParams,
  RecordView,
  UnitText,
  UsesView,
} from "./organisation.view.ts";
import { readRecords, readUses } from "./read-records.ts";
import { linkUnits, readUnitTexts } from "./unit-texts.ts";

const shared = { tags: ["organisation"], security: signedIn };
const writing = { ...shared, parameters: [idempotencyHeader] };
const PlanParams = z.object({ planId: z.uuid().transform((id) => id as PlanId) });

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/",
  summary: "What the municipality keeps once: units, people, functions, partners, funding, programmes, projects",
  request: { query: ListRecords },
  responses: { 200: answer(ListView, "All that fit, and the phenomena to choose from."), ...guarded },
});

const addRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{recordKind}",
  summary: "Add a record",
  request: { params: KindParam, body: body(AddRecord) },
  responses: { 201: answer(RecordView, "The record."), ...guarded },
});

const changeRoute = createRoute({
  ...writing,
  method: "patch",
  path: "/{recordKind}/{recordId}",
  summary: "Save fields of a record",
  description:
    "Names the revision it started from. Other fields merge; a field that somebody else saved since then answers 409 `organisation.conflict`, and nothing is written.",
  request: { params: RecordParams, body: body(ChangeRecord) },
  responses: {
    200: answer(RecordView, "The record as it is now."),
    ...guarded,
    409: answer(z.union([RecordConflictView, ErrorBody]), "Somebody else saved the same field."),
  },
});

const removeRoute = createRoute({
  ...writing,
  method: "delete",
  path: "/{recordKind}/{recordId}",
  summary: "Delete a record that nothing refers to",
  request: { params: RecordParams },
  responses: { 204: nothing, ...guarded },
});

const usesRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{recordKind}/{recordId}/uses",
  summary: "Where a record is referred to",
  request: { params: RecordParams },
  responses: { 200: answer(UsesView, "Other records, and nodes of the plans."), ...guarded },
});

const mergeRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{recordKind}/{recordId}/merge",
  summary: "Merge a record into another of the same kind",
  description: "What refers to the first refers to the second from now on; submitted versions keep what they name.",
  request: { params: RecordParams, body: body(MergeRecord) },
  responses: { 200: answer(RecordView, "The record that stays."), ...guarded },
});

const unitTextsRoute = createRoute({
  ...shared,
  method: "get",
  path: "/{planId}/unit-texts",
  summary: "Names of units that stand in a plan as text",
  request: { params: PlanParams },
  responses: {
    200: answer(z.object({ texts: z.array(UnitText) }), "Each with the unit it probably means."),
    ...guarded,
  },
});

const linkUnitsRoute = createRoute({
  ...writing,
  method: "post",
  path: "/{planId}/unit-texts",
  summary: "Link the nodes with these texts to units",
  request: { params: PlanParams, body: body(LinkUnits) },
  responses: { 200: answer(z.object({ nodes: z.number().int(), made: z.number().int() }), "How many."), ...guarded },
});

export const organisationRoutes = (services: Services) =>
  newRouter()
    .openapi(listRoute, async (c) => {
      const records = await readRecords(tenantContext(services, c), c.req.valid("query"));
      return c.json({ records, phenomena: [...phenomena] }, 200);
    })
    .openapi(addRoute, async (c) => {
      const { recordKind } = c.req.valid("param");
      return c.json(await addRecord(tenantContext(services, c), recordKind, c.req.valid("json")), 201);
    })
    .openapi(changeRoute, async (c) => {
      return c.json(await changeRecord(tenantContext(services, c), c.req.valid("param"), c.req.valid("json")), 200);
    })
    .openapi(removeRoute, async (c) => {
      await removeRecord(tenantContext(services, c), c.req.valid("param"));
      return c.body(null, 204);
    })
    .openapi(usesRoute, async (c) => {
      const { recordKind, recordId } = c.req.valid("param");
      return c.json(await readUses(tenantContext(services, c), recordKind, recordId), 200);
    })
    .openapi(mergeRoute, async (c) => {
      const { recordKind, recordId } = c.req.valid("param");
      const { into } = c.req.valid("json");
      return c.json(await mergeRecords(tenantContext(services, c), recordKind, recordId, into), 200);
    });

export const unitTextRoutes = (services: Services) =>
  newRouter()
    .openapi(unitTextsRoute, async (c) => {
      return c.json({ texts: await readUnitTexts(tenantContext(services, c), c.req.valid("param").planId) }, 200);
    })
    .openapi(linkUnitsRoute, async (c) => {
      return c.json(await linkUnits(tenantContext(services, c), c.req.valid("param").planId, c.req.valid("json")), 200);
    });
