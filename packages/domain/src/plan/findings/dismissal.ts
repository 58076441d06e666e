import { z } from "zod";
import type { DismissalId, GrantLineId, LineageId } from "../../ids.ts";
import type { GrantLine } from "../../money/grant-line.ts";
import type { PlanNode } from "../plan-node.ts";
import { type Finding, type FindingCode, findingCodes } from "./finding.ts";

const FindingCodeSchema = z.enum(findingCodes as [FindingCode, ...FindingCode[]]);

/** Names one finding and what it looked at, so that it is known again in a later version, and not after a change. */
export const FindingIdentity = z.object({
  code: FindingCodeSchema,
  lineageId: z
    .uuid()
    .transform((id) => id as LineageId)
    .nullable(),
  grantLineId: z
    .uuid()
    .transform((id) => id as GrantLineId)
    .nullable(),
  field: z.string().min(1).max(40).nullable(),
  fingerprint: z.string().min(1).max(40),
});
export type FindingIdentity = z.infer<typeof FindingIdentity>;

/** A finding that somebody set aside. It stays visible, with the reason, and is back when what it looked at changes. */
export const Dismissal = FindingIdentity.extend({
  id: z.uuid().transform((id) => id as DismissalId),
  reason: z.string(),
  /** Null for somebody who is no member any more. */
  byName: z.string().nullable(),
  at: z.iso.datetime(),
});
export type Dismissal = z.infer<typeof Dismissal>;

export const DismissalReason = z.string().trim().min(3).max(2_000);

/** The nodes and lines as the rules saw them. */
export type LookedAt = {
  readonly nodes: Pick<ReadonlyMap<LineageId, PlanNode>, "get">;
  readonly grantLines: readonly GrantLine[];
};

/** What a finding looked at, in few characters: its params, the node or line it names, and the nodes beside it. */
export function fingerprintOf(finding: Finding, { nodes, grantLines }: LookedAt): string {
  const { params, field, lineageId, grantLineId, related, source } = finding;
  const node = lineageId === null ? undefined : nodes.get(lineageId);
  const line = grantLines.find(({ id }) => id === grantLineId);
  return hash(
    JSON.stringify([
      Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)),
      node ? wordsAt(node, source === "language" ? null : field) : null,
      line ? [line.scheme, line.fte, line.amountCents, line.equipmentCents, line.note] : null,
      related.map((id) => {
        const other = nodes.get(id);
        return other ? wordsAt(other, "targets") : null;
      }),
    ]),
  );
}

/** One language of one text; the text and its targets; or both texts in every language. */
function wordsAt({ text, intro, unit, targets }: PlanNode, field: string | null): unknown {
  const [part, language] = field?.split(".") ?? [];
  if (part === "text" && language) return (text as Record<string, string>)[language] ?? "";
  if (part === "intro" && language) return (intro as Record<string, string>)[language] ?? "";
  if (part === "targets") return [sorted(text), targets];
  return [sorted(text), sorted(intro), unit];
}

const sorted = (text: object): unknown => Object.entries(text).sort(([a], [b]) => (a < b ? -1 : 1));

/** 53 bits, cyrb53: names a text again, proves nothing. */
function hash(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(36);
}

export const identityOf = (finding: Finding, looked: LookedAt): FindingIdentity => ({
  code: finding.code,
  lineageId: finding.lineageId,
  grantLineId: finding.grantLineId,
  field: finding.field,
  fingerprint: fingerprintOf(finding, looked),
});

export type DismissedFinding = { readonly finding: Finding; readonly dismissal: Dismissal };

const placeOf = ({ code, lineageId, grantLineId, field }: Finding | Dismissal): string =>
  [code, lineageId, grantLineId, field].join(" ");

/** Parts what is open from what was set aside. What blocks is open whatever anybody set aside. */
export function settle(
  found: readonly Finding[],
  dismissals: readonly Dismissal[],
  looked: LookedAt,
): { open: readonly Finding[]; dismissed: readonly DismissedFinding[] } {
  if (dismissals.length === 0) return { open: found, dismissed: [] };
  const byPlace = Map.groupBy(dismissals, placeOf);
  const open: Finding[] = [];
  const dismissed: DismissedFinding[] = [];
  for (const finding of found) {
    const candidates = finding.severity === "blocking" ? undefined : byPlace.get(placeOf(finding));
    const fingerprint = candidates && fingerprintOf(finding, looked);
    const dismissal = candidates?.find((candidate) => candidate.fingerprint === fingerprint);
    if (dismissal) dismissed.push({ finding, dismissal });
    else open.push(finding);
  }
  return { open, dismissed };
}
