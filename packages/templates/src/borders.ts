import { readFileSync } from "node:fs";
import { dataUrl } from "./data-file.ts";

const files = { belgium: "municipalities-2025.topojson", brussels: "brussels-2025.topojson" };

export type BorderMap = keyof typeof files;
export const borderMaps = Object.keys(files) as BorderMap[];

/**
 * TopoJSON as text, to be served as it is. `belgium`: layers municipalities (565, codes of 2025), arrondissements,
 * provinces, regions; `brussels`: the 19, finer, for an inset. WGS84; `id` is the NIS code.
 */
export const borders = (map: BorderMap): string => readFileSync(dataUrl(files[map]), "utf8");
