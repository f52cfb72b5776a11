import { App, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';
import { uploadFile } from '../../providers/upload';
import type { SupportWords, TicketView } from '../../types/Ticket';
import { describedBy, Frame } from '../Frame';
import { deviceWords, systemWords } from './deviceWords';

/** What was typed survives a closed drawer and a reloaded page, until it is sent or the tab is closed. */
const DRAFT = 'support-question';

/** 问题描述, 现用机型, 当前系统 and a screenshot (F86); what the browser knows stands there already. */
export function AskForm({ categories, onAsked }: { categories: SupportWords['categories']; onAsked: (ticket: string) => Promise<void> }): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [category, setCategory] = useState(categories[0]?.key ?? '');
  const [description, setDescription] = useState(() => sessionStorage.getItem(DRAFT) ?? '');
  const [device, setDevice] = useState(() => deviceWords());
  const [system, setSystem] = useState(() => systemWords());
  const [pictures, setPictures] = useState<File[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const chosen = categories.find((one) => one.key === category);

  const describe = (text: string): void => {
    setDescription(text);
    sessionStorage.setItem(DRAFT, text);
  };
  const send = async (): Promise<void> => {
    if (description.trim().length < 2) return setFailure(t('请描述遇到的问题。'));
    setBusy(true);
    setFailure(null);
    try {
      const { documentId, number } = await ask<TicketView>('/api/tickets', {
        method: 'POST', body: { data: { category, description: description.trim(), device, system, page: window.location.pathname } }, idempotencyKey: key.current,
      });
      sessionStorage.removeItem(DRAFT);
      for (const picture of pictures) await uploadFile(`/api/tickets/${documentId}/files`, picture, () => undefined).catch((error: unknown) => void message.error(`${picture.name}：${sentenceOf(error)}`, 8));
      void message.success(t('已提交，问题编号 {{number}}', { number }));
      await onAsked(documentId);
    } catch (error) {
      setFailure(sentenceOf(error));
      key.current = newKey();
    }
    setBusy(false);
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Frame id="ask-category" label={t('问题类别')} group help={chosen ? `${chosen.about}${t('承诺 {{count}} 个工作日内答复。', { count: chosen.promise })}` : undefined}>
        <div className="row">
          {categories.map((one) => (
            <label key={one.key} className="row"><input type="radio" name="ask-category" value={one.key} checked={one.key === category} onChange={() => setCategory(one.key)} /> {one.label}</label>
          ))}
        </div>
      </Frame>
      <Frame id="ask-description" label={t('问题描述')} required help={t('请写明在哪一步、出现了什么提示。请不要填写身份证号等个人信息。')} errors={failure ? [failure] : []}>
        <Input.TextArea id="ask-description" rows={6} maxLength={2000} value={description} onChange={({ target }) => describe(target.value)} aria-describedby={describedBy('ask-description')} />
      </Frame>
      <Frame id="ask-device" label={t('现用机型')}><Input id="ask-device" maxLength={120} value={device} onChange={({ target }) => setDevice(target.value)} /></Frame>
      <Frame id="ask-system" label={t('当前系统')}><Input id="ask-system" maxLength={120} value={system} onChange={({ target }) => setSystem(target.value)} /></Frame>
      <Frame id="ask-pictures" label={t('截图')} help={t('最多 5 张，PNG 或 JPEG，每张不超过 5 MB。')}>
        <input id="ask-pictures" type="file" accept="image/png,image/jpeg" multiple onChange={({ target }) => setPictures([...(target.files ?? [])].slice(0, 5))} aria-describedby={describedBy('ask-pictures')} />
      </Frame>
      <p className="small quiet">{t('提交时会附上当前页面的地址。')}</p>
      <Button type="primary" htmlType="submit" loading={busy}>{t('提交')}</Button>
    </form>
  );
}
