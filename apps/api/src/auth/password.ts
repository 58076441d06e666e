import { hash, parseOptions, verify } from "@node-rs/argon2";
import { AppError } from "@salus/domain";

/** Argon2id by OWASP: 19 MiB, two passes, one lane (ASVS 11.4.2). */
export const argon2Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A flood of sign-ins must not take all memory and all cores: few at a time, some may wait, the rest is sent away. */
const limits = { running: 2, waiting: 100 } as const;
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= limits.running) {
    if (waiting.length >= limits.waiting) throw new AppError("service.unavailable");
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** The same sign, however a keyboard composes it. */
const normal = (password: string): string => password.normalize("NFC");

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), argon2Options));

/** Of no account: unknown addresses cost the same work as known ones. */
const nobodysHash = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdXMtbm9ib2R5LWhlcmU$" + "A".repeat(43);

export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(passwordHash ?? nobodysHash, normal(password)));
  return matches && passwordHash !== null;
}

export function needsRehash(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
  return (
    memoryCost !== argon2Options.memoryCost ||
    timeCost !== argon2Options.timeCost ||
    parallelism !== argon2Options.parallelism
  );
}
