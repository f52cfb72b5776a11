const timestamp = { type: 'timestamp', args: [{ useTz: true, precision: 3 }] } as const;

/**
 * 角色授权: one role held by one person within one scope. A person holds as many as needed; the role of
 * users-permissions is only the coarse gate. Written by the `assignments` service alone.
 */
export const assignment = {
  schema: {
    kind: 'collectionType',
    collectionName: 'assignments',
    info: { singularName: 'assignment', pluralName: 'assignments', displayName: '角色授权' },
    options: { draftAndPublish: false },
    attributes: {
      user: { type: 'relation', relation: 'manyToOne', target: 'plugin::users-permissions.user', useJoinTable: false, required: true },
      role: { type: 'string', required: true, column: { notNullable: true } },
      scopePath: { type: 'string', required: true, column: { type: 'text', args: [], notNullable: true } },
      scopeType: { type: 'enumeration', enum: ['subject', 'authority', 'self'], required: true, column: { notNullable: true } },
      scopeId: { type: 'string', required: true, column: { notNullable: true } },
      scopeLabel: { type: 'string', required: true, column: { notNullable: true } },
      validFrom: { type: 'date', required: true, column: { notNullable: true } },
      /** The last civil day on which the assignment holds. */
      validTo: { type: 'date' },
      grantedBy: { type: 'integer' },
      revokedAt: { type: 'datetime', column: timestamp },
      revokedBy: { type: 'integer' },
    },
  },
};

/** What the access plugin adds to Strapi's own user. */
export const userAttributes = {
  displayName: { type: 'string' },
  mustChangePassword: { type: 'boolean', default: false },
  /** Set by a security administrator (安全管理员); counts at once, live sessions included. */
  lockedUntil: { type: 'datetime', column: timestamp },
  /** Sealed TOTP secret. */
  secondFactor: { type: 'text', private: true, searchable: false },
  passwordChangedAt: { type: 'datetime', column: timestamp },
};
