import { eq, frameworkRevision, sql, tenant, withTenant } from "@salus/db";
import type { BeginFrameworkDraft, FrameworkDraftBody, FrameworkSummary, ParticipantProposal } from "@salus/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedReference } from "@salus/db/seed";
import {
  aDraft,
  aFederalSideWith,
  aMunicipalityWith,
  bodyOf,
  createTestApp,
  type Member,
  refusalIn,
  type TestApp,
  trailOf,
} from "../../testing.ts";

type Draft = { id: string; revision: number; body: FrameworkDraftBody; findings: { code: string; at: string }[] };

let test: TestApp;
let federal: Awaited<ReturnType<typeof aFederalSideWith<"adviser" | "framework-manager">>>;
beforeAll(async () => {
  test = await createTestApp();
  federal = await aFederalSideWith(test, "adviser", "framework-manager");
});
afterAll(() => test[Symbol.asyncDispose]());

const api = (member: Member = federal["framework-manager"]) => test.client(member.token).federal.frameworks;
const begin = async (json: BeginFrameworkDraft) => bodyOf<Draft>(await api().$post({ json }));
const save = (draft: Draft, body: FrameworkDraftBody) =>
  api()[":draftId"].$put({ param: { draftId: draft.id }, json: { revision: draft.revision, body } });
const publish = ({ id, revision }: Draft) =>
  api()[":draftId"].publish.$post({ param: { draftId: id }, json: { revision } });

it("publishes a copy for a new period, and a municipality rolls over to it at once", async () => {
  const town = await aMunicipalityWith(test, "coordinator");
  const from = await aDraft(test, town.coordinator.token);
  const begun = await begin({ origin: "copy", framework: "svpp-2026-demo", code: "svpp-2030-demo" });
  expect(begun.findings).toEqual([]);
  const title = { nl: "SVPP 2030", fr: "PSSP 2030", unattested: [] };
  const saved = await bodyOf<Draft>(
    await save(begun, { ...begun.body, title, period: { from: "2030-01-01", to: "2031-12-31" } }),
  );
  expect(await bodyOf(await publish(saved))).toEqual({ code: "svpp-2030-demo", revision: 1 });
  const { plans } = test.client(town.coordinator.token);
  const made = await plans["roll-over"].$post({ json: { framework: "svpp-2030-demo", fromPlanId: from as never } });
  expect(made.status).toBe(201);
  const { published, drafts } = await bodyOf<{ published: { code: string }[]; drafts: Draft[] }>(await api().$get());
  expect(published[0]).toMatchObject({ code: "svpp-2030-demo", title, publishedAt: expect.any(String) });
  expect(drafts.map(({ id }) => id)).not.toContain(begun.id);
  const trail = await trailOf(test, federal["framework-manager"].actor.tenantId);
  expect(trail.at(-1)).toMatchObject({ action: "framework.publish", entityId: "svpp-2030-demo" });
});

it("gives new plans the next revision without a restart, and leaves it alone when the program is seeded again", async () => {
  const town = await aMunicipalityWith(test, "coordinator");
  const read = async () => {
    const answer = await test
      .client(town.coordinator.token)
      .frameworks[":code"].$get({ param: { code: "vsc-2026-demo" } });
    return bodyOf<{ revision: number; title: { fr: string } }>(answer);
  };
  const { revision } = await read();
  const begun = await begin({ origin: "revision", framework: "vsc-2026-demo" });
  expect(begun.findings).toEqual([{ code: "unchanged", at: "" }]);
  expect((await refusalIn(await publish(begun)))[1]).toBe("framework.not_ready");
  const title = { ...begun.body.title, fr: "Titre corrigé" };
  const saved = await bodyOf<Draft>(await save(begun, { ...begun.body, title }));
  expect((await publish(saved)).status).toBe(200);
  expect(await read()).toMatchObject({ revision: revision + 1, title });
  await seedReference(test.database.owner);
  expect(await read()).toMatchObject({ revision: revision + 1, title });
  const { owner } = test.database;
  const rows = await owner.select().from(frameworkRevision).where(eq(frameworkRevision.code, "vsc-2026-demo"));
  expect(rows).toHaveLength(revision + 1);
});

