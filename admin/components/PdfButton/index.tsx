import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, type ButtonProps } from 'antd';
import { useState } from 'react';
import { sentenceOf } from '../../providers/ApiError';
import { openPdf } from '../../providers/openPdf';

/** Opens a PDF of the server in a tab of its own, with the person's token. */
export function PdfButton({ path, name, children, ...rest }: { path: string; name: string } & Omit<ButtonProps, 'onClick' | 'loading' | 'href'>): React.JSX.Element {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    try {
      await openPdf(path, name);
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    setBusy(false);
  };
  return <Button icon={<PrinterOutlined />} {...rest} loading={busy} onClick={() => void open()}>{children}</Button>;
}
