import { z, type ZodType } from 'zod';
import type { AnyEndpoint, Endpoint, Json } from '@medregistry/language';

type OpenEndpoint = Endpoint<unknown, unknown, unknown, unknown>;
type Schema = { [key: string]: Json };

const schemaOf = (schema: ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Schema;
  return rest;
};

const ERRORS: Record<string, string> = {
  400: '请求的格式不正确',
  401: '未登录或登录已失效',
  403: '角色不允许',
  404: '不存在，或不在管辖范围内',
  409: '当前状态下不允许',
  412: '版本已过期',
  413: '内容过大',
  415: '格式不支持',
  422: '内容有误，details.problems 列出全部问题',
  428: '缺少 If-Match',
  429: '过于频繁，见 Retry-After',
};

/** `{path}` parameters and query fields of one endpoint. */
function parametersOf(endpoint: OpenEndpoint): Json[] {
  const given = endpoint.params ? ((schemaOf(endpoint.params, 'input')['properties'] ?? {}) as Schema) : {};
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: given[name] ?? { type: 'string' },
  }));
  if (!endpoint.query) return inPath;
  const query = schemaOf(endpoint.query, 'input');
  const required = new Set((query['required'] ?? []) as string[]);
  const inQuery = Object.entries((query['properties'] ?? {}) as Schema).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema,
  }));
  return [...inPath, ...inQuery];
}

function bodyOf(endpoint: OpenEndpoint): Schema | undefined {
  if (endpoint.upload) {
    const properties = { files: { type: 'array', items: { type: 'string', format: 'binary' } } };
    return { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties } } } };
  }
  return endpoint.body && { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } };
}

function operationOf(endpoint: OpenEndpoint): Schema {
  const requestBody = bodyOf(endpoint);
  const answer: Schema = {
    description: '成功',
    ...(endpoint.answer ? { content: { 'application/json': { schema: schemaOf(endpoint.answer, 'output') } } } : {}),
  };
  const refusals = Object.entries(ERRORS).map(([status, description]) => [
    status,
    { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
  ]);
  return {
    summary: endpoint.summary,
    tags: [endpoint.tag],
    security: endpoint.access === 'public' ? [] : [{ bearer: [] }],
    ...(typeof endpoint.access === 'object' ? { 'x-roles': [...endpoint.access.roles] } : {}),
    parameters: parametersOf(endpoint),
    ...(requestBody ? { requestBody } : {}),
    responses: { 200: answer, ...(Object.fromEntries(refusals) as Schema) },
  };
}

/** The OpenAPI 3.1 description of everything that is registered; declarations are its only source. */
export function openApiDocument(endpoints: readonly AnyEndpoint[]): Schema {
  const paths: Record<string, Schema> = {};
  for (const any of endpoints) {
    const endpoint = any as unknown as OpenEndpoint;
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '接口说明', version: '1' },
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['status', 'name', 'message', 'details'],
              properties: {
                status: { type: 'integer' },
                name: { type: 'string' },
                message: { type: 'string' },
                details: { type: 'object' },
              },
            },
          },
        },
      },
    },
  };
}
