import { mail, withTenant } from "@salus/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aMember, bodyOf, createTestApp, refusalIn, type TestApp } from "../../testing.ts";
import { aWorkplace, save } from "../node/node-calls.ts";
import { deliver, type Message } from "./deliver.ts";
import { writeDigests } from "./digest.ts";

const origin = "https://salus.example";
type Mail = { kind: string; subject: string; plain: string; to: string };

let test: TestApp;
/** What left the machine at once. */
const posted: Message[] = [];
beforeAll(async () => {
  test = await createTestApp({
    demo: { accounts: [], password: "everybody knows it" },
    mail: { origin, isShown: true, post: (message) => void posted.push(message) },
  });
});
afterAll(() => test[Symbol.asyncDispose]());

const digests = (now = test.clock.now) => writeDigests(test.database.app, { now, origin, frameworks: new Map() });
const mailbox = async (token: string): Promise<Mail[]> =>
  (await bodyOf<{ mails: Mail[] }>(await test.client(token).mailbox.$get())).mails;

async function somethingToTell() {
  const place = await aWorkplace(test);
  const { coordinator, reader, planId, strategic } = place;
  const { lineageId: nodeId } = strategic[0];
  const plan = test.client(coordinator.token).plans[":planId"];
  const text = `@{${reader.actor.userId}} kijk eens`;
  await plan.comments.$post({ param: { planId }, json: { nodeId, text } });
  const asked = { nodeId, assigneeId: reader.actor.userId, dueOn: "2026-03-03", note: "" };
  await plan.assignments.$post({ param: { planId }, json: asked });
  return place;
}

describe("the mail of the day", () => {
  it("tells a mention, an assignment and what is due, once a day", async () => {
    const { reader, coordinator, planId } = await somethingToTell();
    expect(await digests()).toBeGreaterThan(0);
    expect(await digests()).toBe(0);
    const [letter, ...more] = await mailbox(reader.token);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ kind: "digest", to: reader.email, subject: "Salus: 3 berichten voor u" });
    expect(letter?.plain).toContain(`${coordinator.name} vermeldde u`);
    expect(letter?.plain).toContain("Tegen 03/03/2026");
    expect(letter?.plain).toContain(`${origin}/nl/plans/${planId}?node=`);
    expect(letter?.plain).toContain(`${origin}/nl/account#mail`);
    expect(await mailbox(coordinator.token)).toEqual([]);
  });

  it("waits for the morning in Belgium", async () => {
    await somethingToTell();
    expect(await digests(new Date("2026-03-02T05:30:00.000Z"))).toBe(0);
    expect(await digests(new Date("2026-03-02T06:30:00.000Z"))).toBe(1);
  });

  it("is not for who wants none", async () => {
    const place = await somethingToTell();
    const preferences = test.client(place.reader.token)["mail-preferences"];
    await preferences.$patch({ json: { digest: "never" } });
    expect(await digests()).toBe(0);
    await preferences.$patch({ json: { digest: "daily" } });
    expect(await digests()).toBe(0);
  });

  it("tells changes of others in a plan that is followed", async () => {
    const { reader, editor, planId, strategic } = await aWorkplace(test);
    const { lineageId } = strategic[0];
    await test.client(reader.token).plans[":planId"].follow.$put({ param: { planId }, json: { follows: true } });
    await save(test, editor.token, planId, lineageId, 1, { "intro.nl": "Nieuw" });
    const response = await test.client(reader.token).mailbox.digest.$post();
    expect(await bodyOf(response)).toEqual({ written: true });
    expect((await mailbox(reader.token))[0]?.plain).toContain(`${origin}/nl/plans/${planId}/activity`);
    expect(await mailbox(editor.token)).toEqual([]);
  });
});

describe("an invitation", () => {
  it("is mailed at once in the language of the invited, shown to who manages members, and its link is not kept", async () => {
    const { tenantId, reader } = await aWorkplace(test);
    const administrator = await aMember(test, { tenantId, roles: ["administrator"] });
    const invite = await test.client(administrator.token).members.invitations.$post({
      json: { email: "nouvelle@salus.example", roles: ["reader"], locale: "fr" },
    });
    const { link } = await bodyOf<{ link: string }>(invite);
    expect(await mailbox(administrator.token)).toMatchObject([{ kind: "invitation", to: "nouvelle@salus.example" }]);
    expect(await mailbox(reader.token)).toEqual([]);
    expect(posted).toMatchObject([{ to: "nouvelle@salus.example", text: expect.stringContaining(origin + link) }]);
    expect(posted[0]?.html).toContain(origin + link);
    const kept = await withTenant(test.database.owner, tenantId, (tx) => tx.select().from(mail));
    expect(JSON.stringify(kept)).not.toContain(link);
  });
});

describe("a mail that waits", () => {
  it("is sent once", async () => {
    const { reader } = await somethingToTell();
    await test.client(reader.token).mailbox.digest.$post();
    const sent: Message[] = [];
    const fail = (error: unknown) => {
      throw error;
    };
    const send = async (message: Message) => void sent.push(message);
    for (let turn = 0; turn < 2; turn += 1) await deliver(test.database.app, send, test.clock.now, fail);
    expect(sent.filter(({ to }) => to === reader.email)).toHaveLength(1);
  });

  it("stays sent, whatever becomes of the next", async () => {
    const { tenantId } = await somethingToTell();
    const written = { kind: "digest", address: "a@b.be", locale: "nl", plain: "x", html: "x" } as const;
    await withTenant(test.database.owner, tenantId, (tx) =>
      tx.insert(mail).values(
        ["eerste", "tweede"].map((subject, at) => ({
          ...{ tenantId, subject, ...written },
          createdAt: new Date(test.clock.now.getTime() + at),
        })),
      ),
    );
    const sent: string[] = [];
    const isOpen = { second: false };
    const send = async ({ subject }: Message) => {
      if (subject === "tweede" && !isOpen.second) throw new Error("the line is cut");
      sent.push(subject);
    };
    const fail = (error: unknown) => {
      throw error;
    };
    await expect(deliver(test.database.app, send, test.clock.now, fail)).rejects.toMatchObject({
      errors: [{ message: "the line is cut" }],
    });
    isOpen.second = true;
    await deliver(test.database.app, send, test.clock.now, fail);
    expect(sent.filter((subject) => ["eerste", "tweede"].includes(subject))).toEqual(["eerste", "tweede"]);
  });

  it("is tried again when the post refuses it, and not for ever", async () => {
    const { reader } = await somethingToTell();
    await test.client(reader.token).mailbox.digest.$post();
    const failures: unknown[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      await deliver(
        test.database.app,
        async ({ to }) => {
          if (to === reader.email) throw new Error("the post is closed");
        },
        test.clock.now,
        (error) => failures.push(error),
      );
    }
    expect(failures).toHaveLength(5);
  });
});

it("has no mailbox outside the demonstration", async () => {
  await using real = await createTestApp();
  const { reader } = await aWorkplace(real);
  expect(await refusalIn(await real.client(reader.token).mailbox.$get())).toEqual([404, "mail.not_found"]);
  expect(await refusalIn(await real.client(reader.token).mailbox.digest.$post())).toEqual([404, "mail.not_found"]);
});
