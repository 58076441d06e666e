import { eq, submission, withTenant } from "@salus/db";
import { aTenant } from "@salus/db/testing";
import { newId, type NisCode, type SubmissionId, type UserId } from "@salus/domain";
import { aFilledPlan, submit } from "./filled-plan.ts";
import type { Ground } from "./ground.ts";

let published: SubmissionId | null = null;

/** The one plan that every municipality may read: approved, of a municipality that nobody here works for. */
export async function aNeighbour({ database: { owner }, clock }: Pick<Ground, "database" | "clock">): Promise<void> {
  const { id: tenantId, nis } = await aTenant(owner);
  published = await withTenant(owner, tenantId, async (tx) => {
    const plan = await aFilledPlan(tx, tenantId, {
      framework: "submitted",
      mark: "neighbour",
      at: clock.now,
      by: newId<UserId>(),
    });
    const { id } = await submit(tx, { tenantId, nis: nis as NisCode, plan, at: clock.now });
    await tx.update(submission).set({ status: "approved" }).where(eq(submission.tenantId, tenantId));
    return id;
  });
}

export function publishedId(): string {
  if (published === null) throw new Error("there is no neighbour yet");
  return published;
}
