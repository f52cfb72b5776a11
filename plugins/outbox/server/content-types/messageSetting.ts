const required = { notNullable: true } as const;
const moment = { type: 'timestamp', args: [{ useTz: true, precision: 3 }] } as const;
/** Each attribute is an object of its own, since Strapi writes into them. */
const text = () => ({ type: 'text', required: true, column: required }) as const;

/** 消息设置: a text or a rule as somebody changed it for an authority. Versions are kept; one of them counts. */
export const messageSetting = {
  kind: 'collectionType',
  collectionName: 'message_settings',
  info: { singularName: 'message-setting', pluralName: 'message-settings', displayName: '消息设置' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  attributes: {
    /** `template` or `reminder`. */
    kind: text(),
    key: text(),
    scopePath: text(),
    version: { type: 'integer', required: true, column: required },
    current: { type: 'boolean', required: true, column: required },
    content: { type: 'json', required: true, column: { ...required, type: 'jsonb', args: [] } },
    changedById: { type: 'integer', required: true, column: required },
    changedBy: text(),
    changedAt: { type: 'datetime', required: true, column: { ...moment, ...required } },
  },
} as const;
