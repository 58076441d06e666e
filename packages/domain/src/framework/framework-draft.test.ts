import { describe, expect, it } from "vitest";
import { aFramework, aPlace, official } from "../plan/testing.ts";
import { type DraftContext, findInDraft, publishable } from "./draft-findings.ts";
import { replacedPath } from "../renewal/places.ts";
import {
  addPlace,
  changePlace,
  codePath,
  freeCode,
  levelBelow,
  movePlace,
  parentsFor,
  placeAt,
  removePlace,
  replaced,
  shiftPlace,
} from "./edit-template.ts";
import type { Framework } from "./framework.ts";
import { beginDraft, type FrameworkDraftBody } from "./framework-draft.ts";

const act: Framework["acts"][number] = {
  code: "rd",
  type: "royal-decree",
  on: null,
  numac: null,
  title: official("KB", "AR"),
  note: null,
};
const published: Framework = { ...aFramework(), acts: [act] };
const none: DraftContext = { origin: "nothing", from: null, newestRevision: null, taken: new Set() };
const copying: DraftContext = { ...none, origin: "copy", from: published, newestRevision: published.revision };
const revising: DraftContext = { ...copying, origin: "revision", taken: new Set([published.code]) };

const aCopy = (changes: Partial<FrameworkDraftBody> = {}): FrameworkDraftBody => ({
  ...beginDraft({ origin: "copy", framework: published.code, code: "svpp-2031" }, published),
  ...changes,
});
const aRevision = (changes: Partial<FrameworkDraftBody> = {}): FrameworkDraftBody => ({
  ...beginDraft({ origin: "revision", framework: published.code }, published),
  ...changes,
});

const aParticipant = { nis: "12025", amountCents: 100, policeZone: null };

describe("what stands in the way of publishing", () => {
  it("is nothing for a copy under a code of its own, and for a revision with a change", () => {
    expect(findInDraft(aCopy(), copying)).toEqual([]);
    expect(publishable(aCopy(), 1).data?.revision).toBe(1);
    expect(findInDraft(aRevision({ title: official("Ander", "Autre") }), revising)).toEqual([]);
  });

  it("is nearly everything for a draft from nothing", () => {
    const draft = beginDraft({ origin: "nothing", instrument: "vsc", code: "" }, null);
    expect(findInDraft(draft, none)).toEqual([
      { code: "code_invalid", at: "code" },
      { code: "text_missing", at: "title.nl" },
      { code: "text_missing", at: "title.fr" },
      { code: "period_missing", at: "period.from" },
      { code: "period_missing", at: "period.to" },
      { code: "acts_missing", at: "acts" },
      { code: "template_missing", at: "template" },
    ]);
  });

  const [first, ...rest] = published.template;
  it.each<[string, FrameworkDraftBody, DraftContext, string, string]>([
    ["a code in use", aCopy(), { ...copying, taken: new Set(["svpp-2031"]) }, "code_taken", "code"],
    ["a code of the other instrument", aCopy({ code: "vsc-2031" }), copying, "code_invalid", "code"],
    ["a revision with another code", aRevision({ code: "svpp-2031" }), revising, "code_changed", "code"],
    ["a revision without a change", aRevision(), revising, "unchanged", ""],
    ["a revision of what was revised since", aRevision(), { ...revising, newestRevision: 9 }, "origin_outdated", ""],
    [
      "a period that ends before it begins",
      aCopy({ period: { from: "2031-01-01", to: "2030-01-01" } }),
      copying,
      "period_reversed",
      "period.to",
    ],
    [
      "a title in one language",
      aCopy({ title: { nl: "Kader", fr: " ", unattested: [] } }),
      copying,
      "text_missing",
      "title.fr",
    ],
    ["two acts with one code", aCopy({ acts: [act, act] }), copying, "entry_code_twice", "acts.0.code"],
    [
      "two siblings with one code",
      aCopy({ template: [...published.template, aPlace("chapter", first!.code)] }),
      copying,
      "entry_code_twice",
      "template.0.code",
    ],
    [
      "a level where it does not belong",
      aCopy({ template: [...published.template, aPlace("strategicObjective", "loose")] }),
      copying,
      "level_wrong",
      `template.${published.template.length}.kind`,
    ],
    [
      "a copied place under another code",
      aCopy({ template: [{ ...first!, code: "renamed" }, ...rest] }),
      copying,
      "place_code_changed",
      "template.0.code",
    ],
    [
      "an open place on a locked level",
      aCopy({ lockedLevels: ["chapter"], template: [{ ...first!, locked: false }, ...rest] }),
      copying,
      "not_locked",
      "template.0.locked",
    ],
    [
      "a negative ceiling",
      aCopy({ parameters: { ...published.parameters, staffCeilingCents: -1 } }),
      copying,
      "amount_negative",
      "parameters.staffCeilingCents",
    ],
    [
      "a municipality that is listed twice",
      aCopy({ participants: [aParticipant, aParticipant] }),
      copying,
      "participant_twice",
      "participants",
    ],
    [
      "an amount below zero on the list",
      aCopy({ participants: [{ ...aParticipant, amountCents: -1 }] }),
      copying,
      "amount_negative",
      "participants",
    ],
    [
      "a part of the checklist without a point",
      aCopy({ checklist: { demonstration: false, sections: [{ code: "a", title: official("A", "A"), items: [] }] } }),
      copying,
      "section_empty",
      "checklist.0",
    ],
    [
      "more than all",
      aCopy({ parameters: { ...published.parameters, advancePercent: 101 } }),
      copying,
      "percent_wrong",
      "parameters.advancePercent",
    ],
  ])("is %s", (_, draft, context, code, at) => {
    expect(findInDraft(draft, context)).toContainEqual({ code, at });
  });
});

