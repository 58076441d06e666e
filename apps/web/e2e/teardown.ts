import { rmSync } from "node:fs";

/** The folder of the database goes with the last test; it was made for this run. */
export default function teardown(): void {
  const folder = process.env["E2E_DATA"];
  if (folder?.includes("salus-e2e-"))
    process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
}
