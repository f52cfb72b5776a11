import { App, Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describedBy, Frame } from '../../components/Frame';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';
import type { TemplateText, TemplateView } from '../../types/MessageTemplate';

interface TemplateFormProps {
  view: TemplateView;
  onSaved: (view: TemplateView) => Promise<void>;
  onStale: () => void;
}

const PAUSE = 400;

/** Title, body, the variables that may stand in them, and what comes out with invented examples. */
export function TemplateForm({ view, onSaved, onStale }: TemplateFormProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [text, setText] = useState<TemplateText>({ title: view.title, body: view.body });
  const [preview, setPreview] = useState<TemplateText | null>(null);
  const [problems, setProblems] = useState<{ path: string; message: string }[]>([]);
  const [busy, setBusy] = useState<'save' | 'trial' | null>(null);
  const area = useRef<TextAreaRef>(null);
  const path = `/api/message-templates/${encodeURIComponent(view.key)}`;

  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask<TemplateText>(`${path}/preview`, { method: 'POST', body: { data: text }, signal: abort.signal }).then(
        (shown) => {
          setPreview(shown);
          setProblems([]);
        },
        (error: unknown) => {
          if (error instanceof ApiError) setProblems(error.problems.length ? error.problems.map((problem) => ({ ...problem, path: problem.path.replace('data.', '') })) : [{ path: 'body', message: sentenceOf(error) }]);
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, text]);

  const failed = (error: unknown): void => {
    if (error instanceof ApiError && error.problems.length) setProblems(error.problems.map((problem) => ({ ...problem, path: problem.path.replace('data.', '') })));
    else void message.error(sentenceOf(error));
  };
  const save = async (): Promise<void> => {
    setBusy('save');
    try {
      await onSaved(await ask<TemplateView>(path, { method: 'PUT', body: { data: text }, version: view.version }));
      void message.success(t('已保存，以后的消息使用新的文字'));
    } catch (error) {
      failed(error);
      if (error instanceof ApiError && error.status === 412) onStale();
    }
    setBusy(null);
  };
  const tryOut = async (): Promise<void> => {
    setBusy('trial');
    try {
      await ask(`${path}/trial`, { method: 'POST', body: { data: text }, idempotencyKey: newKey() });
      void message.success(t('已试发给您自己，请查看消息'));
    } catch (error) {
      failed(error);
    }
    setBusy(null);
  };
  const insert = (name: string): void => {
    const box = area.current?.resizableTextArea?.textArea;
    const at = box?.selectionStart ?? text.body.length;
    setText({ ...text, body: `${text.body.slice(0, at)}{${name}}${text.body.slice(box?.selectionEnd ?? at)}` });
    box?.focus();
  };
  const errorsOf = (part: string): string[] => problems.filter((problem) => problem.path === part).map((problem) => problem.message);
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <div className="card stack-s">
        <Frame id="template-title" label={t('标题')} required errors={errorsOf('title')}>
          <Input id="template-title" maxLength={60} value={text.title} onChange={({ target }) => setText({ ...text, title: target.value })} aria-describedby={describedBy('template-title')} />
        </Frame>
        <Frame id="template-body" label={t('正文')} required help={t('大括号中的变量发送时换成实际内容。')} errors={errorsOf('body')}>
          <Input.TextArea ref={area} id="template-body" rows={5} maxLength={1000} value={text.body} onChange={({ target }) => setText({ ...text, body: target.value })} aria-describedby={describedBy('template-body')} />
        </Frame>
        <p id="template-variables">{t('点击插入变量（括号内为举例）')}</p>
        <div className="message-variables" role="group" aria-labelledby="template-variables">
          {Object.entries(view.samples).map(([name, sample]) => <Button key={name} size="small" onClick={() => insert(name)}>{`{${name}}`}<span className="small quiet">（{sample}）</span></Button>)}
        </div>
      </div>
      <section className="panel message-preview stack-s" aria-label={t('预览')} aria-live="polite">
        <h2>{t('预览')}</h2>
        {problems.length > 0 ? <p>{t('请先按提示修改，再看预览。')}</p> : preview && <><p><strong>{preview.title}</strong></p><p className="message-body">{preview.body}</p></>}
      </section>
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy === 'save'} disabled={problems.length > 0}>{t('保存')}</Button>
        <Button onClick={() => void tryOut()} loading={busy === 'trial'} disabled={problems.length > 0}>{t('试发给自己')}</Button>
        <Button onClick={() => setText(view.original)}>{t('恢复系统默认文字')}</Button>
      </div>
    </form>
  );
}
