import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMe } from '../../hooks/useMe';

interface Item {
  to: string;
  label: string;
  count?: number;
  /** Heading that it stands under; the daily work has none. */
  group?: string;
}

/** What an administrator keeps, under the question that brings people here. */
const administration = (t: TFunction): Item[] => [
  ...[{ to: '/campaigns', label: t('校验年度工作') }, { to: '/notices', label: t('通知公告') }, { to: '/guides', label: t('办事指南') }, { to: '/faqs', label: t('常见问题') }].map((item) => ({ ...item, group: t('发布') })),
  ...[{ to: '/standards', label: t('基本标准') }, { to: '/switches', label: t('机关参数') }, { to: '/canned-reasons', label: t('常用意见') }, { to: '/holidays', label: t('节假日') }].map((item) => ({ ...item, group: t('规则') })),
  ...[{ to: '/authorities', label: t('审批机关') }, { to: '/windows', label: t('服务窗口') }, { to: '/ratings', label: t('好差评') }, { to: '/dispatches', label: t('消息与提醒') }].map((item) => ({ ...item, group: t('机关与服务') })),
];

/** The items under their headings, in the order in which they come. */
function groupsOf(items: Item[]): { group: string | undefined; items: Item[] }[] {
  const groups = [...new Set(items.map(({ group }) => group))];
  return groups.map((group) => ({ group, items: items.filter((item) => item.group === group) }));
}

/** The menu: what the person's roles are for, nothing else. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }): React.JSX.Element {
  const { t } = useTranslation();
  const { me, has, institution } = useMe();
  const waiting = me?.queues.reduce((sum, { count }) => sum + Number.parseInt(String(count), 10), 0) ?? 0;
  const reviews = has('reviewer') || has('approver') || has('provincial');
  const atWindow = has('counter') && !reviews && !has('institution');
  const applies = has('institution') || has('nurse') || has('nursing');
  const items: Item[] = [
    { to: '/', label: has('institution') || has('nurse') ? t('需要您做什么') : has('nursing') ? t('护士业务') : atWindow ? t('窗口办理') : t('我的工作'), ...(waiting && !applies && !atWindow ? { count: waiting } : {}) },
    ...(has('nurse') ? [{ to: '/certificate', label: t('电子证照') }] : []),
    ...(has('institution') ? [{ to: '/verification', label: t('医疗机构校验申请') }] : []),
    ...(has('institution') ? [{ to: '/applications', label: t('医疗机构申请信息查询') }, { to: '/roster', label: t('本机构人员') }, { to: '/self-check', label: t('对照基本标准自查') }] : []),
    ...(has('institution') && institution ? [{ to: `/institutions/${institution.id}`, label: t('机构信息') }] : []),
    ...(has('nursing') && has('institution') ? [{ to: '/nursing', label: t('护士业务') }] : []),
    ...(has('nursing') ? [{ to: '/nurses', label: t('本院护士') }, { to: '/registration-check', label: t('护士执业注册验证') }, { to: '/certificate-check', label: t('电子证照验证') }, { to: '/authority-settings', label: t('设置审批机关') }] : []),
    ...(has('administrator') || has('approver') || has('provincial') ? [{ to: '/overview', label: t('校验工作概览') }] : []),
    ...(has('administrator') || has('approver') ? [{ to: '/publications', label: t('校验结果公示') }] : []),
    ...(applies ? [{ to: '/board', label: t('通知公告') }] : []),
    ...(has('counter') && !atWindow ? [{ to: '/counter', label: t('窗口办理') }] : []),
    ...(atWindow ? [{ to: '/work', label: t('工作列表'), ...(waiting ? { count: waiting } : {}) }] : []),
    ...(has('counter') || has('administrator') ? [{ to: '/appointments', label: t('窗口预约') }] : []),
    ...(has('counter') ? [{ to: '/credentials', label: t('机构账户发放') }] : []),
    ...(reviews || has('counter') ? [{ to: '/applications', label: t('业务查询') }] : []),
    ...(reviews || has('counter') || has('administrator') ? [{ to: '/institutions', label: t('医疗机构') }, { to: '/nurse-search', label: t('护士查询') }] : []),
    ...(has('security') ? [{ to: '/accounts', label: t('工作人员账号') }] : []),
    ...(has('auditor') ? [{ to: '/audit', label: t('审计记录') }] : []),
    ...(has('support') || has('reviewer') || has('administrator') ? [{ to: '/tickets', label: t('客服工单') }] : []),
    ...(has('administrator') ? administration(t) : []),
  ];
  // Whose whole work is one list has it as the home page; it stands in the menu once.
  const single = (has('security') || has('auditor')) && !waiting;
  const unique = items.filter(({ to }, index) => items.findIndex((other) => other.to === to) === index && !(single && to === '/'));
  return (
    <nav aria-label={t('主菜单')} className="navigation">
      {groupsOf(unique).map(({ group, items: own }) => (
        <Fragment key={group ?? ''}>
          {group && <p className="navigation-group" id={`menu-${group}`}>{group}</p>}
          <ul {...(group ? { 'aria-labelledby': `menu-${group}` } : {})}>
            {own.map(({ to, label, count }) => (
              <li key={to}>
                <NavLink to={to} end={to === '/'} onClick={onNavigate}>
                  <span>{label}</span>
                  {count !== undefined && <span className="navigation-count">{count}</span>}
                </NavLink>
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </nav>
  );
}
