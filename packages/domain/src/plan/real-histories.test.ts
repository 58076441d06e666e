import { describe, expect, it } from "vitest";
import type { PlanId } from "../ids.ts";
import { newId } from "../ids.ts";
import type { Period } from "../period.ts";
import { type CountedVote, Decision, voteFindings, votersOf } from "./decision.ts";
import type { PlanEvent, PlanEventKind } from "./plan.ts";
import { statusFromEvents } from "./plan.workflow.ts";
import { agreementsOn, statusOn } from "./status-on.ts";
import { someEvents } from "./testing.ts";
import { warningsOf } from "./timeline-warnings.ts";

/** Entered in January 2026, in the order somebody found the papers. */
function entered(...list: (readonly [PlanEventKind, string | null, string?])[]): PlanEvent[] {
  return someEvents(...list.map(([kind, on]) => [kind, on] as const)).map((event, index) => ({
    ...event,
    recordedAt: new Date(Date.UTC(2026, 0, 12, 9, index)),
    agendaItem: list[index]?.[2] ?? null,
  }));
}

type Dossier = { events: PlanEvent[]; period: Period; deadlineOn: string | null };
const warnings = (dossier: Dossier) => warningsOf({ ...dossier, today: "2026-01-12" });
const codes = (dossier: Dossier) => warnings(dossier).map(({ code }) => code);
const on = ({ events, period }: Dossier, day: string) => statusOn(events, day, period);
const timeline = ({ events }: Dossier) => events.map(({ kind, on, agendaItem }) => [kind, on, agendaItem]);
const people = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `Raadslid ${from + index + 1}`);

describe("Mechelen, SVPP 2020", () => {
  const dossier: Dossier = {
    period: { from: "2020-01-01", to: "2020-12-31" },
    deadlineOn: "2020-03-31",
    events: entered(
      ["imported", null],
      ["councilOfMinisters", "2019-06-28"],
      ["college", "2020-03-16", "71"],
      ["council", "2020-04-27", "13"],
      ["submitted", null],
      ["signedByState", null],
      ["inForce", "2020-01-01"],
    ),
  };

  it("is read back as it was entered", () => {
    expect(statusFromEvents(dossier.events)).toBe("inForce");
    expect(timeline(dossier).slice(2, 4)).toEqual([
      ["college", "2020-03-16", "71"],
      ["council", "2020-04-27", "13"],
    ]);
  });

  it("warns of the council after the deadline and of the blank days, and stops nothing", () => {
    expect(warnings(dossier)).toContainEqual({
      code: "after_deadline",
      eventId: dossier.events[3]!.id,
      params: { kind: "council", on: "2020-04-27", deadlineOn: "2020-03-31" },
    });
    expect(codes(dossier).toSorted()).toEqual([
      "after_deadline",
      "date_unknown",
      "date_unknown",
      "signed_without_approval",
    ]);
  });

  it("covered 2020 from its first day, which is known in hindsight only", () => {
    expect(on(dossier, "2019-12-31").inForce).toBe(false);
    expect(on(dossier, "2020-01-01")).toMatchObject({ inForce: true, inHindsight: true });
    expect(on(dossier, "2020-12-31").inForce).toBe(true);
    expect(on(dossier, "2021-01-01").inForce).toBe(false);
    expect(on(dossier, "2020-06-01").unsure).toHaveLength(2);
  });

  it("holds a unanimous decision", () => {
    const decision = { kind: "council", on: "2020-04-27", agendaItem: "13", vote: { outcome: "unanimous" } };
    expect(Decision.parse({ ...nothing, ...decision }).vote).toEqual({ outcome: "unanimous" });
  });
});

const nothing = {
  on: null,
  agendaItem: null,
  place: null,
  subject: null,
  articles: [],
  vote: null,
  signatories: [],
  attachments: [],
  publishedAt: null,
};

