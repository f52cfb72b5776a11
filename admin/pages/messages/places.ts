import type { TFunction } from 'i18next';
import type { DispatchState, LeftOut, MessagePlace } from '../../types/Dispatch';
import type { Tone } from '../../types/Row';

export const placeNames = (t: TFunction): Record<MessagePlace, string> => ({ inbox: t('站内消息'), email: t('电子邮件'), sms: t('短信'), wechat: t('微信公众号') });

export const stateNames = (t: TFunction): Record<DispatchState, string> => ({
  waiting: t('等待发送'), sending: t('正在发送'), sent: t('已发出'), unclear: t('结果不明'), failed: t('发送失败'), 'left-out': t('未能发出'),
});

/** Why a message did not go out, and what to do about it. */
export const reasonNames = (t: TFunction): Record<LeftOut, string> => ({
  nobody: t('没有人担任应当接收的角色，请联系安全管理员安排。'),
  unverified: t('收件人还没有验证接收地址。'),
  'no-channel': t('没有开通这种接收方式，或者没有对应的消息模板。'),
  'contact-gone': t('收件人已删除或更换接收地址。'),
});

export const tones: Record<DispatchState, Tone> = { waiting: 'active', sending: 'active', sent: 'good', unclear: 'attention', failed: 'bad', 'left-out': 'attention' };
