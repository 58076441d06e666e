import { Checklist } from "@salus/domain";
import { describe, expect, it } from "vitest";
import { checklistFor } from "./checklists.ts";
import { frameworks } from "./frameworks.ts";

describe("checklists", () => {
  it("stand for every framework, are well formed, and say that their wording is nobody's", () => {
    for (const framework of frameworks) {
      const found = Checklist.parse(checklistFor(framework));
      expect(found).toMatchObject({ framework: framework.code, demonstration: true });
      const items = found.sections.flatMap((section) => section.items);
      expect(new Set(items.map((item) => item.code)).size, framework.code).toBe(items.length);
      for (const { title } of items) expect(title.unattested).toEqual(["nl", "fr"]);
    }
  });
});
