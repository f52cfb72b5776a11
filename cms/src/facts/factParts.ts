import type { FactGroup } from '@medregistry/config/facts';
import { authority } from './authority';
import { campaign } from './campaign';
import type { FactPart } from './FactPart';
import { institution } from './institution';
import { notice } from './notice';
import { nurse } from './nurse';
import { obligation } from './obligation';
import { permit } from './permit';
import { previous } from './previous';
import { province } from './province';
import { registration } from './registration';
import { renewal } from './renewal';
import { roster } from './roster';
import { selfCheck } from './selfCheck';
import { staffing } from './staffing';
import { deferral } from './deferral';
import { inspection } from './inspection';
import { period } from './period';
import { record } from './record';
import { switches } from './switches';
import { target } from './target';
import { validity } from './validity';
import { window } from './window';

/** Every group of facts; a group that config names and nobody loads does not compile. */
export const factParts: { [G in FactGroup]: FactPart<G> } = {
  institution,
  permit,
  renewal,
  authority,
  campaign,
  notice,
  obligation,
  window,
  switches,
  record,
  period,
  inspection,
  deferral,
  roster,
  previous,
  staffing,
  selfCheck,
  nurse,
  registration,
  target,
  validity,
  province,
};
