import type { RecordKind } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aCompleteDraft,
  addNode,
  aDraft,
  aMunicipalityWith,
  bodyOf,
  createTestApp,
  refusalIn,
  type TestApp,
  trailOf,
  treeOf,
} from "../../testing.ts";
import type { RecordView, UsesView } from "./organisation.view.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());

const organisation = (token: string) => test.client(token).organisation;
const add = (token: string, recordKind: RecordKind, changes: object, recordId: string = crypto.randomUUID()) =>
  organisation(token)[":recordKind"].$post({ param: { recordKind }, json: { recordId, changes } });
const change = (token: string, { kind, id }: RecordView, baseRevision: number, changes: object) =>
  organisation(token)[":recordKind"][":recordId"].$patch({
    param: { recordKind: kind, recordId: id },
    json: { baseRevision, changes },
  });
const remove = (token: string, { kind, id }: RecordView) =>
  organisation(token)[":recordKind"][":recordId"].$delete({ param: { recordKind: kind, recordId: id } });
const merge = (token: string, { kind, id }: RecordView, into: string) =>
  organisation(token)[":recordKind"][":recordId"].merge.$post({
    param: { recordKind: kind, recordId: id },
    json: { into },
  });
const usesOf = async (token: string, { kind, id }: RecordView): Promise<UsesView> =>
  bodyOf(
    await organisation(token)[":recordKind"][":recordId"].uses.$get({ param: { recordKind: kind, recordId: id } }),
  );
const list = async (token: string, query: object = {}): Promise<RecordView[]> =>
  (await bodyOf<{ records: RecordView[] }>(await organisation(token).$get({ query }))).records;

async function aRecord(token: string, kind: RecordKind, changes: object): Promise<RecordView> {
  const response = await add(token, kind, changes);
  if (response.status !== 201) throw new Error(JSON.stringify(await response.json()));
  return bodyOf(response);
}

/** A draft with one objective that can refer to things. */
async function aPlanThatRefers(token: string) {
  const planId = await aDraft(test, token);
  const { nodes } = await treeOf(test, token, planId);
  const place = nodes.find(({ kind }) => kind === "strategicObjective")!;
  const node = await addNode(test, token, planId, {
    parentId: place.lineageId,
    kind: "operationalObjective",
    text: "Bezoeken",
  });
  const save = (baseRevision: number, changes: object) =>
    test.client(token).plans[":planId"].nodes[":nodeId"].$patch({
      param: { planId, nodeId: node.lineageId },
      json: { baseRevision, changes },
    });
  return { planId, node, save };
}