describe("editing the skeleton", () => {
  const template = [aPlace("chapter", "a", { children: [aPlace("generalObjective", "b")] }), aPlace("chapter", "c")];

  it("adds a place on the next level, with a code of its own", () => {
    const more = addPlace(
      addPlace(template, [0], official("Diefstal", "Vol à vélo")),
      [0],
      official("x", "Vol à vélo"),
    );
    expect(placeAt(more, [0])?.children.map(({ code, kind }) => [code, kind])).toEqual([
      ["b", "generalObjective"],
      ["vol-a-velo", "generalObjective"],
      ["vol-a-velo-2", "generalObjective"],
    ]);
    expect(addPlace(template, [], official("Nieuw", "")).at(-1)).toMatchObject({ code: "nieuw", kind: "chapter" });
  });

  it("knows the level below a place, and that nothing fixed comes below the last one", () => {
    expect(levelBelow(template, [])).toBe("chapter");
    expect(levelBelow(template, [1])).toBe("generalObjective");
    expect(levelBelow([aPlace("strategicObjective", "s")], [0])).toBeNull();
  });

  it("changes, moves and removes one place, and leaves the others the same", () => {
    const renamed = changePlace(template, [0, 0], { title: official("Nieuw", "Nouveau") });
    expect(placeAt(renamed, [0, 0])).toMatchObject({ code: "b", title: { fr: "Nouveau" } });
    expect(renamed[1]).toBe(template[1]);
    expect(shiftPlace(template, [1], -1).map(({ code }) => code)).toEqual(["c", "a"]);
    expect(shiftPlace(template, [1], 1).map(({ code }) => code)).toEqual(["a", "c"]);
    expect(removePlace(template, [0, 0])[0]?.children).toEqual([]);
  });

  it("moves a place with all below it under another one, also when that one shifts by it", () => {
    const deep = [
      aPlace("chapter", "a", {
        children: [
          aPlace("strategicObjective", "s", { children: [aPlace("operationalObjective", "o")] }),
          aPlace("generalObjective", "g", { children: [aPlace("strategicObjective", "s")] }),
        ],
      }),
      aPlace("chapter", "c"),
    ];
    expect(parentsFor(deep, [0, 0])).toEqual([[0, 1], [1]]);
    const inside = movePlace(deep, [0, 0], [0, 1]);
    expect(inside.at).toEqual([0, 0, 1]);
    // Under a code that no sibling there has.
    expect(codePath(inside.template, inside.at)).toBe("a/g/s-2");
    expect(placeAt(inside.template, [...inside.at, 0])?.code).toBe("o");
    const beside = movePlace(deep, [0, 0], [1]);
    expect([beside.at, codePath(beside.template, beside.at)]).toEqual([[1, 0], "c/s"]);
    expect(placeAt(beside.template, [0])?.children.map(({ code }) => code)).toEqual(["g"]);
  });

  it("tells plans where a place went, through several moves, and nothing once it is back", () => {
    const once = replaced([{ from: "old", to: "a/b/x" }], { from: "a/b", to: "c/b" });
    expect(once).toEqual([
      { from: "old", to: "c/b/x" },
      { from: "a/b", to: "c/b" },
    ]);
    const twice = replaced(once.slice(1), { from: "c/b", to: "d/b" });
    expect(replacedPath("a/b/x", twice)).toBe("d/b/x");
    expect(replacedPath("a/b", replaced(once.slice(1), { from: "c/b", to: "a/b" }))).toBe("a/b");
  });

  it("makes a code from nothing too", () => expect(freeCode("??", [{ code: "new" }])).toBe("new-2"));
});
