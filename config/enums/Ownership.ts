import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Form of ownership (所有制形式) in the wording of form 14-2; single choice. */
export const ownerships = {
  state: { label: '全民', source: '附表14-2' },
  collective: { label: '集体', source: '附表14-2' },
  private: { label: '私人', source: '附表14-2' },
  'sino-foreign': { label: '中外合资（合作）', source: '附表14-2' },
  'joint-stock': { label: '股份制', source: '附表14-2' },
  other: { label: '其他', source: '附表14-2' },
} as const satisfies EnumTable;

export const Ownership = enumOf(ownerships);
export type Ownership = z.infer<typeof Ownership>;
