import { App } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { newKey } from '../../providers/http';
import type { BusinessOffer } from '../../types/NursePrompt';

type Given = { institution?: string; province?: string };

export interface Starting {
  /** The business whose question is open. */
  asking: BusinessOffer | null;
  failures: string[];
  busy: boolean;
  begin: (offer: BusinessOffer) => void;
  answer: (given: Given) => void;
  close: () => void;
}

/** Opens a case for a nurse, asking first what its way depends on; one that is open already is gone to. */
export function useStart(nurse: string): Starting {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asking, setAsking] = useState<BusinessOffer | null>(null);
  const [failures, setFailures] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const open = async (procedure: string, given: Given): Promise<void> => {
    setBusy(true);
    setFailures([]);
    try {
      const made = await cases.create({ procedure, nurse, ...given }, newKey());
      client.setQueryData(['case', made.documentId], made);
      void client.invalidateQueries({ queryKey: ['nurse-prompt'] });
      void navigate(`/applications/${made.documentId}/form`);
    } catch (refused) {
      if (refused instanceof ApiError && refused.statusCode === 409 && typeof refused.current === 'string') void navigate(`/applications/${refused.current}`);
      else if (refused instanceof ApiError && refused.problems.length > 0) setFailures(refused.problems.map((problem) => problem.message));
      else setFailures([sentenceOf(refused)]);
      if (!given.institution && !given.province) void message.error(sentenceOf(refused), 6);
    }
    setBusy(false);
  };
  return {
    asking,
    failures,
    busy,
    begin: (offer) => {
      setFailures([]);
      if (offer.asks) setAsking(offer);
      else void open(offer.key, {});
    },
    answer: (given) => void (asking && open(asking.key, given)),
    close: () => setAsking(null),
  };
}
