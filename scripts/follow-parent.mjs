// Loaded into the server (node --import): when the process that started it is killed and can pass nothing on, the
// server ends as if it had been asked to, so that the port is free for the next start.
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, 250).unref();
