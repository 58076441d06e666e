import { defineEnvVars } from "@sveltejs/kit/env";

export const variables = defineEnvVars({
  API_URL: {
    schema: (value) => value || undefined,
    description: "Where the web server reaches the API when both run apart. Unset: in the same process.",
  },
});
