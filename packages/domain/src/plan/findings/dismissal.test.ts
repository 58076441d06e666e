import { describe, expect, it } from "vitest";
import { newId } from "../../ids.ts";
import { blocks, completenessScore, findings } from "../completeness.ts";
import type { PlanNode } from "../plan-node.ts";
import { buildTree } from "../tree.ts";
import type { CompletenessInput } from "./context.ts";
import { type Dismissal, identityOf, settle } from "./dismissal.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { aChapter, aLine, input, withChapter } from "./testing.ts";

const looked = ({ nodes, grantLines }: CompletenessInput) => ({ nodes: buildTree(nodes).nodes, grantLines });
const dismiss = (finding: Finding, of: CompletenessInput): Dismissal => ({
  ...identityOf(finding, looked(of)),
  id: newId(),
  reason: "Afgesproken met de dienst",
  byName: "Lore",
  at: "2020-02-03T09:00:00.000Z",
});
const theOne = (of: CompletenessInput, code: FindingCode): Finding => {
  const [found, ...more] = findings(of).filter((each) => each.code === code);
  if (!found || more.length > 0) throw new Error(`${code}: ${more.length + (found ? 1 : 0)}`);
  return found;
};
const openAfter = (of: CompletenessInput, dismissal: Dismissal): FindingCode[] =>
  settle(findings(of), [dismissal], looked(of)).open.map(({ code }) => code);

const chapter = aChapter();
const with_ = (changes: Partial<PlanNode>, more: Partial<CompletenessInput> = {}) =>
  input({
    ...withChapter(chapter.all.map((node) => (node === chapter.result ? { ...node, ...changes } : node))),
    ...more,
  });
const stale = with_({ text: { nl: "Vanaf 2015 is er een plan", fr: "Un plan" } });

describe("a finding that was set aside", () => {
  it("leaves the list, with its reason, and counts as in order", () => {
    const finding = theOne(stale, "date.stale_year");
    const { open, dismissed } = settle(findings(stale), [dismiss(finding, stale)], looked(stale));
    expect(open).not.toContainEqual(finding);
    expect(dismissed).toMatchObject([{ finding, dismissal: { reason: "Afgesproken met de dienst", byName: "Lore" } }]);
    expect(completenessScore(stale, open).inOrder).toBe(completenessScore(stale).inOrder + 1);
  });

  it("stays set aside when something else changes, and in the next version", () => {
    const dismissal = dismiss(theOne(stale, "date.stale_year"), stale);
    const later = with_({
      text: { nl: "Vanaf 2015 is er een plan", fr: "Un autre texte" },
      revision: 7,
      orderKey: "z",
    });
    expect(openAfter(later, dismissal)).not.toContain("date.stale_year");
  });

  it.each<[string, Partial<PlanNode>, Partial<CompletenessInput>]>([
    ["the text", { text: { nl: "Vanaf 2016 is er een plan", fr: "Un plan" } }, {}],
    ["the words around it", { text: { nl: "Vanaf 2015 zijn er twee plannen", fr: "Un plan" } }, {}],
    [
      "the period",
      { text: { nl: "Vanaf 2015 is er een plan", fr: "Un plan" } },
      { period: { from: "2021-01-01", to: "2021-12-31" } },
    ],
  ])("is back when %s changes", (_what, changes, more) => {
    const dismissal = dismiss(theOne(stale, "date.stale_year"), stale);
    expect(openAfter(with_(changes, more), dismissal)).toContain("date.stale_year");
  });

  it("is back when a node beside it changes", () => {
    const again = (nl: string) => with_({ text: { nl, fr: "Un plan" } });
    const twice = { ...chapter.result, lineageId: newId<PlanNode["lineageId"]>(), orderKey: "a9" };
    const nodes = (nl: string) => [...again(nl).nodes, { ...twice, text: { nl } }];
    const before = input({ nodes: nodes("Elk bezoek wordt voorbereid") });
    const dismissal = dismiss(theOne(before, "text.same_twice"), before);
    expect(openAfter(before, dismissal)).not.toContain("text.same_twice");
    expect(openAfter(input({ nodes: nodes("Elk bezoek wordt gevolgd") }), dismissal)).toContain("text.same_twice");
  });

  it("of a money line is back with another amount, of the plan with another date", () => {
    const line = aLine({ scheme: "unknown" });
    const money = (amountCents: number) => input({ grantLines: [aLine(), { ...line, amountCents }] });
    const dismissal = dismiss(theOne(money(100), "money.scheme_unknown"), money(100));
    expect(openAfter(money(100), dismissal)).not.toContain("money.scheme_unknown");
    expect(openAfter(money(200), dismissal)).toContain("money.scheme_unknown");
    const on = (today: string) => input({ events: [], today });
    const council = dismiss(theOne(on("2020-03-01"), "procedure.council_missing"), on("2020-03-01"));
    expect(openAfter(on("2020-03-02"), council)).not.toContain("procedure.council_missing");
  });

  it("still blocks what it blocks", () => {
    const empty = with_({ text: {} });
    const finding = theOne(empty, "text.missing");
    const { open } = settle(findings(empty), [dismiss(finding, empty)], looked(empty));
    expect(open).toContainEqual(finding);
    expect(blocks(open)).toBe(true);
  });
});
