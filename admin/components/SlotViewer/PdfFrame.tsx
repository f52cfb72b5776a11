import { useEffect, useState } from 'react';
import { sentenceOf } from '../../providers/ApiError';
import { objectUrl } from '../../providers/openPdf';
import { Loading } from '../Loading';

/** A PDF within the page, fetched with the person's token. */
export function PdfFrame({ path, title }: { path: string; title: string }): React.JSX.Element {
  const [url, setUrl] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    let made: string | null = null;
    objectUrl(path, abort.signal).then(
      (found) => {
        made = found;
        setUrl(found);
      },
      (error: unknown) => !abort.signal.aborted && setFailure(sentenceOf(error)),
    );
    return () => {
      abort.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [path]);
  if (failure) return <p role="alert" className="panel panel-bad">{failure}</p>;
  return url ? <iframe className="viewer-frame" src={url} title={title} /> : <Loading />;
}
