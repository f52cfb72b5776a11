import type { Section } from '@medregistry/language';

/** `section.field` of every field that is sensitive or holds a sensitive column. */
export const sensitivePathsOf = (sections: Section[]): Set<string> =>
  new Set(
    sections.flatMap((section) =>
      section.fields.filter((field) => field.sensitive || field.columns?.some((column) => column.sensitive)).map((field) => `${section.key}.${field.key}`),
    ),
  );
