import { submission, withTenant } from "@salus/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  addNode,
  aDraft,
  aFederalSideWith,
  aMunicipalityWith,
  aSubmittedPlan,
  bodyOf,
  createTestApp,
  type Member,
  refusalIn,
  type TestApp,
} from "../../testing.ts";

let test: TestApp;
let federal: Awaited<ReturnType<typeof aFederalSideWith<"adviser" | "analyst" | "framework-manager">>>;
beforeAll(async () => {
  test = await createTestApp();
  federal = await aFederalSideWith(test, "adviser", "analyst", "framework-manager");
});
afterAll(() => test[Symbol.asyncDispose]());
beforeEach(() => void (test.clock.now = new Date("2026-03-02T09:00:00.000Z")));

const api = (member: Member) => test.client(member.token).federal;

/** A municipality whose plan was submitted, as the federal side finds it. */
async function aSender(text?: string) {
  const people = await aMunicipalityWith(test, "coordinator", "reader");
  const planId = await aSubmittedPlan(test, people.coordinator.token, text);
  const { tenantId } = people;
  const [row] = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(submission));
  return { ...people, planId, submissionId: row!.id as string, nis: row!.nis as string };
}

describe("the coverage", () => {
  it("counts per phenomenon what was submitted, and has no cells where nothing was", async () => {
    const sender = await aSender();
    const drafting = await aMunicipalityWith(test, "coordinator");
    const planId = await aDraft(test, drafting.coordinator.token);
    await addNode(test, drafting.coordinator.token, planId, { parentId: null, kind: "chapter", code: "burglary" });
    const matrix = await bodyOf<{
      phenomena: { code: string }[];
      municipalities: { nis: string; status: string | null; cells: Record<string, object | null> | null }[];
    }>(await api(federal.analyst).matrix.$get({ query: { instrument: "svpp", year: "2026" } }));
    expect(matrix.phenomena.map(({ code }) => code)).toEqual(expect.arrayContaining(["coordination", "burglary"]));
    const row = matrix.municipalities.find(({ nis }) => nis === sender.nis);
    expect(row).toMatchObject({
      status: "submitted",
      cells: {
        coordination: { objectives: 4, results: 4, indicators: 4, targets: 0, approved: false },
        burglary: null,
      },
    });
    const [tenant] = await test.database.superuser`select nis from tenant where id = ${drafting.tenantId}`;
    expect(matrix.municipalities.find(({ nis }) => nis === tenant!["nis"])).toMatchObject({
      status: null,
      cells: null,
    });
    const map = await bodyOf<{ municipalities: { nis: string; status: string | null }[] }>(
      await api(federal.analyst)["coverage-map"].$get({ query: {} }),
    );
    expect(map.municipalities).toContainEqual({
      nis: sender.nis,
      status: "submitted",
      submissionId: sender.submissionId,
    });
    expect(map.municipalities).toContainEqual({ nis: tenant!["nis"], status: null, submissionId: null });
  });

  it("has nobody in a year without a framework", async () => {
    const matrix = await api(federal.analyst).matrix.$get({ query: { instrument: "svpp", year: "1999" } });
    expect(await matrix.json()).toMatchObject({ phenomena: [] });
    expect(
      await refusalIn(await api(federal.analyst).matrix.$get({ query: { instrument: "svpp", year: "x" } })),
    ).toEqual([422, "input.invalid"]);
  });
});

describe("the comparison", () => {
  it("puts submissions side by side in the order they were asked for", async () => {
    const [one, other] = [await aSender("Eerste gemeente"), await aSender("Tweede gemeente")];
    const comparison = await bodyOf<{
      phenomenon: { title: { fr: string } };
      columns: { submission: { id: string }; state: string; counts: { objectives: number } }[];
      rows: {
        code: string;
        title: { fr: string } | null;
        cells: ({ objective: { text: { nl: string } } }[] | null)[];
      }[];
    }>(
      await api(federal.analyst).compare.$get({
        query: { phenomenon: "coordination", submissions: `${other.submissionId},${one.submissionId}` },
      }),
    );
    expect(comparison.phenomenon.title.fr).toBe("Dispositif coordination");
    expect(comparison.columns.map(({ submission: { id } }) => id)).toEqual([other.submissionId, one.submissionId]);
    expect(comparison.rows).toHaveLength(4);
    expect(comparison.rows[0]!.title?.fr).toBeTruthy();
    expect(comparison.rows[0]!.cells.map((cell) => cell![0]!.objective.text.nl)).toEqual([
      "Tweede gemeente",
      "Eerste gemeente",
    ]);
  });

  it("says who did not choose the phenomenon", async () => {
    const { submissionId } = await aSender();
    const response = await api(federal.analyst).compare.$get({
      query: { phenomenon: "burglary", submissions: submissionId },
    });
    expect(await response.json()).toMatchObject({ columns: [{ state: "not-chosen", counts: null }], rows: [] });
  });

  it.each(["", "x", `${crypto.randomUUID()},`, Array.from({ length: 13 }, () => crypto.randomUUID()).join(",")])(
    "refuses %s as a list of submissions",
    async (submissions) => {
      const response = await api(federal.analyst).compare.$get({ query: { phenomenon: "burglary", submissions } });
      expect(await refusalIn(response)).toEqual([422, "input.invalid"]);
    },
  );
});
