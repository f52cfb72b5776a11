import { keyOf, type SeedContext } from './SeedContext';

/** The authority tree, from the top down, and its service windows. */
export async function seedAuthorities(context: SeedContext): Promise<void> {
  const { district, authorities, insert } = context;
  for (const { key, parent, ...plain } of district.authorities) {
    const [written] = await insert('authority', [{ ...plain, parent: parent === null ? null : keyOf(authorities, parent).id, businessScope: ['verification'], enabled: true }]);
    if (written) authorities.set(key, { ...written, scopePath: plain.scopePath, name: plain.name });
  }
  await insert(
    'service-window',
    district.windows.map(({ key, authority, serves, ...plain }) => ({
      ...plain,
      serves: serves.map((served) => keyOf(authorities, served).scopePath),
      authority: keyOf(authorities, authority).id,
      scopePath: keyOf(authorities, authority).scopePath,
      enabled: true,
      version: 1,
    })),
  );
}
