/** Where a person gets messages besides the inbox. */
export interface Contact {
  channel: 'email' | 'sms' | 'wechat';
  address: string | null;
  /** Waits for its proof; the address before holds until then. */
  candidate: string | null;
  verified: boolean;
  wanted: boolean;
}
