import { useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ActionBar } from '../../components/ActionBar';
import { isPossible } from '../../components/ActionBar/offered';
import { CaseHead } from '../../components/CaseHead';
import { ChangesView } from '../../components/ChangesView';
import { Clocks } from '../../components/Clocks';
import { ContactLog } from '../../components/ContactLog';
import { Documents } from '../../components/Documents';
import { DraftNotes } from '../../components/DraftNotes';
import { FormFacts } from '../../components/FormFacts';
import { KeysHelp } from '../../components/KeysHelp';
import { LeaseLine, useHandOn } from '../../components/LeaseLine';
import { Loading } from '../../components/Loading';
import { NoteComposer } from '../../components/NoteComposer';
import { NotePlacesContext } from '../../components/NoteHere/context';
import { NoteReview } from '../../components/NoteReview';
import { RowEvidence } from '../../components/RowEvidence';
import { CaseSelfCheck } from '../../components/SelfCheck';
import { SlotPages, SlotViewer } from '../../components/SlotViewer';
import { Tabs } from '../../components/Tabs';
import { Timeline } from '../../components/Timeline';
import { shortcutsOf } from '../../hooks/shortcutsOf';
import { useDraftNotes } from '../../hooks/useDraftNotes';
import { useMe } from '../../hooks/useMe';
import { useWorkbench } from '../../hooks/useWorkbench';
import type { Value } from '../../types/Case';
import type { CaseProps } from '../../types/CaseProps';
import type { DraftNote, Workbench } from '../../types/Workbench';
import { DeskHead, Following } from './DeskHead';
import { LastStep } from './LastStep';
import { ReviewPoints } from './ReviewPoints';
import { VisitDesk } from './VisitDesk';
import { goTo } from './places';
import { useChanges, useOnward } from './useDesk';
import { OWN_KEYS, useDeskKeys } from './useDeskKeys';
import './style.css';

/** What those find on the desk who may only look at the case. */
const EMPTY: Workbench = { lease: null, drafts: [], late: [], ticks: [], contacts: [], rounds: [] };

const LEFT = ['materials', 'changes'];

const notesOf = (value: Value | undefined): DraftNote[] => (Array.isArray(value) ? (value as unknown as DraftNote[]) : []);

/** The reviewer's desk: left the documents, right the form, what to look at, notes, calls, history; below the buttons that the server offers. */
export function ReviewCase(props: CaseProps): React.JSX.Element {
  const { bench, asked, refresh } = useWorkbench(props.data.documentId);
  return asked ? <Desk {...props} bench={bench ?? EMPTY} refresh={refresh} /> : <Loading />;
}

interface DeskProps extends CaseProps {
  bench: Workbench;
  refresh: () => Promise<void>;
}

