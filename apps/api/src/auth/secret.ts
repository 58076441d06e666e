import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** The secret of a link that opens a door: told once; only its hash is kept. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** Without a hash to compare with it takes as long, and is never it. */
export function isSecretOf(secret: string, secretHash: string | null): boolean {
  const known = Buffer.from(secretHash ?? hashSecret(""), "hex");
  return timingSafeEqual(Buffer.from(hashSecret(secret), "hex"), known) && secretHash !== null;
}
