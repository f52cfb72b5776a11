import type { Assessment, Finding, FindingStatus } from '@medregistry/language';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../types/Row';
import { StatusTag } from '../StatusTag';
import '../TableField/style.css';
import './style.css';

const TONES = { gap: 'bad', 'to-check': 'attention', unknown: 'idle', met: 'good' } satisfies Record<FindingStatus, Tone>;

/** What wants attention first. */
const ORDER: FindingStatus[] = ['gap', 'to-check', 'unknown', 'met'];
const inOrder = (findings: Finding[]): Finding[] => [...findings].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));

const needOf = ({ need, most }: Finding): string => (need === null ? '—' : most === null ? String(need) : `${need}–${most}`);

/** A status in words; never the colour alone. */
function FindingTag({ status }: { status: FindingStatus }): React.JSX.Element {
  const { t } = useTranslation();
  const words: Record<FindingStatus, string> = { gap: t('不足'), 'to-check': t('待核对'), unknown: t('自行核对'), met: t('达到') };
  return <StatusTag tone={TONES[status]}>{words[status]}</StatusTag>;
}

/** How many lines stand how, in one sentence. */
export function Counts({ counts }: Pick<Assessment, 'counts'>): React.JSX.Element {
  const { t } = useTranslation();
  return <>{t('不足 {{gap}} 项，待核对 {{check}} 项，需自行核对 {{unknown}} 项，达到 {{met}} 项', { gap: counts.gap, check: counts['to-check'], unknown: counts.unknown, met: counts.met })}</>;
}

/** A standard line by line: what there is, what is needed, and what that means. */
export function Findings({ assessment }: { assessment: Assessment }): React.JSX.Element {
  const { t } = useTranslation();
  const heads = [t('结果'), t('项目'), t('现有'), t('要求'), t('说明')];
  return (
    <div className="cards-scroll">
      <table className="cards findings">
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {inOrder(assessment.findings).map((finding) => (
            <tr key={finding.id} className={finding.status === 'gap' ? 'cards-bad' : ''}>
              <td data-label={heads[0]}><FindingTag status={finding.status} /></td>
              <td data-label={heads[1]}>{finding.label}</td>
              <td data-label={heads[2]}><span className="cards-number">{finding.have ?? '—'}</span></td>
              <td data-label={heads[3]}><span className="cards-number">{needOf(finding)}</span></td>
              <td data-label={heads[4]}><span>{finding.says}{finding.basis && <span className="small quiet">（{finding.basis}）</span>}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LinesProps {
  label: string;
  findings: Finding[];
  /** What was kept when the case was filed; a line that has moved since says so. */
  kept?: Assessment | undefined;
}

/** The same in a narrow column: a sentence a line. */
export function Lines({ label, findings, kept }: LinesProps): React.JSX.Element {
  const { t } = useTranslation();
  const then = new Map(kept?.findings.map(({ id, have }) => [id, have]));
  return (
    <ul className="stack-s" aria-label={label}>
      {inOrder(findings).map(({ id, status, sentence, basis, have }) => (
        <li key={id} className="self-check-line">
          <FindingTag status={status} /> <span>{sentence}</span>
          {basis && <span className="small quiet">（{basis}）</span>}
          {then.has(id) && then.get(id) !== have && <strong className="small"> {t('提交时为 {{then}}，现在为 {{now}}', { then: then.get(id) ?? '—', now: have ?? '—' })}</strong>}
        </li>
      ))}
    </ul>
  );
}
