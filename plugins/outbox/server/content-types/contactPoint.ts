const required = { notNullable: true } as const;
const moment = { type: 'timestamp', args: [{ useTz: true, precision: 3 }] } as const;
/** Each attribute is an object of its own, since Strapi writes into them. */
const text = () => ({ type: 'text', required: true, column: required }) as const;

/** 接收地址: where a person is reached by a channel, proved by a code that was sent there. */
export const contactPoint = {
  kind: 'collectionType',
  collectionName: 'contact_points',
  info: { singularName: 'contact-point', pluralName: 'contact-points', displayName: '接收地址' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  attributes: {
    userId: { type: 'integer', required: true, column: required },
    channel: text(),
    /** Sealed. */
    address: { ...text(), private: true, searchable: false },
    addressMasked: text(),
    /** Sealed: what takes the address's place once it is proved; until then the proved one stays. */
    candidate: { type: 'text', private: true, searchable: false },
    candidateMasked: { type: 'text' },
    /** Whether the person wants messages there. */
    wanted: { type: 'boolean', required: true, column: required },
    verifiedAt: { type: 'datetime', column: moment },
    codeDigest: { type: 'text', private: true, searchable: false },
    codeUntil: { type: 'datetime', column: moment },
    codeTries: { type: 'integer', required: true, column: required },
  },
} as const;
