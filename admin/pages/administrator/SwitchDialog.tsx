import { useQueryClient } from '@tanstack/react-query';
import { App, Input, InputNumber, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '../../components/Frame';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { SwitchLine, SwitchValue } from '../../types/SwitchLine';
import { switchWords } from './switchWords';

interface SwitchDialogProps {
  authority: string;
  line: SwitchLine;
  openCases: number;
  onClose: () => void;
}

/** Changes a switch: the new value, why, and before it is done what it touches. */
export function SwitchDialog({ authority, line, openCases, onClose }: SwitchDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [value, setValue] = useState<SwitchValue>(line.value);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const changed = value !== line.value || line.source !== 'own';
  const save = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await ask(`/api/authorities/${authority}/switches/${line.key}`, { method: 'PUT', version: line.settings[0]?.version ?? 0, body: { data: { value, reason: reason.trim() } } });
      void message.success(t('已完成：{{label}}', { label: line.label }));
      await client.invalidateQueries({ queryKey: ['switches', authority] });
      onClose();
    } catch (error) {
      setFailure(sentenceOf(error));
      if (error instanceof ApiError && error.statusCode === 412) await client.invalidateQueries({ queryKey: ['switches', authority] });
      setBusy(false);
    }
  };
  const options = line.type === 'yes-no' ? [{ value: true, label: t('是') }, { value: false, label: t('否') }] : (line.options ?? []);
  return (
    <Modal open title={line.label} okText={t('修改')} cancelText={t('取消')} confirmLoading={busy} okButtonProps={{ disabled: !changed || reason.trim().length < 2 }} onOk={() => void save()} onCancel={onClose} maskClosable={false}>
      <div className="stack">
        <p className="small quiet">{t('依据')}：{line.basis}</p>
        {line.type === 'number' ? (
          <Frame id="switch-value" label={`${t('新的取值')}（${line.unit ?? ''}）`} required help={t('{{min}} 至 {{max}}', { min: line.min, max: line.max })}>
            <InputNumber id="switch-value" precision={0} min={line.min} max={line.max} value={Number(value)} onChange={(next) => setValue(next ?? line.value)} style={{ width: '100%' }} />
          </Frame>
        ) : (
          <Frame id="switch-value" label={t('新的取值')} required group>
            <Radio.Group value={value} options={options} onChange={({ target }) => setValue(target.value as SwitchValue)} style={{ display: 'grid', gap: 6 }} />
          </Frame>
        )}
        <Frame id="switch-reason" label={t('修改的理由')} required help={t('理由记入修改记录。')}>
          <Input.TextArea id="switch-reason" value={reason} maxLength={500} autoSize={{ minRows: 2 }} onChange={({ target }) => setReason(target.value)} />
        </Frame>
        <div className="panel panel-care stack-s" aria-live="polite">
          <p><strong>{t('修改以后')}：</strong>{changed ? `${switchWords(line, line.value, t)} → ${switchWords(line, value, t)}` : t('取值没有变化。')}</p>
          <p>{line.reachLabel}</p>
          <p>{t('现在有 {{count}} 件在办业务。', { count: openCases })}</p>
        </div>
        {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
      </div>
    </Modal>
  );
}
