import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isPossible } from '../../components/ActionBar/offered';
import { desk } from '../../providers/workbench';
import type { Case } from '../../types/Case';
import type { Row } from '../../types/Row';
import type { Changes, Workbench } from '../../types/Workbench';
import { useNextCase } from './useNextCase';
import { opensNext, setOpensNext } from './workFilters';

/** What has changed since the round before, from the second round on. */
export function useChanges({ documentId: id, round, version }: Case, { rounds }: Workbench): Changes | undefined {
  const before = round - 1;
  const kept = rounds.some((one) => one.round === before);
  return useQuery({ queryKey: ['changes', id, version], enabled: kept, queryFn: ({ signal }) => desk.changes(id, before, signal) }).data;
}

interface Following {
  row: Row | null;
  /** Whether this case has been done with, or one only looks for another. */
  done: boolean;
}

interface Onward {
  auto: boolean;
  setAuto: (on: boolean) => void;
  following: Following | undefined;
  /** Opens the next case of the list, or says that there is none. */
  goOn: () => Promise<void>;
  /** After an act: on to the next case where nothing is left to do here. */
  done: (answer: Case) => Promise<void>;
}

/** The way from one case to the next. */
export function useOnward(id: string): Onward {
  const navigate = useNavigate();
  const next = useNextCase(id);
  const [auto, setAuto] = useState(opensNext);
  const [following, setFollowing] = useState<Following>();
  const goOn = async (): Promise<void> => {
    const row = await next().catch(() => null);
    if (row) void navigate(`/applications/${row.documentId}`);
    else setFollowing({ row, done: false });
  };
  return {
    auto,
    setAuto: (on) => {
      setOpensNext(on);
      setAuto(on);
    },
    following,
    goOn,
    done: async (answer) => {
      if (answer.availableActions.some(isPossible) && !answer.closedAt) return;
      if (auto) return goOn();
      setFollowing({ row: await next().catch(() => null), done: true });
    },
  };
}
