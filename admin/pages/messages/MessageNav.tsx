import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

/** The three pages about messages, beside each other. */
export function MessageNav(): React.JSX.Element {
  const { t } = useTranslation();
  const pages = [{ to: '/dispatches', label: t('发送记录') }, { to: '/message-templates', label: t('消息文字') }, { to: '/reminder-rules', label: t('自动提醒') }];
  return (
    <nav aria-label={t('消息与提醒')} className="row">
      {pages.map(({ to, label }) => <NavLink key={to} to={to} className="message-nav">{label}</NavLink>)}
    </nav>
  );
}
