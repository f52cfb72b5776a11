/** Where a person gets messages besides the inbox. */
export interface Contact {
  channel: 'email' | 'sms' | 'wechat';
  address: string | null;
  verified: boolean;
  wanted: boolean;
}