function Desk({ data, take, reload, bench, refresh }: DeskProps): React.JSX.Element {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { has } = useMe();
  const { documentId: id } = data;
  const draft = useDraftNotes(id, bench);
  const hand = useHandOn(data, reload);
  const onward = useOnward(id);
  const changes = useChanges(data, bench);
  const [tab, setTab] = useState('materials');
  const [side, setSide] = useState(data.round > 1 ? 'notes' : 'form');
  const [pointed, setPointed] = useState<{ slot: string }>();
  const [raising, setRaising] = useState<string | null>(null);
  const [pressed, setPressed] = useState<{ event: string }>();
  const [help, setHelp] = useState(false);
  const actions = data.availableActions.filter(isPossible);
  const mayWork = (has('reviewer') || has('approver')) && actions.length > 0 && !data.closedAt;
  const mayNote = actions.some(({ payload }) => payload.some(({ type }) => type === 'notes'));
  const visiting = data.onTheSpot && !data.closedAt && actions.length > 0;
  const keys = shortcutsOf(actions.map(({ event }) => event), OWN_KEYS);

  const show = (what: string): void => {
    const left = LEFT.includes(what);
    (left ? setTab : setSide)(what);
    goTo(left ? 'left' : 'right');
  };
  const point = (target: string): void => {
    const [kind, name = ''] = target.split('.');
    if (kind === 'materials') {
      setTab('materials');
      setPointed({ slot: name });
    } else if (kind === 'form') {
      setSide('form');
      goTo('right', `[id="facts.${name}"] [data-note-target]`);
    } else if (kind === 'person') {
      setSide('form');
      goTo('right', `[data-note-target="${target}"]`);
    }
  };
  const rightClick = (event: MouseEvent): void => {
    const target = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-note-target]')?.dataset['noteTarget'] : undefined;
    if (!mayNote || target === undefined) return;
    event.preventDefault();
    setRaising(target);
  };
  const shortcuts = useDeskKeys({
    actions, keys, show, compares: changes !== undefined,
    help: () => setHelp(true),
    raise: mayNote ? setRaising : null,
    toggleHand: mayWork ? hand.toggle : null,
    act: (event) => setPressed({ event }),
    next: () => void onward.goOn(),
    leave: () => void navigate('/'),
  });
  const others = bench.drafts.filter(({ mine }) => !mine);
  const sides = [
    { key: 'form', label: t('申请书'), children: <RowEvidence data={data} base="facts." editable={false} panel={(material) => <SlotPages data={data} material={material} />}><FormFacts sections={data.formDeclaration.sections} form={data.form} /></RowEvidence> },
    {
      key: 'notes',
      label: `${t('意见')}（${data.notes.length + draft.notes.length}）`,
      children: (
        <div className="stack">
          {mayNote && <DraftNotes data={data} draft={draft} others={others} />}
          <NoteReview data={data} changes={changes} draft={draft} reload={reload} judges={mayWork} />
          {!mayNote && data.notes.length === 0 && <p className="quiet">{t('还没有意见。')}</p>}
        </div>
      ),
    },
    { key: 'points', label: t('要点'), children: <div className="stack"><ReviewPoints data={data} bench={bench} refresh={refresh} onPoint={point} /><CaseSelfCheck data={data} /></div> },
    { key: 'contacts', label: `${t('联系')}（${bench.contacts.length}）`, children: <ContactLog data={data} entries={bench.contacts} refresh={refresh} /> },
    { key: 'history', label: t('时限和经过'), children: <div className="stack">{data.clocks.length > 0 && <Clocks clocks={data.clocks} />}<h2>{t('办理经过')}</h2><Timeline caseId={id} /></div> },
    { key: 'papers', label: t('文书'), children: <Documents data={data} withDossier /> },
  ];
  return (
    <NotePlacesContext.Provider value={mayNote ? { raise: setRaising, late: draft.late } : null}>
      <div className="stack">
        <CaseHead data={data}>
          <p className="row no-print">
            {mayWork && <LeaseLine data={data} hand={hand} />}
            <DeskHead auto={onward.auto} onAuto={onward.setAuto} onHelp={() => setHelp(true)} onNext={() => void onward.goOn()} />
          </p>
        </CaseHead>
        {(!data.closedAt || actions.length > 0) && <LastStep caseId={id} />}
        {data.closedAt && actions.length > 0 && (
          <section className="card stack-s no-print" aria-label={t('可办理的操作')}>
            <h2>{t('办结以后可以办理')}</h2>
            <ActionBar data={data} take={take} reload={reload} keys={keys} pressed={pressed} onDone={(answer) => void refresh().then(() => onward.done(answer))} />
          </section>
        )}
        {onward.following && <Following {...onward.following} />}
        {visiting && <VisitDesk data={data} take={take} reload={reload} onDone={(answer) => void refresh().then(() => onward.done(answer))} />}
        <div className="case-layout" onContextMenu={rightClick}>
          <section className="card case-left" aria-label={t('申请材料')}>
            {changes ? (
              <Tabs
                label={t('申请材料')}
                active={tab}
                onChange={setTab}
                items={[
                  { key: 'materials', label: t('材料'), children: <SlotViewer data={data} point={pointed} /> },
                  { key: 'changes', label: t('新旧对照'), children: <ChangesView data={data} changes={changes} empty={t('与上一轮相比没有改动。')} /> },
                ]}
              />
            ) : <SlotViewer data={data} point={pointed} />}
          </section>
          <section className="card case-right" aria-label={t('审核')}>
            <Tabs label={t('审核')} active={side} onChange={setSide} items={sides} />
          </section>
        </div>
        {!data.closedAt && data.availableActions.length > 0 && !visiting && (
          <section className="card case-actions no-print" aria-label={t('可办理的操作')}>
            <ActionBar
              data={data}
              take={take}
              reload={reload}
              keys={keys}
              pressed={pressed}
              notes={{ kept: draft.notes as unknown as Value[], change: (value) => draft.set(notesOf(value)), before: draft.settle, after: draft.reopen }}
              onDone={(answer) => void refresh().then(() => onward.done(answer))}
            />
          </section>
        )}
        {raising !== null && <NoteComposer data={data} target={raising} onAdd={draft.add} onClose={() => setRaising(null)} />}
        {help && <KeysHelp shortcuts={shortcuts} onClose={() => setHelp(false)} />}
      </div>
    </NotePlacesContext.Provider>
  );
}
