import type { Demonstration } from "../deps.ts";
import type { Environment } from "./environment.ts";

/** What a person at the keyboard needs first. */
export function announcement(env: Environment, demo: Demonstration | null): string {
  const shown = env.host === "127.0.0.1" ? "localhost" : env.host.includes(":") ? `[${env.host}]` : env.host;
  const address = env.publicUrl?.href ?? `http://${shown}:${env.port}/`;
  const lines = ["", `Salus  ${address}`];
  if (demo) {
    const widest = Math.max(...demo.accounts.map(({ email }) => email.length));
    lines.push("", `Demonstration. Every account has the password  ${demo.password}`, "");
    for (const { email, name, locale } of demo.accounts) lines.push(`  ${email.padEnd(widest)}  ${locale}  ${name}`);
  }
  lines.push("", "Ctrl+C stops it.", "");
  return lines.join("\n");
}
