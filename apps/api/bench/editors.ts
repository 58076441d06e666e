// node apps/api/bench/editors.ts [--minutes 10] [--editors 20] [--kill]: many people write in one plan; what was acknowledged must be there.
import { parseArgs } from "node:util";
import { connect, verifyAudit } from "@salus/db";
import { connectionToUrl } from "@salus/db/embedded";
import { judge, press, type Report } from "./editing.ts";
import { aBigPlan, aPlace, colleaguesOf } from "./place.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    editors: { type: "string", default: "20" },
    kill: { type: "boolean", default: false },
  },
});
const minutes = Number(values.minutes);
const count = Number(values.editors);

const place = await aPlace(1);
const owner = connect({ ...place.owner, max: 2 });
try {
  const [sender] = place.senders;
  if (!sender) throw new Error("there is nobody to write");
  const editors = await colleaguesOf(place, sender.tenantId, count);
  const base = `http://127.0.0.1:${place.port}`;
  const planId = await aBigPlan(base, sender.cookie, 650);
  const until = Date.now() + minutes * 60_000;
  const people = editors.map((cookie, index) => ({ base, cookie, planId, name: `e${index}`, until, pauseMs: 1000 }));
  const killing = values.kill ? killUntil(until) : Promise.resolve(0);
  const [reports, kills] = await Promise.all([press(people), killing]);
  const verdict = await judge({ owner, tenantId: sender.tenantId, planId }, reports);
  const [trail] = await verifyAudit(owner, sender.tenantId);
  print(reports, { kills, ...verdict, links: trail?.entries ?? 0, broken: trail?.broken ?? null });
  const strange = reports.flatMap(({ strange: each }) => each);
  for (const line of strange.slice(0, 10)) console.log(line);
  const faults = [...verdict.lost, ...verdict.overwritten, ...strange].length + verdict.astray;
  const isRight = faults === 0 && trail?.broken === null;
  process.exitCode = isRight ? 0 : 1;
} finally {
  await owner.close();
  await place.stop();
}

/** Kills the program at moments nobody expects and starts it again. */
async function killUntil(end: number): Promise<number> {
  let kills = 0;
  for (;;) {
    const wait = 5_000 + Math.random() * 10_000;
    if (Date.now() + wait > end - 5_000) return kills;
    await new Promise((resolve) => setTimeout(resolve, wait));
    await place.kill();
    kills += 1;
  }
}

type Outcome = Awaited<ReturnType<typeof judge>> & { kills: number; links: number; broken: unknown };

function print(reports: readonly Report[], outcome: Outcome): void {
  const sum = (pick: (report: Report) => number) => reports.reduce((total, report) => total + pick(report), 0);
  const times = reports.flatMap(({ times: each }) => each).sort((a, b) => a - b);
  const at = (share: number) => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(0)} ms`;
  console.log(
    `\n${reports.length} editors, ${minutes} minutes, ${outcome.nodes} nodes, ${connectionToUrl(place.owner).split("?")[0]}`,
  );
  for (const [name, value] of [
    ["acknowledged texts", sum(({ kept }) => kept.length)],
    ["conflicts shown", sum(({ conflicts }) => conflicts)],
    ["settled by choosing", sum(({ chosen }) => chosen)],
    ["added, moved, removed", `${sum((r) => r.added)}, ${sum((r) => r.moved)}, ${sum((r) => r.removed)}`],
    ["sent again under the same key", sum(({ again }) => again)],
    ["server killed", outcome.kills],
    ["save p50, p99", `${at(0.5)}, ${at(0.99)}`],
    ["acknowledged and lost", outcome.lost.length],
    ["overwritten in silence", outcome.overwritten.length],
    ["told by the stream, of what changed", `${sum(({ heard }) => heard)} events`],
    ["editors that ended on another tree", outcome.astray],
    ["trail", `${outcome.links} links, ${outcome.broken === null ? "whole" : JSON.stringify(outcome.broken)}`],
  ] as const) {
    console.log(`${name.padEnd(38)} ${value}`);
  }
  for (const line of [...outcome.lost, ...outcome.overwritten].slice(0, 10)) console.log(line);
}
