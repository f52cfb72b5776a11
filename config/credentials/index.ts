export * from './CredentialKind';
export * from './credentialReceipt';
export * from './ownerForm';
