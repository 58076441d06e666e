// Why installing or starting failed, in one line that says what to do.
import { Refusal, root } from "./environment.mjs";

const REASONS = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network request|socket hang up/i,
    "Salus cannot reach the npm registry, and the first start needs it: check the network or the proxy settings, then start again.",
  ],
  [
    /ENOSPC|EDQUOT|no space left/i,
    `There is no space left on the disk of ${root}: make room (1 GB), then start again.`,
  ],
  [
    /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_/,
    "The npm registry's certificate is not trusted here: set NODE_EXTRA_CA_CERTS to your organisation's certificate file, then start again.",
  ],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE|ERR_PNPM_LOCKFILE|can only install packages when your package\.json/,
    "The lock file does not fit the package.json files: run `npx pnpm install`, then start again.",
  ],
  [
    /EACCES|EPERM|EROFS/,
    `Salus must be able to write in ${root} and in its folders: make it yours (chown), then start again.`,
  ],
];

/** What a program said when it failed, as a refusal of one line; null where we know no better words. */
export function explain(output) {
  const known = REASONS.find(([pattern]) => pattern.test(output));
  return known === undefined ? null : new Refusal(known[1]);
}
