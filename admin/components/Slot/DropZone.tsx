import { UploadOutlined } from '@ant-design/icons';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import './style.css';

interface DropZoneProps {
  /** What the file is for, read out by screen readers. */
  label: string;
  onFiles: (files: File[]) => void;
  /** What may be picked; pages of a material unless told. */
  accept?: string;
  hint?: string;
  multiple?: boolean;
}

/** Takes files by drop, by the file picker or from a phone's camera; the input itself is what the keyboard reaches. */
export function DropZone({ label, onFiles, accept = 'image/jpeg,image/png,application/pdf,.jpg,.jpeg,.png,.pdf', hint, multiple = true }: DropZoneProps): React.JSX.Element {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <label className={`drop-zone ${over ? 'drop-zone-over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <input
        ref={input}
        type="file"
        multiple={multiple}
        accept={accept}
        aria-label={t('上传“{{label}}”的文件', { label })}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <UploadOutlined aria-hidden />
      <span><strong>{t('选择文件，或拖到这里')}</strong><br /><span className="small quiet">{hint ?? t('JPG、PNG、PDF，可一次选多个，单个不超过 20 MB。新文件总是加在后面，不会覆盖。')}</span></span>
    </label>
  );
}
