import { loadMessages } from "@salus/i18n";
import { isWorkspace } from "#lib/i18n/locale.ts";
import type { ClientInit, HandleClientError } from "@sveltejs/kit/hooks";

/** The page comes in one language; its texts are here before it comes to life. */
export const init: ClientInit = () =>
  loadMessages(
    document.documentElement.lang.startsWith("fr") ? "fr" : "nl",
    // Its address may also have been answered with an error page.
    isWorkspace(location.pathname) && document.querySelector(".ws") ? "first" : "all",
  );

/** In the browser a failed navigation is most often a lost connection. */
export const handleError: HandleClientError = ({ kind, error }) => {
  if (kind === "app") return error;
  if (kind === "framework") return { code: error.status === 404 ? "route.not_found" : "request.refused" };
  console.error(error);
  return { code: error instanceof TypeError ? "service.unavailable" : "internal" };
};
