import { describe, expect, it } from "vitest";
import { rolesOf, tenantKinds } from "../actor.ts";
import {
  type CountedVote,
  Decision,
  namesKeptUntil,
  readsVotesByName,
  voteFindings,
  votersOf,
  withoutNames,
} from "./decision.ts";
import { anActor } from "./testing.ts";

const people = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `Raadslid ${from + index + 1}`);
const counted = (overrides: Partial<CountedVote> = {}): CountedVote => ({
  outcome: "counted",
  for: { count: 32, names: people(32) },
  against: { count: 0, names: [] },
  abstain: { count: 5, names: people(5, 32) },
  present: 37,
  ...overrides,
});
const codes = (overrides: Partial<CountedVote>) => voteFindings(counted(overrides)).map(({ code }) => code);

describe("a vote", () => {
  it("adds up: 32 for and 5 abstentions are 37", () => {
    expect(votersOf(counted())).toBe(37);
    expect(voteFindings(counted())).toEqual([]);
    expect(voteFindings({ outcome: "unanimous" })).toEqual([]);
    expect(voteFindings(null)).toEqual([]);
  });

  it("is counted from its names where no number stands, and unknown where neither does", () => {
    expect(votersOf(counted({ for: { count: null, names: people(32) } }))).toBe(37);
    expect(votersOf(counted({ against: { count: null, names: [] } }))).toBeNull();
    expect(codes({ against: { count: null, names: [] } })).toEqual([]);
  });

  it("says what does not add up, and refuses nothing", () => {
    expect(voteFindings(counted({ for: { count: 32, names: people(31) } }))).toEqual([
      { code: "names_differ", params: { share: "for", count: 32, names: 31 } },
    ]);
    expect(voteFindings(counted({ abstain: { count: 5, names: people(5) } })).map(({ code }) => code)).toEqual(
      Array.from({ length: 5 }, () => "named_twice"),
    );
    expect(voteFindings(counted({ present: 38 }))).toEqual([
      { code: "present_differs", params: { voters: 37, present: 38 } },
    ]);
    expect(codes({ for: { count: 2, names: [] }, against: { count: 3, names: [] }, present: 10 })).toEqual([
      "not_adopted",
    ]);
    expect(codes({ for: { count: 2, names: [] }, against: { count: 2, names: [] }, present: 9 })).toEqual([
      "not_adopted",
    ]);
  });
});

describe("who voted what", () => {
  it("is read by the coordinator and the secretariat, and by nobody of the federal side", () => {
    const readers = tenantKinds.flatMap((kind) =>
      rolesOf(kind)
        .filter((role) => readsVotesByName(anActor(kind, [role])))
        .map((role) => `${kind} ${role}`),
    );
    expect(readers).toEqual(["municipality coordinator", "municipality secretary"]);
  });

  it("leaves its numbers behind", () => {
    const bare = withoutNames(counted({ for: { count: null, names: people(32) } })) as CountedVote;
    expect([bare.for, bare.abstain]).toEqual([
      { count: 32, names: [] },
      { count: 5, names: [] },
    ]);
    expect(votersOf(bare)).toBe(37);
    expect(JSON.stringify(bare)).not.toContain("Raadslid");
    expect(withoutNames({ outcome: "unanimous" })).toEqual({ outcome: "unanimous" });
  });

  it("is kept as long as was chosen, and without a choice until somebody makes one", () => {
    const council = { on: "2019-02-25", recordedOn: "2026-01-05" };
    expect(namesKeptUntil(council, null)).toBeNull();
    expect(namesKeptUntil(council, 5)).toBe("2024-02-25");
    expect(namesKeptUntil({ ...council, on: null }, 5)).toBe("2031-01-05");
    expect(namesKeptUntil({ ...council, on: "2020-02-29" }, 1)).toBe("2021-02-28");
  });
});

describe("a decision", () => {
  const empty = {
    kind: "council",
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

  it("may lack everything but its body", () => {
    expect(Decision.safeParse(empty).success).toBe(true);
    expect(Decision.safeParse({ ...empty, kind: "approved" }).success).toBe(false);
  });

  it("takes a link to the web, and no other", () => {
    expect(Decision.safeParse({ ...empty, publishedAt: "https://stad.example/besluit/13" }).success).toBe(true);
    expect(Decision.safeParse({ ...empty, publishedAt: "javascript:alert(1)" }).success).toBe(false);
  });

  it("has no negative votes and no nameless signatories", () => {
    const share = { count: -1, names: [] };
    expect(Decision.safeParse({ ...empty, vote: { ...counted(), for: share } }).success).toBe(false);
    expect(Decision.safeParse({ ...empty, signatories: [{ name: " ", function: "x", acting: true }] }).success).toBe(
      false,
    );
  });
});
