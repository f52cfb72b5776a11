import type { IResourceItem } from '@refinedev/core';

/** What Refine knows by name; the menu is made from the person's roles, not from this list. */
export const resources: IResourceItem[] = [
  { name: 'applications', list: '/applications', show: '/applications/:id' },
  { name: 'institutions', list: '/institutions', show: '/institutions/:id' },
  { name: 'campaigns', list: '/campaigns', create: '/campaigns/new', edit: '/campaigns/:id' },
  { name: 'notices', list: '/notices', create: '/notices/new', edit: '/notices/:id' },
  { name: 'faqs', list: '/faqs', create: '/faqs/new', edit: '/faqs/:id' },
  { name: 'guides', list: '/guides', create: '/guides/new', edit: '/guides/:id' },
  { name: 'windows', list: '/windows', create: '/windows/new', edit: '/windows/:id' },
];
