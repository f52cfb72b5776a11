import { App, Button, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../hooks/useDates';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { DryRun, ReminderRule, ReminderStep } from '../../types/ReminderRule';
import { DryRunDialog } from './DryRunDialog';

const DIRECTIONS = ['before', 'on', 'after'] as const;
type Direction = (typeof DIRECTIONS)[number];
const directionOf = (at: number): Direction => (at < 0 ? 'before' : at > 0 ? 'after' : 'on');
const signed = (direction: Direction, days: number): number => (direction === 'before' ? -days : direction === 'after' ? days : 0);

/** One rule: whether it runs, on which days, to whom; and who would get what today. */
export function ReminderForm({ rule, onChanged }: { rule: ReminderRule; onChanged: () => Promise<void> }): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [enabled, setEnabled] = useState(rule.enabled);
  const [steps, setSteps] = useState<ReminderStep[]>(rule.steps);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState<'save' | 'dry-run' | null>(null);
  const [result, setResult] = useState<DryRun | null>(null);
  const path = `/api/reminder-rules/${rule.key}`;
  const changed = enabled !== rule.enabled || JSON.stringify(steps) !== JSON.stringify(rule.steps);

  const act = async (what: 'save' | 'dry-run', work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(sentenceOf(error));
    }
    setBusy(null);
  };
  const save = (): Promise<void> =>
    act('save', async () => {
      await ask(path, { method: 'PUT', body: { data: { enabled, steps } }, version: rule.version });
      void message.success(t('已保存，从下一次检查起生效'));
      await onChanged();
    });
  const dryRun = (): Promise<void> => act('dry-run', async () => setResult(await ask<DryRun>(`${path}/dry-run`, { method: 'POST', body: { data: { enabled, steps } } })));
  const set = (index: number, step: ReminderStep): void => setSteps(steps.map((old, at) => (at === index ? step : old)));

  const names: Record<Direction, string> = rule.unit === 'day' ? { before: t('提前（天）'), on: t('当天'), after: t('之后（天）') } : { before: t('提前（工作日）'), on: t('当天'), after: t('之后（工作日）') };
  return (
    <section className="card stack-s" aria-labelledby={`rule-${rule.key}`}>
      <div className="row between">
        <h2 id={`rule-${rule.key}`}>{rule.label}</h2>
        <span className="row"><Switch id={`rule-${rule.key}-on`} checked={enabled} onChange={setEnabled} aria-label={t('启用：{{what}}', { what: rule.label })} /><span aria-hidden="true">{enabled ? t('已启用') : t('已停用')}</span></span>
      </div>
      <p>{rule.about}{rule.basis && <span className="quiet"> {t('依据：{{basis}}', { basis: rule.basis })}</span>}</p>
      <ul className="reminder-steps">
        {steps.map((step, index) => (
          <li key={index} className="reminder-step">
            <span className="row">
              <Select aria-label={t('第 {{n}} 个时间：方向', { n: index + 1 })} style={{ width: 140 }} value={directionOf(step.at)} options={DIRECTIONS.map((value) => ({ value, label: names[value] }))} onChange={(direction) => set(index, { ...step, at: signed(direction, Math.abs(step.at) || 1) })} />
              {step.at !== 0 && <InputNumber aria-label={t('第 {{n}} 个时间：天数', { n: index + 1 })} style={{ width: 80 }} min={1} max={400} precision={0} value={Math.abs(step.at)} onChange={(days) => set(index, { ...step, at: signed(directionOf(step.at), days ?? 1) })} />}
            </span>
            <Select mode="multiple" aria-label={t('第 {{n}} 个时间：提醒谁', { n: index + 1 })} style={{ width: '100%' }} value={step.to} options={rule.audience.map(({ role, label }) => ({ value: role, label }))} onChange={(to: string[]) => set(index, { ...step, to })} />
            <Button size="small" onClick={() => setSteps(steps.filter((_, at) => at !== index))} disabled={steps.length === 1} aria-label={t('删除第 {{n}} 个时间', { n: index + 1 })}>{t('删除')}</Button>
          </li>
        ))}
      </ul>
      {failure && <p role="alert" className="panel panel-bad">{failure}</p>}
      <div className="row">
        <Button type="primary" onClick={() => void save()} loading={busy === 'save'} disabled={!changed}>{t('保存')}</Button>
        <Button onClick={() => void dryRun()} loading={busy === 'dry-run'}>{t('试算今天会提醒谁')}</Button>
        <Button onClick={() => setSteps([...steps, { at: rule.unit === 'day' ? -1 : 1, to: steps.at(-1)?.to ?? [] }])}>{t('增加时间')}</Button>
        <Button onClick={() => setSteps(rule.original)}>{t('恢复默认时间')}</Button>
        <Link to="/message-templates">{t('修改提醒文字')}</Link>
      </div>
      {rule.version > 0 && <p className="small quiet">{t('第 {{version}} 版，{{by}}，{{at}}', { version: rule.version, by: rule.changedBy, at: moment(rule.changedAt) })}</p>}
      {result && <DryRunDialog label={rule.label} result={result} onClose={() => setResult(null)} />}
    </section>
  );
}
