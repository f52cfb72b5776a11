export * from './DemonstrationDistrict';
export { DEMONSTRATION_SEED, demonstrationDistrict } from './district';
export { randomOf } from './random';
export type { Random } from './random';
export { demoCertificateNumber, demoCreditCode, demoIdNumber, demoLandline, demoMobile, demoOrganisationCode, demoRegistrationNumber } from './identity';
export { inventedName } from './names';
