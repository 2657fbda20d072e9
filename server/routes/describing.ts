/** GET /v1/openapi.json: the endpoints, described from the table that they are served from. */
import * as z from 'zod/mini';
import { openApi } from '../openapi/document.ts';
import { answers, forAnyone, NO_BODY, type Endpoint } from './endpoint.ts';

const Description = z.looseObject({ openapi: z.string() });

export const describing = (endpoints: () => readonly Endpoint[]): Endpoint =>
  forAnyone({
    method: 'get',
    path: '/v1/openapi.json',
    summary: 'This description, as OpenAPI 3.1.',
    body: NO_BODY,
    answer: answers({ name: 'OpenApi', schema: Description, example: { openapi: '3.1.0' } }),
    refuses: [],
    does: async (_asked, { publicUrl }) => openApi(endpoints(), publicUrl),
  });
