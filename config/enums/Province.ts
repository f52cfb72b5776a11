import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

const source = 'GB/T 2260';

/** Provinces that hold examinations and issue certificates (省、自治区、直辖市), by division code. */
export const provinces = {
  '110000': { label: '北京市', source },
  '120000': { label: '天津市', source },
  '130000': { label: '河北省', source },
  '140000': { label: '山西省', source },
  '150000': { label: '内蒙古自治区', source },
  '210000': { label: '辽宁省', source },
  '220000': { label: '吉林省', source },
  '230000': { label: '黑龙江省', source },
  '310000': { label: '上海市', source },
  '320000': { label: '江苏省', source },
  '330000': { label: '浙江省', source },
  '340000': { label: '安徽省', source },
  '350000': { label: '福建省', source },
  '360000': { label: '江西省', source },
  '370000': { label: '山东省', source },
  '410000': { label: '河南省', source },
  '420000': { label: '湖北省', source },
  '430000': { label: '湖南省', source },
  '440000': { label: '广东省', source },
  '450000': { label: '广西壮族自治区', source },
  '460000': { label: '海南省', source },
  '500000': { label: '重庆市', source },
  '510000': { label: '四川省', source },
  '520000': { label: '贵州省', source },
  '530000': { label: '云南省', source },
  '540000': { label: '西藏自治区', source },
  '610000': { label: '陕西省', source },
  '620000': { label: '甘肃省', source },
  '630000': { label: '青海省', source },
  '640000': { label: '宁夏回族自治区', source },
  '650000': { label: '新疆维吾尔自治区', source },
} as const satisfies EnumTable;

export const Province = enumOf(provinces);
export type Province = z.infer<typeof Province>;
