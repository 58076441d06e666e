// Loaded into the server (node --import): when the process that started it is killed and can pass nothing on, the
// server ends as if it had been asked to, so that the port is free for the next start.
const parent = process.ppid;
const PATIENCE_MS = 20_000;

const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  process.kill(process.pid, "SIGTERM");
}, 250).unref();
