import fc from 'fast-check';
import { breakLines } from './breakLines';

/** Every character one wide, Latin ones half. */
const advance = (character: string): number => (/[\x20-\x7e]/.test(character) ? 0.5 : 1);
const texts = (text: string, width: number, indent = 0): string[] => breakLines(text, advance, width, indent).map((line) => line.text);

it('breaks between Chinese characters', () => {
  expect(texts('一二三四五六七', 3)).toEqual(['一二三', '四五六', '七']);
});

it('lets no closing mark begin a line and no opening mark end one', () => {
  expect(texts('一二三。四五六', 3)).toEqual(['一二', '三。四', '五六']);
  expect(texts('一二（三四）五', 3)).toEqual(['一二', '（三', '四）五']);
  expect(texts('一二“三”，四', 4)).toEqual(['一二', '“三”，', '四']);
});

it('keeps numbers, dates and words whole while they fit', () => {
  expect(texts('于2026-12-01起', 5)).toEqual(['于', '2026-12-01', '起']);
  expect(texts('the quick brown fox', 5)).toEqual(['the quick', 'brown fox']);
});

it('cuts a word that no line can hold', () => {
  expect(texts('PDY100105110', 3)).toEqual(['PDY100', '105110']);
});

it('indents the first line of each paragraph and marks where paragraphs end', () => {
  const lines = breakLines('一二三四五\n六', advance, 4, 2);
  expect(lines.map(({ text, last }) => [text, last])).toEqual([['一二', false], ['三四五', true], ['六', true]]);
});

it('loses no character and overfills no line, whatever the text', () => {
  const character = fc.constantFrom(...'一二三四五，。、；：（）“”《》ab1290-./ ￥%—…\n');
  fc.assert(
    fc.property(fc.array(character, { maxLength: 80 }), fc.integer({ min: 2, max: 12 }), (characters, width) => {
      const text = characters.join('');
      const lines = breakLines(text, advance, width);
      expect(lines.map((line) => line.text).join('').replace(/ /g, '')).toBe(text.replace(/[ \n]/g, ''));
      for (const line of lines) {
        const sum = [...line.text].reduce((total, one) => total + advance(one), 0);
        expect(line.width).toBeCloseTo(sum);
        expect(sum).toBeLessThanOrEqual(width + 0.001);
      }
    }),
  );
});
