import { describe, expect, it } from "vitest";
import type { Role } from "../actor.ts";
import { newId, type UserId } from "../ids.ts";
import { anActor } from "../plan/testing.ts";
import { activityKindOf, groupActivity } from "./activity.ts";
import { safeFileName } from "./attachment.ts";
import { composeDigest } from "./digest.ts";
import { byUrgency, isOverdue, mayReassign, maySettle } from "./assignment.ts";
import { isOpenThread, isUnread, mayChangeComment } from "./comment.ts";

const [me, you] = [newId<UserId>(), newId<UserId>()];
const actor = (...roles: Role[]) => anActor("municipality", roles, { userId: me });

describe("an assignment", () => {
  it("is overdue the day after, while it is open", () => {
    const asked = { state: "open", dueOn: "2026-03-02" } as const;
    expect(isOverdue(asked, "2026-03-02")).toBe(false);
    expect(isOverdue(asked, "2026-03-03")).toBe(true);
    expect(isOverdue({ ...asked, state: "done" }, "2026-03-03")).toBe(false);
  });

  it("is settled by who was asked, or by a coordinator", () => {
    expect(maySettle(actor("reader"), { assigneeId: me })).toBe(true);
    expect(maySettle(actor("editor"), { assigneeId: you })).toBe(false);
    expect(maySettle(actor("coordinator"), { assigneeId: you })).toBe(true);
  });

  it("goes to somebody else by who asked, a coordinator or an administrator", () => {
    expect(mayReassign(actor("editor"), { assignedBy: me })).toBe(true);
    expect(mayReassign(actor("editor"), { assignedBy: you })).toBe(false);
    expect(mayReassign(actor("administrator"), { assignedBy: you })).toBe(true);
  });

  it("stands open before done, and the earliest day first", () => {
    const list = [
      { state: "done", dueOn: "2026-01-01" },
      { state: "open", dueOn: "2026-05-01" },
      { state: "open", dueOn: "2026-03-01" },
    ] as const;
    expect(list.toSorted(byUrgency).map(({ dueOn }) => dueOn)).toEqual(["2026-03-01", "2026-05-01", "2026-01-01"]);
  });
});

describe("a comment", () => {
  const at = "2026-03-02T09:00:00.000Z";
  const mine = { authorId: me, createdAt: at, removedAt: null };
  const yours = { ...mine, authorId: you };

  it("is changed by its author, until it was removed", () => {
    expect(mayChangeComment({ userId: me }, mine)).toBe(true);
    expect(mayChangeComment({ userId: me }, yours)).toBe(false);
    expect(mayChangeComment({ userId: me }, { ...mine, removedAt: at })).toBe(false);
  });

  it("is unread when somebody else wrote it after the last reading", () => {
    expect(isUnread([mine], me, null)).toBe(false);
    expect(isUnread([mine, yours], me, null)).toBe(true);
    expect(isUnread([yours], me, "2026-03-02T09:00:01.000Z")).toBe(false);
    expect(isUnread([yours], me, "2026-03-02T08:59:59.000Z")).toBe(true);
    expect(isUnread([{ ...yours, removedAt: at }], me, null)).toBe(false);
  });

  it("keeps its thread open as long as something of it stands and nobody resolved it", () => {
    expect(isOpenThread({ resolvedAt: null, comments: [mine] })).toBe(true);
    expect(isOpenThread({ resolvedAt: at, comments: [mine] })).toBe(false);
    expect(isOpenThread({ resolvedAt: null, comments: [{ ...mine, removedAt: at }] })).toBe(false);
  });
});

describe("the feed", () => {
  it("knows the kind of every action", () => {
    expect(
      ["node.change", "node.move", "grant_line.add", "comment.add", "assignment.done", "plan.submit", "new.thing"].map(
        activityKindOf,
      ),
    ).toEqual(["text", "structure", "money", "comments", "assignments", "procedure", "procedure"]);
  });

  it("puts together what one person did within an hour, unless somebody came in between", () => {
    const did = (actorId: string | null, at: string) => ({ actorId, at });
    const groups = groupActivity([
      did("a", "2026-03-02T09:50:00Z"),
      did("a", "2026-03-02T09:10:00Z"),
      did("b", "2026-03-02T09:05:00Z"),
      did("a", "2026-03-02T09:01:00Z"),
      did("a", "2026-03-02T08:59:00Z"),
      did(null, "2026-03-02T08:58:00Z"),
    ]);
    expect(groups.map(({ entries }) => entries.length)).toEqual([2, 1, 1, 1, 1]);
  });
});

describe("the mail of the day", () => {
  const due = (daysLeft: number) => ({ daysLeft });

  it("is not written when nothing is new", () => {
    expect(composeDigest({ told: [], due: [], changes: [] })).toBeNull();
    expect(composeDigest({ told: [], due: [due(2), due(-5)], changes: [] })).toBeNull();
  });

  it.each([3, 0, -1])("is written for an assignment alone with %i days left", (daysLeft) => {
    expect(composeDigest({ told: [], due: [due(daysLeft)], changes: [] })).not.toBeNull();
  });

  it("puts the latest assignment first and says how much it left out", () => {
    const told = Array.from({ length: 25 }, (_, index) => index);
    const digest = composeDigest({ told, due: [due(3), due(-4)], changes: [] });
    expect(digest?.due.map(({ daysLeft }) => daysLeft)).toEqual([-4, 3]);
    expect([digest?.told.length, digest?.more]).toEqual([20, 5]);
  });
});

describe("the name of a file", () => {
  it.each([
    ["../../etc/passwd", "text/plain", "passwd.txt"],
    ["C:\\plannen\\plan.PDF", "application/pdf", "plan.PDF"],
    ["a\u0000b\u202e.pdf", "application/pdf", "ab.pdf"],
    ['kaart: "noord"?.png', "image/png", "kaart noord.png"],
    ["foto.jpeg", "image/jpeg", "foto.jpeg"],
    ["...", "text/csv", "document.csv"],
    [".pdf", "application/pdf", "pdf.pdf"],
    ["start.bat", "text/plain", "start.bat.txt"],
    ["é".normalize("NFD") + ".txt", "text/plain", "é.txt"],
  ] as const)("%j as %s becomes %j", (given, type, safe) => {
    expect(safeFileName(given, type)).toBe(safe);
  });

  it("is cut short before its ending", () => {
    const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const safe = safeFileName(`${"a".repeat(300)}.xlsx`, sheet);
    expect(safe).toHaveLength(120);
    expect(safe.endsWith(".xlsx")).toBe(true);
  });
});
