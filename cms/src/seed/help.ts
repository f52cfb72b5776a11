import { keyOf, type SeedContext } from './SeedContext';

/** Questions and service guides, published. */
export async function seedHelp({ district, authorities, insert }: SeedContext): Promise<void> {
  const placed = <T extends { authority: string }>({ authority, ...plain }: T) => {
    const { id, scopePath } = keyOf(authorities, authority);
    return { ...plain, authority: id, scopePath, published: true, version: 1 };
  };
  await insert('faq-article', district.faqs.map(placed));
  for (const guide of district.guides) await insert('service-guide', [placed(guide)]);
}
