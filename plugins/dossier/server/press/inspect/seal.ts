import type { Raster, SealAnswer } from '../PageChecks';

/** A seal of 30 to 60 mm on an A4 page of 560 pixels; photographs of a part of a page make it larger. */
const RADIUS = { least: 22, most: 64, bin: 3 };
const SECTORS = 72;

/** How far red has to stand out from the other two channels. */
const RED = 26;
/** A page with less colour than this, in pixels of any hue, was scanned in grey. */
const COLOUR = { saturation: 30, pixels: 40 };

interface Mask {
  width: number;
  height: number;
  bits: Uint8Array;
  count: number;
  colour: number;
}

/** Red pixels, and how many have any colour at all. Expects white paper. */
function redMask({ width, height, data }: Raster): Mask {
  const bits = new Uint8Array(width * height);
  let [count, colour] = [0, 0];
  for (let at = 0; at < bits.length; at += 1) {
    const [r, g, b] = [data[at * 3] ?? 0, data[at * 3 + 1] ?? 0, data[at * 3 + 2] ?? 0];
    const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
    if (high - low > COLOUR.saturation) colour += 1;
    const rest = Math.max(g, b);
    if (r - rest > RED && Math.abs(g - b) < 0.55 * (r - low) + 8) {
      bits[at] = 1;
      count += 1;
    }
  }
  return { width, height, bits, count, colour };
}

/** A red pixel with a neighbour that is not: outlines vote for the centre that they lie round. */
function outline({ width, height, bits }: Mask): { x: number; y: number; dx: number; dy: number }[] {
  const edge: { x: number; y: number; dx: number; dy: number }[] = [];
  const sum = (x: number, y: number, horizontal: boolean): number => {
    let total = 0;
    for (let across = -2; across <= 2; across += 1) {
      for (let along = 1; along <= 2; along += 1) {
        const [ax, ay] = horizontal ? [along, across] : [across, along];
        total += (bits[(y + ay) * width + x + ax] ?? 0) - (bits[(y - ay) * width + x - ax] ?? 0);
      }
    }
    return total;
  };
  for (let y = 3; y < height - 3; y += 1) {
    for (let x = 3; x < width - 3; x += 1) {
      const at = y * width + x;
      if (!bits[at] || (bits[at - 1] && bits[at + 1] && bits[at - width] && bits[at + width])) continue;
      const [dx, dy] = [sum(x, y, true), sum(x, y, false)];
      const length = Math.hypot(dx, dy);
      if (length > 1) edge.push({ x, y, dx: dx / length, dy: dy / length });
    }
  }
  return edge;
}

interface Circle {
  x: number;
  y: number;
  r: number;
}

/** The centres that most outlines agree on, for each range of radii. */
function candidates(mask: Mask): Circle[] {
  const { width, height } = mask;
  const edge = outline(mask);
  const found: (Circle & { votes: number })[] = [];
  const cell = 3;
  const [columns, lines] = [Math.ceil(width / cell) + 44, Math.ceil(height / cell) + 44];
  for (let r = RADIUS.least; r <= RADIUS.most; r += RADIUS.bin) {
    const votes = new Uint16Array(columns * lines);
    for (const { x, y, dx, dy } of edge) {
      for (const side of [-1, 1]) {
        const column = Math.round((x + side * dx * r) / cell) + 22;
        const line = Math.round((y + side * dy * r) / cell) + 22;
        if (column > 0 && line > 0 && column < columns - 1 && line < lines - 1) votes[line * columns + column] = (votes[line * columns + column] ?? 0) + 1;
      }
    }
    let top = 0;
    for (let at = 1; at < votes.length; at += 1) if ((votes[at] ?? 0) > (votes[top] ?? 0)) top = at;
    for (let at = columns + 1; at < votes.length - columns - 1; at += 1) {
      const own = votes[at] ?? 0;
      if (own < r * 0.5 || own < (votes[top] ?? 0) * 0.6) continue;
      found.push({ x: ((at % columns) - 22) * cell, y: (Math.floor(at / columns) - 22) * cell, r, votes: own });
    }
  }
  return found.sort((a, b) => b.votes / b.r - a.votes / a.r).slice(0, 40);
}

interface Ring {
  /** Share of the directions on the page in which red stands at the radius. */
  covered: number;
  /** The same just outside and just inside. */
  outside: number;
  inside: number;
  /** Share of all directions that lie on the page. */
  visible: number;
}

