import { createRoute, z } from "@hono/zod-openapi";
import { languageRegimes, OfficialText } from "@salus/domain";
import { type BorderMap, borderMaps, borders } from "@salus/templates";
import type { Services } from "../../deps.ts";
import { answer, guarded, signedIn } from "../../openapi.ts";
import { newRouter } from "../../router.ts";
import { tenantContext } from "../context.ts";
import { listMunicipalities } from "./municipality.queries.ts";

const MunicipalityView = z
  .object({
    nis: z.string(),
    name: OfficialText,
    languageRegime: z.enum(languageRegimes),
    regionNis: z.string(),
    provinceNis: z.string().nullable(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    successorNis: z.string().nullable(),
    /** Inhabitants on 1 January, per year. */
    population: z.record(z.string(), z.number().int()),
  })
  .openapi("Municipality");

const listRoute = createRoute({
  method: "get",
  path: "/",
  tags: ["reference"],
  security: signedIn,
  summary: "Municipalities, also those that merged into another",
  request: {
    query: z.object({
      /** A part of a name, or the beginning of the code. */
      q: z.string().max(100).default(""),
      /** Only those that exist today. */
      current: z.enum(["true", "false"]).default("false"),
    }),
  },
  responses: { 200: answer(z.object({ municipalities: z.array(MunicipalityView) }), "By code."), ...guarded },
});

const bordersRoute = createRoute({
  method: "get",
  path: "/borders/{map}",
  tags: ["reference"],
  security: signedIn,
  summary: "Borders of the municipalities of 2025 as TopoJSON, WGS84",
  description:
    "`belgium` has layers of municipalities, arrondissements, provinces and regions; `brussels` draws its nineteen municipalities finer, for an inset. `id` is the NIS code.",
  request: { params: z.object({ map: z.enum(borderMaps) }) },
  responses: { 200: answer(z.looseObject({ type: z.literal("Topology") }), "The same for everybody."), ...guarded },
});

/** Served as the text it is: who draws the map reads it once a day. */
export const referenceRoutes = (services: Services) => {
  const texts = new Map<BorderMap, string>();
  return newRouter().openapi(bordersRoute, (c) => {
    tenantContext(services, c);
    const { map } = c.req.valid("param");
    const text = texts.get(map) ?? borders(map);
    texts.set(map, text);
    // Written by a script and checked by a test there: parsing it here would only write the same text again.
    return new Response(text, {
      headers: { "content-type": "application/json", "cache-control": "private, max-age=86400" },
    }) as never;
  });
};

export const municipalityRoutes = (services: Services) =>
  newRouter().openapi(listRoute, async (c) => {
    const { q, current } = c.req.valid("query");
    const { read } = tenantContext(services, c);
    const municipalities = await read((tx) => listMunicipalities(tx, { q, current: current === "true" }));
    return c.json({ municipalities }, 200);
  });
