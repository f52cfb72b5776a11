import type { ChannelKey } from './Channel';

interface AddressRule {
  /** As it is stored; null for what is no address. */
  clean(typed: string): string | null;
  mask(address: string): string;
  message: string;
}

const tidy = (typed: string): string => typed.normalize('NFKC').trim();
const matching = (pattern: RegExp, text: string): string | null => (pattern.test(text) ? text : null);
const ends = (text: string, before: number, after: number): string => `${text.slice(0, before)}****${text.slice(-after)}`;

/** What an address looks like on each channel, and what of it is shown. */
export const addressRules = {
  email: {
    clean: (typed) => matching(/^[^\s@"(),:;<>[\\\]]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u, tidy(typed)),
    mask: (address) => `${address.charAt(0)}***${address.slice(address.lastIndexOf('@'))}`,
    message: '电子邮箱格式应如“name@example.cn”，请核对。',
  },
  sms: {
    clean: (typed) => matching(/^1[3-9]\d{9}$/u, tidy(typed).replace(/[\s-]/gu, '')),
    mask: (address) => ends(address, 3, 4),
    message: '手机号应为11位数字，以13至19开头，请核对。',
  },
  wechat: {
    clean: (typed) => matching(/^[\w-]{8,64}$/u, tidy(typed)),
    mask: (address) => ends(address, 2, 2),
    message: '请填写公众号回复给您的接收编号，由字母、数字、“-”和“_”组成。',
  },
} as const satisfies Record<ChannelKey, AddressRule>;
