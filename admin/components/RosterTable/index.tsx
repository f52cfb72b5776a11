import { rosterMatches } from '@medregistry/config/enums';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../providers/http';
import type { RosterKind, RosterSummary } from '../../types/RosterSummary';
import type { StaffRow } from '../../types/StaffRow';
import { Tabs } from '../Tabs';
import { People, type RosterQuery } from './People';
import './style.css';

interface RosterTableProps {
  institution: string;
  onEdit?: (row: StaffRow) => void;
}

/** The numbers of a roster. */
export const useRosterSummary = (institution: string | undefined): RosterSummary | undefined =>
  useQuery({ queryKey: ['roster-summary', institution], enabled: institution !== undefined, queryFn: ({ signal }) => ask<RosterSummary>(`/api/institutions/${institution ?? ''}/roster/summary`, { signal }) }).data;

/** Who works at an institution according to the registers, by kind, page by page; found by name, pinyin or number. */
export function RosterTable({ institution, onEdit }: RosterTableProps): React.JSX.Element {
  const { t } = useTranslation();
  const [query, setQuery] = useState<RosterQuery>({ q: '', match: '', left: false });
  const summary = useRosterSummary(institution);
  const labels: [RosterKind, string][] = [['doctor', t('医师信息')], ['nurse', t('护士信息')], ['other', t('其他卫生技术人员')]];
  const options = [
    { value: '', label: t('全部核对结果') },
    { value: 'mismatch', label: t('与注册数据不一致的') },
    ...Object.entries(rosterMatches).map(([value, { label }]) => ({ value, label })),
  ];
  const named = (kind: RosterKind, label: string): string => {
    if (!summary) return label;
    const off = summary.byTab[kind];
    return off ? t('{{label}}（{{count}} 人，{{off}} 人不一致）', { label, count: summary.counts[kind], off }) : t('{{label}}（{{count}} 人）', { label, count: summary.counts[kind] });
  };
  return (
    <div className="stack-s">
      <div className="row roster-filters no-print">
        <Input.Search allowClear aria-label={t('按姓名、拼音首字母或证件号码末几位查找')} placeholder={t('姓名、拼音首字母或证件号码末几位')} onSearch={(q) => setQuery((before) => ({ ...before, q: q.trim() }))} />
        <Select aria-label={t('核对结果')} value={query.match} options={options} onChange={(match) => setQuery((before) => ({ ...before, match }))} />
        <Checkbox checked={query.left} onChange={({ target }) => setQuery((before) => ({ ...before, left: target.checked }))}>{t('已离职')}</Checkbox>
      </div>
      <Tabs label={t('人员名录')} items={labels.map(([key, label]) => ({ key, label: named(key, label), children: <People institution={institution} kind={key} query={query} onEdit={onEdit} /> }))} />
    </div>
  );
}
