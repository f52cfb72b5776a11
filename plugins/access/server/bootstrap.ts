import type { Core } from '@strapi/strapi';
import { accessOf } from './services';

/** Only the service grants and revokes: it checks exclusive roles and writes the trail. */
export function bootstrap(strapi: Core.Strapi): void {
  const access = accessOf(strapi);
  access('cipher'); // a missing or short key stops the start, not the first request
  access('guard').protect('plugin::access.assignment', { writer: 'assignments', message: '角色授权只能由安全管理员在账户管理中办理。' });
  access('housekeeping').start();
}
