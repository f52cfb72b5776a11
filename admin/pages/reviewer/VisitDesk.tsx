import { useTranslation } from 'react-i18next';
import { ActionBar } from '../../components/ActionBar';
import { isPossible } from '../../components/ActionBar/offered';
import { Slot } from '../../components/Slot';
import { useCase } from '../../hooks/useCase';
import { said } from '../../providers/locale';
import type { CaseProps } from '../../types/CaseProps';

interface VisitDeskProps extends CaseProps {
  onDone: (answer: CaseProps['data']) => void;
}

/** 现场: what is looked at, the buttons, and the photographs, for officers with a phone in the hand. */
export function VisitDesk({ data, take, reload, onDone }: VisitDeskProps): React.JSX.Element {
  const { t } = useTranslation();
  const { takeMaterial } = useCase(data.documentId);
  const looked = data.availableActions.find((action) => isPossible(action) && action.payload.some(({ type, required }) => type === 'choice' && required === true));
  const slots = data.materials.filter(({ fillable }) => fillable);
  return (
    <div className="stack" id="visit">
      <section className="card stack-s" aria-label={t('现场')}>
        {looked && (
          <>
            <h2>{t('现场要看的内容')}</h2>
            <ol className="numbered">{looked.payload.filter(({ type, required }) => type === 'choice' && required === true).map(({ key, label }) => <li key={key}>{said(label)}</li>)}</ol>
          </>
        )}
        <ActionBar data={data} take={take} reload={reload} onDone={onDone} />
      </section>
      {slots.map((material) => <Slot key={material.slot} caseId={data.documentId} material={material} disabled={false} documents={data.documents} onMaterial={takeMaterial} reload={reload} />)}
    </div>
  );
}
