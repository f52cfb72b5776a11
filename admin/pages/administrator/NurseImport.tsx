import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ImportPanel } from '../../components/ImportPanel';
import { PageTitle } from '../../components/PageTitle';
import { useMe } from '../../hooks/useMe';

/** 导入护士注册数据: registered nurses from the system that kept them before. */
export function NurseImport(): React.JSX.Element {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { me } = useMe();
  const authority = me?.assignments.find(({ role }) => role === 'administrator')?.authority;
  const done = useCallback(() => void client.invalidateQueries({ queryKey: ['nurse-search'] }), [client]);
  return (
    <div className="stack">
      <PageTitle title={t('导入护士注册数据')}><Link to="/nurse-search">{t('返回护士查询')}</Link></PageTitle>
      <p className="quiet">{t('只增加系统中还没有的护士；已有的护士和注册记录不会被表格改动。执业机构按登记号对应，要先在本机关登记。有一行不对，整个文件都不保存。')}</p>
      {authority ? <ImportPanel kind="nurses" subject={authority.id} label={t('护士注册数据')} onDone={done} after={<Link className="button-link" to="/nurse-search">{t('查看护士')}</Link>} /> : <p className="card">{t('只有区级管理员可以导入。')}</p>}
    </div>
  );
}
