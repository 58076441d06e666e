import { geoConicConformal, geoPath, type GeoProjection } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

export type BorderMap = Topology<Record<string, GeometryCollection>>;

/** One municipality as an SVG path, and where its name can stand. */
export type Place = { readonly nis: string; readonly path: string; readonly at: readonly [number, number] };
export type Drawing = { readonly outline: string; readonly places: readonly Place[] };

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const municipalitiesOf = (map: BorderMap): GeometryCollection => {
  const layer = map.objects["municipalities"];
  if (!layer) throw new Error("the map has no municipalities");
  return layer;
};

// The conic projection of Belgian maps (Lambert), so that the country has the shape people know.
const lambert = (box: Box, of: Parameters<GeoProjection["fitExtent"]>[1]): GeoProjection =>
  geoConicConformal()
    .parallels([49.83, 51.17])
    .rotate([-4.36, 0])
    .fitExtent(
      [
        [box.x, box.y],
        [box.x + box.width, box.y + box.height],
      ],
      of,
    );

/** The borders of `outline`, and the municipalities that are asked for. */
function draw(map: BorderMap, outline: GeometryCollection, box: Box, wanted: (nis: string) => boolean): Drawing {
  const municipalities = municipalitiesOf(map);
  const project = lambert(box, feature(map, municipalities));
  const path = geoPath(project).digits(1);
  const places = feature(map, municipalities).features.flatMap((municipality) => {
    const nis = String(municipality.id);
    const d = wanted(nis) ? path(municipality) : null;
    return d === null ? [] : [{ nis, path: d, at: path.centroid(municipality) }];
  });
  return { outline: path(mesh(map, outline)) ?? "", places };
}

export const drawBelgium = (map: BorderMap, box: Box, wanted: (nis: string) => boolean): Drawing =>
  draw(map, map.objects["provinces"] ?? municipalitiesOf(map), box, wanted);

/** All nineteen, with the borders between them. */
export const drawBrussels = (map: BorderMap, box: Box): Drawing => draw(map, municipalitiesOf(map), box, () => true);
