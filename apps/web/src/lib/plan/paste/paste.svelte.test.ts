import { branchOf, type PlanNode } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { createI18n } from "#lib/i18n/i18n.svelte.ts";
import { PlanEditor } from "../plan-editor.svelte.ts";
import { groupsOf, tablePage } from "../table/table-groups.ts";
import { aSmallPlan, InMemoryServer } from "../testing/in-memory-server.ts";
import { holdsParts, ownBranches } from "./clipboard.ts";
import { copied } from "./copy.ts";
import { landings } from "./landing.ts";
import { Proposal } from "./proposal.svelte.ts";

function desk() {
  const plan = aSmallPlan();
  const editor = new PlanEditor(new InMemoryServer(plan.nodes).data(), new InMemoryServer(plan.nodes).connect());
  return { plan, editor };
}
const at = (editor: PlanEditor, node: PlanNode) => editor.node(node.lineageId) ?? node;
const clip = (text: string) => ({ html: "", text, own: "" });
const context = { kind: "operationalObjective", instrument: "svpp", period: undefined } as const;

describe("where a paste lands", () => {
  it("results and indicators go into an objective, or behind the one they are pasted at", () => {
    const { plan, editor } = desk();
    const last = editor.children(plan.objective.lineageId).at(-1)?.lineageId;
    expect(landings(editor, at(editor, plan.objective), ["result", "indicator"])[0]).toEqual({
      parentId: plan.objective.lineageId,
      after: last,
    });
    expect(landings(editor, at(editor, plan.result), ["result"])[0]).toEqual({
      parentId: plan.objective.lineageId,
      after: plan.result.lineageId,
    });
  });

  it("objectives pasted at a result go behind its objective; at a chapter, below one of its strategic objectives", () => {
    const { plan, editor } = desk();
    expect(landings(editor, at(editor, plan.result), ["operationalObjective"])[0]?.after).toBe(
      plan.objective.lineageId,
    );
    const below = landings(editor, at(editor, plan.chapter), ["operationalObjective"]).map(({ parentId }) => parentId);
    expect(below).toContain(plan.first.lineageId);
    expect(landings(editor, at(editor, plan.chapter), ["chapter"])).toEqual([]);
  });
});

describe("a proposal", () => {
  it("turns a result into an indicator with what it asks for, and back", () => {
    const proposal = new Proposal(clip("- Rustige straten\n- Aantal rondes: ≥ 12 per jaar"), context, "nl");
    const [first, second] = proposal.parts;
    expect(second?.branch.targets).toMatchObject([{ comparator: "gte", value: 12 }]);
    proposal.turn(second?.id ?? -1, "result");
    proposal.turn(first?.id ?? -1, "indicator");
    expect(proposal.branches.map(({ kind, targets }) => [kind, targets.length])).toEqual([
      ["indicator", 0],
      ["result", 0],
    ]);
  });

  it("leaves out a part with all below it", () => {
    const text = "- Buren kennen elkaar\n  - Buurtfeesten\n- Pleinen zijn schoon";
    const proposal = new Proposal(clip(text), { ...context, kind: "strategicObjective" }, "nl");
    expect(proposal.parts.map(({ depth }) => depth)).toEqual([0, 1, 0]);
    proposal.leaveOut(0, true);
    expect(proposal.branches.map(({ text: words }) => words.nl)).toEqual(["Pleinen zijn schoon"]);
  });

  it("reads the targets again in another language", () => {
    const proposal = new Proposal(clip("- Nombre de visites : au moins 12 par an\n- Rues calmes"), context, "fr");
    expect(proposal.branches.find(({ kind }) => kind === "indicator")?.targets).toMatchObject([{ value: 12 }]);
    proposal.language = "de";
    expect(proposal.branches.flatMap(({ targets }) => targets)).toEqual([]);
  });
});

describe("the clipboard", () => {
  it("what is copied here comes back whole; what is no branch is no branch", () => {
    const { plan, editor } = desk();
    const { own, html, text } = copied(
      createI18n(() => "nl"),
      editor,
      [at(editor, plan.objective)],
    );
    expect(ownBranches({ own, html, text })).toEqual([branchOf(editor.tree, at(editor, plan.objective))]);
    expect(html).toContain("<table");
    for (const broken of ["", "{", "[1]", '[{"kind":"result"}]', "null"])
      expect(ownBranches({ own: broken, html: "", text: "" })).toEqual([]);
  });

  it("offers parts for a list only", () => {
    expect(holdsParts(clip("- een\n- twee"))).toBe(true);
    expect(holdsParts({ html: "<ul><li>een</li><li>twee</li></ul>", text: "een\ntwee", own: "" })).toBe(true);
    expect(holdsParts(clip("Een zin\ndie doorloopt."))).toBe(false);
    expect(holdsParts(clip("- een"))).toBe(false);
  });
});

it("a table has a group per unit, in the order of the plan; its page is the strategic objective", () => {
  const { plan, editor } = desk();
  const strategic = at(editor, plan.first);
  const [group] = groupsOf(editor, strategic);
  expect(group?.rows.map(({ objective }) => objective.lineageId)).toContain(plan.objective.lineageId);
  expect(tablePage(editor, at(editor, plan.objective))?.lineageId).toBe(plan.first.lineageId);
  expect(tablePage(editor, strategic)).toBe(strategic);
});
