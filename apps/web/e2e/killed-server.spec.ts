import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, freshTown, open, type Page, signIn, test } from "./fixtures.ts";
import { field, makePlan, nodesOf } from "./workspace-plan.ts";

const root = join(import.meta.dirname, "../../..");

/** A program of its own beside that of the other tests, on the same database, which this test may kill. */
class Program {
  readonly address: string;
  readonly #port: string;
  #process: ChildProcess | null = null;

  constructor() {
    const ask =
      "const s=require('net').createServer().listen(0,()=>{process.stdout.write(`${s.address().port}`);s.close()})";
    this.#port = execFileSync(process.execPath, ["-e", ask], { encoding: "utf8" });
    this.address = `http://localhost:${this.#port}`;
  }

  async start(): Promise<void> {
    const env = { ...process.env, PORT: this.#port, HOST: "127.0.0.1", SALUS_DEMO: "yes", DATABASE_URL: "" };
    this.#process = spawn(process.execPath, ["apps/api/src/server.ts"], {
      cwd: root,
      env: { ...env, SALUS_DATA_DIR: process.env["E2E_DATA"] },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const answers = () =>
      fetch(`${this.address}/api/v1/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await expect.poll(answers, { timeout: 30_000 }).toBe(true);
  }

  async end(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    const running = this.#process;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, "exit");
    running.kill(signal);
    await ended;
  }
}

const program = new Program();
test.beforeAll(() => program.start());
test.afterAll(() => program.end("SIGTERM"));

const write = async (page: Page, id: string, words: string): Promise<void> => {
  await field(page, id, "text.nl").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
};

/** The words stand in one text of the plan on the server. */
const stored = (page: Page, planId: string, words: string): Promise<void> =>
  expect
    .poll(async () => (await nodesOf(page, planId)).filter(({ text }) => text["nl"]?.includes(words)).length, {
      message: words,
      timeout: 30_000,
    })
    .toBe(1);

test("the server is killed while one writes: the browser says so, keeps every word, and saves by itself", async ({
  browser,
}) => {
  test.slow();
  const context = await browser.newContext({ baseURL: program.address });
  await signIn(context, program.address, `coordinator@${freshTown("mechelen")}`);
  const page = await context.newPage();
  const plan = await makePlan(page, "svpp-2020");
  await open(page, `/nl/plans/${plan.id}?node=${plan.objective}`);
  const save = page.locator(".save");

  await write(page, plan.result, " Voor de dood van de server.");
  await page.keyboard.press("Escape");
  await stored(page, plan.id, "Voor de dood van de server.");
  await write(page, plan.objective, " Terwijl hij sterft.");
  await program.end();
  await page.keyboard.type(" En daarna.");
  await page.keyboard.press("Escape");
  await write(page, plan.indicator, " (in de stad)");
  await expect(save).toContainText("Geen verbinding");

  await program.start();
  await page.keyboard.press("Escape");
  for (const words of ["Voor de dood van de server.", "Terwijl hij sterft. En daarna.", "(in de stad)"])
    await stored(page, plan.id, words);
  await expect(save).toContainText("Bewaard");

  // What was typed while nobody answered outlives the page as well.
  await program.end();
  await write(page, plan.result, " Zonder server getypt.");
  await page.keyboard.press("Escape");
  await expect(save).toContainText("Geen verbinding");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.close();
  await program.start();
  const again = await context.newPage();
  await open(again, `/nl/plans/${plan.id}?node=${plan.objective}`);
  await stored(again, plan.id, "Zonder server getypt.");
  await expect(field(again, plan.result, "text.nl")).toContainText("Zonder server getypt.");
  await context.close();
});
