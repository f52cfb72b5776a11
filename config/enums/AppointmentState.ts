import type { z } from 'zod';
import { enumOf, type EnumTable } from './Enumeration';

/** State of an appointment at a window (窗口预约). */
export const appointmentStates = {
  booked: { label: '已预约', source: '登记管理惯例' },
  served: { label: '已到场', source: '登记管理惯例' },
  missed: { label: '未到场', source: '登记管理惯例' },
  cancelled: { label: '已取消', source: '登记管理惯例' },
} as const satisfies EnumTable;

export const AppointmentState = enumOf(appointmentStates);
export type AppointmentState = z.infer<typeof AppointmentState>;
