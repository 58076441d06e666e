import { translator } from "@salus/i18n";
import { expect, it } from "vitest";
import { trailChoice } from "./trail-query.ts";
import { seenText } from "./trail-words.ts";

it("says in words what was looked at or taken along, of both sides alike", () => {
  const nl = (what: string) => seenText(translator("nl"), what);
  expect(nl("/plans/:planId/timeline")).toBe("de tijdlijn");
  expect(nl("/federal/plans/:submissionId/timeline")).toBe("de tijdlijn");
  expect(nl("/federal/plans/:submissionId")).toBe("het plan");
  expect(nl("/plans/:planId/versions/:version/paper")).toBe("het plan als document");
  expect(nl("/plans/:planId/attachments/:attachmentId")).toBe("een bijlage");
  expect(nl("/plans/:planId/attachments")).toBe("de bijlagen");
  expect(nl("/plans")).toBe("de lijst van plannen");
  expect(nl("/something/new")).toBe("een andere pagina");
});

it("asks for days as people write them, and for nothing that cannot be asked", () => {
  const asked = (query: string) => trailChoice(new URL(`http://salus.example/nl/trail?${query}`));
  expect(asked("fromDay=1/2/2026&untilDay=2026-02-03")).toEqual({ fromDay: "2026-02-01", untilDay: "2026-02-03" });
  expect(asked("fromDay=30/02/2026&kindOfEntry=all&personId=x&fromDay=&other=1")).toEqual({});
});
