import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { useDates } from '../../hooks/useDates';
import { useMe } from '../../hooks/useMe';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { call, newKey } from '../../providers/http';
import '../../components/TableField/style.css';

interface NurseRow {
  documentId: string;
  name: string;
  gender?: string;
  idNumber: string;
  certificateNumber: string | null;
  status: string;
  validTo: string | null;
  department: string | null;
  institution: string | null;
}
interface Answer {
  data: NurseRow[];
  meta: { nextCursor: string | null };
}

const LISTS = ['all', 'renewal-due', 'expired'] as const;

/** 护士查询: the nurses of one's district, by number, name, two characters of it or initials, or by the end of the registration. */
export function NurseSearch(): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { has } = useMe();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [params, setParams] = useSearchParams();
  const list = LISTS.find((key) => key === params.get('list')) ?? 'all';
  const [typed, setTyped] = useState('');
  // What is looked for stays out of the address: it may be somebody's number.
  const [q, setQ] = useState('');
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['nurse-search', list, q],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => (await call<Answer>('/api/nurse-searches', { method: 'POST', body: { data: { q, list, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })).body,
    getNextPageParam: (page) => page.meta.nextCursor ?? undefined,
  });
  /** Leads to the case; one that is open already is gone to. */
  const open = async (procedure: string, nurse: string): Promise<void> => {
    setBusy(true);
    try {
      void navigate(`/applications/${(await cases.create({ procedure, nurse }, newKey())).documentId}${procedure === 'registration-cancellation' ? '/form' : ''}`);
    } catch (refused) {
      if (refused instanceof ApiError && refused.statusCode === 409 && typeof refused.current === 'string') void navigate(`/applications/${refused.current}`);
      else void message.error(sentenceOf(refused), 6);
    }
    setBusy(false);
  };
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className="stack">
      <PageTitle title={t('护士查询')}>
        {/* Never shown as loading: it would not hear Enter then, and whoever types quickly would wait for nothing. */}
        <Input.Search
          aria-label={t('按证件号码、证书编号、姓名或者拼音首字母查找护士')} placeholder={t('证件号码、证书编号、姓名或拼音首字母')} allowClear autoComplete="off" maxLength={60} style={{ width: 340 }}
          value={typed} onChange={({ target }) => setTyped(target.value)} onSearch={(value) => setQ(value.trim())} enterButton={t('查询')}
        />
      </PageTitle>
      {has('administrator') && <p><Link to="/nurse-import">{t('用表格导入护士注册数据')}</Link></p>}
      <p className="small quiet">{t('号码请填写完整；姓名填写其中相连的两个字就可以查，同名较多的，可以再加一个词，用空格隔开。')}</p>
      <section className="card stack-s">
        <Segmented
          aria-label={t('名单')} value={list} onChange={(value) => setParams(value === 'all' ? {} : { list: value })}
          options={[{ value: 'all', label: t('全部护士') }, { value: 'renewal-due', label: t('待延续注册') }, { value: 'expired', label: t('过期未延续') }]}
        />
        {error && <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>}
        {!data && !error && <Loading />}
        {data && rows.length === 0 && <p role="status">{q ? t('没有找到符合的护士。请核对填写的内容；注册在其他地区的，不在这里显示。') : t('这个名单里没有护士。')}</p>}
        {rows.length > 0 && (
          <table className="cards">
            <thead>
              <tr>
                <th scope="col">{t('姓名')}</th><th scope="col">{t('证件号码')}</th><th scope="col">{t('护士执业证书编号')}</th><th scope="col">{t('执业机构')}</th><th scope="col">{t('注册状态')}</th><th scope="col">{t('注册有效期至')}</th>{has('reviewer') && <th scope="col">{t('操作')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.documentId}>
                  <td data-label={t('姓名')}><Link to={`/nurse-search/${row.documentId}`} title={t('{{name}}的执业记录', { name: row.name })}>{row.name}</Link></td>
                  <td data-label={t('证件号码')}>{row.idNumber}</td>
                  <td data-label={t('护士执业证书编号')}>{row.certificateNumber ?? '—'}</td>
                  <td data-label={t('执业机构')}>{row.institution ?? '—'}{row.department && <span className="quiet">　{row.department}</span>}</td>
                  <td data-label={t('注册状态')}>{row.status}</td>
                  <td data-label={t('注册有效期至')}>{row.validTo ? day(row.validTo) : '—'}</td>
                  {has('reviewer') && (
                    <td data-label={t('操作')}>
                      <span className="row">
                        <Button size="small" disabled={busy} onClick={() => void open('nurse-penalty', row.documentId)} aria-label={t('立案处罚：{{name}}', { name: row.name })}>{t('立案处罚')}</Button>
                        <Button size="small" disabled={busy} onClick={() => void open('registration-cancellation', row.documentId)} aria-label={t('依职权注销：{{name}}', { name: row.name })}>{t('依职权注销')}</Button>
                      </span>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {hasNextPage && <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('再显示一些')}</Button>}
      </section>
    </div>
  );
}
