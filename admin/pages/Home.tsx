import { lazy } from 'react';
import { useMe } from '../hooks/useMe';
import { WorkList } from './reviewer/WorkList';

const InstitutionHome = lazy(() => import('./institution/InstitutionHome').then(({ InstitutionHome: page }) => ({ default: page })));
const NurseHome = lazy(() => import('./nurse/NurseHome').then(({ NurseHome: page }) => ({ default: page })));
const NursingHome = lazy(() => import('./nursing/NursingHome').then(({ NursingHome: page }) => ({ default: page })));
const Counter = lazy(() => import('./counter/Counter').then(({ Counter: page }) => ({ default: page })));
const AuditTrail = lazy(() => import('./audit/AuditTrail').then(({ AuditTrail: page }) => ({ default: page })));
const Accounts = lazy(() => import('./accounts/Accounts').then(({ Accounts: page }) => ({ default: page })));
const Records = lazy(() => import('./administrator/Records').then(({ Records: page }) => ({ default: page })));

/** "What needs you", by role: the roles of the person decide which page that is. */
export function Home(): React.JSX.Element {
  const { has, me } = useMe();
  if (has('institution')) return <InstitutionHome />;
  if (has('nurse')) return <NurseHome />;
  if (has('nursing')) return <NursingHome />;
  if (has('reviewer') || has('approver')) return <WorkList />;
  if (has('counter')) return <Counter />;
  if (has('security')) return <Accounts />;
  if (has('auditor')) return <AuditTrail />;
  if (has('administrator') && !me?.queues.length) return <Records kind="campaigns" />;
  return <WorkList />;
}
