import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** Nationalities (国籍) that occur among staff, with numeric codes; 其他 takes the rest. */
export const nationalities = {
  chn: { label: '中国', source: 'GB/T 2659', code: '156' },
  hkg: { label: '中国香港', source: 'GB/T 2659', code: '344' },
  mac: { label: '中国澳门', source: 'GB/T 2659', code: '446' },
  twn: { label: '中国台湾', source: 'GB/T 2659', code: '158' },
  usa: { label: '美国', source: 'GB/T 2659', code: '840' },
  gbr: { label: '英国', source: 'GB/T 2659', code: '826' },
  fra: { label: '法国', source: 'GB/T 2659', code: '250' },
  deu: { label: '德国', source: 'GB/T 2659', code: '276' },
  jpn: { label: '日本', source: 'GB/T 2659', code: '392' },
  kor: { label: '韩国', source: 'GB/T 2659', code: '410' },
  can: { label: '加拿大', source: 'GB/T 2659', code: '124' },
  aus: { label: '澳大利亚', source: 'GB/T 2659', code: '036' },
  nzl: { label: '新西兰', source: 'GB/T 2659', code: '554' },
  sgp: { label: '新加坡', source: 'GB/T 2659', code: '702' },
  mys: { label: '马来西亚', source: 'GB/T 2659', code: '458' },
  phl: { label: '菲律宾', source: 'GB/T 2659', code: '608' },
  rus: { label: '俄罗斯', source: 'GB/T 2659', code: '643' },
  ind: { label: '印度', source: 'GB/T 2659', code: '356' },
  other: { label: '其他', source: 'GB/T 2659' },
} as const satisfies EnumTable;

export const Nationality = enumOf(nationalities);
export type Nationality = z.infer<typeof Nationality>;
