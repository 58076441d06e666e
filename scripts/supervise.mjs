// Runs a program in our place: its signals, its exit code, and its end when we end.
import { spawn } from "node:child_process";
import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const PARENT_EVERY_MS = 250;
const OUTPUT_CHARACTERS = 20_000;

/**
 * Resolves to the exit code and, where the program's output is piped to us, the end of it. With `ownGroup` the program
 * gets each signal once, from us, also when the terminal sends it to everybody. npm dies of SIGTERM without passing it
 * on, so its disappearance counts as a signal.
 */
export function supervise(command, args, { ownGroup = false, ...options }) {
  const child = spawn(command, args, { stdio: "inherit", ...options, detached: ownGroup });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => (output = (output + chunk).slice(-OUTPUT_CHARACTERS)));
  }
  let wasAsked = false;
  const ask = (name) => {
    wasAsked = true;
    child.kill(name);
  };
  const forward = SIGNALS.map((name) => {
    const handler = () => ask(name);
    process.on(name, handler);
    return () => process.off(name, handler);
  });
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent && !wasAsked) ask("SIGTERM");
  }, PARENT_EVERY_MS);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code: code ?? 128 + (constants.signals[signal] ?? 0), output }));
  }).finally(() => {
    clearInterval(watch);
    for (const stop of forward) stop();
  });
}
