import { describe, expect, it } from "vitest";
import { inLocale, isWorkspace, localeOf, preferredLocale, returnPath } from "./locale.ts";

describe("the language of an address", () => {
  it.each([
    ["/nl", "nl"],
    ["/fr/plans", "fr"],
    ["/frituur", null],
    ["/", null],
    ["/de/plans", null],
  ])("%s", (pathname, expected) => {
    expect(localeOf(pathname)).toBe(expected);
  });

  it("changes only the prefix, and keeps the query", () => {
    expect(inLocale({ pathname: "/nl/plans/nl", search: "?q=nl" }, "fr")).toBe("/fr/plans/nl?q=nl");
    expect(inLocale({ pathname: "/anders", search: "" }, "fr")).toBe("/fr");
  });
});

describe("the language a browser prefers", () => {
  it.each([
    ["fr-BE,fr;q=0.9,nl;q=0.8", "fr"],
    ["en-GB,en;q=0.9,nl;q=0.4,fr;q=0.8", "fr"],
    ["nl-BE", "nl"],
    ["de,en;q=0.5", "nl"],
    ["fr;q=0,nl;q=0.1", "nl"],
    ["", "nl"],
    [null, "nl"],
  ])("%s", (header, expected) => {
    expect(preferredLocale(header)).toBe(expected);
  });
});

describe("the way back after signing in", () => {
  it("leads to a page of ours", () => {
    expect(returnPath("/fr/plans?q=a", "nl")).toBe("/fr/plans?q=a");
  });

  it.each(["//elsewhere.example", "https://elsewhere.example/nl", "/elsewhere", "/nl\\..\\x", null, ""])(
    "never to %s",
    (value) => {
      expect(returnPath(value, "fr")).toBe("/fr");
    },
  );
});

describe("the page of a plan", () => {
  it.each([
    ["/nl/plans/0b0f4f0e-9d0b-4c56-8b62-54e2a4d3b6c1", true],
    ["/fr/plans/0b0f4f0e-9d0b-4c56-8b62-54e2a4d3b6c1/submit", false],
    ["/nl/plans", false],
    ["/nl/plans/new", false],
  ])("%s: %s", (pathname, expected) => {
    expect(isWorkspace(pathname)).toBe(expected);
  });
});
