import { account, eq } from "@salus/db";
import { anAccount } from "@salus/db/testing";
import type { Role } from "@salus/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "../../auth/password.ts";
import {
  aFederalSideWith,
  aMunicipalityWith,
  bodyOf,
  createTestApp,
  type Member,
  refusalIn,
  type TestApp,
  trailOf,
} from "../../testing.ts";

let test: TestApp;
beforeAll(async () => void (test = await createTestApp()));
afterAll(() => test[Symbol.asyncDispose]());
beforeEach(() => void (test.clock.now = new Date("2026-03-02T09:00:00.000Z")));

const password = "vier paarden eten hooi";
const api = (member: Member | null) => test.client(member?.token ?? null);
const changeRoles = (by: Member, accountId: string, roles: Role[]) =>
  api(by).members[":accountId"].$patch({ param: { accountId }, json: { roles } });
const remove = (by: Member, accountId: string) => api(by).members[":accountId"].$delete({ param: { accountId } });
const invite = (by: Member, email = `new-${crypto.randomUUID()}@salus.example`, roles: Role[] = ["editor"]) =>
  api(by).members.invitations.$post({ json: { email, roles, locale: "fr" } });
const accept = (token: string, json = { name: "Nieuwe Collega", password }) =>
  api(null).invitations[":token"].accept.$post({ param: { token }, json });
const tokenOf = (link: string) => link.split("/").at(-1)!;
const sessionIn = (response: Response) => /__Host-salus=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")![1]!;

describe("the members of a tenant", () => {
  it("are managed by an administrator only, on both sides", async () => {
    const { administrator, coordinator } = await aMunicipalityWith(test, "administrator", "coordinator");
    const federal = await aFederalSideWith(test, "administrator", "adviser");
    const { members } = await bodyOf<{ members: { accountId: string; roles: string[] }[] }>(
      await api(administrator).members.$get(),
    );
    expect(members.map(({ roles }) => roles)).toEqual(expect.arrayContaining([["administrator"], ["coordinator"]]));
    expect((await api(federal.administrator).members.$get()).status).toBe(200);
    for (const outsider of [coordinator, federal.adviser]) {
      expect(await refusalIn(await api(outsider).members.$get())).toEqual([403, "member.forbidden"]);
      expect(await refusalIn(await invite(outsider))).toEqual([403, "member.forbidden"]);
      expect(await refusalIn(await api(outsider).members.invitations.$get())).toEqual([403, "member.forbidden"]);
      expect(await refusalIn(await remove(outsider, administrator.actor.userId))).toEqual([403, "member.forbidden"]);
    }
  });

  it("get other roles, at once, with a trace", async () => {
    const { tenantId, administrator, reader } = await aMunicipalityWith(test, "administrator", "reader");
    const response = await changeRoles(administrator, reader.actor.userId, ["editor", "finance"]);
    expect(await response.json()).toMatchObject({ accountId: reader.actor.userId, roles: ["editor", "finance"] });
    const session = await bodyOf<{ active: { roles: string[] } }>(await api(reader).auth.session.$get());
    expect(session.active.roles).toEqual(["editor", "finance"]);
    expect(await trailOf(test, tenantId)).toMatchObject([
      { action: "member.change_roles", before: { roles: ["reader"] }, after: { roles: ["editor", "finance"] } },
    ]);
  });

  it("cannot get a role of the other side", async () => {
    const { administrator, reader } = await aMunicipalityWith(test, "administrator", "reader");
    for (const roles of [["adviser"], ["emperor"], []] as Role[][]) {
      expect(await refusalIn(await changeRoles(administrator, reader.actor.userId, roles))).toEqual([
        422,
        "input.invalid",
      ]);
    }
  });

  it("are removed with their sessions here", async () => {
    const { tenantId, administrator, editor } = await aMunicipalityWith(test, "administrator", "editor");
    expect((await remove(administrator, editor.actor.userId)).status).toBe(204);
    expect((await api(editor).auth.session.$get()).status).toBe(401);
    expect(await trailOf(test, tenantId)).toMatchObject([{ action: "member.remove", entityId: editor.actor.userId }]);
    expect(await refusalIn(await remove(administrator, editor.actor.userId))).toEqual([404, "member.not_found"]);
  });

  it("always include an administrator, also when two of them throw each other out at once", async () => {
    const { administrator: first, tenantId } = await aMunicipalityWith(test, "administrator");
    const alone = await changeRoles(first, first.actor.userId, ["reader"]);
    expect(await refusalIn(alone)).toEqual([409, "member.last_administrator"]);
    expect(await refusalIn(await remove(first, first.actor.userId))).toEqual([409, "member.last_administrator"]);

    const { token } = await bodyOf<{ token: string }>(new Response(JSON.stringify({ token: first.token })));
    const invited = await bodyOf<{ link: string }>(await invite(first, undefined, ["administrator"]));
    const joined = await accept(tokenOf(invited.link));
    const second = await bodyOf<{ user: { id: string } }>(joined.clone());
    const secondToken = sessionIn(joined);
    const responses = await Promise.all([
      test.client(token).members[":accountId"].$delete({ param: { accountId: second.user.id } }),
      test.client(secondToken).members[":accountId"].$delete({ param: { accountId: first.actor.userId } }),
    ]);
    expect(responses.filter(({ status }) => status === 204)).toHaveLength(1);
    const actions = (await trailOf(test, tenantId)).map(({ action }) => action);
    expect(actions.filter((action) => action === "member.remove")).toHaveLength(1);
  });

  it("of another tenant do not exist", async () => {
    const [here, there] = [await aMunicipalityWith(test, "administrator"), await aMunicipalityWith(test, "reader")];
    for (const accountId of [there.reader.actor.userId, crypto.randomUUID()]) {
      expect(await refusalIn(await changeRoles(here.administrator, accountId, ["editor"]))).toEqual([
        404,
        "member.not_found",
      ]);
      expect(await refusalIn(await remove(here.administrator, accountId))).toEqual([404, "member.not_found"]);
    }
  });
});

