/** Whether a red seal (公章) is on a page. A hint with four answers, never a decision. */
export const SEAL_ANSWERS = ['stamped', 'not', 'review', 'unknown'] as const;
export type SealAnswer = (typeof SEAL_ANSWERS)[number];

/** What was seen on a page when it was looked at once after its upload. What it means depends on the slot. */
export interface PageChecks {
  /** Share of the page that is ink. */
  ink: number;
  blank: 'blank' | 'nearly' | 'no';
  /** Pixels per inch that the scan has on A4; null for a page that is drawn, not scanned. */
  dpi: number | null;
  /** Longer side by shorter side; A4 is 1.414. */
  ratio: number;
  /** `unknown` where the page has no colour to tell by. */
  seal: SealAnswer;
  /** Degrees by which lines of text lean, clockwise; null where there are none to tell by. */
  skew: number | null;
  /** Lines of text run from bottom to top or from top to bottom. */
  sideways: boolean;
}

/** Pictures are measured at this length of their longer side. */
export const MEASURED_SIDE = 560;

/** A picture in memory, three bytes a pixel. */
export interface Raster {
  width: number;
  height: number;
  data: Uint8Array;
}
