import { BellOutlined, MenuOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../hooks/useMe';
import { AccountMenu } from '../AccountMenu';
import { ErrorBoundary } from '../ErrorBoundary';
import { Failure } from '../Failure';
import { Loading } from '../Loading';
import { Navigation } from '../Navigation';
import './style.css';

const Messages = lazy(() => import('../Messages').then(({ Messages: drawer }) => ({ default: drawer })));

/** The frame round every screen: skip link, header, menu by role, main. */
export function AppShell({ children }: { children: ReactNode }): React.JSX.Element {
  const { t } = useTranslation();
  const { me, error } = useMe();
  const [open, setOpen] = useState<'menu' | 'messages' | null>(null);
  const place = me?.assignments[0];
  return (
    <>
      <a className="shell-skip" href="#main">{t('跳到正文')}</a>
      <header className="shell-header no-print">
        <Button className="shell-burger" type="text" icon={<MenuOutlined />} aria-label={t('打开菜单')} onClick={() => setOpen('menu')} />
        <Link to="/" className="shell-brand">
          <img src="/mark.svg" alt="" width={28} height={28} />
          <span>{t('医疗机构电子化注册')}</span>
        </Link>
        <span className="shell-place">{place?.institution?.name ?? place?.authority?.name ?? place?.scopeLabel ?? ''}</span>
        <Badge count={me?.unread ?? 0} size="small" offset={[-6, 6]}>
          <Button type="text" icon={<BellOutlined />} aria-label={t('消息，{{count}} 条未读', { count: me?.unread ?? 0 })} onClick={() => setOpen('messages')} />
        </Badge>
        <AccountMenu />
      </header>
      <div className="shell-body">
        <aside className="shell-side no-print"><Navigation /></aside>
        <main id="main" className="shell-main" tabIndex={-1}>
          <ErrorBoundary>{me ? children : error ? <Failure error={error} /> : <Loading />}</ErrorBoundary>
        </main>
      </div>
      <Drawer title={t('菜单')} placement="left" width={280} open={open === 'menu'} onClose={() => setOpen(null)}>
        <Navigation onNavigate={() => setOpen(null)} />
      </Drawer>
      <Suspense fallback={null}>{open === 'messages' && <Messages onClose={() => setOpen(null)} />}</Suspense>
    </>
  );
}
