import { useOne, type BaseRecord } from '@refinedev/core';
import { useParams } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import type { RecordKind } from './kinds';
import { RecordEditor } from './RecordEditor';

/** One record to be changed, or a new one. */
export function RecordForm({ kind }: { kind: RecordKind }): React.JSX.Element {
  const { id = 'new' } = useParams();
  const isNew = id === 'new';
  const { result, query } = useOne<BaseRecord>({ resource: kind, id, queryOptions: { enabled: !isNew } });
  if (isNew) return <RecordEditor kind={kind} record={null} reload={async () => undefined} />;
  if (!result) return query.error ? <Failure error={query.error} /> : <Loading />;
  return <RecordEditor key={`${id} ${String(result['version'])}`} kind={kind} record={result} reload={query.refetch} />;
}
