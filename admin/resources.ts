import type { IResourceItem } from '@refinedev/core';

/** What Refine knows by name; the menu is made from the person's roles, not from this list. */
export const resources: IResourceItem[] = [
  { name: 'applications', list: '/applications', show: '/applications/:id' },
  { name: 'institutions', list: '/institutions', show: '/institutions/:id' },
  { name: 'campaigns', list: '/campaigns', create: '/campaigns/new', edit: '/campaigns/:id' },
  { name: 'notices', list: '/notices', create: '/notices/new', edit: '/notices/:id' },
  { name: 'windows', list: '/windows', edit: '/windows/:id' },
];
