import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '../../components/ActionBar';
import { CaseHead } from '../../components/CaseHead';
import { Clocks } from '../../components/Clocks';
import { Documents } from '../../components/Documents';
import { FormFacts } from '../../components/FormFacts';
import { NoteList } from '../../components/NoteList';
import { RowEvidence } from '../../components/RowEvidence';
import { CaseSelfCheck } from '../../components/SelfCheck';
import { SlotPages, SlotViewer } from '../../components/SlotViewer';
import { Tabs } from '../../components/Tabs';
import { Timeline } from '../../components/Timeline';
import type { CaseProps } from '../../types/CaseProps';
import { ReviewPoints } from './ReviewPoints';
import './style.css';

/** The reviewer's desk: left the documents and the form, right what to look at, notes, history; below the buttons that the server offers. */
export function ReviewCase({ data, take, reload }: CaseProps): React.JSX.Element {
  const { t } = useTranslation();
  const [tab, setTab] = useState('materials');
  const [pointed, setPointed] = useState<{ slot: string }>();
  const point = (target: string): void => {
    const [kind, name = ''] = target.split('.');
    if (kind === 'materials') {
      setTab('materials');
      setPointed({ slot: name });
    } else if (kind === 'form') {
      setTab('form');
      window.setTimeout(() => document.getElementById(`facts.${name}`)?.scrollIntoView({ block: 'start' }), 60);
    } else if (kind === 'person') {
      setTab('form');
      window.setTimeout(() => document.getElementById(target)?.scrollIntoView({ block: 'center' }), 60);
    }
  };
  return (
    <div className="stack">
      <CaseHead data={data} />
      <div className="case-layout">
        <section className="card case-left" aria-label={t('申请内容')}>
          <Tabs
            label={t('申请内容')}
            active={tab}
            onChange={setTab}
            items={[
              { key: 'materials', label: t('材料'), children: <SlotViewer data={data} point={pointed} /> },
              { key: 'form', label: t('申请书'), children: <RowEvidence data={data} base="facts." editable={false} panel={(material) => <SlotPages data={data} material={material} />}><FormFacts sections={data.formDeclaration.sections} form={data.form} /></RowEvidence> },
            ]}
          />
        </section>
        <div className="stack">
          <ReviewPoints data={data} onPoint={point} />
          <CaseSelfCheck data={data} />
          {data.clocks.length > 0 && <section className="card stack-s"><h2>{t('办理时限')}</h2><Clocks clocks={data.clocks} /></section>}
          {data.notes.length > 0 && <section className="card stack-s"><h2>{t('审核意见')}</h2><NoteList notes={data.notes} showTarget /></section>}
          <section className="card stack-s"><h2>{t('办理经过')}</h2><Timeline caseId={data.documentId} /></section>
          <Documents data={data} withDossier />
        </div>
      </div>
      {data.availableActions.length > 0 && !data.closedAt && <section className="card case-actions no-print" aria-label={t('可办理的操作')}><ActionBar data={data} take={take} reload={reload} /></section>}
    </div>
  );
}
