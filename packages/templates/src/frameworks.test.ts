import { Framework, type TemplateNode } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { findFramework, frameworks, templateNode } from "./frameworks.ts";
import { phenomena } from "./phenomena.ts";

const nodesOf = (nodes: readonly TemplateNode[]): TemplateNode[] =>
  nodes.flatMap((node) => [node, ...nodesOf(node.children)]);

const framework = (code: string): Framework => {
  const found = findFramework(code);
  if (!found) throw new Error(`no framework ${code}`);
  return found;
};

const codes = (nodes: readonly TemplateNode[]) => nodes.map((node) => node.code);

describe.each(frameworks.map((candidate) => [candidate.code, candidate] as const))(
  "framework %s",
  (code, candidate) => {
    it("passes its schema and is named after its instrument", () => {
      expect(Framework.parse(candidate)).toEqual(candidate);
      expect(code.startsWith(`${candidate.instrument}-`)).toBe(true);
    });

    it("has codes that are unique among siblings and levels that go inwards", () => {
      const order = ["chapter", "generalObjective", "strategicObjective"];
      const check = (siblings: readonly TemplateNode[], parentLevel: number) => {
        expect(new Set(codes(siblings)).size).toBe(siblings.length);
        for (const node of siblings) {
          expect(order.indexOf(node.kind)).toBeGreaterThan(parentLevel);
          check(node.children, order.indexOf(node.kind));
        }
      };
      check(candidate.template, -1);
      expect(candidate.template.every((node) => node.kind === "chapter")).toBe(true);
    });

    it("locks every official level and leaves the operational objectives to the municipality", () => {
      for (const node of nodesOf(candidate.template)) {
        expect(node.locked).toBe(true);
        expect(candidate.lockedLevels).toContain(node.kind);
        expect(node.repeatable).toBe(node.kind === "strategicObjective");
      }
    });

    it("has unique acts, clauses, schemes and calendar entries, each with a source", () => {
      for (const list of [candidate.acts, candidate.clauses, candidate.schemes, candidate.calendar]) {
        expect(list.length).toBeGreaterThan(0);
        expect(new Set(list.map((entry) => entry.code)).size).toBe(list.length);
      }
      for (const entry of [...candidate.schemes, ...candidate.calendar]) expect(entry.source).not.toBe("");
    });

    it("never shows a rule of money that no source gives", () => {
      const { answerMonths = null, ...ofMoney } = candidate.parameters;
      expect(Object.values(ofMoney)).toEqual([null, null, null, null]);
      if (!candidate.demonstration) expect(answerMonths).toBeNull();
      for (const scheme of candidate.schemes.filter((entry) => entry.formula === "amount")) {
        expect([scheme.wagePerFteMonthCents, scheme.months, scheme.equipmentCapPerFteCents]).toEqual([
          null,
          null,
          null,
        ]);
      }
    });

    it("marks its clauses as own wording, because no official text was found", () => {
      for (const clause of candidate.clauses) {
        expect(clause.ownWording).toBe(true);
        expect(clause.text.unattested).toEqual(["nl", "fr"]);
      }
    });

    it("starts and ends its calendar with its period", () => {
      expect(candidate.calendar.find((entry) => entry.code === "period-start")?.on).toBe(candidate.period.from);
      expect(candidate.calendar.find((entry) => entry.code === "period-end")?.on).toBe(candidate.period.to);
    });
  },
);

describe("the frameworks", () => {
  it("are the six that were in force and two marked demonstrations", () => {
    expect(frameworks.map((candidate) => [candidate.code, candidate.demonstration])).toEqual([
      ["svpp-2018-2019", false],
      ["svpp-2020", false],
      ["svpp-2020-2022", false],
      ["svpp-2023-2024", false],
      ["vsc-2018-2019", false],
      ["vsc-2023", false],
      ["svpp-2026-demo", true],
      ["vsc-2026-demo", true],
    ]);
  });

  it("say in the name and in a clause of a demonstration that it is one", () => {
    for (const candidate of frameworks.filter((entry) => entry.demonstration)) {
      expect(candidate.title.nl).toContain("(demonstratie)");
      expect(candidate.title.fr).toContain("(démonstration)");
      expect(candidate.clauses.map((clause) => clause.code)).toContain("demonstration");
      expect(candidate.calendar.some((entry) => entry.code === "submission" && entry.on !== null)).toBe(true);
    }
  });

  it("know the announced extension of the SVPP 2023-2024", () => {
    expect(framework("svpp-2023-2024").extension?.to).toBe("2025-12-31");
    expect(frameworks.filter((candidate) => candidate.extension !== null)).toHaveLength(1);
  });

  it("leave the rates of the guards open where they were not found", () => {
    const cap = (code: string, scheme: string) =>
      framework(code).schemes.find((entry) => entry.code === scheme)?.equipmentCapPerFteCents;
    expect(cap("svpp-2020", "guards-346")).toBe(36_686);
    expect(cap("svpp-2020", "guards-90")).toBe(36_686);
    expect(cap("svpp-2020-2022", "guards-346")).toBe(36_686);
    expect(cap("svpp-2020-2022", "guards-90")).toBeNull();
    expect(cap("svpp-2018-2019", "guards-346")).toBeNull();
    expect(cap("svpp-2023-2024", "guards-346")).toBeNull();
    expect(framework("svpp-2023-2024").schemes.find((entry) => entry.code === "guards-346")?.months).toBeNull();
  });
});

