export interface ReminderStep {
  at: number;
  to: string[];
}

/** A rule of automatic reminders (自动提醒). */
export interface ReminderRule {
  key: string;
  label: string;
  about: string;
  basis: string | null;
  unit: 'day' | 'working-day';
  audience: { role: string; label: string }[];
  enabled: boolean;
  steps: ReminderStep[];
  original: ReminderStep[];
  version: number;
  changedBy: string | null;
  changedAt: string | null;
}

export interface DryRun {
  on: string;
  total: number;
  lines: { label: string; anchor: string; at: number; title: string; recipients: string[]; done: boolean }[];
}
