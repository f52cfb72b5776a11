import { useParams } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { useCase } from '../../hooks/useCase';
import { FormEditor } from './FormEditor';

/** 步骤二: the form, or the server's word why there is none. */
export function FormStep(): React.JSX.Element {
  const { id = '' } = useParams();
  const { data, error, take, takeMaterial, reload } = useCase(id, { anew: true });
  if (!data) return error ? <Failure error={error} onRetry={() => void reload()} /> : <Loading />;
  return <FormEditor key={data.documentId} data={data} take={take} takeMaterial={takeMaterial} reload={reload} />;
}
