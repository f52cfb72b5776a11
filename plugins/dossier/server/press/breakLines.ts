/** One laid line: its text, its width, and whether a paragraph ends with it. */
export interface Line {
  text: string;
  width: number;
  last: boolean;
}

/** Characters that may not begin a line (避头): closing marks and whatever leans on the character before it. */
const NOT_FIRST = new Set('、。，．：；？！…‥·～—–-）)〕］]｝}】〗》〉」』”’〞％%‰℃°′″,.:;?!々〻ー');

/** Characters that may not end a line (避尾): opening marks and signs of currency. */
const NOT_LAST = new Set('（(〔［[｛{【〖《〈「『“‘〝￥¥＄$£№');

/** Letters, digits and what binds them: numbers, dates, codes and western words stay whole while they fit. */
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}_@#&+/.,:%-]/u;

const isSpace = (character: string | undefined): boolean => character === ' ' || character === '\u00a0';

interface Piece {
  text: string;
  width: number;
}

/** Cuts text into pieces that must not be parted: single Chinese characters and whole words, each with the marks that cling to it. */
function pieces(text: string, advance: (character: string) => number): Piece[] {
  const characters = [...text];
  const list: Piece[] = [];
  characters.forEach((character, index) => {
    const previous = characters[index - 1];
    const clings =
      previous !== undefined &&
      (NOT_LAST.has(previous) ||
        (NOT_FIRST.has(character) && !isSpace(previous)) ||
        (WORD.test(character) && WORD.test(previous)));
    const last = list.at(-1);
    if (clings && last) {
      last.text += character;
      last.width += advance(character);
    } else {
      list.push({ text: character, width: advance(character) });
    }
  });
  return list;
}

/**
 * Breaks text into lines as Chinese is set: anywhere between characters, but no closing mark begins a line and no
 * opening mark ends one; words and numbers stay whole unless they are wider than a line.
 *
 * @param text `\n` ends a paragraph
 * @param advance width of a character, in the unit of `width`
 * @param width width of a line
 * @param indent width taken off each paragraph's first line
 */
export function breakLines(text: string, advance: (character: string) => number, width: number, indent = 0): Line[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: Line[] = [];
    let line: Piece = { text: '', width: 0 };
    const room = () => width - (lines.length === 0 ? indent : 0);
    const close = (last: boolean) => {
      const trimmed = line.text.replace(/[ \u00a0]+$/u, '');
      const spaces = [...line.text.slice(trimmed.length)].reduce((sum, character) => sum + advance(character), 0);
      lines.push({ text: trimmed, width: line.width - spaces, last });
      line = { text: '', width: 0 };
    };
    const add = (piece: Piece) => {
      line.text += piece.text;
      line.width += piece.width;
    };
    for (const piece of pieces(paragraph, advance)) {
      if (isSpace(piece.text) && line.text === '' && lines.length > 0) continue;
      if (line.width + piece.width <= room() + 0.001 || isSpace(piece.text)) {
        add(piece);
        continue;
      }
      if (line.text !== '') close(false);
      if (piece.width <= room() + 0.001) {
        add(piece);
        continue;
      }
      for (const character of piece.text) {
        const single = { text: character, width: advance(character) };
        if (line.text !== '' && line.width + single.width > room() + 0.001) close(false);
        add(single);
      }
    }
    close(true);
    return lines;
  });
}
