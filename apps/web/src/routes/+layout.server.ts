import type { LayoutServerLoad } from "./$types";

export const load: LayoutServerLoad = ({ locals, untrack }) => untrack(() => ({ preferred: locals.locale }));
