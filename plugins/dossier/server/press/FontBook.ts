import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { create as openFont, type Font, type Glyph } from 'fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';
import { PressRefusal } from './PressRefusal';

/** A font of the chain, parsed once per process. */
export interface Face {
  key: string;
  font: Font;
  /** Stands for the font where pdf-lib wants its bytes; the whole file where glyphs are not subset. */
  bytes: Uint8Array;
}

interface Source {
  key: string;
  /** Bold text uses it, regular text uses it, or both. */
  weight: 'regular' | 'bold' | 'any';
  path: () => string | null;
}

/** Fonts of rare characters as Debian installs them, and the package that a person is told to ask for. */
const RARE = [
  { key: 'babelstone', file: 'BabelStoneHan.ttf', package: 'fonts-babelstone-han' },
  { key: 'hanazono', file: 'HanaMinB.ttf', package: 'fonts-hanazono' },
] as const;

export const FONT_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts'];

const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;

/** Text as it is drawn: composed (NFC), tabs as spaces, without characters that have no shape of their own. */
export const drawable = (text: string): string =>
  text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(INVISIBLE, '');

function findFont(folders: string[], file: string, depth = 4): string | null {
  for (const folder of folders) {
    if (!existsSync(folder) || !statSync(folder).isDirectory()) continue;
    const entries = readdirSync(folder, { withFileTypes: true });
    if (entries.some((entry) => entry.name === file)) return join(folder, file);
    const below = depth > 0 ? entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name)) : [];
    const found = findFont(below, file, depth - 1);
    if (found) return found;
  }
  return null;
}

function packaged(weight: '400Regular' | '700Bold'): string {
  const root = dirname(createRequire(__filename).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  return join(root, weight, `NotoSansSC_${weight}.ttf`);
}

/**
 * Fits fontkit 2 to pdf-lib, whose own fontkit drops Chinese glyphs without an error when it subsets. Layout is one
 * glyph per character: no ligatures, so that what was measured is what is drawn.
 */
function fitted(path: string): Font {
  const opened = openFont(readFileSync(path));
  if (!('layout' in opened)) throw new Error(`${path} is a collection, not a font`);
  const font = opened as Font;
  const makeSubset = font.createSubset.bind(font);
  const layout = (text: string) => ({ glyphs: Array.from(text, (character) => font.glyphForCodePoint(character.codePointAt(0) ?? 32)) });
  const createSubset = () => {
    const subset = makeSubset();
    return Object.assign(subset, { encodeStream: () => Readable.from([Buffer.from(subset.encode())], { objectMode: false }) });
  };
  return Object.assign(font, { layout, createSubset }) as unknown as Font;
}

/**
 * The chain of fonts (Noto Sans SC, then the Debian fonts of rare characters), chosen per code point.
 * A character that no installed font covers is an error, never a blank.
 */
export class FontBook {
  private readonly sources: Source[];
  private readonly faces = new Map<string, Face | null>();
  private readonly chosen = new Map<string, { face: Face; advance: number } | null>();

  constructor(
    private readonly folders: string[] = FONT_FOLDERS,
    private readonly subset = true,
  ) {
    this.sources = [
      { key: 'bold', weight: 'bold', path: () => packaged('700Bold') },
      { key: 'regular', weight: 'regular', path: () => packaged('400Regular') },
      ...RARE.map(({ key, file }): Source => ({ key, weight: 'any', path: () => findFont(this.folders, file) })),
    ];
  }

  private load(source: Source): Face | null {
    const known = this.faces.get(source.key);
    if (known !== undefined) return known;
    const path = source.path();
    const face = path ? { key: source.key, font: fitted(path), bytes: this.subset ? new Uint8Array([this.faces.size]) : readFileSync(path) } : null;
    this.faces.set(source.key, face);
    return face;
  }

  private choose(character: string, bold: boolean): { face: Face; advance: number } | null {
    const codePoint = character.codePointAt(0) ?? 0;
    const key = `${bold ? 'b' : 'r'}${codePoint}`;
    const known = this.chosen.get(key);
    if (known !== undefined) return known;
    for (const source of this.sources) {
      if (source.weight !== 'any' && source.weight !== (bold ? 'bold' : 'regular')) continue;
      const face = this.load(source);
      if (!face?.font.hasGlyphForCodePoint(codePoint)) continue;
      const glyph: Glyph = face.font.glyphForCodePoint(codePoint);
      if (glyph.path.commands.length === 0 && !/\s/u.test(character)) continue;
      const found = { face, advance: glyph.advanceWidth / face.font.unitsPerEm };
      this.chosen.set(key, found);
      return found;
    }
    this.chosen.set(key, null);
    return null;
  }

  /** Width of one character in ems. */
  advance(character: string, bold: boolean): number {
    return this.choose(character, bold)?.advance ?? 1;
  }

  /** The text cut where the font changes. */
  runs(text: string, bold: boolean): { face: Face; text: string }[] {
    const runs: { face: Face; text: string }[] = [];
    for (const character of text) {
      const found = this.choose(character, bold);
      if (!found) throw this.missing([character]);
      const last = runs.at(-1);
      if (last && last.face === found.face) last.text += character;
      else runs.push({ face: found.face, text: character });
    }
    return runs;
  }

  /**
   * The faces that a document needs.
   *
   * @throws PressRefusal missing-glyph (422) that names each character and the packages that may bring it
   */
  facesFor(texts: { text: string; bold: boolean }[]): Face[] {
    const faces = new Set<Face>();
    const missing = new Set<string>();
    for (const { text, bold } of texts) {
      for (const character of new Set(text.replaceAll('\n', ''))) {
        const found = this.choose(character, bold);
        if (found) faces.add(found.face);
        else missing.add(character);
      }
    }
    if (missing.size > 0) throw this.missing([...missing]);
    return [...faces];
  }

  private missing(characters: string[]): PressRefusal {
    const named = characters.map((character) => `“${character}”（U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}）`);
    const packages = RARE.filter(({ key }) => !this.faces.get(key)).map((font) => font.package);
    const advice =
      packages.length > 0
        ? `请系统管理员在服务器上安装 Debian 软件包 ${packages.join('、')} 后重新打印。`
        : '已安装的字体都不含此字，请联系系统管理员核对该字的编码。';
    return new PressRefusal('missing-glyph', `无法打印生僻字${named.join('、')}：${advice}`);
  }

  /** Embeds faces into a document; what is returned draws their text. */
  async embed(document: PDFDocument, faces: Face[]): Promise<Map<Face, PDFFont>> {
    const byBytes = new Map(faces.map((face) => [face.bytes, face.font]));
    const fontkit = {
      create: (bytes: Uint8Array) => {
        const font = byBytes.get(bytes);
        if (!font) throw new Error('unknown font bytes');
        return font;
      },
    };
    document.registerFontkit(fontkit as unknown as Parameters<PDFDocument['registerFontkit']>[0]);
    const fonts = new Map<Face, PDFFont>();
    for (const face of faces) fonts.set(face, await document.embedFont(face.bytes, { subset: this.subset, customName: face.key }));
    return fonts;
  }
}
