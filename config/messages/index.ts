export { messageTemplates } from './messageTemplates';
export type { MessageTemplate } from './messageTemplates';
export { REMINDER_SOURCES, wordingOf } from './ReminderRule';
export type { AudienceWord, DistrictReminder, ReminderSourceName } from './ReminderRule';
export { reminderRules } from './reminderRules';
