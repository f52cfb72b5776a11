import { useTranslation } from 'react-i18next';
import { useKeys, type Shortcut } from '../../hooks/useKeys';
import { said } from '../../providers/locale';
import type { Action } from '../../types/Case';
import { movePlace, moveSection, placeOfFocus } from './places';

/** Letters that the desk uses itself; the acts of a case take others. */
export const OWN_KEYS = 'cfijklmnpuvwx';

interface DeskHands {
  /** What can be done with the case now, with the letter of each. */
  actions: Action[];
  keys: Record<string, string>;
  help: () => void;
  show: (what: 'materials' | 'form' | 'changes' | 'notes' | 'points' | 'contacts') => void;
  compares: boolean;
  /** Null for those who only read. */
  raise: ((target: string) => void) | null;
  toggleHand: (() => void) | null;
  act: (event: string) => void;
  next: () => void;
  leave: () => void;
}

/** Every key of the desk, in the order in which the overlay lists them. */
export function useDeskKeys({ actions, keys, help, show, compares, raise, toggleHand, act, next, leave }: DeskHands): Shortcut[] {
  const { t } = useTranslation();
  const shortcuts: Shortcut[] = [
    { key: '?', label: t('列出全部按键'), run: help },
    { key: 'm', label: t('看材料'), run: () => show('materials') },
    { key: 'f', label: t('看申请书'), run: () => show('form') },
    ...(compares ? [{ key: 'v', label: t('新旧对照'), run: () => show('changes') }] : []),
    { key: 'i', label: t('看意见'), run: () => show('notes') },
    { key: 'p', label: t('看审核要点'), run: () => show('points') },
    { key: 'c', label: t('看联系记录'), run: () => show('contacts') },
    { key: 'j', label: t('下一处：字段、页面、人员'), run: () => movePlace(1) },
    { key: 'k', label: t('上一处'), run: () => movePlace(-1) },
    { key: ']', label: t('下一部分、下一项材料'), run: () => moveSection(1) },
    { key: '[', label: t('上一部分、上一项材料'), run: () => moveSection(-1) },
    ...(raise ? [{ key: 'n', label: t('对所在之处提意见'), run: () => raise(placeOfFocus()) }, { key: 'w', label: t('对整个申请提意见'), run: () => raise('') }] : []),
    ...(toggleHand ? [{ key: 'l', label: t('领取、放回、接手'), run: toggleHand }] : []),
    ...actions.flatMap(({ event, label }) => (keys[event] ? [{ key: keys[event], label: said(label), run: () => act(event) }] : [])),
    { key: 'x', label: t('下一件'), run: next },
    { key: 'u', label: t('回到工作列表'), run: leave },
  ];
  useKeys(shortcuts);
  return shortcuts;
}
