import { describe, expect, it } from "vitest";
import { answersTo, likeness, matchName } from "./matching.ts";
import { namesForDocument } from "./record-names.ts";
import { aRecord } from "./testing.ts";

const guards = aRecord("unit", { name: { nl: "Gemeenschapswachten", fr: "Gardiens de la paix (GDP)" } });
const pole = aRecord("unit", { name: { fr: "Pôle radicalisme" } });

describe("a name that somebody wrote", () => {
  it.each([
    ["Gemeenschapswachten", guards.id, "same"],
    ["gardiens de la paix – GDP", guards.id, "same"],
    ["Dienst gemeenschapswachten", guards.id, "near"],
    ["Gemeenschapswachtn", guards.id, "near"],
    ["POLE RADICALISME", pole.id, "same"],
  ])("%s means a unit", (text, id, how) => {
    expect(matchName(text, [pole, guards])).toEqual({ id, how });
  });

  it.each(["SCAPI", "GDP", "", "Dienst slachtofferonthaal"])("%s means none", (text) => {
    expect(matchName(text, [pole, guards])).toBeNull();
  });

  it("is never like nothing, and always like itself", () => {
    expect(likeness("", "")).toBe(0);
    expect(likeness("a", "a")).toBe(1);
    expect(likeness("Team samenleven", "Samenleven")).toBe(likeness("Samenleven", "Team samenleven"));
  });
});

it("is found by words of its name in any language, without accents", () => {
  expect(answersTo(pole, "pole rad")).toBe(true);
  expect(answersTo(guards, "paix gemeen")).toBe(true);
  expect(answersTo(guards, "parket")).toBe(false);
  expect(answersTo(guards, "")).toBe(true);
});

it("leaves the municipality as a function where a person holds one on that day", () => {
  const [holder, other] = [aRecord("person", { fullName: "An" }), aRecord("person", { fullName: "Bea" })];
  const held = (endedOn: string | null) =>
    aRecord("position", { name: { nl: "Preventieambtenaar" }, endedOn }, { person: [holder.id] });
  const names = namesForDocument([holder, other, held(null)], "2026-01-01");
  expect(names.get(holder.id)).toEqual({ nl: "Preventieambtenaar" });
  expect(names.get(other.id)).toEqual({ nl: "Bea", fr: "Bea" });
  expect(namesForDocument([holder, held("2025-12-31")], "2026-01-01").get(holder.id)).toEqual({ nl: "An", fr: "An" });
});
