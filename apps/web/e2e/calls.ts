import type { Page } from "@playwright/test";

/** Asks the API as whoever is signed in on the page, which must stand on one of our own. */
export async function call<Answer>(
  page: Page,
  path: string,
  data?: object,
  method = data ? "POST" : "GET",
): Promise<Answer> {
  const headers = { origin: new URL(page.url()).origin };
  const answer = await page.request.fetch(`/api/v1${path}`, { method, headers, ...(data && { data }) });
  if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** The last submission of the municipality of `ours`, as the federal side of `theirs` finds it. */
export async function submissionOf(theirs: Page, ours: Page, framework: string): Promise<string> {
  const { active } = await call<{ active: { nis: string } }>(ours, "/auth/session");
  const path = `/federal/plans?framework=${framework}&q=${active.nis}`;
  const { submissions } = await call<{ submissions: { id: string }[] }>(theirs, path);
  return submissions[0]?.id ?? "";
}
