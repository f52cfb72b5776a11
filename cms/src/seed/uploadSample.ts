import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Slots } from '@medregistry/dossier';
import type { Asking, Workflow } from '@medregistry/workflow';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Samples } from './samplePage';

interface Sample {
  /** documentId of the case. */
  application: string;
  slot: string;
  label: string;
}

/** Puts a page that is marked as invented into a slot, by the way that uploads take. */
export async function uploadSample(strapi: Core.Strapi, asking: Asking, samples: Samples, { application, slot, label }: Sample): Promise<void> {
  const slots = strapi.plugin('dossier').service('slots') as Slots;
  const { engine } = strapi.plugin('workflow').service('workflow') as Workflow;
  const { principal, address, now } = asking;
  const material = { principal, address, now, params: { id: application, slot } };
  const folder = await mkdtemp(path.join(tmpdir(), 'sample-'));
  try {
    const bytes = await samples({ title: label, line: '本页代替申请单位的扫描件，不是真实材料。' });
    const place = path.join(folder, 'page.pdf');
    await writeFile(place, bytes);
    await slots.append({
      subjectType: 'application',
      subjectId: application,
      scopePath: principal.assignments[0]?.scopePath ?? '/',
      slot,
      files: [{ path: place, name: `${label}.pdf`, size: bytes.byteLength, mimetype: 'application/pdf' }],
      actor: { id: principal.userId, name: principal.name },
      now,
      guard: (trx) => engine.lockForMaterials(trx as Knex.Transaction, material),
      after: (trx, view) => engine.auditMaterials(trx as Knex.Transaction, material, 'pages', { slot, version: view.version, pages: view.pages.length }),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
