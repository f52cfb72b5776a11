import sharp from 'sharp';

/** What a synthetic page looks like. Every page is drawn from shapes; none shows anything real. */
export interface ScanRecipe {
  /** Lines of running text; 0 leaves the page blank. */
  lines?: number;
  /** Round red seals, in thousandths of the page's width and height. */
  seals?: { x: number; y: number; radius?: number; opacity?: number; gaps?: boolean; turn?: number }[];
  letterhead?: boolean;
  /** A square red name seal (法人章). */
  nameSeal?: boolean;
  redTable?: boolean;
  redScrawl?: boolean;
  blueSignature?: boolean;
  /** Degrees by which the sheet lies askew. */
  lean?: number;
  grey?: boolean;
  /** Lit by a warm lamp from one side. */
  warm?: boolean;
  /** Pixels of the longer side; 3508 is 300 dpi on A4. */
  side?: number;
  seed?: number;
}

const WIDTH = 1000;
const HEIGHT = 1414;

function random(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function textLines(count: number, next: () => number): string {
  const pieces: string[] = [];
  for (let line = 0; line < count; line += 1) {
    const y = 190 + line * 34;
    const end = line % 6 === 5 ? 300 + next() * 500 : 880;
    for (let x = line % 6 === 0 ? 160 : 110; x < end; x += 22) {
      const strokes = 2 + Math.floor(next() * 4);
      for (let stroke = 0; stroke < strokes; stroke += 1) {
        const across = next() < 0.5;
        const [dx, dy] = [next() * 10, next() * 14];
        pieces.push(`<rect x="${x + dx}" y="${y + dy}" width="${across ? 9 : 2}" height="${across ? 2 : 9}" fill="#1c1c1c"/>`);
      }
    }
  }
  return pieces.join('');
}

function seal({ x, y, radius = 100, opacity = 0.85, gaps = false, turn = 0 }: NonNullable<ScanRecipe['seals']>[number]): string {
  const [cx, cy] = [(x * WIDTH) / 1000, (y * HEIGHT) / 1000];
  const dash = gaps ? `stroke-dasharray="${radius * 0.9} ${radius * 0.22} ${radius * 0.5} ${radius * 0.15}"` : '';
  const star = Array.from({ length: 10 }, (_, corner) => {
    const r = corner % 2 === 0 ? radius * 0.3 : radius * 0.12;
    const angle = (corner * Math.PI) / 5 - Math.PI / 2;
    return `${cx + Math.cos(angle) * r},${cy + Math.sin(angle) * r}`;
  }).join(' ');
  const letters = Array.from({ length: 14 }, (_, index) => {
    const angle = -210 + index * 18.5;
    return `<g transform="rotate(${angle} ${cx} ${cy})"><rect x="${cx + radius * 0.62}" y="${cy - radius * 0.08}" width="${radius * 0.2}" height="${radius * 0.045}"/><rect x="${cx + radius * 0.68}" y="${cy - radius * 0.02}" width="${radius * 0.045}" height="${radius * 0.12}"/></g>`;
  }).join('');
  return `<g opacity="${opacity}" fill="#c8181e" transform="rotate(${turn} ${cx} ${cy})"><circle cx="${cx}" cy="${cy}" r="${radius}" fill="none" stroke="#c8181e" stroke-width="${radius * 0.055}" ${dash}/><polygon points="${star}"/>${letters}<rect x="${cx - radius * 0.45}" y="${cy + radius * 0.42}" width="${radius * 0.9}" height="${radius * 0.1}"/></g>`;
}

function letterhead(): string {
  const glyphs = Array.from({ length: 12 }, (_, index) => {
    const x = 170 + index * 56;
    return `<rect x="${x}" y="70" width="38" height="7"/><rect x="${x + 15}" y="60" width="8" height="50"/><rect x="${x}" y="92" width="38" height="7"/>`;
  }).join('');
  return `<g fill="#d01f1f">${glyphs}<rect x="100" y="140" width="800" height="5"/></g>`;
}

const nameSeal = `<g fill="none" stroke="#c8181e" stroke-width="5" opacity="0.9"><rect x="640" y="1130" width="96" height="96"/><path d="M655 1160h66M688 1140v76M660 1195h56"/></g>`;
const redTable = `<g fill="none" stroke="#c22" stroke-width="3">${Array.from({ length: 7 }, (_, row) => `<path d="M120 ${700 + row * 60}h760"/>`).join('')}${Array.from({ length: 5 }, (_, column) => `<path d="M${120 + column * 190} 700v360"/>`).join('')}</g>`;
const redScrawl = '<path d="M220 1100c60-70 90 40 140-20s40 60 110 0 60 30 120-30M260 1160c40-20 120 20 180-10" fill="none" stroke="#c11" stroke-width="6"/>';
const blueSignature = '<path d="M620 1180c40-90 60 60 100-40s30 70 90-20" fill="none" stroke="#1b3a9c" stroke-width="5"/>';

/** A page as a scanner or a telephone would give it, as JPEG. */
export async function scan(recipe: ScanRecipe = {}): Promise<Buffer> {
  const { lines = 26, seals = [], lean = 0, grey = false, warm = false, side = 2000, seed = 1 } = recipe;
  const next = random(seed);
  const drawn = [
    textLines(lines, next),
    recipe.letterhead ? letterhead() : '',
    recipe.nameSeal ? nameSeal : '',
    recipe.redTable ? redTable : '',
    recipe.redScrawl ? redScrawl : '',
    recipe.blueSignature ? blueSignature : '',
    ...seals.map(seal),
  ].join('');
  const lamp = warm ? '<defs><linearGradient id="l" x2="1" y2="1"><stop offset="0" stop-color="#f4dcae"/><stop offset="1" stop-color="#cdb58c"/></linearGradient></defs>' : '';
  const shade = warm ? `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#l)" style="mix-blend-mode:multiply"/>` : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${Math.round((side * WIDTH) / HEIGHT)}" height="${side}">${lamp}<rect width="${WIDTH}" height="${HEIGHT}" fill="#fdfdfb"/><g transform="rotate(${lean} ${WIDTH / 2} ${HEIGHT / 2})">${drawn}</g>${shade}</svg>`;
  const picture = sharp(Buffer.from(svg)).blur(0.6).modulate({ brightness: 0.985 });
  return (grey ? picture.greyscale() : picture).jpeg({ quality: 80 }).toBuffer();
}

/** The recipes of the trial, by what the answer should be. */
export function sealTrial(seed: number): { name: string; truth: 'stamped' | 'not' | 'grey'; recipe: ScanRecipe }[] {
  const next = random(seed * 97);
  const place = (): { x: number; y: number; radius: number; turn: number } => ({ x: 200 + Math.round(next() * 600), y: 250 + Math.round(next() * 600), radius: 90 + next() * 30, turn: next() * 40 - 20 });
  const stamped: [string, ScanRecipe][] = [
    ...Array.from({ length: 6 }, (_, index): [string, ScanRecipe] => [`plain ${index + 1}`, { seals: [place()] }]),
    ...[0.4, 0.34, 0.28].map((opacity): [string, ScanRecipe] => [`faint, ${opacity * 100} %`, { seals: [{ ...place(), opacity }] }]),
    ['very faint, 16 %', { seals: [{ ...place(), opacity: 0.16 }] }],
    ['broken ring', { seals: [{ ...place(), gaps: true }] }],
    ['broken and faint ring', { seals: [{ ...place(), gaps: true, opacity: 0.45 }] }],
    ['under a red letterhead', { letterhead: true, seals: [place()] }],
    ['two seals', { seals: [{ x: 300, y: 300, radius: 100 }, { x: 700, y: 760, radius: 105 }] }],
    ['over a name seal', { nameSeal: true, seals: [{ ...place(), y: 500 }] }],
    ['photograph by warm light', { warm: true, seals: [place()] }],
    ['faint, by warm light', { warm: true, seals: [{ ...place(), opacity: 0.4 }] }],
    ['half over the edge', { seals: [{ x: 985, y: 200 + Math.round(next() * 500), radius: 105 }] }],
    ['askew', { lean: 6, seals: [place()] }],
    ['on an empty page', { lines: 0, seals: [place()] }],
    ['with a red table', { redTable: true, seals: [{ ...place(), y: 300 }] }],
  ];
  const not: [string, ScanRecipe][] = [
    ['text only', {}],
    ['little text', { lines: 3 }],
    ['text by warm light', { warm: true }],
    ['red letterhead', { letterhead: true }],
    ['red letterhead by warm light', { letterhead: true, warm: true }],
    ['square name seal', { nameSeal: true }],
    ['red table', { redTable: true }],
    ['red table and handwriting', { redTable: true, redScrawl: true }],
    ['red handwriting', { redScrawl: true }],
    ['blue signature', { blueSignature: true }],
    ['letterhead and blue signature', { letterhead: true, blueSignature: true }],
    ['askew text', { lean: -5 }],
    ['nothing at all', { lines: 0 }],
  ];
  const grey: [string, ScanRecipe][] = [
    ['grey scan with a seal', { grey: true, seals: [place()] }],
    ['grey scan without', { grey: true }],
    ['grey scan with a letterhead', { grey: true, letterhead: true }],
  ];
  const of = (truth: 'stamped' | 'not' | 'grey') => ([name, recipe]: [string, ScanRecipe]) => ({ name, truth, recipe: { ...recipe, seed: seed * 31 + Math.floor(next() * 1000) } });
  return [...stamped.map(of('stamped')), ...not.map(of('not')), ...grey.map(of('grey'))];
}
