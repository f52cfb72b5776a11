import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { ChainCheck } from '../../types/AuditLine';

/** Recomputes the chains on request and says what came of it. */
export function ChainPanel(): React.JSX.Element {
  const { t } = useTranslation();
  const [check, setCheck] = useState<ChainCheck | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const verify = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      setCheck(await ask<ChainCheck>('/api/audit-verifications', { method: 'POST', body: { data: {} } }));
    } catch (refused) {
      setFailure(sentenceOf(refused));
    }
    setBusy(false);
  };
  return (
    <section className="card stack-s" aria-labelledby="chain">
      <div className="row between">
        <h2 id="chain">{t('审计链核验')}</h2>
        <Button loading={busy} onClick={() => void verify()}>{t('核验审计链')}</Button>
      </div>
      <p className="small quiet">{t('每条记录都带有前一条的摘要；重新计算可以发现删除、改动和插入。')}</p>
      <div role="status">
        {check && !check.broken && <p className="panel panel-good">{t('完好：{{chains}} 条链，共 {{entries}} 条记录，核验于 {{time}}。', { chains: check.chains, entries: check.entries, time: moment(check.checkedAt) })}</p>}
        {check?.broken && <p className="panel panel-bad">{t('不符：链 {{chain}} 的第 {{sequence}} 条，{{reason}}。请立即报告并保留现场。', { chain: check.broken.chain, sequence: check.broken.sequence, reason: check.broken.reasonLabel })}</p>}
        {failure && <p className="panel panel-bad">{failure}</p>}
      </div>
    </section>
  );
}
