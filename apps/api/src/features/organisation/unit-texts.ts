import {
  AppError,
  authorize,
  matchName,
  newRecord,
  type OrganisationRecord,
  type PlanId,
  type RecordField,
  type RecordId,
} from "@salus/domain";
import type { Ctx } from "../../context.ts";
import { lockPlanFor } from "../plan/lock-plan-for.ts";
import { getPlan, listNodes } from "../plan/plan.queries.ts";
import { keepRecords, listRecords } from "./organisation.queries.ts";
import type { LinkUnits, UnitText } from "./organisation.view.ts";
import { relinkNodes } from "./relink-nodes.ts";
import { writeNewRecord } from "./keep-record.ts";

/** The names of units that stand in a plan as text, with the unit each one probably means. */
export function readUnitTexts(ctx: Ctx, planId: PlanId): Promise<UnitText[]> {
  return ctx.read(async (tx) => {
    const plan = await getPlan(tx, ctx.actor, planId);
    authorize(ctx.actor, "plan.read", plan);
    const nodes = (await listNodes(tx, ctx.actor, plan.version.id)).filter(({ unit }) => unit !== null);
    const units = (await listRecords(tx, ctx.actor, "unit")).filter(({ refs }) => !refs.mergedInto);
    return [...Map.groupBy(nodes, ({ unit }) => unit ?? "")]
      .map(([text, among]) => ({
        text,
        nodes: among.length,
        linked: among.filter(({ links }) => links.unit?.length).length,
        match: matchName(text, units),
      }))
      .sort((a, b) => (a.text < b.text ? -1 : 1));
  });
}

/** Links the nodes with these texts to units, some of them made now. The texts stay as they are written. */
export function linkUnits(ctx: Ctx, planId: PlanId, { choices }: LinkUnits): Promise<{ nodes: number; made: number }> {
  return ctx.write(async (tx) => {
    const plan = await lockPlanFor(tx, ctx, planId, "plan.edit");
    const made = choices.filter(({ newUnit }) => newUnit !== undefined);
    if (made.length > 0) authorize(ctx.actor, "organisation.manage");
    const fields = [`name.${plan.version.language}`] as RecordField[];
    for (const { text, newUnit } of made) {
      const unit: OrganisationRecord = newRecord(newUnit as RecordId, "unit", { [fields[0] as "name.nl"]: text });
      await writeNewRecord(tx, ctx, unit, fields);
    }
    const chosen = choices.flatMap(({ unit }) => unit ?? []);
    const found = await keepRecords(tx, ctx.actor, chosen);
    if (!chosen.every((id) => found.get(id) === "unit"))
      throw new AppError("node.unknown_link", { field: "links.unit" });
    const byText = new Map(choices.map(({ text, unit, newUnit }) => [text, unit ?? newUnit]));
    const nodes = await relinkNodes(tx, ctx, plan, ({ unit, links }) => {
      const id = unit === null ? undefined : byText.get(unit);
      return id === undefined || links.unit?.includes(id) ? null : { "links.unit": [...(links.unit ?? []), id] };
    });
    return { nodes, made: made.length };
  });
}
