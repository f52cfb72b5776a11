import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { exchange } from '../../providers/exchange';
import type { ImportRun } from '../../types/ImportRun';
import { describedBy, Frame } from '../Frame';

interface UndoDialogProps {
  run: ImportRun;
  onClose: () => void;
  onDone: (run: ImportRun) => void;
}

/** Asks why a saved import is taken back. */
export function UndoDialog({ run, onClose, onDone }: UndoDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const undo = async (): Promise<void> => {
    if (reason.trim().length < 2) return setFailure(t('请写明撤销的原因。'));
    setBusy(true);
    try {
      onDone(await exchange.undo(run.documentId, reason));
    } catch (error) {
      setFailure(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('撤销这次导入')} okText={t('撤销这次导入')} okButtonProps={{ danger: true }} cancelText={t('取消')} confirmLoading={busy} onOk={() => void undo()} onCancel={onClose}>
      <div className="stack-s">
        <p>{t('“{{file}}”新增的记录会删除，更新的记录会恢复原样。只要有一条记录之后又有变动或者已有业务办理，就一条也不撤销。', { file: run.fileName })}</p>
        <Frame id="undo-reason" label={t('撤销的原因')} required help={t('记入审计。')} errors={failure ? [failure] : []}>
          <Input id="undo-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} onPressEnter={() => void undo()} aria-describedby={describedBy('undo-reason')} />
        </Frame>
      </div>
    </Modal>
  );
}
