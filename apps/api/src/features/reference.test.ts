import { FrameworkSummary } from "@salus/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aFederalSideWith,
  aMunicipalityWith,
  bodyOf,
  createTestApp,
  type Member,
  origin,
  refusalIn,
  type TestApp,
} from "../testing.ts";

const demo = {
  accounts: [{ email: "reader@mechelen.example", name: "Nele", role: "reader", tenant: "mechelen", locale: "nl" }],
  password: "samen",
} as const;

let test: TestApp;
let reader: Member;
beforeAll(async () => {
  test = await createTestApp();
  ({ reader } = await aMunicipalityWith(test, "reader"));
});
afterAll(() => test[Symbol.asyncDispose]());

type Municipalities = { municipalities: { nis: string; name: { nl: string }; validTo: string | null }[] };
const search = async (query: { q?: string; current?: "true" | "false" }) =>
  (await bodyOf<Municipalities>(await test.client(reader.token).municipalities.$get({ query }))).municipalities;

describe("reference data", () => {
  it("has the frameworks, in short and one by one, for both sides", async () => {
    const { analyst } = await aFederalSideWith(test, "analyst");
    for (const { token } of [reader, analyst]) {
      const { frameworks } = await bodyOf<{ frameworks: { code: string }[] }>(
        await test.client(token).frameworks.$get(),
      );
      expect(frameworks.map(({ code }) => code)).toEqual(expect.arrayContaining(["svpp-2020", "vsc-2023"]));
      for (const framework of frameworks) FrameworkSummary.strict().parse(framework);
      expect(JSON.stringify(frameworks).length).toBeLessThan(120_000);
    }
    const one = await test.client(reader.token).frameworks[":code"].$get({ param: { code: "svpp-2020" } });
    expect(await one.json()).toMatchObject({ code: "svpp-2020", instrument: "svpp", template: expect.any(Array) });
    const none = await test.client(reader.token).frameworks[":code"].$get({ param: { code: "svpp-1830" } });
    expect(await refusalIn(none)).toEqual([404, "framework.not_found"]);
  });

  it("finds municipalities by a part of a name in any language, or the beginning of their code", async () => {
    expect((await search({ q: "malin" })).map(({ nis }) => nis)).toEqual(["12025"]);
    expect((await search({ q: "MECHEL" })).map(({ nis }) => nis)).toContain("12025");
    expect((await search({ q: "21012" })).map(({ name }) => name.nl)).toEqual(["Sint-Jans-Molenbeek"]);
    expect(await search({ q: "%" })).toEqual([]);
    expect(await search({ q: "'; drop table municipality; --" })).toEqual([]);
  });

  it("has those of today, and on request those that merged", async () => {
    const [all, today] = [await search({}), await search({ current: "true" })];
    // The municipality of the reader is an invented one.
    expect(today.filter(({ nis }) => !nis.startsWith("10"))).toHaveLength(565);
    expect(all.length).toBeGreaterThan(today.length);
    expect(today.every(({ validTo }) => validTo === null)).toBe(true);
  });

  it("has the borders as TopoJSON", async () => {
    const response = await test.ask("/reference/borders/brussels", { token: reader.token });
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject({ type: "Topology" });
    expect(await refusalIn(await test.ask("/reference/borders/atlantis", { token: reader.token }))).toEqual([
      422,
      "input.invalid",
    ]);
  });

  it("is for people who are signed in", async () => {
    for (const path of ["/frameworks", "/frameworks/svpp-2020", "/municipalities", "/reference/borders/belgium"]) {
      expect(await refusalIn(await test.ask(path))).toEqual([401, "session.required"]);
    }
  });
});

describe("the service itself", () => {
  it("is healthy as long as the database is, and says so when it is not", async () => {
    expect(await (await test.ask("/health")).json()).toEqual({ status: "ok" });
    const broken = await createTestApp();
    await broken.database.federal.close();
    expect(await refusalIn(await broken.ask("/health"))).toEqual([503, "service.unavailable"]);
    await broken[Symbol.asyncDispose]();
  });

  it("answers 503 with the right code to everything when the database is gone", async () => {
    const broken = await createTestApp();
    const { reader: somebody } = await aMunicipalityWith(broken, "reader");
    await broken.database.app.close();
    expect(await refusalIn(await broken.ask("/plans", { token: somebody.token }))).toEqual([
      503,
      "service.unavailable",
    ]);
    await broken[Symbol.asyncDispose]();
  });

  it("names the demonstration's accounts there, and nowhere else", async () => {
    expect(await refusalIn(await test.ask("/demo"))).toEqual([404, "route.not_found"]);
    const demonstration = await createTestApp({ demo });
    expect(await (await demonstration.ask("/demo")).json()).toEqual(demo);
    const { reader: somebody } = await aMunicipalityWith(demonstration, "reader");
    const session = await demonstration.client(somebody.token).auth.session.$get();
    expect(await session.json()).toMatchObject({ demonstration: true });
    await demonstration[Symbol.asyncDispose]();
  });

  it("publishes the schema of the plan document", async () => {
    const response = await test.ask("/schemas/plan-document.json");
    expect(await response.json()).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      properties: { format: { const: "salus-plan/1" } },
    });
  });

  it("answers a path that is none in the same form as every refusal", async () => {
    const response = await test.app.request(`${origin}/api/v1/nowhere`);
    expect(await response.json()).toEqual({
      error: { code: "route.not_found", params: {}, requestId: response.headers.get("x-request-id") },
    });
  });

  it("logs one line per request, with the pattern of the route and without what stands in it", async () => {
    const lines: object[] = [];
    const logged = await createTestApp({ log: { request: (line) => lines.push(line), fault: () => undefined } });
    const { reader: somebody } = await aMunicipalityWith(logged, "reader");
    await logged.ask("/invitations/a.secret.token");
    await logged.ask("/plans", { token: somebody.token });
    expect(lines).toMatchObject([
      {
        method: "GET",
        route: "/api/v1/invitations/:token",
        status: 404,
        userId: null,
        failure: "invitation.not_found",
      },
      { method: "GET", status: 200, userId: somebody.actor.userId, tenantId: somebody.actor.tenantId, failure: null },
    ]);
    expect(JSON.stringify(lines)).not.toContain("secret");
    expect(JSON.stringify(lines)).not.toContain(somebody.email);
    await logged[Symbol.asyncDispose]();
  });
});