function ringAt({ width, height, bits }: Mask, { x, y, r }: Circle): Ring {
  const red = (angle: number, from: number, to: number): boolean => {
    for (let radius = from; radius <= to; radius += 0.7) {
      const [px, py] = [Math.round(x + Math.cos(angle) * radius), Math.round(y + Math.sin(angle) * radius)];
      if (px >= 0 && py >= 0 && px < width && py < height && bits[py * width + px]) return true;
    }
    return false;
  };
  const counts = { covered: 0, outside: 0, inside: 0, visible: 0 };
  for (let sector = 0; sector < SECTORS; sector += 1) {
    const angle = (sector * 2 * Math.PI) / SECTORS;
    const [px, py] = [x + Math.cos(angle) * r, y + Math.sin(angle) * r];
    if (px < 1 || py < 1 || px >= width - 1 || py >= height - 1) continue;
    counts.visible += 1;
    if (red(angle, r - 1.6, r + 1.6)) counts.covered += 1;
    if (red(angle, r + 4, r + 8)) counts.outside += 1;
    if (red(angle, r - 6.5, r - 4)) counts.inside += 1;
  }
  const share = (count: number): number => (counts.visible > 0 ? count / counts.visible : 0);
  return { covered: share(counts.covered), outside: share(counts.outside), inside: share(counts.inside), visible: counts.visible / SECTORS };
}

/** How much like the ring of a seal it looks: red all round, little of it outside, and not simply a red area. */
const likeness = ({ covered, outside, inside }: Ring): number => covered - 0.6 * outside - (inside > 0.95 && covered > 0.95 ? 0.4 : 0);

/** The best circle near a candidate. */
function refined(mask: Mask, start: Circle): { circle: Circle; ring: Ring } {
  let best = { circle: start, ring: ringAt(mask, start) };
  for (let dr = -3; dr <= 3; dr += 1) {
    for (let dx = -3; dx <= 3; dx += 1.5) {
      for (let dy = -3; dy <= 3; dy += 1.5) {
        const circle = { x: start.x + dx, y: start.y + dy, r: start.r + dr };
        const ring = ringAt(mask, circle);
        if (likeness(ring) > likeness(best.ring)) best = { circle, ring };
      }
    }
  }
  return best;
}

/** From the square seal of a name to a round one whose ring is broken, in pixels: 20 to 80 mm. */
const PIECE = { least: 38, most: 150 };

/** A coherent piece of red about as wide as it is high, and as large as a seal. */
function hasCompactPiece({ width, height, bits }: Mask): boolean {
  const cell = 6;
  const [columns, lines] = [Math.ceil(width / cell), Math.ceil(height / cell)];
  const full = new Uint8Array(columns * lines);
  for (let at = 0; at < bits.length; at += 1) if (bits[at]) full[Math.floor(Math.floor(at / width) / cell) * columns + Math.floor((at % width) / cell)] = 1;
  for (let start = 0; start < full.length; start += 1) {
    if (!full[start]) continue;
    const box = { left: columns, right: 0, top: lines, bottom: 0 };
    const queue = [start];
    full[start] = 0;
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      Object.assign(box, { left: Math.min(box.left, x), right: Math.max(box.right, x), top: Math.min(box.top, y), bottom: Math.max(box.bottom, y) });
      for (const [nx, ny] of [[x - 1, y], [x + 1, y], [x, y - 1], [x, y + 1], [x - 1, y - 1], [x + 1, y + 1], [x - 1, y + 1], [x + 1, y - 1]] as const) {
        const next = ny * columns + nx;
        if (nx < 0 || ny < 0 || nx >= columns || ny >= lines || !full[next]) continue;
        full[next] = 0;
        queue.push(next);
      }
    }
    const [wide, high] = [(box.right - box.left + 1) * cell, (box.bottom - box.top + 1) * cell];
    if (Math.min(wide, high) >= PIECE.least && Math.max(wide, high) <= PIECE.most && Math.max(wide, high) < 2.2 * Math.min(wide, high)) return true;
  }
  return false;
}

const STAMPED = 0.6;
const DOUBTFUL = 0.48;

/**
 * Looks for a round red seal. `stamped`: a red ring was found; `review`: red of another shape, to be looked at;
 * `not`: no red that could be one; `unknown`: the page has no colour, so nothing can be said.
 *
 * @param picture with white paper, about 560 pixels long
 */
export function sealOn(picture: Raster): SealAnswer {
  const mask = redMask(picture);
  if (mask.colour < COLOUR.pixels) return 'unknown';
  let best = 0;
  for (const candidate of candidates(mask)) {
    const { ring } = refined(mask, candidate);
    if (ring.visible >= 0.4) best = Math.max(best, likeness(ring));
    if (best >= STAMPED) return 'stamped';
  }
  return best >= DOUBTFUL || hasCompactPiece(mask) ? 'review' : 'not';
}
