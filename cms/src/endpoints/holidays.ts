import { CivilDate, defineEndpoint, type AnyEndpoint, type Calendar } from '@medregistry/language';
import { z } from 'zod';
import type { Held } from '../district/heldFor';
import { createHolidayYears } from '../district/holidayYears';
import type { Services } from './services';

const access = { roles: ['administrator'] };
const Year = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) });
const Version = Year.extend({ version: z.coerce.number().int().min(0).max(1_000_000) });
const Body = z.strictObject({
  data: z.strictObject({
    days: z.array(z.strictObject({ date: CivilDate, kind: z.enum(['off', 'work']), name: z.string().trim().min(1, '请写明节日名称。').max(40) })).max(120),
    source: z.string().trim().min(2, '请写明依据，例如国务院办公厅通知的文号。').max(200),
  }),
});

const etag = (version: number): Record<string, string> => ({ ETag: `"${version}"` });

/** 节假日和调休: the working calendar that all terms are counted by, kept without a developer. */
export const holidayEndpoints = ({ strapi }: Services): AnyEndpoint[] => {
  const years = createHolidayYears(strapi);
  const forget = (): void => (strapi.get('calendar') as Held<Calendar>).forget();
  return [
    defineEndpoint({ method: 'GET', path: '/api/holiday-years', summary: '已有放假安排的年份', tag: 'holidays', access, handle: async () => ({ body: { data: await years.list() } }) }),
    defineEndpoint({
      method: 'GET',
      path: '/api/holiday-years/:year',
      summary: '一年的放假和调休安排；published 为系统自带的已公布安排，可供导入',
      tag: 'holidays',
      access,
      params: Year,
      async handle({ params }) {
        const data = await years.read(params.year);
        return { body: { data }, headers: etag(data.version) };
      },
    }),
    defineEndpoint({
      method: 'PUT',
      path: '/api/holiday-years/:year',
      summary: '改写一年的放假和调休安排；If-Match 写明所改的版本，没有改过的为 0',
      tag: 'holidays',
      access,
      params: Year,
      body: Body,
      async handle(request) {
        const { version } = await years.set(request, request.params.year, request.body.data);
        forget();
        return { body: { data: { version } }, headers: etag(version) };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/holiday-years/:year/versions',
      summary: '一年放假安排的修改记录，最新的在前',
      tag: 'holidays',
      access,
      params: Year,
      handle: async ({ params }) => ({ body: { data: await years.versions(params.year) } }),
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/holiday-years/:year/versions/:version/restore',
      summary: '把一年的放假安排恢复为以前的一版，If-Match 写明现在的版本',
      tag: 'holidays',
      access,
      params: Version,
      async handle(request) {
        const { version } = await years.restore(request, request.params.year, request.params.version);
        forget();
        return { body: { data: { version } }, headers: etag(version) };
      },
    }),
  ];
};
