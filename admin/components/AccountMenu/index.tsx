import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '../../hooks/useMe';
import { LANGUAGES, switchTo } from '../../providers/locale';
import { session } from '../../providers/session';

/** Name, roles, sessions and password, language, sign out. */
export function AccountMenu(): React.JSX.Element {
  const { t } = useTranslation();
  const { me } = useMe();
  const navigate = useNavigate();
  const name = me?.user.displayName || me?.user.name || me?.user.username || '';
  const roles = [...new Set(me?.assignments.map(({ roleLabel }) => roleLabel))].join('、');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', type: 'group', label: `${name} · ${roles}` },
          { key: 'account', label: t('登录设备与密码'), onClick: () => navigate('/account') },
          { type: 'divider' },
          ...LANGUAGES.map(({ key, label }) => ({ key, label, onClick: () => void switchTo(key) })),
          { type: 'divider' },
          { key: 'end', label: t('退出登录'), onClick: () => void session.end() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={t('账户：{{name}}', { name: name })} aria-haspopup="menu">
        <span className="account-name">{name}</span>
      </Button>
    </Dropdown>
  );
}