describe("a record", () => {
  it("is added, found, changed and deleted, each with its trace", async () => {
    const { tenantId, coordinator, reader } = await aMunicipalityWith(test, "coordinator", "reader");
    const unit = await aRecord(coordinator.token, "unit", {
      "name.nl": "Sociale preventie",
      unitKind: "branch",
      fte: 7.5,
    });
    expect(unit).toMatchObject({
      kind: "unit",
      revision: 1,
      ended: false,
      uses: 0,
      values: { headcount: null, fte: 7.5 },
    });
    const team = await aRecord(coordinator.token, "unit", { "name.nl": "Actiecel", "refs.parent": [unit.id] });
    expect((await list(reader.token)).map(({ values, uses }) => [values.name.nl, uses]).sort()).toEqual([
      ["Actiecel", 0],
      ["Sociale preventie", 1],
    ]);
    expect((await list(reader.token, { q: "actie CEL" })).map(({ id }) => id)).toEqual([team.id]);
    expect((await list(reader.token, { recordKind: "partner" })).length).toBe(0);
    const saved = await change(coordinator.token, team, 1, { "name.fr": "Cellule d'action" });
    expect(await saved.json()).toMatchObject({
      revision: 2,
      values: { name: { nl: "Actiecel", fr: "Cellule d'action" } },
    });
    expect((await remove(coordinator.token, team)).status).toBe(204);
    expect((await list(reader.token)).map(({ id }) => id)).toEqual([unit.id]);
    expect((await trailOf(test, tenantId)).map(({ action }) => action)).toEqual([
      "organisation.add",
      "organisation.add",
      "organisation.change",
      "organisation.remove",
    ]);
  });

  it("merges other fields, answers a conflict on the same one with both values, and writes nothing then", async () => {
    const { coordinator, administrator } = await aMunicipalityWith(test, "coordinator", "administrator");
    const unit = await aRecord(coordinator.token, "unit", { "name.nl": "Stadstoezicht" });
    await change(administrator.token, unit, 1, { headcount: 30 });
    expect((await change(coordinator.token, unit, 1, { fte: 28 })).status).toBe(200);
    const conflict = await change(coordinator.token, unit, 1, { headcount: 31, "note.nl": "Nieuw" });
    expect(conflict.status).toBe(409);
    expect(await conflict.json()).toMatchObject({
      error: {
        code: "organisation.conflict",
        params: {
          record: { values: { headcount: 30, fte: 28, note: {} } },
          conflicts: [{ field: "headcount", mine: 31, theirs: 30, changedBy: administrator.name }],
        },
      },
    });
  });

  it("is once there for the same key, and refuses an id twice", async () => {
    const { coordinator } = await aMunicipalityWith(test, "coordinator");
    const recordId = crypto.randomUUID();
    const headers = { "Idempotency-Key": crypto.randomUUID() };
    const send = () =>
      test.client(coordinator.token, headers).organisation[":recordKind"].$post({
        param: { recordKind: "partner" },
        json: { recordId, changes: { "name.nl": "CAW" } },
      });
    expect([(await send()).status, (await send()).status]).toEqual([201, 201]);
    expect(await refusalIn(await add(coordinator.token, "partner", { "name.nl": "CAW" }, recordId))).toEqual([
      409,
      "organisation.exists",
    ]);
  });

  it.each<[string, RecordKind, object, string]>([
    ["no name", "unit", { headcount: 3 }, "organisation.name_missing"],
    ["a blank name", "person", { fullName: "  " }, "organisation.name_missing"],
    ["a field of another kind", "partner", { "name.nl": "x", fte: 1 }, "input.invalid"],
    ["three decimals", "unit", { "name.nl": "x", fte: 1.234 }, "input.invalid"],
    [
      "an address that runs programs",
      "unit",
      { "name.nl": "x", webAddresses: [{ url: "javascript:alert(1)", label: "" }] },
      "input.invalid",
    ],
    [
      "an end before the beginning",
      "unit",
      { "name.nl": "x", startedOn: "2021-02-01", endedOn: "2021-01-31" },
      "organisation.wrong_period",
    ],
    [
      "two parents",
      "unit",
      { "name.nl": "x", "refs.parent": [crypto.randomUUID(), crypto.randomUUID()] },
      "input.invalid",
    ],
    [
      "a parent that is not there",
      "unit",
      { "name.nl": "x", "refs.parent": [crypto.randomUUID()] },
      "organisation.unknown_reference",
    ],
    [
      "an account of nobody here",
      "person",
      { fullName: "x", accountId: crypto.randomUUID() },
      "organisation.unknown_reference",
    ],
  ])("refuses %s", async (_what, kind, changes, code) => {
    const { coordinator } = await aMunicipalityWith(test, "coordinator");
    expect(await refusalIn(await add(coordinator.token, kind, changes))).toEqual([422, code]);
    expect(await list(coordinator.token)).toEqual([]);
  });

  it("refers only to what is of the right kind, and never stands below itself", async () => {
    const {
      coordinator: { token },
    } = await aMunicipalityWith(test, "coordinator");
    const partner = await aRecord(token, "partner", { "name.nl": "CAW" });
    expect(await refusalIn(await add(token, "unit", { "name.nl": "x", "refs.parent": [partner.id] }))).toEqual([
      422,
      "organisation.unknown_reference",
    ]);
    const top = await aRecord(token, "unit", { "name.nl": "Afdeling" });
    const below = await aRecord(token, "unit", { "name.nl": "Team", "refs.parent": [top.id] });
    expect(await refusalIn(await change(token, top, 1, { "refs.parent": [below.id] }))).toEqual([
      422,
      "organisation.wrong_parent",
    ]);
    expect(await refusalIn(await change(token, top, 1, { "refs.parent": [top.id] }))).toEqual([
      422,
      "organisation.wrong_parent",
    ]);
  });
});

