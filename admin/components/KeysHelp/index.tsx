import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Shortcut } from '../../hooks/useKeys';
import './style.css';

interface KeysHelpProps {
  shortcuts: Pick<Shortcut, 'key' | 'label'>[];
  onClose: () => void;
}

/** The overlay that lists every key of a screen (?). */
export function KeysHelp({ shortcuts, onClose }: KeysHelpProps): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <Modal open title={t('键盘操作')} footer={null} onCancel={onClose} width={560}>
      <table className="keys-table">
        <thead><tr><th scope="col">{t('按键')}</th><th scope="col">{t('作用')}</th></tr></thead>
        <tbody>
          {shortcuts.map(({ key, label }) => <tr key={key}><td><kbd>{key}</kbd></td><td>{label}</td></tr>)}
          <tr><td><kbd>Ctrl+Enter</kbd></td><td>{t('在对话框中确定')}</td></tr>
          <tr><td><kbd>Esc</kbd></td><td>{t('关闭对话框')}</td></tr>
        </tbody>
      </table>
    </Modal>
  );
}
