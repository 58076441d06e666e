import { newId, type PlanId, type TenantId, type UserId } from "@salus/domain";
import { expect, it } from "vitest";
import { LiveRoom } from "./live-room.ts";

it("does not bring back who left by a word that was said before", () => {
  const room = new LiveRoom((error) => {
    throw error;
  });
  const userId = newId<UserId>();
  const page = { kind: "presence", tenantId: newId<TenantId>(), planId: newId<PlanId>(), userId, tab: "a" } as const;
  const at = { nodeId: "a-node", field: "text.nl" };
  room.stands({ ...page, at, isRepeat: false, saidAt: 1 }, 0);
  expect(room.placeOf(userId, "a")).toEqual(at);
  room.stands({ ...page, at: null, isRepeat: false, saidAt: 3 }, 0);
  room.stands({ ...page, at, isRepeat: true, saidAt: 2 }, 0);
  expect(room.placeOf(userId, "a")).toEqual({ nodeId: null, field: null });
  room.stands({ ...page, at, isRepeat: false, saidAt: 4 }, 0);
  expect(room.placeOf(userId, "a")).toEqual(at);
});