describe("who", () => {
  it("lets editors keep partners and projects, not units and people; readers nothing", async () => {
    const { editor, finance, administrator } = await aMunicipalityWith(test, "editor", "finance", "administrator");
    expect((await add(editor.token, "partner", { "name.nl": "CAW" })).status).toBe(201);
    expect((await add(editor.token, "project", { "name.nl": "NERO" })).status).toBe(201);
    expect(await refusalIn(await add(editor.token, "unit", { "name.nl": "x" }))).toEqual([
      403,
      "organisation.forbidden",
    ]);
    expect(await refusalIn(await add(finance.token, "partner", { "name.nl": "x" }))).toEqual([
      403,
      "organisation.forbidden",
    ]);
    expect((await add(administrator.token, "person", { fullName: "An" })).status).toBe(201);
  });

  it("shows how to reach people to who must, to themselves, and never in the trail", async () => {
    const { tenantId, coordinator, reader, finance } = await aMunicipalityWith(
      test,
      "coordinator",
      "reader",
      "finance",
    );
    const person = await aRecord(coordinator.token, "person", {
      fullName: "An Hendrickx",
      email: "an@example.be",
      phone: "015 00 00 00",
      accountId: reader.actor.userId,
    });
    const seen = async (token: string) => (await list(token)).find(({ id }) => id === person.id)?.values;
    expect(await seen(finance.token)).toMatchObject({ fullName: "An Hendrickx", email: "", phone: "" });
    expect(await seen(reader.token)).toMatchObject({ email: "an@example.be" });
    expect(await seen(coordinator.token)).toMatchObject({ phone: "015 00 00 00" });
    expect(JSON.stringify(await trailOf(test, tenantId))).not.toContain("an@example.be");
  });

  it("keeps what another municipality has out of sight and out of reach", async () => {
    const [here, there] = [await aMunicipalityWith(test, "coordinator"), await aMunicipalityWith(test, "coordinator")];
    const theirs = await aRecord(there.coordinator.token, "unit", { "name.nl": "Dienst" });
    expect(await list(here.coordinator.token)).toEqual([]);
    expect(await refusalIn(await change(here.coordinator.token, theirs, 1, { headcount: 1 }))).toEqual([
      404,
      "organisation.not_found",
    ]);
    expect(
      await refusalIn(await add(here.coordinator.token, "unit", { "name.nl": "x", "refs.parent": [theirs.id] })),
    ).toEqual([422, "organisation.unknown_reference"]);
    const { save } = await aPlanThatRefers(here.coordinator.token);
    expect(await refusalIn(await save(1, { "links.unit": [theirs.id] }))).toEqual([422, "node.unknown_link"]);
  });
});

describe("links of nodes", () => {
  it("name records of their kind; what is linked ends and is not deleted", async () => {
    const {
      coordinator: { token },
    } = await aMunicipalityWith(test, "coordinator");
    const unit = await aRecord(token, "unit", { "name.nl": "Gemeenschapswachten" });
    const { planId, node, save } = await aPlanThatRefers(token);
    expect(await refusalIn(await save(1, { "links.partner": [unit.id] }))).toEqual([422, "node.unknown_link"]);
    expect((await save(1, { "links.unit": [unit.id] })).status).toBe(200);
    expect(await usesOf(token, unit)).toMatchObject({
      records: [],
      nodes: [{ planId, lineageId: node.lineageId, versionNumber: 1 }],
    });
    const refusal = await remove(token, unit);
    expect(refusal.status).toBe(409);
    expect(await refusal.json()).toMatchObject({
      error: { code: "organisation.in_use", params: { nodes: 1, records: 0 } },
    });
    expect((await change(token, unit, 1, { endedOn: "2025-12-31" })).status).toBe(200);
    expect(await list(token, { ended: "yes" })).toMatchObject([{ id: unit.id, ended: true, uses: 1 }]);
    expect(await list(token, { ended: "no" })).toEqual([]);
    expect((await save(2, { "text.nl": "Bezoeken aan huis" })).status).toBe(200);
  });

  it("follow when two records turn out to be one; the first stays, ended and pointing at the second", async () => {
    const {
      tenantId,
      coordinator: { token },
    } = await aMunicipalityWith(test, "coordinator");
    const [one, two] = [
      await aRecord(token, "partner", { "name.nl": "CAW BML" }),
      await aRecord(token, "partner", { "name.nl": "CAW" }),
    ];
    const network = await aRecord(token, "network", { "name.nl": "Regio", "refs.partner": [one.id, two.id] });
    const { planId, node, save } = await aPlanThatRefers(token);
    await save(1, { "links.partner": [one.id] });
    expect((await merge(token, one, two.id)).status).toBe(200);
    const tree = await treeOf(test, token, planId);
    expect(tree.nodes.find(({ lineageId }) => lineageId === node.lineageId)?.links).toEqual({ partner: [two.id] });
    const records = new Map((await list(token)).map((record) => [record.id, record]));
    expect(records.get(network.id)?.refs).toEqual({ partner: [two.id] });
    expect(records.get(one.id)).toMatchObject({ refs: { mergedInto: [two.id] }, values: { endedOn: "2026-03-02" } });
    expect((await trailOf(test, tenantId)).at(-1)).toMatchObject({
      action: "organisation.merge",
      after: { nodes: 1, records: 1 },
    });
    expect(await refusalIn(await merge(token, one, two.id))).toEqual([422, "organisation.not_same_kind"]);
    expect(await refusalIn(await merge(token, two, network.id))).toEqual([404, "organisation.not_found"]);
  });

  it("go out with a submission as names, a person as the function they hold", async () => {
    const {
      tenantId,
      coordinator: { token },
    } = await aMunicipalityWith(test, "coordinator");
    const unit = await aRecord(token, "unit", { "name.nl": "Dienst Preventie", "name.fr": "Service Prévention" });
    const person = await aRecord(token, "person", { fullName: "An Hendrickx" });
    await aRecord(token, "position", {
      "name.nl": "Preventieambtenaar",
      "refs.person": [person.id],
      "refs.unit": [unit.id],
    });
    const draft = await aPlanWithLinks(token, { unit: unit.id, person: person.id });
    const response = await test.client(token).plans[":planId"].submit.$post({ param: { planId: draft } });
    expect(response.status).toBe(200);
    const sent = await test.database.superuser<{ document: string }[]>`
      select document::text from submission where tenant_id = ${tenantId} and plan_id = ${draft}`;
    expect(sent[0]?.document).toContain("Service Prévention");
    expect(sent[0]?.document).toContain("Preventieambtenaar");
    expect(sent[0]?.document).not.toContain("An Hendrickx");
  });
});

