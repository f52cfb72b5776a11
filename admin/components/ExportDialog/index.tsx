import { Checkbox, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { exchange } from '../../providers/exchange';
import { Frame } from '../Frame';

interface ExportDialogProps {
  kind: string;
  subject: string;
  /** Name of the file. */
  name: string;
  /** What narrows the list on the screen. */
  filter?: Record<string, string>;
  /** Whether there are personal numbers that may be asked for in full. */
  numbers?: boolean;
  onClose: () => void;
}

/** Takes a table out: why is asked first, because it is printed on the table. */
export function ExportDialog({ kind, subject, name, filter = {}, numbers = false, onClose }: ExportDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [format, setFormat] = useState<'xlsx' | 'pdf'>('xlsx');
  const [unmasked, setUnmasked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const missing = reason.trim().length < 2;
  const start = async (): Promise<void> => {
    if (missing) return setFailure(t('请写明导出原因，它会印在导出的表格上。'));
    setBusy(true);
    setFailure(null);
    try {
      await exchange.export(kind, subject, { reason: reason.trim(), format, unmasked, filter }, name);
      onClose();
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setBusy(false);
  };
  return (
    <Modal open title={t('导出{{what}}', { what: name })} okText={t('导出')} cancelText={t('取消')} confirmLoading={busy} onOk={() => void start()} onCancel={onClose} destroyOnHidden>
      <div className="stack">
        <Frame id="export-reason" label={t('导出原因')} required help={t('原因、导出人和时间会印在表上，并记入审计。')} errors={failure ? [failure] : []}>
          <Input id="export-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} placeholder={t('例如：年度校验核对')} aria-describedby="export-reason--help export-reason--errors" />
        </Frame>
        <Frame id="export-format" label={t('格式')} group>
          <Radio.Group value={format} onChange={({ target }) => setFormat(target.value as 'xlsx' | 'pdf')}>
            <Radio value="xlsx">Excel</Radio>
            <Radio value="pdf">{t('PDF（打印用）')}</Radio>
          </Radio.Group>
        </Frame>
        {numbers && <Checkbox checked={unmasked} onChange={({ target }) => setUnmasked(target.checked)}>{t('包含完整的证件号码（仅在确有必要时选择）')}</Checkbox>}
      </div>
    </Modal>
  );
}
