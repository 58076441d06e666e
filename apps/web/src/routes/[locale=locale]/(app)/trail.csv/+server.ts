import type { Locale } from "@salus/domain";
import { formats, translator } from "@salus/i18n";
import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { Trail, TrailEntry } from "#lib/api/types.ts";
import { csvResponse, forExport } from "#lib/csv.ts";
import { type TrailChoice, trailChoice } from "#lib/trail/trail-query.ts";
import { didText, rolesText, seenText, whoText } from "#lib/trail/trail-words.ts";
import type { RequestHandler } from "./$types";

const PAGE = 500;
/** What a spreadsheet still opens; whoever wants more chooses a period. */
const MOST = 50_000;

/** The trail as it is filtered on the screen, in the reader's language; it is an entry itself. */
export const GET: RequestHandler = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  if (!session.active.permittedActions.includes("trail.keep"))
    error(403, "trail.forbidden", { code: "trail.forbidden" });
  const locale = event.params.locale as Locale;
  const t = translator(locale);
  const { dateTime } = formats(locale);
  const { cursor: _cursor, ...chosen } = trailChoice(event.url);
  const entries = await allEntries(apiOf(event), chosen);
  const heads = [
    ...[t((m) => m.trail.number), t((m) => m.trail.when), t((m) => m.trail.who), t((m) => m.trail.role)],
    ...[t((m) => m.trail.kind), t((m) => m.trail.did), t((m) => m.trail.about), t((m) => m.trail.hash)],
  ];
  const rows = entries.map((entry) => {
    const { plan, tenant, what, reason, entity, entityId } = entry;
    const municipality = tenant?.[locale] ?? tenant?.nl ?? tenant?.fr ?? "";
    const name = plan ? `${plan.instrument} ${plan.period.from}/${plan.period.to}` : `${entity} ${entityId}`;
    return [
      ...[String(entry.seq), dateTime(entry.at), whoText(t, entry), rolesText(t, entry.roles)],
      ...[t((m) => m.trail.kinds[entry.kind]), didText(t, entry)],
      [municipality, name, what && seenText(t, what), reason].filter(Boolean).join(", "),
      entry.hash ?? "",
    ];
  });
  return csvResponse([heads, ...rows], `${t((m) => m.trail.file)}.csv`);
};

/** The first page says that a file is made of it; the others belong to the same file. */
async function allEntries(api: ReturnType<typeof apiOf>, chosen: TrailChoice): Promise<TrailEntry[]> {
  const entries: TrailEntry[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...chosen, limit: String(PAGE), ...(cursor !== undefined && { cursor }) };
    const options = cursor === undefined ? forExport : {};
    const page: Trail = await orErrorPage(api.trail.$get({ query: query as never }, options));
    entries.push(...page.entries);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && entries.length < MOST);
  return entries;
}
