const STARS = '****';

/**
 * A text without the numbers by which people are known: identity numbers, mobile and bank numbers, e-mail addresses.
 * What is shorter, such as case numbers and amounts, stays.
 */
export const maskText = (text: string): string =>
  text
    .replace(/(?<![\dA-Za-z])(\d{3})\d{11}(\d{3}[\dXx])(?![\dA-Za-z])/g, `$1${STARS}$2`)
    .replace(/(?<!\d)(\d{3})\d{8,13}(\d{4})(?!\d)/g, `$1${STARS}$2`)
    .replace(/(?<!\d)(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)/g, `$1${STARS}$2`)
    .replace(/([\w.+-])[\w.+-]*(@[\w-]+(?:\.[\w-]+)+)/g, `$1***$2`);

/** A name without what follows its first character. */
export const maskName = (name: string): string => [...name].map((character, index) => (index === 0 ? character : '*')).join('');
