import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { TenantId } from "@salus/domain";
import { z } from "zod";

/** The secret of a link that opens a door: told once; only its hash is kept. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** Without a hash to compare with it takes as long, and is never it. */
export function isSecretOf(secret: string, secretHash: string | null): boolean {
  const known = Buffer.from(secretHash ?? hashSecret(""), "hex");
  return timingSafeEqual(Buffer.from(hashSecret(secret), "hex"), known) && secretHash !== null;
}

/** What a link that opens a door says: it names its tenant, so that nothing is looked up outside of one. */
export type LinkToken<Id extends string> = { tenantId: TenantId; id: Id; secret: string };

const Parts = z.tuple([z.uuid(), z.uuid(), z.string().min(1)]);

export const writeLinkToken = ({ tenantId, id, secret }: LinkToken<string>): string => `${tenantId}.${id}.${secret}`;

/** Null where it is none. */
export function readLinkToken<Id extends string>(token: string): LinkToken<Id> | null {
  const parts = Parts.safeParse(token.split("."));
  if (!parts.success) return null;
  const [tenantId, id, secret] = parts.data;
  return { tenantId: tenantId as TenantId, id: id as Id, secret };
}