describe("an SVPP", () => {
  const svpp = framework("svpp-2020");

  it("begins with the compulsory coordination: two general and four strategic objectives, all compulsory", () => {
    const [coordination] = svpp.template;
    expect(coordination).toMatchObject({ code: "coordination", compulsory: true });
    expect(coordination?.children.map((node) => [node.kind, node.code, node.compulsory])).toEqual([
      ["generalObjective", "use-of-the-plan", true],
      ["generalObjective", "local-prevention-policy", true],
      ["strategicObjective", "administrative-and-financial-follow-up", true],
      ["strategicObjective", "permanent-evaluation", true],
      ["strategicObjective", "public-information", true],
      ["strategicObjective", "local-cooperation", true],
    ]);
  });

  it("offers a chapter for every open phenomenon, with one general and eight optional strategic objectives", () => {
    const chapters = svpp.template.slice(1);
    expect(codes(chapters)).toEqual(phenomena.filter((entry) => !entry.closed).map((entry) => entry.code));
    for (const chapter of chapters) {
      expect(chapter.compulsory).toBe(false);
      const [general, ...strategic] = chapter.children;
      expect(general).toMatchObject({ kind: "generalObjective", code: "prevent-detect-limit", compulsory: true });
      expect(strategic.map((node) => [node.kind, node.compulsory])).toEqual(
        Array.from({ length: 8 }, () => ["strategicObjective", false]),
      );
      expect(codes(strategic)).toEqual(expect.arrayContaining(["resocialise-youth", "resocialise-drug-users"]));
    }
  });

  it("writes the phenomenon into the fixed formula, in both languages", () => {
    expect(templateNode(svpp, ["bicycle-theft", "prevent-detect-limit"])?.title).toEqual({
      nl: "Voorkomen, opsporen en beperken van fietsdiefstal en/of het ermee verbonden onveiligheidsgevoel",
      fr: "Prévenir, détecter et limiter le vol de vélo et/ou le sentiment d'insécurité y relatif",
      unattested: ["fr"],
    });
    expect(JSON.stringify(frameworks)).not.toContain("{phenomenon}");
  });
});

describe("a VSC", () => {
  it("of 2018-2019 has three rubrics, each a money line of its own, and keeps the gaps in the numbers", () => {
    const vsc = framework("vsc-2018-2019");
    expect(vsc.template.map((node) => node.number)).toEqual(["I", "II", "III"]);
    expect(vsc.schemes.map((scheme) => scheme.code)).toEqual(codes(vsc.template));
    const [, second] = vsc.template;
    expect(second?.children.map((node) => node.number)).toEqual(["SD 2", "SD 4"]);
    const locked = nodesOf(vsc.template).filter((node) => node.lockedBelow);
    expect(codes(locked)).toEqual([
      "online-detection",
      "early-intervention",
      "counter-narrative",
      "police-diversity",
      "multidisciplinary-approach",
    ]);
  });

  it("of 2023 prints three sectors with 2, 3 and twice 4 strategic objectives, all compulsory", () => {
    const { template } = framework("vsc-2023");
    expect(template.map((sector) => sector.children.map((general) => general.children.length))).toEqual([
      [2],
      [3],
      [4, 4],
    ]);
    expect(nodesOf(template).every((node) => node.compulsory)).toBe(true);
  });
});

describe("templateNode", () => {
  const vsc = framework("vsc-2023");

  it("follows a path of codes", () => {
    expect(templateNode(vsc, ["terrorism-and-extremism", "payment-to-police-zone", "monitoring"])?.number).toBe("SD 2");
  });

  it("finds nothing at an unknown or an empty path", () => {
    expect(templateNode(vsc, ["terrorism-and-extremism", "monitoring"])).toBeUndefined();
    expect(templateNode(vsc, ["nowhere", "monitoring"])).toBeUndefined();
    expect(templateNode(vsc, [])).toBeUndefined();
  });
});
