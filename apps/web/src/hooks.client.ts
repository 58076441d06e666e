import type { HandleClientError } from "@sveltejs/kit/hooks";

/** In the browser a failed navigation is most often a lost connection. */
export const handleError: HandleClientError = ({ kind, error }) => {
  if (kind === "app") return error;
  if (kind === "framework") return { code: error.status === 404 ? "route.not_found" : "request.refused" };
  console.error(error);
  return { code: error instanceof TypeError ? "service.unavailable" : "internal" };
};
