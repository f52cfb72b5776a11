import { addDays, type CivilDate } from '@medregistry/language';
import type { DemoAuthority, DemoHours, DemoWindow } from './DemonstrationDistrict';

const ADDRESS = '北京市朝阳区霄云路霄云里1号';

/** The authority tree: the city, and below it the district's two issuing authorities. */
export const authorities: DemoAuthority[] = [
  {
    key: 'bj',
    parent: null,
    scopePath: '/bj/',
    code: '110000-WJ',
    name: '北京市卫生健康委员会',
    shortName: '市卫生健康委',
    kind: 'health',
    level: 'provincial',
    regionCode: '110000',
    creditCode: null,
    address: '北京市通州区（演示地址）',
    phone: '010-00000001',
  },
  {
    key: 'cy-health',
    parent: 'bj',
    scopePath: '/bj/cy-health/',
    code: '110105-WJ',
    name: '北京市朝阳区卫生健康委员会',
    shortName: '区卫生健康委',
    kind: 'health',
    level: 'district',
    regionCode: '110105',
    creditCode: '11110105000052943R',
    address: ADDRESS,
    phone: '010-64687672',
  },
  {
    key: 'cy-tcm',
    parent: 'bj',
    scopePath: '/bj/cy-tcm/',
    code: '110105-ZY',
    name: '北京市朝阳区中医药主管部门',
    shortName: '区中医药主管部门',
    kind: 'tcm',
    level: 'district',
    regionCode: '110105',
    creditCode: null,
    address: ADDRESS,
    phone: '010-64687672',
  },
];

const WORKDAYS = [1, 2, 3, 4, 5];
const regular = (from: string, to: string): DemoHours => ({ weekdays: WORKDAYS, from, to, kind: 'regular', byAppointment: false });
const extended = (weekdays: number[], from: string, to: string, byAppointment: boolean): DemoHours => ({
  weekdays,
  from,
  to,
  kind: 'extended',
  byAppointment,
});

/** The hall's hours: regular ones on working days; extended ones by appointment, save at noon, and never on statutory holidays. */
const timetable: DemoHours[] = [
  regular('09:00', '12:00'),
  regular('13:30', '17:00'),
  extended(WORKDAYS, '08:00', '09:00', true),
  extended(WORKDAYS, '12:00', '13:30', false),
  extended(WORKDAYS, '17:00', '18:00', true),
  extended([6], '09:00', '11:30', true),
  extended([6], '13:30', '16:30', true),
];
const hours = '工作日 上午09:00-12:00，下午13:30-17:00';

/** The two windows of the service hall: one for credentials, one for verification. */
export function windowsOf(today: CivilDate): DemoWindow[] {
  const common = { authority: 'cy-health', serves: ['cy-health', 'cy-tcm'], floor: '二层', address: ADDRESS, phone: '010-64687672', timetable, hours, slotMinutes: 30, slotCapacity: 2 };
  return [
    {
      key: 'credentials',
      ...common,
      name: '二层北厅综合窗口',
      hall: '朝阳区政务服务中心二层北厅',
      purposes: ['credentials'],
      opensOn: addDays(today, -365),
    },
    {
      key: 'verification',
      ...common,
      name: '二层卫生健康委窗口',
      hall: '朝阳区政务服务大厅二层',
      purposes: ['verification-stamp', 'permit-renewal', 'nurse-certificate'],
      opensOn: addDays(today, -7),
    },
  ];
}
