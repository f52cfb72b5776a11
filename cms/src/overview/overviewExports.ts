import { labelOf, OVERSEERS, regulationCategories, standings, type RegulationCategory, type Standing } from '@medregistry/config';
import { defineNarrowedExport, type ExportDeclaration, type Exchange, type Place } from '@medregistry/exchange';
import { civilDate, say } from '@medregistry/language';
import type { Services } from '../endpoints/services';
import { BUCKETS } from './cohort';
import { placeLabel } from './figures';
import { InstitutionFilter, institutionPage } from './institutionList';
import { CaseFields, narrowCases } from './narrowCases';
import { questioning } from './questioning';

const SET = 500;
const STEP_LABELS = { filed: '提交', returned: '退回', approved: '网上通过', stamped: '盖章' } as const;

const words = (...parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join(' · ');

/** The campaign that a list belongs to; what it holds stays within the scope of whoever takes it out. */
const campaignPlace =
  ({ access }: Pick<Services, 'access'>) =>
  async (documentId: string): Promise<Place | undefined> =>
    (await access('reads').query<Place>('campaign_place', 'SELECT c.document_id AS id, c.id AS key, c.title AS label, c.scope_path AS "scopePath" FROM campaigns c WHERE c.document_id = $1', [documentId]))[0];

/** The institutions behind a figure of progress, with whom to call. */
function institutions(services: Services): ExportDeclaration {
  const { access } = services;
  const questionOf = questioning(services);
  return defineNarrowedExport({
    kind: 'overview-institutions',
    label: '机构名单',
    roles: OVERSEERS,
    unmask: [],
    filter: InstitutionFilter.omit({ campaign: true }),
    describe: ({ standing, kind }: { standing?: Standing | undefined; kind?: RegulationCategory | undefined }) => words(standing && standings[standing].label, kind && labelOf(regulationCategories, kind)),
    columns: [
      { key: 'number', header: '序号', width: 6, share: 5 },
      { key: 'name', header: '机构名称', width: 36, share: 26 },
      { key: 'registrationNumber', header: '登记号', width: 24 },
      { key: 'category', header: '类别', width: 20, share: 15 },
      { key: 'standing', header: '进度', width: 14, share: 12 },
      { key: 'dueOn', header: '校验期满日', width: 14, share: 12 },
      { key: 'caseNumber', header: '受理编号', width: 26 },
      { key: 'contact', header: '校验联系人', width: 12, share: 10 },
      { key: 'mobile', header: '联系人手机', width: 16 },
      { key: 'phone', header: '机构电话', width: 16, share: 14 },
      { key: 'reminded', header: '今天已提醒', width: 10 },
    ],
    place: campaignPlace(services),
    async *rows({ place, principal, filter, now }) {
      const question = questionOf(principal, place.id, now);
      let number = 0;
      for (let cursor: number | undefined; ; ) {
        const { rows, nextCursor } = await institutionPage(access, question, filter, { cursor, limit: SET });
        yield rows.map((row) => ({
          number: String((number += 1)),
          name: row.name,
          registrationNumber: row.registrationNumber,
          category: row.categoryLabel,
          standing: row.standingLabel,
          dueOn: row.dueOn,
          caseNumber: row.caseNumber,
          contact: row.contactName as string | null,
          mobile: row.contactMobile as string | null,
          phone: row.phone,
          reminded: row.remindedToday ? '是' : '',
        }));
        if (nextCursor === null) return;
        cursor = Number(nextCursor);
      }
    },
  });
}

/** The cases behind a figure: terms, reasons of return, work of each person. */
function cases(services: Services): ExportDeclaration {
  const { workflow } = services;
  const questionOf = questioning(services);
  const procedures = () => new Map(workflow().registry.all().map(({ procedure }) => [procedure.key, procedure]));
  return defineNarrowedExport({
    kind: 'overview-cases',
    label: '业务名单',
    roles: OVERSEERS,
    unmask: [],
    filter: CaseFields.omit({ campaign: true }),
    describe({ procedure, state, bucket, step, day, reason, place }) {
      const declared = procedures().get(procedure ?? '');
      return words(day, step && STEP_LABELS[step], declared && say(declared.label), state && say(declared?.states[state]?.label.staff ?? state), bucket && BUCKETS[bucket], reason && `意见 ${reason}`, place && placeLabel(place, procedures()));
    },
    columns: [
      { key: 'number', header: '序号', width: 6, share: 5 },
      { key: 'name', header: '机构名称', width: 36, share: 26 },
      { key: 'business', header: '业务', width: 26, share: 15 },
      { key: 'caseNumber', header: '受理编号', width: 26, share: 20 },
      { key: 'state', header: '状态', width: 18, share: 14 },
      { key: 'round', header: '轮次', width: 6 },
      { key: 'submittedOn', header: '提交日期', width: 14 },
      { key: 'dueOn', header: '期限', width: 14, share: 12 },
      { key: 'assignee', header: '领取人', width: 12, share: 8 },
    ],
    place: campaignPlace(services),
    async *rows({ place, principal, filter, now }) {
      const question = questionOf(principal, place.id, now);
      let number = 0;
      for (let cursor: string | undefined; ; ) {
        const { rows, nextCursor } = await workflow().workList.page(
          principal,
          { procedure: filter.procedure, state: filter.state, cursor, limit: SET, roles: OVERSEERS, narrow: (put) => narrowCases({ ...filter, campaign: place.id }, question, put) },
          now,
        );
        yield rows.map((row) => ({
          number: String((number += 1)),
          name: row.subjectName,
          business: [row.procedureLabel, ...row.joined].join('＋'),
          caseNumber: row.number,
          state: row.stateLabel,
          round: String(row.round),
          submittedOn: row.submittedAt && civilDate(new Date(row.submittedAt)),
          dueOn: row.dueOn,
          assignee: row.assigneeName,
        }));
        if (nextCursor === null) return;
        cursor = nextCursor;
      }
    },
  });
}

/** Hands the lists behind the overview's figures to the exchange (F34): who, when and why stand on each. */
export function declareOverviewExports(services: Services): void {
  const { exports } = services.strapi.plugin('exchange').service('exchange') as Exchange;
  for (const declaration of [institutions(services), cases(services)]) exports.declare(declaration);
}
