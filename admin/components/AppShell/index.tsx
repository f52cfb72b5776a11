import { BellOutlined, CustomerServiceOutlined, MenuOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer } from 'antd';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useMe } from '../../hooks/useMe';
import { useProofAsked } from '../../providers/proof';
import { AccountMenu } from '../AccountMenu';
import { ErrorBoundary } from '../ErrorBoundary';
import { Failure } from '../Failure';
import { Loading } from '../Loading';
import { Navigation } from '../Navigation';
import { Watermark } from '../Watermark';
import { openSupport, useSupportPlace } from '../SupportCentre/supportStore';
import './style.css';

const Messages = lazy(() => import('../Messages').then(({ Messages: drawer }) => ({ default: drawer })));

const ProofDialog = lazy(() => import('../ProofDialog').then(({ ProofDialog: dialog }) => ({ default: dialog })));

const SupportCentre = lazy(() => import('../SupportCentre').then(({ SupportCentre: drawer }) => ({ default: drawer })));

/** A message about an answer leads to its question, over the home page. */
function useSupportLink(): void {
  const [params, setParams] = useSearchParams();
  const ticket = params.get('support');
  useEffect(() => {
    if (!ticket) return;
    openSupport({ ticket });
    setParams({}, { replace: true });
  }, [setParams, ticket]);
}

/** The frame round every screen: skip link, header, menu by role, main. */
export function AppShell({ children }: { children: ReactNode }): React.JSX.Element {
  const { t } = useTranslation();
  const { me, error } = useMe();
  const [open, setOpen] = useState<'menu' | 'messages' | null>(null);
  const support = useSupportPlace();
  const proofAsked = useProofAsked();
  useSupportLink();
  const place = me?.assignments[0];
  const answers = me?.tickets ?? 0;
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
        <Badge count={answers} size="small" offset={[-6, 6]}>
          <Button type="text" icon={<CustomerServiceOutlined />} aria-label={answers > 0 ? t('客服中心，{{count}} 条新回复', { count: answers }) : t('客服中心')} onClick={() => openSupport(answers > 0 ? 'list' : 'ask')}>
            <span className="shell-support-word">{t('客服中心')}</span>
          </Button>
        </Badge>
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
      <Watermark />
      <Suspense fallback={null}>{proofAsked && <ProofDialog />}</Suspense>
      <Suspense fallback={null}>{support && <SupportCentre place={support} />}</Suspense>
    </>
  );
}
