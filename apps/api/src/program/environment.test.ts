import { describe, expect, it } from "vitest";
import { announcement } from "./announce.ts";
import { readEnvironment } from "./environment.ts";

const server = {
  DATABASE_URL: "postgres://salus_app:x@db/salus",
  DATABASE_FEDERAL_URL: "postgres://salus_federal:x@db/salus",
};
const refusal = (variables: Record<string, string>): string => {
  try {
    readEnvironment(variables);
    return "";
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : "";
  }
};

describe("the environment", () => {
  it("serves this computer with the embedded database and the demonstration unless told otherwise", () => {
    expect(readEnvironment({ SALUS_DATA_DIR: "/data" })).toEqual({
      attachmentBytes: 20 * 1024 * 1024,
      storage: { kind: "disk", folder: "/data/files" },
      smtp: null,
      host: "127.0.0.1",
      port: 3000,
      publicUrl: null,
      demonstration: true,
      logsRequests: false,
      sessionIdleMs: 8 * 3_600_000,
      sessionMs: 24 * 3_600_000,
      supportHours: 4,
      urls: null,
    });
  });

  it("takes empty variables for absent ones, as compose files write them", () => {
    expect(readEnvironment({ PORT: "", DATABASE_URL: "", SALUS_DEMO: "" })).toMatchObject({ port: 3000, urls: null });
  });

  it.each<[string, Record<string, string>, boolean]>([
    ["on this computer", { HOST: "localhost" }, true],
    ["when it is switched off", { SALUS_DEMO: "no" }, false],
    ["with a server", server, false],
    ["with a server, when it is switched on", { ...server, SALUS_DEMO: "on" }, true],
    ["on a public address", { HOST: "0.0.0.0" }, false],
    ["behind a public name", { SALUS_PUBLIC_URL: "https://salus.example.be" }, false],
    ["on a public address, said twice", { HOST: "0.0.0.0", SALUS_DEMO: "yes", SALUS_DEMO_PUBLIC: "yes" }, true],
  ])("has the demonstration %s: %o → %s", (_where, variables, expected) => {
    expect(readEnvironment(variables).demonstration).toBe(expected);
  });

  it.each([
    ["a demonstration on a public address, said once", { HOST: "0.0.0.0", SALUS_DEMO: "yes" }, /say it twice/],
    [
      "a demonstration behind a public name",
      { SALUS_PUBLIC_URL: "https://salus.be", SALUS_DEMO: "on" },
      /say it twice/,
    ],
    ["a server without its federal door", { DATABASE_URL: server.DATABASE_URL }, /DATABASE_FEDERAL_URL/],
    ["a port that is none", { PORT: "http" }, /look at PORT/],
    ["an answer that is neither yes nor no", { SALUS_DEMO: "perhaps" }, /look at SALUS_DEMO/],
  ])("refuses %s in one line", (_what, variables, expected) => {
    expect(refusal(variables)).toMatch(/^Refusal: [^\n]+$/);
    expect(refusal(variables)).toMatch(expected);
  });

  it("logs requests on a public address, and where it is asked to", () => {
    expect(readEnvironment({ HOST: "0.0.0.0" }).logsRequests).toBe(true);
    expect(readEnvironment({ SALUS_LOG: "on" }).logsRequests).toBe(true);
  });
});

describe("the announcement", () => {
  const account = {
    email: "reader@mechelen.example",
    name: "Nele Goossens",
    role: "reader",
    tenant: "mechelen",
    locale: "nl",
  } as const;

  it("names the address, the accounts and their password", () => {
    const text = announcement(readEnvironment({ PORT: "3001" }), { accounts: [account], password: "samen" });
    expect(text).toContain("http://localhost:3001/");
    expect(text).toMatch(/^ {2}mechelen {2}reader {2}reader@mechelen\.example {2}nl {2}Nele Goossens$/m);
    expect(text).toContain("samen");
  });

  it("names the public address and no account outside of the demonstration", () => {
    const env = readEnvironment({ ...server, SALUS_PUBLIC_URL: "https://salus.example.be" });
    expect(announcement(env, null)).toContain("https://salus.example.be/");
    expect(announcement(env, null)).not.toContain("password");
  });
});
