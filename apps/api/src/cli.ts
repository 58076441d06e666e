import type { Command } from "./commands/command.ts";

type Entry = { usage: string; summary: string; load: () => Promise<Command> };

/** Loaded only when asked for: a command that needs no database starts without one. */
const commands: Record<string, Entry> = {
  parse: {
    usage: "parse FILE [--instrument svpp|vsc] [--json]",
    summary: "a file becomes a plan document on standard output; what is doubtful goes to standard error",
    load: async () => (await import("./commands/parse.ts")).parse,
  },
  target: {
    usage: 'target "≥ 50 /jaar" [--lang nl|fr] | target --lines [--lang nl|fr]',
    summary: "what an indicator means, as JSON; --lines reads one per line and prints an array",
    load: async () => (await import("./commands/target.ts")).target,
  },
  import: {
    usage: "import FILE --tenant mechelen [--framework svpp-2020]",
    summary: "a file becomes a draft of a municipality",
    load: async () => (await import("./commands/import.ts")).importFile,
  },
  export: {
    usage: "export PLAN --format json [--out FILE]",
    summary: "the latest version of a plan as a plan document; PLAN is its id",
    load: async () => (await import("./commands/export.ts")).exportPlan,
  },
  "open-tenant": {
    usage: "open-tenant NIS|federal --administrator EMAIL [--lang nl|fr]",
    summary:
      "a municipality, or the federal administration, begins to use Salus; prints the link for its administrator",
    load: async () => (await import("./commands/open-tenant.ts")).openTenant,
  },
  "support-access": {
    usage: "support-access mechelen --email EMAIL --reason TEXT --hours N [--lang nl|fr]",
    summary: "lets somebody of support look on at a municipality for some hours; prints the link",
    load: async () => (await import("./commands/support-access.ts")).supportAccess,
  },
  migrate: {
    usage: "migrate",
    summary: "brings the database up to date",
    load: async () => (await import("./commands/migrate.ts")).migrateDatabase,
  },
  seed: {
    usage: "seed [--demonstration]",
    summary: "brings in the reference data, and the demonstration where asked",
    load: async () => (await import("./commands/seed.ts")).seed,
  },
  "verify-audit": {
    usage: "verify-audit [--tenant mechelen]",
    summary: "proves the audit trail and names the first broken link; exit 1 where one is broken",
    load: async () => (await import("./commands/verify-audit.ts")).verifyTrail,
  },
  "forget-voters": {
    usage: "forget-voters --years N [--tenant mechelen]",
    summary: "removes who voted what in decisions of more than N years ago; the numbers stay",
    load: async () => (await import("./commands/forget-voters.ts")).forgetNames,
  },
};

function help(): string {
  const widest = Math.max(...Object.values(commands).map(({ usage }) => usage.length));
  return [
    "npm run -s salus -- COMMAND",
    "",
    ...Object.values(commands).map(({ usage, summary }) => `  ${usage.padEnd(widest)}  ${summary}`),
    "",
    "The database is the embedded one in .salus, or the one that DATABASE_URL and DATABASE_OWNER_URL name.",
    "Exit codes: 0 done, 1 something failed, 2 the command or the file cannot be read.",
  ].join("\n");
}

async function main([name = "help", ...args]: string[]): Promise<number> {
  if (["help", "--help", "-h"].includes(name)) {
    process.stdout.write(`${help()}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`salus: there is no command ${name}\n\n${help()}\n`);
    return 2;
  }
  try {
    await (
      await command.load()
    )(args);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    const { explain } = await import("./commands/explain.ts");
    return explain(error, command.usage);
  }
}

process.exitCode = await main(process.argv.slice(2));
