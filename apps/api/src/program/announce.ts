import type { Demonstration } from "../deps.ts";
import type { Environment } from "./environment.ts";

/** What a person at the keyboard needs first. */
export function announcement(env: Environment, demo: Demonstration | null): string {
  const shown = env.host === "127.0.0.1" ? "localhost" : env.host.includes(":") ? `[${env.host}]` : env.host;
  const address = env.publicUrl?.href ?? `http://${shown}:${env.port}/`;
  const lines = ["", `Salus  ${address}`];
  if (demo) {
    lines.push("", `Demonstration. Every account has the password  ${demo.password}`, "");
    const head = ["tenant", "role", "e-mail", "", "name"];
    const rows = demo.accounts.map(({ tenant, role, email, locale, name }) => [tenant, role, email, locale, name]);
    lines.push(...table([head, ...rows]));
  }
  lines.push("", "Ctrl+C stops it.", "");
  return lines.join("\n");
}

/** Columns as wide as their widest cell; the same first cell is written once. */
const table = (rows: readonly string[][]): string[] =>
  rows.map((row, at) => {
    const cells = row.map((cell, column) => {
      const repeats = column === 0 && rows[at - 1]?.[0] === cell;
      return (repeats ? "" : cell).padEnd(Math.max(...rows.map((each) => each[column]?.length ?? 0)));
    });
    return `  ${cells.join("  ")}`.trimEnd();
  });
