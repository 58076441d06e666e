import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges, fieldRevision, moveNode, sameValue, valueOf } from "./node-changes.ts";
import { NodeChanges, type NodeField, nodeFields, type PlanNode } from "./plan-node.ts";
import { aNode, aTarget } from "./testing.ts";

const node = aNode("indicator", {
  text: { nl: "Aantal bezoeken", fr: "Nombre de visites" },
  revision: 4,
  fieldRevisions: { "text.nl": 4, "text.fr": 2 },
});

describe("applyChanges", () => {
  it("writes only what differs, counts the save and remembers which fields it changed", () => {
    const result = applyChanges(
      node,
      { "text.nl": "Aantal visites", "text.fr": "Nombre de visites", unit: "Preventie" },
      4,
    );
    expect(result).toEqual({
      changed: ["text.nl", "unit"],
      node: {
        ...node,
        text: { nl: "Aantal visites", fr: "Nombre de visites" },
        unit: "Preventie",
        revision: 5,
        fieldRevisions: { "text.nl": 5, "text.fr": 2, unit: 5 },
      },
    });
  });

  it("takes each kind of link as a field of its own; a link that is given up leaves nothing behind", () => {
    const [mine, theirs] = [crypto.randomUUID(), crypto.randomUUID()];
    const { node: linked } = applyChanges(node, { "links.partner": [theirs] }, 4);
    const { node: both } = applyChanges(linked ?? node, { "links.person": [mine] }, 4);
    expect(both?.links).toEqual({ partner: [theirs], person: [mine] });
    expect(applyChanges(both ?? node, { "links.partner": [mine] }, 4).conflicts).toMatchObject([{ theirs: [theirs] }]);
    expect(applyChanges(both ?? node, { "links.partner": [] }, 5).node?.links).toEqual({ person: [mine] });
  });

  it("merges other fields from an old revision", () => {
    const { node: merged } = applyChanges(node, { targets: [aTarget()] }, 1);
    expect(merged).toMatchObject({ text: node.text, targets: [aTarget()], revision: 5 });
  });

  it("shows both texts when the same field was saved since, and applies nothing", () => {
    const result = applyChanges(node, { "text.nl": "Mijn tekst", "text.fr": "Mon texte" }, 3);
    expect(result).toEqual({ conflicts: [{ field: "text.nl", mine: "Mijn tekst", theirs: "Aantal bezoeken" }] });
  });

  it("sees no conflict in the same value on both sides", () => {
    expect(applyChanges(node, { "text.nl": "Aantal bezoeken" }, 1)).toEqual({ node, changed: [] });
    const saved = { ...node, targets: [aTarget()], fieldRevisions: { targets: 4 } };
    const fromDatabase = JSON.parse(
      JSON.stringify(aTarget(), Object.keys(aTarget()).toSorted()),
    ) as (typeof saved.targets)[number];
    expect(applyChanges(saved, { targets: [fromDatabase] }, 1)).toEqual({ node: saved, changed: [] });
  });

  it("empties a language with an empty text", () => {
    expect(applyChanges(node, { "text.fr": "" }, 4).node?.text).toEqual({ nl: "Aantal bezoeken" });
    expect(applyChanges(node, { "intro.fr": "" }, 4)).toEqual({ node, changed: [] });
  });

  it("confirms an outdated translation that is sent as it stands by someone who saw the new original", () => {
    const { node: confirmed, changed } = applyChanges(node, { "text.fr": "Nombre de visites" }, 4);
    expect(changed).toEqual(["text.fr"]);
    expect(confirmed?.fieldRevisions["text.fr"]).toBe(5);
    expect(applyChanges(node, { "text.fr": "Nombre de visites" }, 3)).toEqual({ node, changed: [] });
    expect(applyChanges(confirmed!, { "text.fr": "Nombre de visites" }, 5)).toEqual({ node: confirmed, changed: [] });
  });

  it("refuses a revision that does not exist yet", () => {
    expect(() => applyChanges(node, { unit: "x" }, 5)).toThrow("input.invalid");
  });

  it("leaves the node it was given alone", () => {
    const before = structuredClone(node);
    applyChanges(node, { "text.nl": "", "intro.fr": "x", targets: [], original: "fr" }, 4);
    expect(node).toEqual(before);
  });
});

const words = fc.constantFrom("", "een", "twee", "drie");
const anyChanges: fc.Arbitrary<NodeChanges> = fc
  .record(
    {
      "text.nl": words,
      "text.fr": words,
      "intro.nl": words,
      unit: fc.constantFrom(null, "A", "B"),
      original: fc.constantFrom("nl", "fr"),
      targets: fc.constantFrom<NodeChanges["targets"]>([], [aTarget()], [aTarget({ value: 1 })]),
    },
    { requiredKeys: [] },
  )
  .filter((changes) => Object.keys(changes).length > 0) as fc.Arbitrary<NodeChanges>;

const fieldsOf = (changes: NodeChanges) => Object.keys(changes) as NodeField[];
const values = (of: PlanNode, fields: readonly NodeField[]) => fields.map((field) => valueOf(of, field));

describe("two people on one node", () => {
  it("both keep their fields, or both texts are shown: nothing is ever overwritten in silence", () => {
    fc.assert(
      fc.property(anyChanges, anyChanges, (mine, theirs) => {
        const base = aNode("result");
        const first = applyChanges(base, theirs, base.revision).node!;
        const second = applyChanges(first, mine, base.revision);
        const clashing = fieldsOf(mine).filter(
          (field) =>
            !sameValue(valueOf(first, field), valueOf(base, field)) && !sameValue(valueOf(first, field), mine[field]),
        );
        if (second.conflicts) {
          expect(second.conflicts.map(({ field }) => field)).toEqual(clashing);
          return;
        }
        expect(clashing).toEqual([]);
        expect(values(second.node, fieldsOf(mine))).toEqual(fieldsOf(mine).map((field) => mine[field]));
        const untouched = nodeFields.filter((field) => mine[field] === undefined);
        expect(values(second.node, untouched)).toEqual(values(first, untouched));
      }),
    );
  });

  it("revisions only grow, and a field's never passes the node's", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyChanges, fc.nat(3)), { maxLength: 12 }), (saves) => {
        let current = aNode("result");
        for (const [changes, behind] of saves) {
          const { node: next } = applyChanges(current, changes, Math.max(1, current.revision - behind));
          if (!next) continue;
          expect(next.revision - current.revision).toBe(next === current ? 0 : 1);
          for (const field of nodeFields) expect(fieldRevision(next, field)).toBeLessThanOrEqual(next.revision);
          current = next;
        }
      }),
    );
  });
});

describe("moveNode", () => {
  it("moves, counts as a save and leaves the fields alone", () => {
    const parentId = aNode("operationalObjective").lineageId;
    expect(moveNode(node, { parentId, orderKey: "a7" })).toEqual({ ...node, parentId, orderKey: "a7", revision: 5 });
  });
});

describe("NodeChanges", () => {
  it("accepts every field and nothing else", () => {
    for (const field of nodeFields) expect(Object.keys(NodeChanges.shape)).toContain(field);
    expect(NodeChanges.safeParse({ code: "x" }).success).toBe(false);
  });
});

describe("sameValue", () => {
  it("compares as data", () => {
    expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameValue({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
    expect(sameValue([], {})).toBe(false);
    expect(sameValue(null, {})).toBe(false);
    expect(sameValue({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  });
});
