import { startEmbedded } from "../embedded/index.ts";

/** A program for tests: starts the embedded database on the folder it is given, says so, and stays until it is killed. */
await startEmbedded({ dataDir: process.argv[2] ?? "" });
process.stdout.write("ready\n");
setInterval(() => undefined, 60_000);
