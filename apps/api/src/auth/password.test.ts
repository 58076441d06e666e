import { AppError } from "@salus/domain";
import { hash } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { hashPassword, needsRehash, verifyPassword } from "./password.ts";
import { assertGoodPassword, passwordLength } from "./password-rules.ts";

const identity = { email: "lore.wouters@mechelen.be", name: "Lore Wouters" };
const refusal = (password: string): string | null => {
  try {
    assertGoodPassword(password, identity);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

describe("a new password", () => {
  it.each([
    ["eleven signs", "vlasbaard-1", "password.too_short"],
    ["twelve signs", "vlasbaard-12", null],
    ["twelve emoji, counted as people count", "🐙".repeat(6) + "🦉🦊🐢🐌🐍🐝", null],
    ["a sentence without capitals, figures or signs", "vier paarden eten hooi", null],
    ["sixty-four signs", "vlasbaard ".repeat(7).slice(0, 64), null],
    ["the longest that is allowed", "vlasbaard ".repeat(13).slice(0, passwordLength.max), null],
    ["one more than that", "vlasbaard ".repeat(13).slice(0, passwordLength.max + 1), "password.too_long"],
    ["a known password", "qwertyuiop123", "password.too_common"],
    ["a known password in capitals with signs around it", "!!PASSWORD!2026!", "password.too_common"],
    ["one sign, again and again", "aaaaaaaaaaaaaaaa", "password.too_common"],
    ["a word of the house", "Gemeente-2026!!", "password.too_common"],
    ["the own e-mail address", "lore.wouters@mechelen.be", "password.contains_identity"],
    ["the own name, with accents", "wóuters-fietst-graag", "password.contains_identity"],
    ["the name of the program", "mijn salus sleutel", "password.contains_identity"],
  ])("%s", (_what, password, expected) => {
    expect(refusal(password)).toBe(expected);
  });
});

describe("a stored password", () => {
  it("is argon2id with the parameters of OWASP, salted anew every time", async () => {
    const [first, second] = await Promise.all([hashPassword("vlasbaard-12"), hashPassword("vlasbaard-12")]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(needsRehash(first)).toBe(false);
  });

  it("is recognised however the keyboard composed it, and nothing else is", async () => {
    const stored = await hashPassword("caf\u00e9-au-lait-chaud");
    expect(await verifyPassword(stored, "cafe\u0301-au-lait-chaud")).toBe(true);
    expect(await verifyPassword(stored, "cafe-au-lait-chaud")).toBe(false);
    expect(await verifyPassword(null, "caf\u00e9-au-lait-chaud")).toBe(false);
  });

  it("is renewed when it was made with other parameters", async () => {
    expect(needsRehash(await hash("vlasbaard-12", { memoryCost: 8192, timeCost: 1 }))).toBe(true);
  });

  it("sends a flood away instead of taking all memory", async () => {
    const flood = await Promise.allSettled(Array.from({ length: 130 }, () => verifyPassword(null, "x")));
    const refused = flood.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
    expect(refused).toHaveLength(28);
    expect(refused.every(({ reason }) => (reason as AppError).code === "service.unavailable")).toBe(true);
  });
});