it("refuses a save on what somebody changed since, a second publication and a code that is taken", async () => {
  const begun = await begin({ origin: "copy", framework: "svpp-2026-demo", code: "svpp-2040" });
  const other = await begin({ origin: "copy", framework: "svpp-2026-demo", code: "svpp-2040" });
  expect((await save(begun, begun.body)).status).toBe(200);
  expect((await refusalIn(await save(begun, begun.body)))[1]).toBe("framework.draft_conflict");
  expect((await refusalIn(await publish(begun)))[1]).toBe("framework.draft_conflict");
  const answers = await Promise.all([publish({ ...begun, revision: 2 }), publish(other)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

it("removes a draft, and knows it no more", async () => {
  const begun = await begin({ origin: "nothing", instrument: "vsc", code: "vsc-2050" });
  expect(begun.findings.map(({ code }) => code)).toContain("acts_missing");
  const param = { draftId: begun.id };
  expect((await api()[":draftId"].$delete({ param })).status).toBe(204);
  expect((await refusalIn(await api()[":draftId"].$get({ param })))[1]).toBe("framework.draft_not_found");
});

it("is for the framework manager: an adviser and a municipality are refused", async () => {
  const town = await aMunicipalityWith(test, "coordinator");
  for (const member of [federal.adviser, town.coordinator]) expect((await api(member).$get()).status).toBe(403);
});

it("is held by the database: a municipality publishes nothing, nobody changes what was published", async () => {
  const town = await aMunicipalityWith(test, "coordinator");
  const [body] = await test.database.app
    .select()
    .from(frameworkRevision)
    .where(eq(frameworkRevision.code, "svpp-2020"));
  const next = {
    ...body!,
    revision: body!.revision + 1,
    publishedAt: new Date(),
    publishedBy: town.coordinator.actor.userId,
  };
  const asTown = withTenant(test.database.app, town.tenantId, (tx) =>
    tx.insert(frameworkRevision).values({ ...next, body: { ...body!.body, revision: next.revision } }),
  );
  await expect(asTown).rejects.toMatchObject({ cause: { code: "SA002" } });
  const { tenantId } = federal.adviser.actor;
  const skipping = withTenant(test.database.app, tenantId, (tx) =>
    tx.insert(frameworkRevision).values({ ...next, revision: 9, body: { ...body!.body, revision: 9 } }),
  );
  await expect(skipping).rejects.toMatchObject({ cause: { code: "SA002" } });
  for (const statement of [sql`update framework_revision set body = body`, sql`delete from framework`]) {
    const changing = withTenant(test.database.app, tenantId, (tx) => tx.execute(statement));
    await expect(changing).rejects.toMatchObject({ cause: { code: "42501" } });
  }
});

it("reads the annex of an act without storing it, and tells a municipality what the published list says of it", async () => {
  const towns = await Promise.all([aMunicipalityWith(test, "coordinator"), aMunicipalityWith(test, "coordinator")]);
  const [listed, absent] = await Promise.all(
    towns.map(async ({ tenantId }) => {
      const [row] = await test.database.owner.select().from(tenant).where(eq(tenant.id, tenantId));
      return row?.nis ?? "";
    }),
  );
  const begun = await begin({ origin: "copy", framework: "svpp-2026-demo", code: "svpp-2033-demo" });
  const read = (name: string, content: string, member?: Member) =>
    api(member)[":draftId"].participants.read.$post({
      param: { draftId: begun.id },
      form: { file: new File([content], name) },
    });
  const { rows } = await bodyOf<ParticipantProposal>(await read("bijlage.csv", "NIS;Bedrag\n12025;1.250,50"));
  expect(rows).toEqual([expect.objectContaining({ nis: "12025", amountCents: 125_050, doubts: [] })]);
  expect(await refusalIn(await read("bijlage.csv", "NIS;Bedrag", federal.adviser))).toEqual([403, "request.refused"]);
  expect((await bodyOf<Draft>(await api()[":draftId"].$get({ param: { draftId: begun.id } }))).body.participants).toBe(
    undefined,
  );
  const participants = [{ nis: listed ?? "", amountCents: 125_050, policeZone: null }];
  const twice = await bodyOf<Draft>(
    await save(begun, { ...begun.body, participants: [...participants, ...participants] }),
  );
  expect(twice.findings).toEqual([{ code: "participant_twice", at: "participants" }]);
  const checklist = { demonstration: false, sections: [] };
  const saved = await bodyOf<Draft>(await save(twice, { ...begun.body, participants, checklist }));
  expect((await publish(saved)).status).toBe(200);
  const told = await Promise.all(
    towns.map(async ({ coordinator }) => {
      const client = test.client(coordinator.token).frameworks;
      const { frameworks } = await bodyOf<{ frameworks: FrameworkSummary[] }>(await client.$get());
      // The amounts of the others, and what advisers look at, are not for municipalities.
      const one = await bodyOf<object>(await client[":code"].$get({ param: { code: "svpp-2033-demo" } }));
      expect(Object.keys(one)).not.toEqual(expect.arrayContaining(["participants"]));
      expect(Object.keys(one)).not.toEqual(expect.arrayContaining(["checklist"]));
      expect(frameworks.find(({ code }) => code === "svpp-2026-demo")?.participation).toBeNull();
      return frameworks.find(({ code }) => code === "svpp-2033-demo")?.participation;
    }),
  );
  expect(absent).not.toBe(listed);
  expect(told).toEqual([
    { isListed: true, amountCents: 125_050 },
    { isListed: false, amountCents: null },
  ]);
});
