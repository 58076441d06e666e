import { error } from "@sveltejs/kit";
import type { LayoutServerLoad } from "./$types";

export const load: LayoutServerLoad = ({ locals }) => {
  const { session, sessionFailure } = locals;
  if (session) return { session };
  // Visitors without a session were sent to sign-in before; here the API could not be asked.
  const { status, code, requestId } = sessionFailure ?? { status: 503, code: "internal", requestId: undefined };
  error(status, code, { code, requestId });
};
