import { loadMessages } from "@salus/i18n";

/** For tests in a browser, which speak both languages. */
await Promise.all([loadMessages("nl"), loadMessages("fr")]);
