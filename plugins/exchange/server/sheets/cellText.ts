const DAY = 86_400_000;
/** Day 0 of a spreadsheet's calendar; the leap day of 1900 that it invents lies before anything that matters. */
const EPOCH = Date.UTC(1899, 11, 30);
/** Days by which the calendar of old Macintosh files starts later. */
const MACINTOSH = 1462;
/** Built-in formats that show a date. */
const DATE_FORMATS: ReadonlySet<number> = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Whether a number format shows a date: it speaks of days, months and years outside quotes and colours. */
export function showsDate(id: number, code: string | undefined): boolean {
  if (code === undefined) return DATE_FORMATS.has(id);
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
  return /y|年/.test(bare) || (/d/.test(bare) && /m/.test(bare));
}

/** The day that a serial number stands for, `YYYY-MM-DD`; undefined for a number that is no day. */
export function dayOf(serial: number, macintosh: boolean): string | undefined {
  const day = Math.floor(serial) + (macintosh ? MACINTOSH : 0);
  if (!Number.isFinite(day) || day < 1 || day > 2_958_465) return undefined;
  return new Date(EPOCH + day * DAY).toISOString().slice(0, 10);
}

/**
 * A number as a person would have typed it. From 16 digits on a spreadsheet has lost the last ones; such a number
 * comes in scientific notation, which `lostDigits` knows again.
 */
export function numberText(raw: string): string {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  return Math.abs(value) >= 1e15 ? value.toExponential() : String(value);
}

/** Whether a text is a long number that was stored as a number: its last digits are gone. */
export const lostDigits = (text: string): boolean => /^-?\d(?:\.\d+)?e\+\d{2}$/iu.test(text.trim());
