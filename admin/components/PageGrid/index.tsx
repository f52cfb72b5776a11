import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { arrayMove, rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { useTranslation } from 'react-i18next';
import type { Hint, Page } from '../../types/Case';
import { PageCard } from './PageCard';
import './style.css';

interface PageGridProps {
  pages: Page[];
  hints: Hint[];
  /** Whether the system offers to lay 与原件一致 over a page. */
  markable: boolean;
  previewPath: (page: Page) => string;
  disabled: boolean;
  onMark: (page: Page, on: boolean) => void;
  onArrange: (pages: Page[]) => void;
  onRemove: (page: Page) => void;
}

/** The pages of a slot: dragged into order by mouse or keyboard (space, arrows, space), turned, taken out. */
export function PageGrid({ pages, hints, markable, previewPath, disabled, onArrange, onMark, onRemove }: PageGridProps): React.JSX.Element {
  const { t } = useTranslation();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const place = (id: unknown): number => pages.findIndex((page) => page.id === id) + 1;
  const drop = ({ active, over }: DragEndEvent): void => {
    if (!over || active.id === over.id) return;
    onArrange(arrayMove(pages, place(active.id) - 1, place(over.id) - 1));
  };
  const turn = (page: Page): void => onArrange(pages.map((other) => (other.id === page.id ? { ...other, rotation: (other.rotation + 90) % 360 } : other)));
  const move = (page: Page, by: number): void => {
    const from = pages.indexOf(page);
    const to = from + by;
    if (to >= 0 && to < pages.length) onArrange(arrayMove(pages, from, to));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{
        screenReaderInstructions: { draggable: t('按空格键拿起这一页，用方向键移动，再按空格键放下，按 Esc 取消。') },
        announcements: {
          onDragStart: ({ active }) => t('已拿起第 {{n}} 页', { n: place(active.id) }),
          onDragOver: ({ over }) => (over ? t('移到第 {{n}} 页的位置', { n: place(over.id) }) : undefined),
          onDragEnd: ({ over }) => (over ? t('已放到第 {{n}} 页的位置', { n: place(over.id) }) : undefined),
          onDragCancel: () => t('已取消移动'),
        },
      }}
    >
      <SortableContext items={pages.map(({ id }) => id)} strategy={rectSortingStrategy}>
        <ol className="page-grid">
          {pages.map((page, index) => (
            <PageCard key={page.id} page={page} number={index + 1} last={index === pages.length - 1} path={previewPath(page)} hints={hints.filter((hint) => hint.page === page.id)} markable={markable} disabled={disabled} onTurn={() => turn(page)} onMark={() => onMark(page, page.mark === null)} onMove={(by) => move(page, by)} onRemove={() => onRemove(page)} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}
