/** Something that is accepted and yet worth saying, such as a number in an old format. */
export interface ValidationWarning {
  code: string;
  message: string;
}

/** The normalised value with warnings, or why the text cannot be accepted. Messages are Chinese sentences that say what to do. */
export type Validation =
  | { ok: true; value: string; warnings: ValidationWarning[] }
  | { ok: false; code: string; message: string };

export function accepted(value: string, warnings: ValidationWarning[] = []): Validation {
  return { ok: true, value, warnings };
}

export function rejected(code: string, message: string): Validation {
  return { ok: false, code, message };
}

/** Full-width digits and letters become half-width, spaces go, letters become upper case: what people paste is rarely clean. */
export function tidyNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}
