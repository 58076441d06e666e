import { isHttpError } from "@sveltejs/kit";
import { expect, it } from "vitest";
import { orErrorPage, refusalOf } from "./client.ts";

const answer = (body: unknown, status: number) => new Response(JSON.stringify(body), { status });

it("takes a refusal over with its code, values and reference", async () => {
  const told = { code: "password.too_short", params: { min: 12 }, requestId: "r-1" };
  expect(await refusalOf(answer({ error: told }, 422))).toEqual(told);
});

it("makes something of an answer that is no refusal of ours", async () => {
  expect(await refusalOf(new Response("<html>", { status: 502 }))).toEqual({ code: "service.unavailable", params: {} });
  expect(await refusalOf(answer({ error: { code: "made.up" } }, 500))).toEqual({ code: "internal", params: {} });
  expect(await refusalOf(answer(null, 418))).toEqual({ code: "internal", params: {} });
});

it("gives the body of a good answer, and an error page with the status of a bad one", async () => {
  expect(await orErrorPage(answer({ plans: [] }, 200))).toEqual({ plans: [] });
  const failure = await orErrorPage(answer({ error: { code: "plan.not_found", requestId: "r-2" } }, 404)).catch(
    (error: unknown) => error,
  );
  expect(isHttpError(failure, 404) && failure.body).toMatchObject({ code: "plan.not_found", requestId: "r-2" });
});
