import { Button, Modal } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, Material, Values } from '../../types/Case';
import { PersonFacts } from './PersonFacts';
import { RowEvidenceContext, type RowEvidenceTools } from './context';

interface RowEvidenceProps {
  data: Case;
  /** Paths of the tables as the form inside calls them, e.g. `form.` or `facts.`. */
  base: string;
  /** Whether the evidence can be added to here. */
  editable: boolean;
  /** The place for one person's pages, in a dialog. */
  children: ReactNode;
  panel: (material: Material, close: () => void) => ReactNode;
}

/** The place for a person's evidence before anything was put there. */
const blank = (base: Material, id: string, name: string): Material => ({ ...base, slot: `${base.slot}:${id}`, label: `${base.label}：${name}`, title: name, repeat: null, state: 'missing' });

/** Ties evidence (职称证, 美容主诊医师证 …) to the rows of people in the tables inside (F55). */
export function RowEvidence({ data, base, editable, children, panel }: RowEvidenceProps): React.JSX.Element {
  const { t } = useTranslation();
  const [shown, setShown] = useState<{ id: string; name: string } | null>(null);
  const slot = data.materials.find(({ repeat }) => repeat?.by === 'row');
  const tools = useMemo<RowEvidenceTools | null>(() => {
    const repeat = slot?.repeat;
    if (!slot || repeat?.by !== 'row') return null;
    const tables = new Set(repeat.tables.map((table) => `${base}${table}`));
    return {
      idOf: (path) => (tables.has(path) ? repeat.id : undefined),
      render: (id: string, row: Values) => {
        const name = String(row['name'] ?? '');
        const count = data.materials.find((material) => material.slot === `${slot.slot}:${id}`)?.pageCount ?? 0;
        const notes = data.notes.filter(({ open, target }) => open && target === `person.${id}`);
        const words = count > 0 ? t('资质证明（{{count}} 页）', { count }) : editable ? t('上传资质证明') : null;
        return (
          <>
            {words && <Button size="small" type={notes.length > 0 ? 'primary' : 'default'} onClick={() => setShown({ id, name })} aria-label={`${words} ${name}`}>{words}</Button>}
            {notes.map((note) => <p key={note.documentId} className="panel panel-care small pre"><strong>{t('审核意见')}：</strong>{note.text}</p>)}
          </>
        );
      },
    };
  }, [base, data.materials, data.notes, editable, slot, t]);
  const material = shown && slot ? (data.materials.find((candidate) => candidate.slot === `${slot.slot}:${shown.id}`) ?? blank(slot, shown.id, shown.name)) : null;
  const close = (): void => setShown(null);
  return (
    <RowEvidenceContext.Provider value={tools}>
      {children}
      <Modal open={material !== null} title={material?.label} width={960} footer={null} onCancel={close} destroyOnHidden>
        {!editable && shown && slot && <PersonFacts data={data} slot={slot} id={shown.id} />}
        {material && panel(material, close)}
      </Modal>
    </RowEvidenceContext.Provider>
  );
}
