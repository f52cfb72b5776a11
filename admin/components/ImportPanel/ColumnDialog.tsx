import { useQuery } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { exchange } from '../../providers/exchange';
import type { ColumnOffer, ImportRun } from '../../types/ImportRun';
import { describedBy, Frame } from '../Frame';
import { Loading } from '../Loading';

interface ColumnDialogProps {
  run: string;
  onClose: () => void;
  onChosen: (run: ImportRun) => void;
}

type Chosen = Record<string, string | null>;

const faultsOf = (error: unknown): Record<string, string> =>
  error instanceof ApiError ? Object.fromEntries(error.problems.map(({ path, message }) => [path, message])) : {};

function Columns({ run, offer, onClose, onChosen }: ColumnDialogProps & { offer: ColumnOffer }): React.JSX.Element {
  const { t } = useTranslation();
  const [first] = offer.lines;
  const [row, setRow] = useState(first?.row ?? 0);
  const [chosen, setChosen] = useState<Chosen>(() => Object.fromEntries(offer.columns.map(({ key, header }) => [key, header])));
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const faults = faultsOf(failure);
  const headers = offer.lines.find((line) => line.row === row)?.headers ?? [];
  /** A column of the table is one thing only: what it was taken for before is given up. */
  const assign = (key: string, header: string | null): void =>
    setChosen((before) => ({ ...Object.fromEntries(Object.entries(before).map(([other, held]) => [other, header !== null && held === header ? null : held])), [key]: header }));
  const choose = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const offered = new Set(headers.map(({ header }) => header));
      const columns = Object.fromEntries(Object.entries(chosen).map(([key, header]) => [key, header !== null && offered.has(header) ? header : null]));
      onChosen(await exchange.chooseColumns(run, { row, columns }));
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('对应表中的列')} width={780} maskClosable={false} okText={t('保存对应关系并重新核对')} cancelText={t('取消')} confirmLoading={busy} onOk={() => void choose()} onCancel={onClose}>
      <div className="stack-s">
        <p className="quiet">{t('请说明您的表格中哪一列是什么。对应关系会记住，下次上传同样的表格不用再选。没有的项目留空。')}</p>
        {failure !== null && <p role="alert" className="panel panel-bad">{sentenceOf(failure)}</p>}
        <Frame id="header-row" label={t('表头在哪一行')} errors={faults['row'] ? [faults['row']] : []}>
          <Select id="header-row" value={row} onChange={setRow} aria-describedby={describedBy('header-row')} options={offer.lines.map((line) => ({ value: line.row, label: t('第 {{n}} 行：{{headers}}', { n: line.row, headers: line.headers.map(({ header }) => header).join('、') }) }))} />
        </Frame>
        <div className="fields">
          {offer.columns.map(({ key, label, required, hint }) => {
            const fault = faults[`columns.${key}`];
            return (
              <Frame key={key} id={`column-${key}`} label={label} required={required} help={hint ?? undefined} errors={fault ? [fault] : []}>
                <Select
                  id={`column-${key}`} allowClear showSearch placeholder={t('表中没有')} value={chosen[key] ?? null} aria-describedby={describedBy(`column-${key}`)}
                  onChange={(header: string | undefined) => assign(key, header ?? null)}
                  options={headers.map(({ header, twice }) => ({ value: header, label: twice ? t('{{header}}（出现不止一次）', { header }) : header, disabled: twice }))}
                />
              </Frame>
            );
          })}
        </div>
      </div>
    </Modal>
  );
}

/** 列对应: what the columns of a foreign table mean, asked once and remembered. */
export function ColumnDialog(props: ColumnDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['import-columns', props.run], queryFn: ({ signal }) => exchange.columns(props.run, signal), retry: false, gcTime: 0 });
  if (data && data.lines.length > 0) return <Columns {...props} offer={data} />;
  return (
    <Modal open title={t('对应表中的列')} footer={null} onCancel={props.onClose}>
      {error ? <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p> : data ? <p>{t('表格前 20 行中没有找到像表头的行，请检查文件后重新上传。')}</p> : <Loading />}
    </Modal>
  );
}
