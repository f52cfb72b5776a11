import { useTranslation } from 'react-i18next';
import { NoteList } from '../../components/NoteList';
import { ReplyInput } from '../../components/RepliesEditor';
import { Slot } from '../../components/Slot';
import { ItemAdder } from '../../components/Slot/ItemAdder';
import { PeopleSlot } from '../../components/Slot/PeopleSlot';
import { useReplies } from '../../hooks/useReplies';
import { useScrollToPlace } from '../../hooks/useScrollToPlace';
import type { Case, Material } from '../../types/Case';
import './style.css';

interface MaterialListProps {
  data: Case;
  onMaterial: (material: Material) => void;
  reload: () => Promise<unknown>;
}

/** Notes first, each with its answer; those on a material stand once more at the material. */
export function MaterialList({ data, onMaterial, reload }: MaterialListProps): React.JSX.Element {
  const { t } = useTranslation();
  const [replies, setReplies] = useReplies(data);
  useScrollToPlace();
  const open = data.notes.filter((note) => note.open);
  return (
    <>
      {data.notes.length > 0 && (
        <section className="card stack" aria-label={t('审核意见')}>
          <h2>{t('审核人员提出的修改意见')}</h2>
          {open.length > 0 && <p>{t('请按意见逐条整改，整改完毕后勾选，再继续提交。')}</p>}
          <NoteList notes={data.notes} showTarget action={(note) => data.editable.materials && <ReplyInput note={note} replies={replies} onChange={setReplies} />} />
        </section>
      )}
      {data.notes.length === 0 && <p className="panel panel-info">{t('审核人员还没有提出意见。请按下列要求上传材料；提交后如需修改，意见会显示在这里。')}</p>}
      {data.materials.map((material) => {
        if (material.repeat?.by === 'title') return <ItemAdder key={material.slot} caseId={data.documentId} material={material} disabled={!data.editable.materials} onMaterial={onMaterial} />;
        if (material.repeat) return <PeopleSlot key={material.slot} caseId={data.documentId} material={material} />;
        const base = data.materials.find(({ slot, repeat }) => slot === material.of && repeat);
        const person = base?.repeat?.by === 'row' ? `person.${material.slot.slice(material.of.length + 1)}` : null;
        const own = open.filter(({ target }) => target === `materials.${material.slot}` || target.startsWith(`materials.${material.slot}.`) || target === person);
        return (
          <div key={material.slot} id={person ?? undefined} style={{ scrollMarginTop: 76 }}>
            <Slot caseId={data.documentId} material={material} disabled={!data.editable.materials} documents={data.documents} onMaterial={onMaterial} reload={reload} named={base?.repeat?.by === 'title'}>
              {own.map((note) => (
                <div key={note.documentId} className="panel panel-care stack-s">
                  <p className="pre"><strong>{t('审核意见')}：</strong>{note.targetLabel !== material.label && <span className="small">{note.targetLabel} </span>}{note.text}</p>
                  {data.editable.materials && <ReplyInput note={note} replies={replies} onChange={setReplies} place="slot" />}
                </div>
              ))}
            </Slot>
          </div>
        );
      })}
      {data.materials.length === 0 && <p className="card">{t('这项业务不需要上传材料。')}</p>}
    </>
  );
}