async function aPlanWithLinks(token: string, { unit, person }: { unit: string; person: string }): Promise<string> {
  const planId = await aCompleteDraft(test, token, { framework: "vsc-2026-demo" });
  const { nodes } = await treeOf(test, token, planId);
  const objective = nodes.find(({ kind }) => kind === "operationalObjective")!;
  const saved = await test.client(token).plans[":planId"].nodes[":nodeId"].$patch({
    param: { planId, nodeId: objective.lineageId },
    json: { baseRevision: objective.revision, changes: { "links.unit": [unit], "links.person": [person] } },
  });
  if (saved.status !== 200) throw new Error(JSON.stringify(await saved.json()));
  return planId;
}

describe("units that stand in a plan as text", () => {
  it("are proposed by the same and by a near name, and linked on confirmation; the text stays", async () => {
    const {
      coordinator: { token },
      editor,
    } = await aMunicipalityWith(test, "coordinator", "editor");
    const guards = await aRecord(token, "unit", { "name.fr": "Gardiens de la paix", "name.nl": "Gemeenschapswachten" });
    const { planId, node, save } = await aPlanThatRefers(token);
    await save(1, { unit: "gemeenschapswachten" });
    const second = await addNode(test, token, planId, {
      parentId: node.parentId,
      kind: "operationalObjective",
      text: "x",
    });
    await test.client(token).plans[":planId"].nodes[":nodeId"].$patch({
      param: { planId, nodeId: second.lineageId },
      json: { baseRevision: 1, changes: { unit: "SCAPI" } },
    });
    const texts = test.client(token).plans[":planId"]["unit-texts"];
    expect(await (await texts.$get({ param: { planId } })).json()).toEqual({
      texts: [
        { text: "SCAPI", nodes: 1, linked: 0, match: null },
        { text: "gemeenschapswachten", nodes: 1, linked: 0, match: { id: guards.id, how: "same" } },
      ],
    });
    const newUnit = crypto.randomUUID();
    const choices = [
      { text: "gemeenschapswachten", unit: guards.id },
      { text: "SCAPI", newUnit },
    ];
    const asEditor = test.client(editor.token).plans[":planId"]["unit-texts"];
    expect(await refusalIn(await asEditor.$post({ param: { planId }, json: { choices } }))).toEqual([
      403,
      "organisation.forbidden",
    ]);
    expect(await (await texts.$post({ param: { planId }, json: { choices } })).json()).toEqual({ nodes: 2, made: 1 });
    const tree = await treeOf(test, token, planId);
    const linked = new Map(tree.nodes.map(({ lineageId, unit, links }) => [lineageId, { unit, links }]));
    expect(linked.get(node.lineageId)).toEqual({ unit: "gemeenschapswachten", links: { unit: [guards.id] } });
    expect(linked.get(second.lineageId)).toEqual({ unit: "SCAPI", links: { unit: [newUnit] } });
    expect(
      await (await texts.$post({ param: { planId }, json: { choices: [{ text: "SCAPI", unit: newUnit }] } })).json(),
    ).toEqual({ nodes: 0, made: 0 });
  });
});
