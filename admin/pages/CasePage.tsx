import { lazy } from 'react';
import { useParams } from 'react-router';
import { Failure } from '../components/Failure';
import { Loading } from '../components/Loading';
import { useCase } from '../hooks/useCase';
import { useMe } from '../hooks/useMe';

const FiledCase = lazy(() => import('./institution/FiledCase').then(({ FiledCase: page }) => ({ default: page })));
const ReviewCase = lazy(() => import('./reviewer/ReviewCase').then(({ ReviewCase: page }) => ({ default: page })));

/** One case, as the person who looks at it needs it. */
export function CasePage(): React.JSX.Element {
  const { id = '' } = useParams();
  const { isStaff } = useMe();
  const { data, error, take, reload } = useCase(id, { anew: true });
  if (!data) return error ? <Failure error={error} onRetry={() => void reload()} /> : <Loading />;
  return isStaff ? <ReviewCase key={data.documentId} data={data} take={take} reload={reload} /> : <FiledCase data={data} take={take} reload={reload} />;
}
