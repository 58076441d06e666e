import type { TestApp } from "../../testing.ts";

export type StreamEvent = { event: string; id: string | null; data: unknown };

export type TestStream = {
  status: number;
  /** The next event that this is true of; waits for it. Fails when the stream ends before. */
  next: <Data>(event: string, isIt?: (data: Data) => boolean) => Promise<Data>;
  ended: Promise<void>;
  close: () => Promise<void>;
};

/** A page that listens to a plan, as a browser would. */
export async function listenTo(
  test: Pick<TestApp, "ask">,
  token: string,
  planId: string,
  query = "since=0",
  headers: Record<string, string> = {},
): Promise<TestStream> {
  const response = await test.ask(`/plans/${planId}/live?${query}`, { token, headers });
  const events: StreamEvent[] = [];
  let wake: () => void = () => undefined;
  let isOver = false;
  const reader = response.status === 200 ? response.body?.getReader() : undefined;
  const ended = (async () => {
    let text = "";
    const decoder = new TextDecoder();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text += decoder.decode(part.value as Uint8Array, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? null;
        const event = field("event");
        if (event !== null) events.push({ event, id: field("id"), data: JSON.parse(field("data") ?? "null") });
      }
      wake();
    }
    isOver = true;
    wake();
  })();
  return {
    status: response.status,
    ended,
    close: async () => void (await reader?.cancel()),
    async next<Data>(event: string, isIt: (data: Data) => boolean = () => true): Promise<Data> {
      for (;;) {
        for (let found = events.shift(); found; found = events.shift()) {
          if (found.event === event && isIt(found.data as Data)) return found.data as Data;
        }
        if (isOver) throw new Error(`the stream ended before ${event}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
