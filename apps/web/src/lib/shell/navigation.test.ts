import type { Action } from "@salus/domain";
import { expect, it } from "vitest";
import { currentItem, navigation } from "./navigation.ts";

const member = (kind: "municipality" | "federal", permittedActions: Action[]) => ({
  active: {
    tenantId: "t",
    kind,
    name: {},
    nis: null,
    languageRegime: "nl" as const,
    roles: [],
    permittedActions,
    support: null,
  },
});
const keys = (kind: "municipality" | "federal", actions: Action[]) =>
  navigation(member(kind, actions), "nl").map(({ key }) => key);

it("shows each side its own pages, and only those that may be used", () => {
  expect(keys("municipality", ["plan.read"])).toEqual(["home", "plans", "myWork", "obligations"]);
  expect(keys("municipality", ["plan.read", "plan.import", "members.manage", "news.read"])).toEqual([
    "home",
    "plans",
    "myWork",
    "obligations",
    "import",
    "members",
    "messages",
  ]);
  expect(keys("federal", ["federal.read", "federal.compare"])).toEqual([
    "home",
    "dossiers",
    "queue",
    "obligations",
    "coverage",
    "compare",
  ]);
  expect(keys("federal", ["plan.read"])).toEqual(["home"]);
});

it("finds the page an address belongs to", () => {
  const items = navigation(member("municipality", ["plan.read"]), "fr");
  expect(currentItem(items, "/fr")).toBe("home");
  expect(currentItem(items, "/fr/plans/3f0c")).toBe("plans");
  expect(currentItem(items, "/fr/account")).toBe(null);
});
