import { freshServer, type RunningServer } from '../support/strapi';

describe('the server', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await freshServer();
  });

  it('answers to the health check', async () => {
    expect((await fetch(`${server.url}/_health`)).status).toBe(204);
  });

  it('lets no script run but its own, on pages and on answers of the API', async () => {
    for (const path of ['/', '/api/verify/none', '/no/such/page']) {
      const policy = (await fetch(server.url + path, { headers: { accept: 'text/html' } })).headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('https:');
    }
  });

  it('does not open itself to pages of other origins', async () => {
    const response = await fetch(`${server.url}/_health`, { headers: { origin: 'https://elsewhere.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect((await fetch(`${server.url}/_health`)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('does not say what it is made of', async () => {
    expect((await fetch(`${server.url}/_health`)).headers.get('x-powered-by')).toBeNull();
  });

  it('keeps the public folder of uploads closed', async () => {
    expect((await fetch(`${server.url}/uploads/.gitkeep`)).status).toBe(404);
    expect((await fetch(`${server.url}/uploads/%2e%2e/robots.txt`)).status).toBe(404);
  });

  it('answers an unknown path of the API as the API does, not with the page', async () => {
    const response = await fetch(`${server.url}/api/nothing-here`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/json');
  });

  it('refuses remote transfer', async () => {
    expect((await fetch(`${server.url}/admin/transfer/runner/pull`)).status).toBeGreaterThanOrEqual(400);
  });

  it('goes back to the state that the first boot left', async () => {
    const count = async (): Promise<number> => Number((await server.strapi.db.connection.raw('SELECT count(*) FROM strapi_webhooks')).rows[0].count);
    await server.strapi.db.connection.raw("INSERT INTO strapi_webhooks (name) VALUES ('left over')");
    expect(await count()).toBe(1);
    await freshServer();
    expect(await count()).toBe(0);
  });
});
