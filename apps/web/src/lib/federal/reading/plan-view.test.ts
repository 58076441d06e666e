import type { DocumentNode, TemplateNode } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { chaptersOf, ownWording, targetsOf } from "./plan-view.ts";

const aPlace = (code: string, kind: TemplateNode["kind"], children: TemplateNode[] = []): TemplateNode => ({
  code,
  kind,
  title: { nl: `${code} nl`, fr: `${code} fr`, unattested: [] },
  compulsory: false,
  locked: true,
  repeatable: true,
  children,
});
const burglary: DocumentNode = {
  kind: "chapter",
  code: "burglary",
  text: { nl: "Inbraak" },
  original: "nl",
  children: [
    {
      kind: "strategicObjective",
      code: "deter",
      text: { nl: "Ontraden" },
      children: [
        { kind: "operationalObjective", text: { nl: "O" }, children: [{ kind: "indicator", text: { nl: "I" } }] },
      ],
    },
  ],
};
const template = [aPlace("burglary", "chapter", [aPlace("deter", "strategicObjective")])];
const viewOf = (nodes: DocumentNode[]) =>
  chaptersOf({ document: { nodes }, framework: { template } } as unknown as Parameters<typeof chaptersOf>[0]);

describe("a submitted plan on the screen", () => {
  it("finds the official titles by code, level by level", () => {
    const [chapter] = viewOf([burglary]);
    expect(chapter).toMatchObject({ anchor: "burglary", objectives: 1, indicators: 1, place: { code: "burglary" } });
    expect(chapter?.children[0]?.place?.code).toBe("deter");
    expect(chapter?.children[0]?.children[0]?.place).toBeNull();
  });

  it("gives an own chapter an address, and an official code at another level no title", () => {
    const [own] = viewOf([{ kind: "chapter", text: { nl: "Eigen" }, children: [{ ...burglary, code: "deter" }] }]);
    expect(own).toMatchObject({ anchor: "chapter-1", place: null });
    expect(own?.children[0]?.place).toBeNull();
  });

  it("tells a wording of the municipality from the official one", () => {
    const place = { ...aPlace("deter", "strategicObjective"), title: { nl: "Ontraden", fr: "X", unattested: [] } };
    const wrote = (nl: string) => ownWording({ node: { ...burglary, text: { nl } }, place });
    expect(wrote(" ontraden. ")).toBeNull();
    expect(wrote("Afschrikken")).toBe("Afschrikken");
    expect(ownWording({ node: burglary, place: null })).toBeNull();
  });

  it("shows all targets of an indicator, or none", () => {
    expect(targetsOf({})).toEqual([]);
    expect(targetsOf({ target: null, targets: [] })).toEqual([]);
  });
});
