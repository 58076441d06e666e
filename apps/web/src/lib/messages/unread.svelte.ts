import { createContext } from "svelte";
import { api } from "#lib/api/client.ts";
import type { Session, UnreadCounts } from "#lib/api/types.ts";

/** What is new for this person and what is late, for the marks in the head. */
export class Unread {
  counts = $state.raw<UnreadCounts>({ messages: 0, late: 0 });

  async refresh(): Promise<void> {
    // Without a connection the marks stay as they are.
    const response = await client()
      .unread.$get()
      .catch(() => null);
    if (response?.ok) this.counts = await response.json();
  }

  /** Tells the API that somebody has it before their eyes. */
  async readConversation(threadId: string, kind: Session["active"]["kind"]): Promise<void> {
    const messages = kind === "federal" ? client().federal.messages : client().messages;
    await messages[":threadId"].read.$post({ param: { threadId } });
    await this.refresh();
  }

  async readNewsletter(newsletterId: string): Promise<void> {
    await client().newsletters[":newsletterId"].read.$post({ param: { newsletterId } });
    await this.refresh();
  }
}

const client = () => api(fetch, location.origin);

export const [useUnread, setUnread] = createContext<Unread>();
