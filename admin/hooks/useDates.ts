import { momentText } from '@medregistry/language';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** Dates of law are days in Shanghai, wherever the browser stands. */
export const today = (): string => DAY.format(new Date());
export const daysUntil = (date: string): number => dayjs(date).diff(dayjs(today()), 'day');
export const moment = (instant: string | null | undefined): string => (instant ? momentText(new Date(instant)) : '');

/** Dates as people of the language read them. */
export function useDates(): { day: (date: string | null | undefined) => string; moment: (instant: string | null | undefined) => string } {
  const { i18n } = useTranslation();
  const format = i18n.language === 'en' ? 'D MMM YYYY' : 'YYYY年M月D日';
  return { day: (date) => (date ? dayjs(date.slice(0, 10)).format(format) : ''), moment };
}
