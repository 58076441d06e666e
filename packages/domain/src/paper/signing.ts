import { z } from "zod";
import type { PlanStatus } from "../plan/plan.ts";
import { stepOf } from "../plan/workflow-table.ts";

export const signingSides = ["federal", "municipality"] as const;
export type SigningSide = (typeof signingSides)[number];

/** How a copy was signed: on paper and scanned, with a signature inside the file, or by the signing service. */
export const signingMethods = ["scan", "electronic", "service"] as const;
export type SigningMethod = (typeof signingMethods)[number];

/** The event that says that this side signed. */
export const signingEvent = { federal: "signedByState", municipality: "countersigned" } as const;

/** Where a signature of the State may be on record there is a text to sign: signed copies come back in any order. */
export function isSignable(status: PlanStatus): boolean {
  const { moves, stays = [] } = stepOf(signingEvent.federal);
  return status in moves || Object.values(moves).includes(status) || stays.includes(status);
}

/** What the file itself says about a signature in it. Who issued the certificate is told, not judged. */
export const SignatureCheck = z.object({
  /** Of the certificate; null where it names nobody. */
  signer: z.string().nullable(),
  issuer: z.string().nullable(),
  isSelfSigned: z.boolean(),
  /** As the signer states it. */
  signedAt: z.iso.datetime().nullable(),
  /** Whether the certificate was valid at that time; null without one. */
  wasValid: z.boolean().nullable(),
  /** The signed bytes have not changed since, and the signature is that of the certificate. */
  isIntact: z.boolean(),
  /** `revision`: the whole file as it was when it was signed; something was added later. */
  covers: z.enum(["whole", "revision", "part"]),
});
export type SignatureCheck = z.infer<typeof SignatureCheck>;
