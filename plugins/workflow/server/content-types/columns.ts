/** Column settings that Strapi's schema builder honours (findings B27, L6). */
export const required = { notNullable: true } as const;
export const instant = { type: 'timestamp', args: [{ useTz: true, precision: 3 }] } as const;
export const civil = { type: 'date', args: [] } as const;

/** The engine's own tables are nobody's to edit by hand. */
export const hidden = { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } } as const;

/** A numeric foreign key to the case; the constraint stands in the DDL. */
export const applicationKey = { type: 'integer', required: true, column: required } as const;