describe("Mechelen, VSC 2018-2019", () => {
  const dossier: Dossier = {
    period: { from: "2018-01-01", to: "2019-12-31" },
    deadlineOn: "2019-02-18",
    events: entered(
      ["imported", null],
      ["college", "2019-02-11", "85"],
      ["submitted", "2019-02-18"],
      ["council", "2019-02-25", "48"],
      ["acknowledged", null],
      ["analysisBegan", null],
      ["approved", null],
      ["signedByState", null],
      ["countersigned", null],
      ["inForce", "2018-01-01"],
    ),
  };

  it("holds 32 votes for and 5 abstentions by name, which are 37 people", () => {
    const vote: CountedVote = {
      outcome: "counted",
      for: { count: 32, names: people(32) },
      against: { count: 0, names: [] },
      abstain: { count: 5, names: people(5, 32) },
      present: null,
    };
    const decision = Decision.parse({ ...nothing, kind: "council", on: "2019-02-25", agendaItem: "48", vote });
    expect(votersOf(decision.vote as CountedVote)).toBe(37);
    expect(voteFindings(decision.vote)).toEqual([]);
  });

  it("covers fourteen months before its council decided, and says that the council came after", () => {
    expect(on(dossier, "2018-01-01")).toMatchObject({ status: "draft", inForce: true, inHindsight: true });
    expect(on(dossier, "2019-02-18").status).toBe("submitted");
    expect(codes(dossier)).toEqual(expect.arrayContaining(["after_deadline", "council_after_submission"]));
    expect(warnings(dossier).find(({ code }) => code === "council_after_submission")?.params).toEqual({
      on: "2019-02-25",
      submittedOn: "2019-02-18",
    });
  });
});

describe("Molenbeek, SVPP 2020-2022", () => {
  const replaced = {
    planId: newId<PlanId>(),
    number: 1,
    period: { from: "2020-01-01", to: "2021-12-31" },
    deadlineOn: null,
    events: entered(
      ["imported", null],
      ["submitted", null],
      ["signedByState", null],
      ["inForce", "2020-01-01"],
      ["ended", "2021-12-31"],
      ["superseded", "2020-01-01"],
    ),
  };
  const dossier = {
    planId: newId<PlanId>(),
    number: 1,
    period: { from: "2020-01-01", to: "2022-12-31" },
    deadlineOn: null,
    events: entered(
      ["imported", null],
      ["submitted", null],
      ["councilOfMinisters", "2019-06-28"],
      ["councilOfMinisters", "2020-12-18"],
      ["councilOfMinisters", "2021-07-16"],
      ["council", null],
      ["signedByState", "2022-12-16"],
      ["inForce", "2020-01-01"],
    ),
  };

  it("keeps three decisions of the Council of Ministers and a council whose day is blank", () => {
    expect(timeline(dossier).filter(([kind]) => kind === "councilOfMinisters")).toHaveLength(3);
    expect(warnings(dossier)).toContainEqual({
      code: "date_unknown",
      eventId: dossier.events[5]!.id,
      params: { kind: "council" },
    });
  });

  it("was signed fifteen days before its end, and worked back three years", () => {
    expect(warnings(dossier)).toContainEqual(
      expect.objectContaining({ code: "signed_late", params: expect.objectContaining({ days: 15 }) }),
    );
    expect(warnings(dossier)).toContainEqual(
      expect.objectContaining({ code: "works_back", params: { on: "2020-01-01", settledOn: "2022-12-16" } }),
    );
    expect(on(dossier, "2022-12-15")).toMatchObject({ inForce: true, inHindsight: true });
  });

  it("annuls and replaces the one of 2020-2021: on any day one agreement is in force", () => {
    for (const day of ["2020-01-01", "2021-06-30", "2021-12-31", "2022-01-01", "2022-12-31"]) {
      expect(agreementsOn([replaced, dossier], day), day).toEqual([dossier]);
    }
    expect(agreementsOn([replaced, dossier], "2023-01-01")).toEqual([]);
    expect(statusFromEvents(replaced.events)).toBe("superseded");
  });

  it("has an acting secretary", () => {
    const signatories = [{ name: "Een secretaris", function: "gemeentesecretaris", acting: true }];
    expect(Decision.parse({ ...nothing, kind: "council", signatories }).signatories).toEqual(signatories);
  });
});

describe("Molenbeek, VSC 2023", () => {
  const dossier: Dossier = {
    period: { from: "2023-01-01", to: "2023-12-31" },
    deadlineOn: null,
    events: entered(
      ["imported", null],
      ["policeCouncil", null],
      ["submitted", null],
      ["approved", null],
      ["inForce", "2023-01-01"],
    ),
  };

  it("can be entered with no other day than that of its start", () => {
    expect(statusFromEvents(dossier.events)).toBe("inForce");
    expect(codes(dossier)).toEqual(["date_unknown", "date_unknown", "date_unknown"]);
    expect(on(dossier, "2023-01-01").inForce).toBe(true);
    expect(on(dossier, "2022-12-31").inForce).toBe(false);
  });
});
