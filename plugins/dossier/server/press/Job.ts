import type { Printout } from '@medregistry/language';
import type { PageChecks } from './PageChecks';
import type { PressRefusalCode } from './PressRefusal';

/** What one normalised page consists of: a JPEG, or a PDF of exactly one page. */
export type PageKind = 'jpeg' | 'pdf';

/** Bounds that hold for one uploaded file. */
export interface FileLimits {
  /** Bytes of the file as uploaded. */
  fileBytes: number;
  /** Width times height of an image, checked before it is decoded. */
  pixels: number;
  /** Pages that one PDF may bring. */
  pages: number;
}

/** 20 MB a file and 200 pages a slot (design.md §7); 120 megapixels admit every phone camera. */
export const FILE_LIMITS: FileLimits = { fileBytes: 20 * 1024 * 1024, pixels: 120_000_000, pages: 200 };

/** A page that the press has written to its scratch folder. */
export interface NormalisedPage {
  path: string;
  kind: PageKind;
  bytes: number;
  sha256: string;
  /** Pixels of a JPEG, points of a PDF page. */
  width: number;
  height: number;
}

/** A file that the press has written. */
export interface PressedFile {
  path: string;
  bytes: number;
  sha256: string;
  pages: number;
}

export interface NormaliseJob {
  kind: 'normalise';
  path: string;
  /** Name and type as the person's browser gave them; the content decides, and a contradiction is refused. */
  name: string;
  mimetype: string;
  limits: FileLimits;
}

/** Where a signature goes in a written file, and the SHA-256 of everything around it. */
export interface SignatureGap {
  /** Offset of the first hexadecimal digit. */
  at: number;
  /** Hexadecimal digits that fit. */
  length: number;
  digest: string;
}

export interface PrintedFile extends PressedFile {
  /** Null for a printout that nobody signs. */
  gap: SignatureGap | null;
}

/** A normalised page as it goes into a file. */
export interface MergePage {
  path: string;
  kind: PageKind;
  /** Clockwise degrees. */
  rotation: number;
  /** Lines laid over the page, such as 与原件一致; none when it is empty. */
  mark: readonly string[];
  /** Words of the bookmark (书签) that leads here, where a part of the file begins. */
  bookmark?: string;
}

export interface MergeJob {
  kind: 'merge';
  title: string;
  pages: MergePage[];
  /** Laid over every page: who takes the file out, and when. */
  watermark?: string;
}

export interface PrintJob {
  kind: 'print';
  printout: Printout;
  /** Verification code (校验码) for the footer and the code block; without it the page carries neither code nor QR. */
  code?: string;
  /** What the QR says: the address of the public check page for this code. */
  checkUrl?: string;
  /** Laid over every page: who takes the file out, and when. */
  watermark?: string;
  /** Date that the file states as its creation, ISO. */
  issuedAt?: string;
  /** Who is going to sign it: the page says so, and the file has a gap for the signature. */
  signature?: SignatureMark;
}

/** The line about the signature on the paper (签发机关). */
export interface SignatureMark {
  authority: string;
  /** Whether the certificate is one of our own making, which the line then says. */
  demonstration: boolean;
  /** Moment of signing, ISO. */
  at: string;
}

export interface PreviewJob {
  kind: 'preview';
  path: string;
  pageKind: PageKind;
  /** Clockwise degrees: 0, 90, 180 or 270. */
  rotation: number;
  /** Longer side of the picture in pixels. */
  size: number;
  /** Lines laid over the page: what the merged file will show. */
  mark: readonly string[];
}

export interface InspectJob {
  kind: 'inspect';
  path: string;
  pageKind: PageKind;
}

export type Job = NormaliseJob | MergeJob | PrintJob | PreviewJob | InspectJob;
export type JobKind = Job['kind'];

export interface JobResults {
  normalise: NormalisedPage[];
  merge: PressedFile;
  print: PrintedFile;
  preview: PressedFile;
  inspect: PageChecks;
}

/** What the parent tells a child once, before the first job. */
export interface ChildSettings {
  /** Where results are written; the parent moves them on or deletes them. */
  scratch: string;
  /** Use qpdf and pdftoppm where they are installed. */
  tools: boolean;
  /** Folders that are searched for the fonts of rare characters. */
  fontFolders: string[];
  /** Embed only the glyphs that are used. False is for the tests' reference pages. */
  subset: boolean;
}

export type JobAnswer =
  | { id: number; result: JobResults[JobKind]; rss: number }
  | { id: number; refusal: { code: PressRefusalCode; message: string }; rss: number }
  | { id: number; fault: string; rss: number };
