import { readFileSync } from "node:fs";
import { AppError } from "@salus/domain";

/** ASVS 5.0 6.2: long enough, very long allowed, no composition rules, no known passwords, no words of the place. */
export const passwordLength = { min: 12, max: 128 } as const;

/**
 * 1,557 known passwords of at least ten characters and the 3,000 most common stems (a password without the digits and
 * signs around it), lower case, from `@zxcvbn-ts/language-common` 4.1.3 (MIT, © Dan Wheeler, Dropbox and zxcvbn-ts).
 */
const common = new Set(
  readFileSync(new URL("common-passwords.txt", import.meta.url), "utf8")
    .trimEnd()
    .split("\n"),
);

/** Words everybody here would try first. */
const ofTheHouse = new Set(
  "besafe preventie prevention veiligheid securite gemeente commune binnenlandse interieur belgie belgique brussel bruxelles welkom bienvenue wachtwoord motdepasse".split(
    " ",
  ),
);

const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Throws the first rule that the password breaks. */
export function assertGoodPassword(password: string, identity: { email: string; name: string }): void {
  const length = [...password].length;
  if (length < passwordLength.min) throw new AppError("password.too_short", { min: passwordLength.min });
  if (length > passwordLength.max) throw new AppError("password.too_long", { max: passwordLength.max });
  const word = plain(password);
  const stem = word.replace(/^[^a-z]+|[^a-z]+$/g, "");
  const isOneCharacter = new Set(word).size < 3;
  if (isOneCharacter || common.has(word) || common.has(stem) || ofTheHouse.has(stem)) {
    throw new AppError("password.too_common");
  }
  const parts = ["salus", identity.email, identity.email.split("@")[0] ?? "", ...identity.name.split(/\s+/)].map(plain);
  if (parts.some((part) => part.length >= 4 && word.includes(part))) throw new AppError("password.contains_identity");
}