describe("an invitation", () => {
  it("gives its link once, keeps only a hash, and lets the person in", async () => {
    const { tenantId, administrator } = await aMunicipalityWith(test, "administrator");
    const email = `Marie-${crypto.randomUUID()}@Salus.Example`;
    const response = await invite(administrator, email);
    expect(response.status).toBe(201);
    const { link, id } = await bodyOf<{ link: string; id: string }>(response);
    expect(link).toMatch(/^\/fr\/invitation\/[\w-]{36}\.[\w-]{36}\.[\w-]{43}$/);
    const listed = await (await api(administrator).members.invitations.$get()).text();
    expect(listed).not.toContain(tokenOf(link).split(".")[2]);

    const offer = await api(null).invitations[":token"].$get({ param: { token: tokenOf(link) } });
    expect(await offer.json()).toMatchObject({
      email: email.toLowerCase(),
      roles: ["editor"],
      locale: "fr",
      hasAccount: false,
    });
    const accepted = await accept(tokenOf(link));
    expect(await accepted.clone().json()).toMatchObject({
      user: { name: "Nieuwe Collega" },
      active: { tenantId, roles: ["editor"] },
    });
    expect((await test.client(sessionIn(accepted)).auth.session.$get()).status).toBe(200);
    expect(await trailOf(test, tenantId)).toMatchObject([
      { action: "member.invite", entityId: id, after: { roles: ["editor"] } },
      { action: "member.accept_invitation", after: { invitationId: id } },
    ]);
    expect(await refusalIn(await accept(tokenOf(link)))).toEqual([409, "invitation.expired"]);
  });

  it("needs a good password", async () => {
    const { administrator } = await aMunicipalityWith(test, "administrator");
    const { link } = await bodyOf<{ link: string }>(await invite(administrator));
    const weak = await accept(tokenOf(link), { name: "Nieuwe Collega", password: "wachtwoord" });
    expect(await refusalIn(weak)).toEqual([422, "password.too_short"]);
    expect((await accept(tokenOf(link))).status).toBe(200);
  });

  it("asks the password of the account that the address has already", async () => {
    const { administrator } = await aMunicipalityWith(test, "administrator");
    const existing = await anAccount(test.database.owner, {
      passwordHash: await hashPassword(password),
      name: "Oude Naam",
    });
    const { link } = await bodyOf<{ link: string }>(await invite(administrator, existing.email));
    const offer = await api(null).invitations[":token"].$get({ param: { token: tokenOf(link) } });
    expect(await offer.json()).toMatchObject({ hasAccount: true });

    const stolen = await accept(tokenOf(link), { name: "Dief", password: "een heel ander wachtwoord" });
    expect(await refusalIn(stolen)).toEqual([422, "password.wrong"]);
    const accepted = await accept(tokenOf(link), { name: "Dief", password });
    expect(await accepted.json()).toMatchObject({ user: { id: existing.id, name: "Oude Naam" } });
    const [row] = await test.database.owner.select().from(account).where(eq(account.id, existing.id));
    expect(row).toMatchObject({ name: "Oude Naam", passwordHash: existing.passwordHash });
  });

  it("ends after fourteen days and when it is revoked", async () => {
    const { tenantId, administrator } = await aMunicipalityWith(test, "administrator");
    const late = await bodyOf<{ link: string }>(await invite(administrator));
    const revoked = await bodyOf<{ link: string; id: string }>(await invite(administrator));
    const revoke = () =>
      api(administrator).members.invitations[":invitationId"].$delete({ param: { invitationId: revoked.id } });
    expect((await revoke()).status).toBe(204);
    expect(await refusalIn(await revoke())).toEqual([404, "invitation.not_found"]);
    expect(await refusalIn(await accept(tokenOf(revoked.link)))).toEqual([404, "invitation.not_found"]);
    test.clock.now = new Date(test.clock.now.getTime() + 14 * 86_400_000);
    expect(await refusalIn(await accept(tokenOf(late.link)))).toEqual([409, "invitation.expired"]);
    expect((await trailOf(test, tenantId)).map(({ action }) => action)).toEqual([
      "member.invite",
      "member.invite",
      "member.revoke_invitation",
    ]);
  });

  it("is not sent to somebody who is a member, and not for roles of the other side", async () => {
    const { administrator, editor } = await aMunicipalityWith(test, "administrator", "editor");
    expect(await refusalIn(await invite(administrator, editor.email))).toEqual([409, "member.exists"]);
    expect(await refusalIn(await invite(administrator, undefined, ["adviser"]))).toEqual([422, "input.invalid"]);
    expect(await refusalIn(await invite(administrator, "no address"))).toEqual([422, "input.invalid"]);
  });

  it("tells nothing about links that never were", async () => {
    const { administrator } = await aMunicipalityWith(test, "administrator");
    const { link } = await bodyOf<{ link: string }>(await invite(administrator));
    const [tenantId, id, secret] = tokenOf(link).split(".") as [string, string, string];
    for (const token of [
      "x",
      `${tenantId}.${id}`,
      `${tenantId}.${id}.${"a".repeat(43)}`,
      `${tenantId}.${crypto.randomUUID()}.${secret}`,
      `${crypto.randomUUID()}.${id}.${secret}`,
      `${tenantId}.${id}.${secret}.x`,
    ]) {
      const read = await api(null).invitations[":token"].$get({ param: { token } });
      expect(await refusalIn(read)).toEqual([404, "invitation.not_found"]);
      expect(await refusalIn(await accept(token))).toEqual([404, "invitation.not_found"]);
    }
  });
});
