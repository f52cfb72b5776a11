import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, type ButtonProps } from 'antd';
import { useState } from 'react';
import { sentenceOf } from '../../providers/ApiError';
import { download } from '../../providers/openPdf';

/** Downloads a file of the server under a name, with the person's token. */
export function DownloadButton({ path, name, children, ...rest }: { path: string; name: string } & Omit<ButtonProps, 'onClick' | 'loading' | 'href'>): React.JSX.Element {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const fetch = async (): Promise<void> => {
    setBusy(true);
    try {
      await download(path, name);
    } catch (error) {
      void message.error(sentenceOf(error));
    }
    setBusy(false);
  };
  return <Button icon={<DownloadOutlined />} {...rest} loading={busy} onClick={() => void fetch()}>{children}</Button>;
}
