export type SwitchValue = string | number | boolean;

/** A switch of an authority (机关参数) as its administrator sees it. */
export interface SwitchLine {
  key: string;
  type: 'choice' | 'yes-no' | 'number';
  label: string;
  options?: { value: string; label: string }[];
  unit?: string;
  min?: number;
  max?: number;
  topicLabel: string;
  basis: string;
  /** What a change touches, in a sentence. */
  reachLabel: string;
  value: SwitchValue;
  default: SwitchValue;
  source: 'own' | 'above' | 'default';
  setBy: string | null;
  /** Settings made here, the newest first; the first is in force. */
  settings: { value: SwitchValue; version: number; reason: string; changedBy: string; changedOn: string }[];
}
