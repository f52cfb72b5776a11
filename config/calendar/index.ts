export { FIRST_PUBLISHED_YEAR, publishedHolidays, publishedYears } from './publishedHolidays';
export type { PublishedHoliday } from './publishedHolidays';
