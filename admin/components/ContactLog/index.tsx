import { App, Button, Input, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { newKey } from '../../providers/http';
import { desk } from '../../providers/workbench';
import type { Case, Value } from '../../types/Case';
import type { ContactEntry, NewContact } from '../../types/Workbench';

interface ContactLogProps {
  data: Case;
  entries: ContactEntry[];
  refresh: () => Promise<void>;
}

const blank = (person: Value | undefined): NewContact => ({ person: typeof person === 'string' ? person : '', channel: 'phone', outcome: 'reached', summary: '', nextStep: '' });

/** Calls about a case (联系记录): whom, what came of it, what comes next. The applicant never sees it. */
export function ContactLog({ data, entries, refresh }: ContactLogProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const contact = data.review?.contact ?? [];
  const [entry, setEntry] = useState(() => blank(contact.find(({ sealed }) => !sealed)?.value));
  const [shown, setShown] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const change = (part: Partial<NewContact>): void => {
    key.current = newKey();
    setEntry((before) => ({ ...before, ...part }));
  };
  const outcomes = { reached: t('已联系上'), 'not-reached': t('未联系上'), 'call-back': t('约定再联系') };
  const channels = { phone: t('电话'), visit: t('当面'), message: t('短信') };
  const optionsOf = (words: Record<string, string>): { value: string; label: string }[] => Object.entries(words).map(([value, label]) => ({ value, label }));
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      await desk.logContact(data.documentId, entry, key.current);
      key.current = newKey();
      setEntry(blank(entry.person));
      await refresh();
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    setBusy(false);
  };
  const reveal = (path: string): void => {
    let reason = '';
    modal.confirm({
      title: t('显示完整号码？'),
      content: <div className="stack-s"><p>{t('查看会连同原因记入审计。')}</p><Input aria-label={t('查看原因')} placeholder={t('查看原因')} maxLength={500} onChange={({ target }) => { reason = target.value; }} /></div>,
      okText: t('显示'),
      cancelText: t('取消'),
      onOk: async () => {
        try {
          const { value } = await desk.reveal(data.documentId, path, reason);
          setShown((before) => ({ ...before, [path]: String(value ?? '') }));
        } catch (error) {
          void message.error(sentenceOf(error));
        }
      },
    });
  };
  return (
    <section className="stack" aria-label={t('联系记录')}>
      <dl className="facts">
        {contact.map(({ path, label, value, sealed }) => (
          <div key={path} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{shown[path] ?? String(value ?? '—')} {sealed && value && !shown[path] && <Button size="small" onClick={() => reveal(path)}>{t('显示号码')}</Button>}</dd>
          </div>
        ))}
      </dl>
      <ul className="stack-s">
        {entries.map((one) => (
          <li key={one.documentId} className="panel">
            <p><strong>{outcomes[one.outcome]}</strong> · {channels[one.channel]} · {one.person}</p>
            <p className="pre">{one.summary}</p>
            {one.nextStep && <p>{t('下一步')}：{one.nextStep}</p>}
            <p className="small quiet">{one.author} <time dateTime={one.at}>{moment(one.at)}</time></p>
          </li>
        ))}
        {entries.length === 0 && <li className="quiet">{t('还没有联系记录。')}</li>}
      </ul>
      <form className="panel stack-s" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <div><label htmlFor="contact-person">{t('联系人')}</label><Input id="contact-person" value={entry.person} maxLength={60} onChange={({ target }) => change({ person: target.value })} /></div>
        <div><Radio.Group aria-label={t('联系方式')} value={entry.channel} options={optionsOf(channels)} onChange={({ target }) => change({ channel: target.value as NewContact['channel'] })} /></div>
        <div><Radio.Group aria-label={t('联系结果')} value={entry.outcome} options={optionsOf(outcomes)} onChange={({ target }) => change({ outcome: target.value as NewContact['outcome'] })} /></div>
        <div><label htmlFor="contact-summary">{t('说了什么')}</label><Input.TextArea id="contact-summary" value={entry.summary} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} onChange={({ target }) => change({ summary: target.value })} /></div>
        <div><label htmlFor="contact-next">{t('下一步')}</label><Input id="contact-next" value={entry.nextStep} maxLength={500} onChange={({ target }) => change({ nextStep: target.value })} /></div>
        <Button htmlType="submit" loading={busy} disabled={entry.person.trim() === '' || entry.summary.trim().length < 2}>{t('记下这次联系')}</Button>
      </form>
    </section>
  );
}
