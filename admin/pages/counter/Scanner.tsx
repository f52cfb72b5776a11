import { Modal } from 'antd';
import jsQR from 'jsqr';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Milliseconds between two looks: quick for a hand, easy on a tablet. */
const PAUSE = 200;

interface ScannerProps {
  onFound: (text: string) => void;
  onClose: () => void;
}

/** Reads a QR code with the camera of a phone or tablet. Pictures are looked at in the browser and go nowhere. */
export function Scanner({ onFound, onClose }: ScannerProps): React.JSX.Element {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onFound);
  const [trouble, setTrouble] = useState<'denied' | 'none' | null>(null);
  useEffect(() => {
    found.current = onFound;
  }, [onFound]);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: number | undefined;
    let ended = false;
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const look = (): void => {
      const picture = video.current;
      if (picture && context && picture.videoWidth > 0) {
        canvas.width = picture.videoWidth;
        canvas.height = picture.videoHeight;
        context.drawImage(picture, 0, 0);
        const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
        const code = jsQR(data, width, height);
        if (code?.data) return found.current(code.data);
      }
      timer = window.setTimeout(look, PAUSE);
    };
    const start = async (): Promise<void> => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        if (ended || !video.current) return stream.getTracks().forEach((track) => track.stop());
        video.current.srcObject = stream;
        await video.current.play();
        look();
      } catch (error) {
        if (!ended) setTrouble(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'none');
      }
    };
    void start();
    return () => {
      ended = true;
      window.clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);
  return (
    <Modal open title={t('扫描通知书上的二维码')} footer={null} onCancel={onClose}>
      <div className="stack-s">
        {trouble === null && <p>{t('请允许使用摄像头，把通知书右下角的二维码放进画面。画面只在本机识别，不会保存或上传。')}</p>}
        {trouble === 'denied' && <p role="alert" className="panel panel-care">{t('没有得到使用摄像头的许可。请在浏览器地址栏的设置中允许摄像头，或者直接输入通知书上的编号。')}</p>}
        {trouble === 'none' && <p role="alert" className="panel panel-care">{t('打不开摄像头：设备没有摄像头，或者不是通过安全连接（https）访问。请用扫码枪，或者输入通知书上的编号。')}</p>}
        {trouble === null && <video ref={video} muted playsInline className="scanner" aria-label={t('摄像头画面')} />}
      </div>
    </Modal>
  );
}
