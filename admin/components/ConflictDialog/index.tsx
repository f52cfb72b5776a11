import type { Section } from '@medregistry/language';
import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '../../hooks/mergeForms';
import { said } from '../../providers/locale';
import { Cell } from '../TableField/Cell';

interface ConflictDialogProps {
  conflicts: Conflict[];
  sections: Section[];
  onResolve: (mine: Set<string>) => void;
}

/** Two people changed the same field: nothing is overwritten without being asked. */
export function ConflictDialog({ conflicts, sections, onResolve }: ConflictDialogProps): React.JSX.Element | null {
  const { t } = useTranslation();
  const [theirs, setTheirs] = useState<Set<string>>(new Set());
  if (conflicts.length === 0) return null;
  const fieldAt = (path: string) => sections.flatMap((section) => section.fields.map((field) => ({ path: `${section.key}.${field.key}`, field }))).find((entry) => entry.path === path)?.field;
  const choose = (path: string, other: boolean): void => {
    const next = new Set(theirs);
    if (other) next.add(path);
    else next.delete(path);
    setTheirs(next);
  };
  const done = (): void => onResolve(new Set(conflicts.map(({ path }) => path).filter((path) => !theirs.has(path))));
  return (
    <Modal open closable={false} title={t('有人同时修改了这份申请')} onOk={done} okText={t('按选择保存')} cancelButtonProps={{ style: { display: 'none' } }}>
      <div className="stack">
        <p>{t('下面的内容您和他人都改过。请逐项选择保留哪一份，其余修改已自动合并。')}</p>
        {conflicts.map(({ path, mine, theirs: other }) => {
          const field = fieldAt(path);
          return (
            <fieldset key={path} className="panel">
              <legend>{said(field?.label) || path}</legend>
              <Radio.Group value={theirs.has(path)} onChange={({ target }) => choose(path, target.value as boolean)} style={{ display: 'grid', gap: 8 }}>
                <Radio value={false}>{t('我的')}：{field ? <Cell column={field} value={mine} /> : String(mine)}</Radio>
                <Radio value={true}>{t('他人的')}：{field ? <Cell column={field} value={other} /> : String(other)}</Radio>
              </Radio.Group>
            </fieldset>
          );
        })}
      </div>
    </Modal>
  );
}
