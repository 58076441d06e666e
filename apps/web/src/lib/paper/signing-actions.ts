import type { ActionFailure, RequestEvent } from "@sveltejs/kit";
import { type Refusal } from "#lib/api/client.ts";
import { day, refused, text } from "#lib/api/form.ts";
import type { Signing } from "#lib/api/types.ts";

type Did = "make" | "add" | "sign" | "withdraw";
type Failed = ActionFailure<{ at: Did; refusal: Refusal }>;
type Done = { did: Did; recorded: boolean };

/** What both sides do at the desk where an agreement is signed; `below` says where that is in the API. */
export const signingActions = <Event extends RequestEvent>(below: (event: Event) => string) => {
  const send = async (did: Did, event: Event, path: string, body: FormData | object): Promise<Done | Failed> => {
    const isForm = body instanceof FormData;
    const response = await event.fetch(`/api/v1${below(event)}${path}`, {
      method: "POST",
      ...(!isForm && { headers: { "content-type": "application/json" } }),
      body: isForm ? body : JSON.stringify(body),
    });
    if (!response.ok) return refused(did, response, {});
    return { did, recorded: ((await response.json()) as Signing).recorded };
  };
  return {
    make: async (event: Event) =>
      send("make", event, "/agreements", { language: text(await event.request.formData(), "language") }),
    add: async (event: Event) => {
      const form = await event.request.formData();
      form.set("signedOn", day(form, "signedOn"));
      return send("add", event, "/copies", form);
    },
    sign: async (event: Event) =>
      send("sign", event, "/service", { language: text(await event.request.formData(), "language") }),
    withdraw: async (event: Event) => {
      const form = await event.request.formData();
      const path = `/files/${encodeURIComponent(text(form, "file"))}/withdraw`;
      return send("withdraw", event, path, { reason: text(form, "reason") });
    },
  };
};
