import {
  blocks,
  findings,
  grantLinesFromDocument,
  type LineageId,
  newId,
  nodesFromDocument,
  type PlanEvent,
  type VersionId,
} from "@salus/domain";
import { findFramework, findMunicipality, phenomena } from "@salus/templates";
import { describe, expect, it } from "vitest";
import { demonstrationTenants } from "./accounts.ts";
import { dayOf, PlanFile, readPlanFiles } from "./plan-files.ts";

const now = new Date("2026-11-21T10:00:00Z");
const closedPhenomena = phenomena.filter(({ closed }) => closed).map(({ code }) => code);

describe("the plans of the demonstration", () => {
  it("belong to a municipality and a framework that exist, one plan for each pair", async () => {
    const plans = await readPlanFiles();
    const unknown = plans.filter(
      ({ nis, framework }) => !demonstrationTenants.some((tenant) => tenant.nis === nis) || !findFramework(framework),
    );
    expect(unknown).toEqual([]);
    expect(new Set(plans.map(({ nis, framework }) => `${nis} ${framework}`)).size).toBe(plans.length);
  });

  it("were complete when they were sent", async () => {
    const sent = (await readPlanFiles()).filter(({ submitted }) => submitted !== null);
    const incomplete = sent.flatMap(({ file, nis, document, ...entry }) => {
      const framework = findFramework(entry.framework)!;
      const events = document.events.flatMap(({ kind, on, agendaItem }): PlanEvent[] =>
        kind === "college" || kind === "council"
          ? [
              {
                id: newId(),
                versionId: newId<VersionId>(),
                kind,
                on,
                recordedAt: now,
                actorId: null,
                reason: null,
                agendaItem: agendaItem ?? null,
                strikes: null,
              },
            ]
          : [],
      );
      const found = findings({
        nodes: nodesFromDocument(document, framework, () => newId<LineageId>()),
        grantLines: grantLinesFromDocument(document),
        framework,
        events,
        languageRegime: findMunicipality(nis)!.languageRegime,
        period: framework.period,
        today: dayOf(entry.submitted!, now),
        closedPhenomena,
      });
      return blocks(found) ? [{ file, found: found.filter(({ severity }) => severity === "blocking") }] : [];
    });
    expect(incomplete).toEqual([]);
  });
});

describe("an entry of the manifest", () => {
  const draft = { file: "a.json", nis: "12025", framework: "svpp-2020", created: "2020-03-02" };

  it.each([
    ["an approval without a submission", { approved: "2020-06-01" }],
    [
      "a return and an approval",
      { submitted: "2020-05-01", approved: "2020-06-01", returned: { on: "-2d", reason: "x" } },
    ],
    ["a start without an approval", { submitted: "2020-05-01", inForce: "2020-06-01" }],
    ["a day that does not exist", { submitted: "2020-02-30" }],
    ["a word it does not know", { state: "draft" }],
  ])("may not have %s", (_, more) => {
    expect(PlanFile.safeParse(draft).success).toBe(true);
    expect(PlanFile.safeParse({ ...draft, ...more }).success).toBe(false);
  });

  it("may count days back from today", () => {
    expect(dayOf("-21d", now)).toBe("2026-10-31");
    expect(dayOf("2020-03-02", now)).toBe("2020-03-02");
  });
});
